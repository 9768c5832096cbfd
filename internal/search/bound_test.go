package search

import (
	"context"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

// Bounds of the work of any query, whatever is typed. A lookup that the index lacks takes about a microsecond, so that
// these keep well under the 50 ms that bad input may take.
const (
	maxGroups  = maxWords
	maxLookups = 6000
)

func TestTheWorkOfAQueryIsBoundedWhateverIsTyped(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	ask := asker{analyzer: a, thesaurus: thesaurus.New(a), places: newGazetteer()}
	unknown := ""
	for i := range 24 {
		unknown += " xqzw" + strings.Repeat(string(rune('a'+i)), 3) + "vfjk"
	}
	for name, text := range map[string]string{
		"empty":                  "",
		"10 000 letters":         strings.Repeat("a", 10_000),
		"a long compound":        strings.Repeat("päivähoitopaikkahakemus", 400),
		"500 compounds":          strings.Repeat("päivähoitopaikkahakemus ", 500),
		"24 unknown words":       unknown,
		"24 words with synonyms": strings.Repeat("hammaslääkäri päikky lääkäri asunto ", 6),
		"stop words":             strings.Repeat("ja ", 3000),
		"places":                 strings.Repeat("Helsinki ", 1000),
		"hyphens":                strings.Repeat("a-b-", 2000),
		"punctuation":            strings.Repeat("? ! ", 2000),
		"emoji":                  strings.Repeat("👪", 3000),
		"SQL":                    "'; DROP TABLE services; --",
		"operators":              `name:(kirjasto~2 OR *)^4 AND "`,
		"control characters":     "\x00\x01\x02\x1b[0m",
		"invalid UTF-8":          "\xff\xfe\xc3\x28 kirjasto",
		"mixed scripts":          "кирјасто библиотека مكتبة 図書館",
	} {
		q := ask.ask(Query{Text: text}.normal().Text, inFinnish, true)
		lookups := 0
		for _, g := range q.groups {
			for _, alternative := range g.alternatives {
				for _, it := range alternative.items {
					lookups += len(it)
				}
			}
		}
		if len(q.groups) > maxGroups || lookups > maxLookups {
			t.Errorf("%s: %d groups of words with %d lookups, want at most %d and %d", name, len(q.groups), lookups, maxGroups, maxLookups)
		}
		t.Logf("%s: %d words, %d groups, %d lookups", name, len(q.words), len(q.groups), lookups)
	}
}
