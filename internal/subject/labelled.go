package subject

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// maxLine bounds a line of labelled texts, in bytes.
const maxLine = 4 << 20

// labelledLine is one line of a file of labelled texts. The text without a language of its own is in Language, Finnish
// when that is empty; sv and en hold the same text in those languages.
type labelledLine struct {
	ID       string `json:"id"`
	Language string `json:"language"`
	plainText
	Finnish *plainText `json:"fi"`
	Swedish *plainText `json:"sv"`
	English *plainText `json:"en"`
	URIs    []string   `json:"uris"`
	Classes []string   `json:"classes"`
}

type plainText struct {
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Text    string `json:"text"`
}

// ReadLabelled reads labelled texts, a JSON object a line with the members id, language (default fi), title, summary,
// text, uris (of terms), classes (uris of service classes), and sv and en with title, summary and text of their own.
// All but uris or classes may be missing; unknown members are passed over. The error names the line.
func ReadLabelled(r io.Reader) ([]Example, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	var out []Example
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(lines.Bytes())
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(line) == 0 {
			continue
		}
		var l labelledLine
		if err := json.Unmarshal(line, &l); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		e := l.example()
		if len(e.Texts) == 0 {
			return nil, fmt.Errorf("line %d: there is no text", n)
		}
		if len(e.Terms)+len(e.Classes) == 0 {
			return nil, fmt.Errorf("line %d: there are neither uris nor classes", n)
		}
		out = append(out, e)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return out, nil
}

func (l *labelledLine) example() Example {
	e := Example{ID: l.ID, Terms: l.URIs, Classes: l.Classes}
	own := l.Language
	if own == "" {
		own = languages[0]
	}
	add := func(language string, t *plainText) {
		if t == nil || t.Title+t.Summary+t.Text == "" {
			return
		}
		if _, has := e.in(language); !has {
			e.Texts = append(e.Texts, Text{Language: language, Title: t.Title, Summary: t.Summary, Body: t.Text})
		}
	}
	add(own, &l.plainText)
	add("fi", l.Finnish)
	add("sv", l.Swedish)
	add("en", l.English)
	return e
}
