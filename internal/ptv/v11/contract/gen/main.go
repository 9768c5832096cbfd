// Command gen makes the wire contract's OpenAPI document from a description of the interface: facts are kept as they
// are and in their order, prose is left out or said in our own words.
//
//	go run ./internal/ptv/v11/contract/gen FACTS.json internal/ptv/v11/contract/v11-openapi.json
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: gen FACTS.json OUT.json")
	}
	if err := generate(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func generate(from, to string) error {
	facts, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	g := generator{
		in:  jsontext.NewDecoder(bytes.NewReader(facts)),
		out: jsontext.NewEncoder(&out, jsontext.Multiline(true), jsontext.WithIndent(" ")),
	}
	if err := g.value(nil); err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, out.Bytes(), 0o644)
}

type generator struct {
	in  *jsontext.Decoder
	out *jsontext.Encoder
}

// value copies the value at that path of member names.
func (g *generator) value(path []string) error {
	switch g.in.PeekKind() {
	case '{':
		return g.object(path)
	case '[':
		if err := g.token(); err != nil {
			return err
		}
		for g.in.PeekKind() != ']' {
			if err := g.value(append(path, "[]")); err != nil {
				return err
			}
		}
		return g.token()
	}
	return g.token()
}

func (g *generator) token() error {
	t, err := g.in.ReadToken()
	if err != nil {
		return err
	}
	return g.out.WriteToken(t)
}

func (g *generator) object(path []string) error {
	if err := g.token(); err != nil {
		return err
	}
	for g.in.PeekKind() != '}' {
		t, err := g.in.ReadToken()
		if err != nil {
			return err
		}
		name := t.String()
		words, keep := ours(path, name)
		if !keep {
			if err := g.in.SkipValue(); err != nil {
				return err
			}
			continue
		}
		if err := g.out.WriteToken(jsontext.String(name)); err != nil {
			return err
		}
		if words == "" {
			if err := g.value(append(path, name)); err != nil {
				return err
			}
			continue
		}
		if err := g.in.SkipValue(); err != nil {
			return err
		}
		if err := g.out.WriteValue(jsontext.Value(words)); err != nil {
			return err
		}
	}
	return g.token()
}

// ours says what to do with a member: keep it as it is (""), keep it with a value of our own, or leave it out.
func ours(path []string, name string) (value string, keep bool) {
	in := ""
	if len(path) > 0 {
		in = path[len(path)-1]
	}
	switch {
	case in == "properties", in == "schemas", in == "paths":
		return "", true // names of the interface, not of OpenAPI
	case len(path) == 0 && name == "info":
		return `{"title":"Open API v11","version":"11","description":"The wire format of PTV Open API v11. ` +
			`Objects that are read carry every member always; what is unknown is null."}`, true
	case len(path) == 0 && name == "servers":
		return `[{"url":"/"}]`, true
	case name == "summary" && len(path) == 3 && path[0] == "paths":
		return quoted(summary(path[2], path[1])), true
	case name == "description" && len(path) > 1 && path[len(path)-2] == "responses":
		return quoted(answers[in]), true
	case name == "description", name == "x-note", name == "x-rule", name == "x-login", name == "x-removed-from-live":
		return "", false
	}
	return "", true
}

func quoted(s string) string { return string(must(jsontext.AppendQuote(nil, s))) }

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err) // the texts are ours
	}
	return b
}

// answers says what a status means.
var answers = map[string]string{
	"200": "The answer.",
	"400": "A parameter or the body is not as it should be; every key names one.",
	"401": "The token is missing, expired or revoked.",
	"403": "The token does not give this right.",
	"404": "What was asked for is not there, or not for the caller.",
	"500": "The server failed.",
}

// summary says what an operation does in the words of its path.
func summary(method, path string) string {
	verb := map[string]string{"get": "Read", "post": "Add", "put": "Change"}[method]
	var by []string
	var what []string
	for _, part := range strings.Split(strings.TrimPrefix(path, "/api/v11/"), "/") {
		if strings.HasPrefix(part, "{") {
			by = append(by, strings.Trim(part, "{}"))
		} else {
			what = append(what, part)
		}
	}
	text := verb + " " + strings.Join(what, " ")
	if len(by) > 0 {
		text += " by " + strings.Join(by, " and ")
	}
	return text
}
