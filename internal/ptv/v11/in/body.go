package in

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// ruleBody is the rule that a body is there and can be read.
const ruleBody = "body"

// keyNoBody is PTV's key for a body that is missing or is none at all.
const keyNoBody = "RequestIsNull"

// received is what reading a body found. All fields have the body's names.
type received struct {
	// unreadable is why the body cannot be read into its form.
	unreadable []catalog.Problem
	// empty are texts that were opened and left empty.
	empty []catalog.Problem
	// ignored are members that the form does not have, where they are asked for.
	ignored []string
}

// read reads a body into a form.
func read[T any](a *asked, form *T) received {
	if empty := bytes.TrimSpace(a.body); len(empty) == 0 || string(empty) == "null" {
		return received{unreadable: []catalog.Problem{{Field: keyNoBody, Rule: ruleBody, Message: "The request has no body."}}}
	}
	problems := v11.TooMuch(a.body)
	if problems == nil {
		problems = v11.ReadBody(a.body, form)
	}
	for i := range problems {
		p := &problems[i]
		switch {
		case p.Field == "":
			p.Field = keyNoBody
		case p.Rule == "type" && p.Value == "null":
			*p = rule.Broken(rule.BooleanRequired, p.Field, "")
		}
	}
	if problems != nil {
		return received{unreadable: problems}
	}
	r := received{empty: emptyTexts(reflect.ValueOf(form).Elem(), "", nil)}
	if a.tellIgnored {
		r.ignored = ignored(a.body, reflect.TypeFor[T]())
	}
	return r
}

// has tells whether an object has a member, in whatever case: for the one switch that a POST must give. The body has been
// read before.
func has(body []byte, member string) bool {
	d := jsontext.NewDecoder(bytes.NewReader(body))
	if _, err := d.ReadToken(); err != nil {
		return false
	}
	for d.PeekKind() == '"' {
		name, err := d.ReadToken()
		if err != nil || strings.EqualFold(name.String(), member) {
			return err == nil
		}
		if err := d.SkipValue(); err != nil {
			return false
		}
	}
	return false
}

// emptyTexts finds texts without words: PTV gives such out and takes none.
func emptyTexts(v reflect.Value, path string, found []catalog.Problem) []catalog.Problem {
	if len(found) >= maxProblems {
		return found
	}
	switch value := v.Interface().(type) {
	case catalog.Text:
		return emptyText(value.Value, path, found)
	case catalog.TypedText:
		return emptyText(value.Value, path, found)
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return emptyTexts(v.Elem(), path, found)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct && v.Type().Elem().Kind() != reflect.Pointer {
			return found
		}
		for i := range v.Len() {
			found = emptyTexts(v.Index(i), path+"["+strconv.Itoa(i)+"]", found)
		}
	case reflect.Struct:
		return emptyTextsOf(v, path, found)
	}
	return found
}

func emptyTextsOf(v reflect.Value, path string, found []catalog.Problem) []catalog.Problem {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			found = emptyTextsOf(v.Field(i), path, found)
		case !f.IsExported() || name == "":
		case path == "":
			found = emptyTexts(v.Field(i), name, found)
		default:
			found = emptyTexts(v.Field(i), path+"."+name, found)
		}
	}
	return found
}

func emptyText(value, path string, found []catalog.Problem) []catalog.Problem {
	if strings.TrimSpace(value) != "" {
		return found
	}
	return append(found, rule.Broken(rule.TextEmpty, path+".value", ""))
}
