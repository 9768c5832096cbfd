package advice

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/catalog"
)

// written is what the text rules look at: the names and descriptions of an entity, with the members that they stand in.
type written struct {
	namesAt, textsAt string
	names, texts     catalog.TypedTexts
	// addressed tells that the texts address the reader (services do, places are told of plainly; T18).
	addressed bool
}

func (c *adviser) written(w written) {
	names := map[string]string{}
	for i := range w.names {
		if n := &w.names[i]; n.Type == catalog.TypeName {
			names[n.Language] = n.Value
		}
	}
	for i := range w.texts {
		t := &w.texts[i]
		if strings.TrimSpace(t.Value) == "" {
			continue
		}
		field := w.textsAt + "[" + strconv.Itoa(i) + "].value"
		switch t.Type {
		case catalog.TypeSummary:
			c.summary(field, t, names)
		case catalog.TypeDescription:
			c.length(field, t, w.addressed)
		case catalog.TypeUserInstruction:
		default:
			continue // texts of charges and times are about prices and dates
		}
		c.sentences(field, t)
		c.content(field, t)
		if w.addressed {
			c.passive(field, t)
		}
	}
	c.translations(w)
}

func (c *adviser) summary(field string, t *catalog.TypedText, names map[string]string) {
	if repeats(names[t.Language], t.Value) {
		c.advise(SummaryRepeats, field, t.Language, t.Value)
	}
	if !isSentence(t.Value) {
		c.advise(SummarySentence, field, t.Language, t.Value)
	}
}

// isSentence tells whether a text has a capital or a digit in its first word and a mark at its end, and is no list of
// words.
func isSentence(s string) bool {
	s = strings.TrimSpace(s)
	first, _, _ := strings.Cut(s, " ")
	if !strings.ContainsFunc(first, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) { // also in ePerusteet
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"”’) "))
	return isEnd(last) && wordCount(s) >= 3 && !isList(s)
}

// isList tells that a text is mostly commas: at least three, with two words or fewer between them on average.
func isList(s string) bool {
	commas := strings.Count(s, ",")
	return commas >= 3 && wordCount(s) <= 2*(commas+1)
}

func (c *adviser) length(field string, t *catalog.TypedText, addressed bool) {
	n := utf8.RuneCountInString(t.Value)
	bounds := []string{"min", strconv.Itoa(goodShort), "max", strconv.Itoa(goodLong), "count", strconv.Itoa(n)}
	if n < goodShort && addressed {
		c.advise(DescriptionShort, field, t.Language, "", bounds...)
	}
	if n > goodLong {
		c.advise(DescriptionLong, field, t.Language, "", bounds...)
	}
}

func (c *adviser) sentences(field string, t *catalog.TypedText) {
	all := sentences(t.Value)
	if len(all) == 0 {
		return
	}
	total, longest, words := 0, "", 0
	for _, s := range all {
		n := wordCount(s)
		if total += n; n > words {
			longest, words = s, n
		}
	}
	// A single long sentence is told as such, not as an average.
	if average := float64(total) / float64(len(all)); average > goodAverage && len(all) > 1 {
		c.advise(SentencesLong, field, t.Language, "", "count", strconv.Itoa(int(math.Ceil(average))), "max", strconv.Itoa(goodAverage))
	}
	if words > longestSentence {
		c.advise(SentenceLong, field, t.Language, longest, "count", strconv.Itoa(words))
	}
}

// content tells what does not belong into a text.
func (c *adviser) content(field string, t *catalog.TypedText) {
	for _, found := range contacts(t.Value) {
		c.advise(ContactInText, field, t.Language, found)
	}
	if found := price.FindString(t.Value); found != "" {
		c.advise(PriceInText, field, t.Language, found)
	}
	if found := date.FindString(t.Value); found != "" {
		c.advise(DateInText, field, t.Language, found)
	}
	if found := advert(t.Language, t.Value); found != "" {
		c.advise(Advertising, field, t.Language, found)
	}
	if strings.Contains(t.Value, "!") {
		c.advise(Exclamation, field, t.Language, "")
	}
	if name := person(t.Value, nearContact(t.Value)); name != "" {
		c.advise(PersonName, field, t.Language, name)
	}
}

// passive tells of a text with two passive verbs or more, in more than a third of its sentences.
func (c *adviser) passive(field string, t *catalog.TypedText) {
	if t.Language != "fi" && t.Language != "sv" {
		return
	}
	all := sentences(t.Value)
	with, found := 0, []string(nil)
	for _, s := range all {
		n := len(found)
		for _, w := range words(s) {
			if isPassive(t.Language, w) {
				found = append(found, strings.ToLower(w))
			}
		}
		if len(found) > n {
			with++
		}
	}
	if len(found) < 2 || 3*with <= len(all) {
		return
	}
	slices.Sort(found)
	found = slices.Compact(found)
	c.advise(Passive, field, t.Language, "", "words", strings.Join(found[:min(len(found), 5)], ", "))
}

// translations tells of texts that one language version has and another lacks, and of languages that the owner has.
func (c *adviser) translations(w written) {
	var versions []string
	for _, l := range catalog.ContentLanguages() {
		if w.names.In(catalog.TypeName, l) != "" || w.texts.In(catalog.TypeSummary, l) != "" {
			versions = append(versions, l)
		}
	}
	if len(versions) == 0 {
		return
	}
	for _, l := range c.facts.Published {
		if catalog.IsContentLanguage(l) && !slices.Contains(versions, l) {
			c.advise(LanguageMissing, w.namesAt, l, "")
		}
	}
	for _, typ := range []string{catalog.TypeSummary, catalog.TypeDescription, catalog.TypeUserInstruction} {
		have := w.texts.Languages(typ)
		for _, l := range versions {
			if len(have) > 0 && !slices.Contains(have, l) && !(typ == catalog.TypeUserInstruction && slices.Contains(c.facts.Instructed, l)) {
				c.advise(TextMissing, w.textsAt, l, "", "text", typ)
			}
		}
	}
}

// titleCase looks at names as they are written: not in capitals, nor each word with one.
func (c *adviser) titleCase(field string, names catalog.TypedTexts) {
	for i := range names {
		if isTitleCase(names[i].Value) {
			c.advise(TitleCase, field+"["+strconv.Itoa(i)+"].value", names[i].Language, names[i].Value)
		}
	}
}

// isTitleCase tells that a name is all capitals (of eight letters or more: shorter ones are abbreviations), or that
// three words or more after the first, and all that are longer than three letters, begin with a capital. Fewer may be a
// proper name.
func isTitleCase(name string) bool {
	if utf8.RuneCountInString(name) >= 8 && strings.ToUpper(name) == name && strings.ToLower(name) != name {
		return true
	}
	all := words(name)
	if len(all) < 4 {
		return false
	}
	capitals := 0
	for _, w := range all[1:] {
		if utf8.RuneCountInString(w) <= 3 {
			continue
		}
		if !startsWithCapital(w) {
			return false
		}
		capitals++
	}
	return capitals >= 3
}
