// Package form is what the studio's forms need: values that come back as they were typed, problems, and the fields as
// templ components.
package form

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Problem is what is wrong with a field.
type Problem struct {
	Field string // the field's name, which is its id, too; empty for the form as a whole
	Text  string
}

// Form is a form as it was sent, or as it is shown first.
type Form struct {
	// Action is where it is sent to: path and query.
	Action   string
	Values   url.Values
	Problems []Problem
}

// New is a form that is shown for the first time, with pairs of names and values.
func New(action string, pairs ...string) *Form {
	f := &Form{Action: action, Values: url.Values{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Values.Add(pairs[i], pairs[i+1])
	}
	return f
}

// Read is a form as it was sent. It is sent to the same address again.
func Read(r *http.Request) *Form {
	if err := r.ParseForm(); err != nil { // what could be read is there all the same
		return &Form{Action: r.URL.RequestURI(), Values: url.Values{}}
	}
	return &Form{Action: r.URL.RequestURI(), Values: r.PostForm}
}

// Get is the value of a field, without space round it.
func (f *Form) Get(name string) string { return strings.TrimSpace(f.Values.Get(name)) }

// Raw is the value of a field as it was typed: passwords may begin with a space.
func (f *Form) Raw(name string) string { return f.Values.Get(name) }

// All are the values of a field that may have several.
func (f *Form) All(name string) []string { return f.Values[name] }

// Has tells whether a field has that value among its own.
func (f *Form) Has(name, value string) bool { return slices.Contains(f.Values[name], value) }

// Fail notes what is wrong with a field; an empty name means the whole form.
func (f *Form) Fail(field, text string) { f.Problems = append(f.Problems, Problem{field, text}) }

// Failed tells whether something is wrong.
func (f *Form) Failed() bool { return len(f.Problems) > 0 }

// Problem is what is wrong with a field; empty when it is fine.
func (f *Form) Problem(name string) string {
	for _, p := range f.Problems {
		if p.Field == name {
			return p.Text
		}
	}
	return ""
}

// Field is one field of a form.
type Field struct {
	Name, Label string
	Hint        string // empty for none
	// Type is the input's type; empty is text. Passwords never come back.
	Type string
	// Complete is what browsers may fill in (autocomplete); empty for nothing.
	Complete string
	// Mode is the kind of keyboard (inputmode); empty for any.
	Mode     string
	Optional bool
	// Filter is for fields that narrow a list: nobody expects them to be filled in.
	Filter bool
	Lines  int // more than one: a text of that many lines
}

func (f Field) kind() string {
	if f.Type == "" {
		return "text"
	}
	return f.Type
}

func (f Field) complete() string {
	if f.Complete == "" {
		return "off"
	}
	return f.Complete
}

func (f Field) value(of *Form) string {
	if f.Type == "password" {
		return ""
	}
	return of.Values.Get(f.Name)
}

// described are the ids of what is said about the field.
func (f Field) described(of *Form) string {
	var ids []string
	if of.Problem(f.Name) != "" {
		ids = append(ids, f.Name+"-problem")
	}
	if f.Hint != "" {
		ids = append(ids, f.Name+"-hint")
	}
	return strings.Join(ids, " ")
}

// Option is one of several that can be chosen.
type Option struct{ Value, Label, Hint string }

// optionID is the id of a choice: the first one has the field's, so that the summary leads to it.
func optionID(name string, i int, o Option) string {
	if i == 0 {
		return name
	}
	return name + "-" + o.Value
}
