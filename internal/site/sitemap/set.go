package sitemap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"time"
	"unicode/utf8"
)

// Limits of one file, before it is packed (sitemaps.org: 50,000 URLs and 52,428,800 bytes).
const (
	MaxURLs  = 50_000
	MaxBytes = 50 << 20
)

// ErrFull says that a file takes no more addresses; what was written before stands.
var ErrFull = errors.New("the sitemap is full")

// URL is a page. Addresses are absolute.
type URL struct {
	Address string
	// Modified is when its content was last changed; zero when not known.
	Modified time.Time
	// Alternates are the page in all its languages, itself included; nil when it has one language only.
	Alternates []Alternate
}

// Alternate is a page in a language. Lang is a language's code or x-default.
type Alternate struct{ Lang, Address string }

// Set writes one file while addresses come.
type Set struct {
	w       io.Writer
	urls    int
	written int
	line    bytes.Buffer
}

const (
	setBegin = xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n"
	setEnd   = "</urlset>\n"
)

// NewSet begins a file.
func NewSet(w io.Writer) (*Set, error) {
	n, err := io.WriteString(w, setBegin)
	return &Set{w: w, written: n}, err
}

// Add writes a page. It gives ErrFull, and writes nothing, when the page would go over the limits of one file.
func (s *Set) Add(u URL) error {
	s.line.Reset()
	s.line.WriteString("<url><loc>")
	escape(&s.line, u.Address)
	s.line.WriteString("</loc>")
	modified(&s.line, u.Modified)
	for _, a := range u.Alternates {
		s.line.WriteString(`<xhtml:link rel="alternate" hreflang="`)
		escape(&s.line, a.Lang)
		s.line.WriteString(`" href="`)
		escape(&s.line, a.Address)
		s.line.WriteString(`"/>`)
	}
	s.line.WriteString("</url>\n")
	if s.urls == MaxURLs || s.written+s.line.Len()+len(setEnd) > MaxBytes {
		return ErrFull
	}
	n, err := s.w.Write(s.line.Bytes())
	s.urls, s.written = s.urls+1, s.written+n
	return err
}

// Close ends the file; the writer below stays open.
func (s *Set) Close() error {
	_, err := io.WriteString(s.w, setEnd)
	return err
}

// escape writes text for XML; characters that XML cannot hold fall away.
func escape(b *bytes.Buffer, text string) {
	if !plain(text) {
		xml.EscapeText(b, []byte(text)) //nolint:errcheck // a buffer takes everything
		return
	}
	b.WriteString(text)
}

// plain tells that nothing is to be escaped, as in nearly all addresses.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '<' || c == '>' || c == '&' || c == '\'' || c == '"' {
			return false
		}
	}
	return true
}

func modified(b *bytes.Buffer, t time.Time) {
	if !t.IsZero() {
		b.WriteString("<lastmod>")
		b.WriteString(t.UTC().Format(time.RFC3339))
		b.WriteString("</lastmod>")
	}
}
