package subject

import (
	"strings"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/finnish"
)

// Text is what is known of a service when its subjects are sought. Any part may be empty.
type Text struct {
	// Language is fi, sv or en; when it is anything else it is guessed.
	Language string
	Title    string
	Summary  string
	Body     string
}

// maxSummary is the most runes of a summary that are looked at.
const maxSummary = 1000

// maxRunes are the most runes of each field that are looked at. PTV's own bounds are 100, 150 and 2 500 (4 000 with
// instructions); what comes after cannot change much and would cost time.
var maxRunes = [fields]int{inTitle: 300, inSummary: maxSummary, inBody: 8000}

// field is where in a text a word stands.
type field uint8

const (
	inTitle field = iota
	inSummary
	inBody
	fields
)

// word is one word of a text as ids of the chain's lexicon.
type word struct {
	bases, parts []int32
	// start and end are byte offsets in the field.
	start, end int32
}

// sentence is what a label must be found within.
type sentence struct {
	field field
	words []word
}

// document is an analysed text.
type document struct {
	text      [fields]string
	sentences []sentence
	words     int
}

// lexicon numbers the forms of one language. It grows while a model is trained and is only read afterwards.
type lexicon struct {
	ids map[string]int32
}

func (l *lexicon) intern(form string) int32 {
	id, ok := l.ids[form]
	if !ok {
		id = int32(len(l.ids))
		l.ids[strings.Clone(form)] = id
	}
	return id
}

// numbers turns forms into ids; forms that the lexicon does not have are left out unless it may grow.
func (l *lexicon) numbers(forms []string, grow bool) []int32 {
	if len(forms) == 0 {
		return nil
	}
	out := make([]int32, 0, len(forms))
	for _, f := range forms {
		if grow {
			out = append(out, l.intern(f))
		} else if id, ok := l.ids[f]; ok {
			out = append(out, id)
		}
	}
	return out
}

// analyse cuts a text into sentences of words.
func (c *chain) analyse(a *finnish.Analyzer, t Text, grow bool) *document {
	d := &document{text: t.fields()}
	for f := range fields {
		d.text[f] = cut(d.text[f], maxRunes[f])
	}
	for f := range fields {
		text := d.text[f]
		end := 0
		var words []word
		flush := func() {
			if len(words) > 0 {
				d.sentences = append(d.sentences, sentence{field: f, words: words})
				d.words += len(words)
				words = nil
			}
		}
		for _, tok := range a.AnalyzeIn(finnish.Language(c.language), text) {
			if tok.Start >= end && strings.ContainsAny(text[end:tok.Start], ".!?\n") {
				flush()
			}
			end = tok.End
			if tok.Stop {
				continue
			}
			w := word{
				bases: c.lexicon.numbers(tok.Bases, grow), parts: c.lexicon.numbers(tok.Parts, grow),
				start: int32(tok.Start), end: int32(tok.End),
			}
			if len(w.bases)+len(w.parts) > 0 {
				words = append(words, w)
			}
		}
		flush()
	}
	return d
}

func (t Text) fields() [fields]string {
	return [fields]string{inTitle: t.Title, inSummary: t.Summary, inBody: t.Body}
}

// cut names the fields that are longer than what is looked at.
func (t Text) cut() []string {
	var names []string
	for f, text := range t.fields() {
		if utf8.RuneCountInString(text) > maxRunes[f] {
			names = append(names, fieldNames[f])
		}
	}
	return names
}

// cut returns the first n runes of valid text.
func cut(s string, n int) string {
	if len(s) > n {
		i := 0
		for at := range s {
			if i == n {
				s = s[:at]
				break
			}
			i++
		}
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, " ")
	}
	return s
}
