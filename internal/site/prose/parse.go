package prose

import (
	"net/url"
	"strings"
	"unicode"
)

// Kind of a block.
type Kind int

// The blocks of a text.
const (
	Paragraph Kind = iota
	Heading
	Bullets
	Numbers
)

// Block is a paragraph (Lines are its lines), a heading (one line) or a list (Lines are its items).
type Block struct {
	Kind  Kind
	Lines []string
	// Start is the first number of Numbers.
	Start int
}

// Parse splits a text into blocks. Lines are trimmed and never empty; a text of blanks gives nil.
func Parse(text string) []Block {
	var out []Block
	open := false // whether the last block takes more lines
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		line = strings.TrimSpace(line)
		kind, rest, number := read(line)
		switch {
		case rest == "":
			open = false
		case kind == Heading:
			out = append(out, Block{Kind: Heading, Lines: []string{rest}})
			open = false
		case open && out[len(out)-1].Kind == kind:
			last := &out[len(out)-1]
			last.Lines = append(last.Lines, rest)
		default:
			out = append(out, Block{Kind: kind, Lines: []string{rest}, Start: number})
			open = true
		}
	}
	return out
}

// read tells what a trimmed line is; rest is its words without the mark.
func read(line string) (kind Kind, rest string, number int) {
	if rest, ok := strings.CutPrefix(line, "### "); ok {
		return Heading, strings.TrimSpace(rest), 0
	}
	for _, mark := range []string{"* ", "- ", "\u2022 ", "\u2022\t"} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return Bullets, strings.TrimSpace(rest), 0
		}
	}
	if number, rest, ok := numbered(line); ok {
		return Numbers, rest, number
	}
	return Paragraph, line, 0
}

// numbered reads "12. words"; more than three digits are a year or a date, not a list.
func numbered(line string) (number int, rest string, ok bool) {
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		number = number*10 + int(line[digits]-'0')
		if digits++; digits > 3 {
			return 0, "", false
		}
	}
	rest, ok = strings.CutPrefix(line[digits:], ". ")
	rest = strings.TrimSpace(rest)
	return number, rest, ok && digits > 0 && rest != ""
}

// Span is a run of words, or a link when Href is not empty.
type Span struct{ Words, Href string }

// Spans finds the web addresses in a line. Only http and https become links.
func Spans(line string) []Span {
	var out []Span
	for line != "" {
		at := nextAddress(line)
		if at < 0 {
			return append(out, Span{Words: line})
		}
		if at > 0 {
			out = append(out, Span{Words: line[:at]})
		}
		end := addressEnd(line[at:])
		address := line[at : at+end]
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			out = append(out, Span{Words: address, Href: address})
		} else {
			out = append(out, Span{Words: address})
		}
		line = line[at+end:]
	}
	return out
}

func nextAddress(line string) int {
	a, b := strings.Index(line, "http://"), strings.Index(line, "https://")
	if a < 0 || b >= 0 && b < a {
		return b
	}
	return a
}

// addressEnd finds where an address ends: at a blank, and before punctuation that belongs to the sentence.
func addressEnd(s string) int {
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>\"\u201d\u201c", r) })
	if end < 0 {
		end = len(s)
	}
	trimmed := strings.TrimRight(s[:end], ".,;:!?)]'")
	if strings.Count(trimmed, "(") > strings.Count(trimmed, ")") && len(trimmed) < end && s[len(trimmed)] == ')' {
		trimmed = s[:len(trimmed)+1]
	}
	return len(trimmed)
}

// Plain gives the words without marks, in one line.
func Plain(text string) string {
	var parts []string
	for _, b := range Parse(text) {
		parts = append(parts, b.Lines...)
	}
	return strings.Join(parts, " ")
}

// Short cuts plain words to at most n characters, at a blank where there is one, with an ellipsis.
func Short(text string, n int) string {
	runes := []rune(Plain(text))
	if len(runes) <= n {
		return string(runes)
	}
	cut := string(runes[:n-1])
	if at := strings.LastIndexFunc(cut, unicode.IsSpace); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRightFunc(cut, unicode.IsPunct) + "\u2026"
}
