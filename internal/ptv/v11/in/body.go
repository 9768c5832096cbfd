package in

import (
	"bytes"
	"reflect"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// Names of the rules that a body breaks before it is content.
const (
	ruleRequired = "required"
	ruleBody     = "body"
)

// keyNoBody is PTV's key for a body that is missing or is none at all.
const keyNoBody = "RequestIsNull"

// read reads a body into a form. Problems have the body's names.
func read[T any](a *asked, form *T) (unknown []string, problems []catalog.Problem) {
	if empty := bytes.TrimSpace(a.body); len(empty) == 0 || string(empty) == "null" {
		return nil, []catalog.Problem{{Field: keyNoBody, Rule: ruleBody, Message: "the request has no body"}}
	}
	problems = v11.TooMuch(a.body)
	if problems == nil {
		problems = v11.ReadBody(a.body, form)
	}
	for i := range problems {
		if problems[i].Field == "" {
			problems[i].Field = keyNoBody
		}
	}
	if problems == nil && a.tellIgnored {
		unknown = ignored(a.body, reflect.TypeFor[T]())
	}
	return unknown, problems
}
