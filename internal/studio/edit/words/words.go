// Package words holds the texts of the studio's editing pages in Finnish, Swedish and English: names of fields, choices,
// buttons, sentences. A text is found by its key; a test holds that each is there in all three languages and that every
// key which the pages use is there.
package words

import (
	"fmt"
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/catalog/rule"
)

// said is one text in Finnish, Swedish and English.
type said struct{ fi, sv, en string }

func (s said) in(lang string) string {
	switch lang {
	case "fi":
		return s.fi
	case "sv":
		return s.sv
	}
	return s.en
}

// tables are all texts by their keys.
func tables() []map[string]said { return []map[string]said{pageTexts, fieldTexts, choiceTexts} }

func find(key string) (said, bool) {
	for _, t := range tables() {
		if s, ok := t[key]; ok {
			return s, true
		}
	}
	return said{}, false
}

// Keys are the keys of all texts, sorted.
func Keys() []string {
	var out []string
	for _, t := range tables() {
		out = slices.AppendSeq(out, maps.Keys(t))
	}
	slices.Sort(out)
	return out
}

// Has tells whether there is a text of that key.
func Has(key string) bool {
	_, ok := find(key)
	return ok
}

// Say is the text of a key with what its places (%s, %d) stand for; the key itself where there is no such text.
func Say(lang, key string, args ...any) string {
	s, ok := find(key)
	if !ok {
		return key
	}
	if len(args) == 0 {
		return s.in(lang)
	}
	return fmt.Sprintf(s.in(lang), args...)
}

// Label is the name of a field or a type of text, beginning with a capital.
func Label(lang, key string) string {
	if s, ok := find("f." + key); ok {
		return s.in(lang)
	}
	return capital(rule.Label(lang, key))
}

// capital begins a text with a capital letter.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// InLanguage says in which language a text is written, beginning with a capital: Suomeksi, På finska, In Finnish.
func InLanguage(lang, language string) string { return capital(rule.InLanguage(lang, language)) }
