package page_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/a-h/templ/parser/v2"
	"github.com/a-h/templ/parser/v2/visitor"
)

// spoken are the attributes whose values people read or hear.
var spoken = map[string]bool{"alt": true, "aria-label": true, "placeholder": true, "title": true, "content": true, "value": true}

// machine are constant contents of spoken attributes that are not words.
var machine = map[string]bool{
	"width=device-width, initial-scale=1": true, "light dark": true, "telephone=no": true, "noindex,follow": true,
}

func templates(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*.templ", "../prose/*.templ"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 10 {
		t.Fatalf("only %d templates found", len(files))
	}
	return files
}

func TestTemplatesHoldNoWords(t *testing.T) {
	for _, file := range templates(t) {
		for _, found := range literalWords(t, file) {
			t.Errorf("%s says %q: texts belong to package words", file, found)
		}
	}
}

func TestTemplatesHoldNoInlineStyleOrScript(t *testing.T) {
	for _, file := range templates(t) {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, forbidden := range []string{" style=", "<style", " onclick", " onload", " onsubmit", " onchange", "templ.Raw", "templ.JSFuncCall"} {
			if strings.Contains(string(source), forbidden) {
				t.Errorf("%s has %q, which the content policy forbids", file, forbidden)
			}
		}
	}
}

func TestTheCheckerFindsWords(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bad.templ")
	source := "package bad\n\ntempl Bad() {\n\t<p aria-label=\"Sulje\">Hei { \"x\" }</p>\n}\n"
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	if found := literalWords(t, file); len(found) != 2 {
		t.Errorf("found %q, want both words", found)
	}
}

func literalWords(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	v := visitor.New()
	v.Text = func(n *parser.Text) error {
		if hasLetter(n.Value) {
			found = append(found, n.Value)
		}
		return nil
	}
	v.ConstantAttribute = func(a *parser.ConstantAttribute) error {
		if spoken[a.Key.String()] && hasLetter(a.Value) && !machine[a.Value] {
			found = append(found, a.Value)
		}
		return nil
	}
	if err := tree.Visit(v); err != nil {
		t.Fatal(err)
	}
	return found
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
