package v11

import (
	"encoding"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// maxProblems bounds what is reported of one record.
const maxProblems = 1000

// read reads a record into a wire struct. A good record takes one fast pass. When a member does not fit, a second pass
// reads what can be read and notes every such member.
func read[T any](line []byte, into *T) []catalog.Problem {
	return readTwice(line, into, false)
}

// ReadBody reads what is written to the interface: as records are read, but for names of members in whatever case, and
// for true and false, which PTV does not take as null. Problems have the member's path in the body, in its names.
// The reader would pass over hyphens and underscores, too, which PTV does not.
func ReadBody[T any](body []byte, into *T) []catalog.Problem {
	return readTwice(exactNames(body), into, true, json.MatchCaseInsensitiveNames(true), json.WithUnmarshalers(json.UnmarshalFromFunc(noNull)))
}

// noNull refuses null where a switch belongs.
func noNull(d *jsontext.Decoder, _ *bool) error {
	if d.PeekKind() == 'n' {
		return errNull
	}
	return errors.ErrUnsupported
}

var errNull = errors.New("null is neither true nor false")

func readTwice[T any](line []byte, into *T, strict bool, options ...json.Options) []catalog.Problem {
	err := json.Unmarshal(line, into, options...)
	if err == nil {
		return nil
	}
	*into = *new(T)
	notes := reading{strict: strict}
	options = append(options, json.WithUnmarshalers(json.UnmarshalFromFunc(notes.member)))
	err = json.Unmarshal(line, into, options...)
	if err == nil {
		return notes.problems
	}
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return append(notes.problems, syntaxProblem(syntax))
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return append(notes.problems, catalog.Problem{Rule: "syntax", Message: "the record ends too early"})
	}
	// Not reached as far as known: what the second pass lets through fits its member.
	return append(notes.problems, catalog.Problem{Rule: "type", Message: err.Error()})
}

func syntaxProblem(err *jsontext.SyntacticError) catalog.Problem {
	message := fmt.Sprintf("is not JSON at byte %d: %v", err.ByteOffset+1, err.Err)
	rule := "syntax"
	if errors.Is(err.Err, jsontext.ErrDuplicateName) {
		rule, message = "duplicate", "the object has this member twice"
	}
	return catalog.Problem{Field: fieldOf(err.JSONPointer), Rule: rule, Message: message}
}

// reading notes what does not fit while a record is read.
type reading struct {
	// strict tells that null is no switch.
	strict   bool
	problems []catalog.Problem
}

// member is asked for every value before it is read into v. What fits is left to the usual reading; what does not is
// noted, and v stays empty.
func (r *reading) member(d *jsontext.Decoder, v any) error {
	kind := d.PeekKind()
	if kind == 'n' {
		if _, flag := v.(*bool); flag && r.strict {
			return r.skip(d, "type", "is not true or false")
		}
		return errors.ErrUnsupported
	}
	switch v := v.(type) {
	case *uuid.UUID:
		return r.text(d, kind, "an id of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", v.UnmarshalText)
	case *catalog.Moment:
		return r.text(d, kind, "a time of the form yyyy-MM-ddTHH:mm:ss", func(b []byte) error {
			var err error
			*v, err = catalog.ParseMoment(string(b))
			return err
		})
	case *int:
		return r.integer(d, kind, v)
	case *catalog.CodeRef:
		if kind != '{' && kind != '"' {
			return r.skip(d, "type", "is not an object")
		}
		return errors.ErrUnsupported
	case encoding.TextUnmarshaler:
		return r.text(d, kind, "a date of the form yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss", v.UnmarshalText)
	}
	switch t := reflect.TypeOf(v).Elem(); t.Kind() {
	case reflect.String:
		return r.want(d, kind == '"', "a text")
	case reflect.Bool:
		return r.want(d, kind == 't' || kind == 'f', "true or false")
	case reflect.Slice:
		return r.want(d, kind == '[', "a list")
	case reflect.Struct, reflect.Map:
		return r.want(d, kind == '{', "an object")
	}
	return errors.ErrUnsupported
}

// want lets a value of the right sort through to the usual reading.
func (r *reading) want(d *jsontext.Decoder, right bool, sort string) error {
	if right {
		return errors.ErrUnsupported
	}
	return r.skip(d, "type", "is not "+sort)
}

// text reads a value that stands as text of a certain form; the empty text is nothing.
func (r *reading) text(d *jsontext.Decoder, kind jsontext.Kind, form string, parse func([]byte) error) error {
	if kind != '"' {
		return r.skip(d, "type", "is not "+form)
	}
	t, err := d.ReadToken()
	if err != nil {
		return err
	}
	if s := t.String(); s != "" && parse([]byte(s)) != nil {
		_, shape, _ := strings.Cut(form, " of the form ")
		r.note(d, "pattern", s, "is not "+form, catalog.Argument{Name: "form", Value: shape})
	}
	return nil
}

func (r *reading) integer(d *jsontext.Decoder, kind jsontext.Kind, v *int) error {
	if kind != '0' {
		return r.skip(d, "type", "is not a whole number")
	}
	value, err := d.ReadValue()
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(string(value), 10, 32)
	if err != nil {
		r.note(d, "type", string(value), "is not a whole number of 32 bits")
		return nil
	}
	*v = int(n)
	return nil
}

// skip passes over a value and notes it.
func (r *reading) skip(d *jsontext.Decoder, rule, message string) error {
	value, err := d.ReadValue()
	if err != nil {
		return err
	}
	r.note(d, rule, string(value), message)
	return nil
}

// note records a problem with the value that was read last.
func (r *reading) note(d *jsontext.Decoder, rule, value, message string, arguments ...catalog.Argument) {
	if len(r.problems) >= maxProblems {
		return
	}
	r.problems = append(r.problems, catalog.Problem{
		Field: fieldOf(d.StackPointer()), Rule: rule, Value: catalog.Excerpt(value), Message: message, Arguments: arguments,
	})
}

// fieldOf writes a JSON pointer the way problems name members: serviceNames[0].value.
func fieldOf(p jsontext.Pointer) string {
	var b strings.Builder
	for token := range p.Tokens() {
		if _, err := strconv.ParseUint(token, 10, 32); err == nil {
			b.WriteString("[" + token + "]")
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(token)
	}
	return b.String()
}
