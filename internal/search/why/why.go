// Package why says in a plain sentence why a hit matched.
package why

import (
	"slices"
	"strings"
	"unicode"
)

// Reason tells that a word of the query was met in a field of the hit.
type Reason struct {
	// Word is the query's word, or expression, as typed. Met is what met it where that is written otherwise: a synonym,
	// another form, or the part of a word of the text that was met; for pieces a similar word, empty where it is not known.
	Word, Met string
	// Field is one of name, keyword, term, class, summary, description, instruction, connection, channel, organization,
	// place and pieces (only parts of words were met).
	Field string
	// How is one of exact, form, part, synonym, correction, translation and pieces.
	How string
}

const (
	// maxSentences and maxWords bound what is said: the weightiest reasons come first.
	maxSentences = 3
	maxWords     = 4
	maxRunes     = 60
)

// Sentence says the reasons, the weightiest first, in Finnish (fi), Swedish (sv) or English (en; any other language is
// Finnish): one sentence a field or way of meeting, three at most. It is empty without reasons.
func Sentence(language string, reasons []Reason) string {
	m, ok := messages[language]
	if !ok {
		m = messages["fi"]
	}
	var told []tale
	for _, r := range reasons {
		text := r.text()
		if text == "" {
			continue
		}
		way := r.way()
		// Words met as they are, in one field, share a sentence.
		i := slices.IndexFunc(told, func(t tale) bool {
			return t.way == way && t.field == r.Field && (way == plainly || way == inPart || way == inPieces || t.word == r.Word)
		})
		if i < 0 {
			if len(told) == maxSentences {
				continue
			}
			i, told = len(told), append(told, tale{field: r.Field, way: way, word: r.Word})
		}
		if words := told[i].words; len(words) < maxWords && !slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, text) }) {
			told[i].words = append(words, text)
		}
	}
	sentences := make([]string, len(told))
	for i, t := range told {
		sentences[i] = t.say(m)
	}
	return strings.Join(sentences, " ")
}

// tale is one sentence.
type tale struct {
	field string
	way   way
	word  string
	words []string
}

type way int

const (
	plainly way = iota
	bySynonym
	byCorrection
	byTranslation
	inPieces
	inPart
)

func (r Reason) way() way {
	switch {
	case r.How == "pieces" || r.Field == "pieces":
		return inPieces
	case r.How == "part" && r.Met != "":
		return inPart
	case r.Met == "" || strings.EqualFold(r.Met, r.Word):
		return plainly
	case r.How == "synonym":
		return bySynonym
	case r.How == "correction":
		return byCorrection
	case r.How == "translation":
		return byTranslation
	}
	return plainly
}

// text is what the sentence quotes of the hit.
func (r Reason) text() string {
	if r.Met == "" {
		return clean(r.Word)
	}
	return clean(r.Met)
}

func (t tale) say(m message) string {
	var quoted []string
	for _, w := range t.words {
		quoted = append(quoted, m.quote(w))
	}
	words := strings.Join(quoted, ", ")
	field, ok := m.fields[t.field]
	if !ok {
		field = m.elsewhere
	}
	s := field + ": " + words
	switch {
	case t.way == inPart:
		s = field + " " + m.part + ": " + words
	case t.way == inPieces && t.field == "pieces":
		// The query's words, of which the texts have none.
		s = m.elsewhere + " " + strings.ReplaceAll(m.pieces, "%", words)
	case t.way == inPieces:
		s = field + " " + m.similar + ": " + words
	}
	switch word := m.quote(clean(t.word)); t.way {
	case bySynonym:
		s += strings.ReplaceAll(m.synonym, "%", word)
	case byCorrection:
		s += strings.ReplaceAll(m.correction, "%", word)
	case byTranslation:
		s += strings.ReplaceAll(m.translation, "%", word)
	}
	return s + "."
}

// clean makes a text fit for a sentence: on one line, without control characters, not long.
func clean(s string) string {
	var b strings.Builder
	runes := 0
	for _, word := range strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) && r != 0x200D }) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		for _, r := range word {
			if runes++; runes > maxRunes {
				return strings.TrimRight(b.String(), " ") + "…"
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
