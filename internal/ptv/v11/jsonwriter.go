package v11

import (
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// jsonWriter appends JSON. Members and elements put their own commas; nothing is checked, the callers know the shapes.
type jsonWriter struct {
	b []byte
	// keepHeadings keeps the mark of heading lines in long texts (PTV's showHeader=true).
	keepHeadings bool
	// dropped tells that a mark was left out.
	dropped bool
}

// key begins a member.
func (w *jsonWriter) key(name string) {
	if n := len(w.b); n > 0 && w.b[n-1] != '{' {
		w.b = append(w.b, ',')
	}
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

// element begins an element of a list.
func (w *jsonWriter) element() {
	if n := len(w.b); n > 0 && w.b[n-1] != '[' {
		w.b = append(w.b, ',')
	}
}

func (w *jsonWriter) raw(s string) { w.b = append(w.b, s...) }

func (w *jsonWriter) null(name string) {
	w.key(name)
	w.raw("null")
}

// text writes a string, null when it is empty.
func (w *jsonWriter) text(name, value string) {
	if value == "" {
		w.null(name)
		return
	}
	w.key(name)
	w.b = appendString(w.b, value)
}

// textOrEmpty writes a string where the contract knows no null.
func (w *jsonWriter) textOrEmpty(name, value string) {
	w.key(name)
	w.b = appendString(w.b, value)
}

// longText writes a text that can have headings.
func (w *jsonWriter) longText(name, value string) {
	if !w.keepHeadings && strings.Contains(value, headingMark) {
		plain := withoutHeadingMarks(value)
		w.dropped = w.dropped || len(plain) != len(value)
		value = plain
	}
	w.text(name, value)
}

func (w *jsonWriter) bool(name string, value bool) {
	w.key(name)
	w.b = strconv.AppendBool(w.b, value)
}

func (w *jsonWriter) int(name string, value int) {
	w.key(name)
	w.b = strconv.AppendInt(w.b, int64(value), 10)
}

// id writes an id, null for the one that names nothing.
func (w *jsonWriter) id(name string, id catalog.ID) {
	if id == (catalog.ID{}) {
		w.null(name)
		return
	}
	w.key(name)
	w.b = append(w.b, '"')
	w.b = appendID(w.b, id)
	w.b = append(w.b, '"')
}

func (w *jsonWriter) moment(name string, m catalog.Moment) {
	if m.IsZero() {
		w.null(name)
		return
	}
	w.key(name)
	w.b = appendMoment(w.b, m)
}

// writeList writes a list, [] when it is empty.
func writeList[T any](w *jsonWriter, name string, elements []T, write func(*jsonWriter, *T)) {
	w.key(name)
	w.b = append(w.b, '[')
	for i := range elements {
		w.element()
		write(w, &elements[i])
	}
	w.b = append(w.b, ']')
}

// writeObject writes an object as element; write puts the members.
func writeObject[T any](write func(*jsonWriter, *T)) func(*jsonWriter, *T) {
	return func(w *jsonWriter, v *T) {
		w.b = append(w.b, '{')
		write(w, v)
		w.b = append(w.b, '}')
	}
}

// escapes says which bytes of a JSON string are not written as they are.
var escapes = func() (table [256]bool) {
	for b := range 0x20 {
		table[b] = true
	}
	table['"'], table['\\'] = true, true
	return table
}()

// appendString appends a JSON string: UTF-8 as it is, only control characters, quotes and backslashes escaped.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := range len(s) {
		if !escapes[s[i]] {
			continue
		}
		b = append(b, s[from:i]...)
		b = appendEscaped(b, s[i])
		from = i + 1
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

// headingMark begins a line that is a heading.
const headingMark = "### "

// withoutHeadingMarks keeps the headings' words (PTV's showHeader=false).
func withoutHeadingMarks(s string) string {
	s = strings.TrimPrefix(s, headingMark)
	return strings.ReplaceAll(s, "\n"+headingMark, "\n")
}
