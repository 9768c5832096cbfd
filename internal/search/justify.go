package search

import (
	"cmp"
	"slices"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/highlight"
)

const (
	maxReasons    = 6
	maxHighlights = 3
	// leastReason is the worth, beside the best one of the same word, of what is worth telling.
	weakReason = 0.15
)

// evidence is where a word of the query was met best.
type evidence struct {
	worth  float64
	role   role
	how    string
	met    string
	pieces bool
}

// justify tells why a hit matched, and shows it in the hit's texts.
func (x *Index) justify(h *Hit, s *live.Snapshot, q *question) {
	found := make([]evidence, len(q.groups))
	weights := weighings()
	shown := map[string]shownText{}
	err := teller{s}.tell(h.Entry, func(r role, language, text string, _ bool) {
		if text == "" {
			return
		}
		f := fieldOf(language)
		tokens := x.analyzer.AnalyzeIn(f.language(), text)
		any := false
		for _, t := range tokens {
			for _, form := range formsOf(f, t, x.analyzer) {
				m, ok := q.meant[lookup{f, form.word}]
				if !ok {
					continue
				}
				for _, by := range m {
					any = true
					worth := weights[r].weight * form.worth * float64(by.weight)
					e := &found[by.group]
					if worth <= e.worth {
						continue
					}
					*e = evidence{worth: worth, role: r, how: by.how, met: by.met}
					if by.how == "form" {
						if form.worth < 1 {
							e.how, e.met = "part", t.Surface
						} else if t.Surface == q.groups[by.group].surface {
							e.how = "exact"
						}
					}
				}
			}
		}
		field := weights[r].field
		if any && tells(field) {
			if have, ok := shown[field]; !ok || language == q.language.name() && have.language != language {
				shown[field] = shownText{language, text, tokens, f}
			}
		}
	})
	if err != nil {
		return // the document was indexed, so it can be read
	}
	h.Reasons = reasonsOf(found, q, weights)
	h.Highlights = x.highlights(shown, q)
}

// shownText is a text that may be highlighted.
type shownText struct {
	language, text string
	tokens         []finnish.Token
	field          field
}

// tells tells that readers see texts of a field as they are.
func tells(field string) bool {
	switch field {
	case "name", "summary", "description", "instruction":
		return true
	}
	return false
}

func reasonsOf(found []evidence, q *question, weights [roles]weighing) []Reason {
	order := make([]int, 0, len(found))
	for n := range found {
		order = append(order, n)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(found[b].worth, found[a].worth) })
	var list []Reason
	for _, n := range order {
		e := found[n]
		if e.worth == 0 || len(list) == maxReasons || len(list) > 0 && e.worth < weakReason*found[order[0]].worth {
			continue
		}
		how := e.how
		if c := q.corrected[q.groups[n].word]; c != "" && (how == "form" || how == "exact" || how == "part") {
			list = append(list, Reason{Word: c, Met: q.groups[n].surface, Field: weights[e.role].field, How: "correction"})
			continue
		}
		list = append(list, Reason{Word: q.groups[n].surface, Met: e.met, Field: weights[e.role].field, How: how})
	}
	if list == nil {
		for n, g := range q.groups {
			if n < maxReasons && !g.extra {
				return []Reason{{Word: g.surface, Field: "pieces", How: "pieces"}}
			}
		}
	}
	return list
}

func (x *Index) highlights(shown map[string]shownText, q *question) []Highlight {
	var list []Highlight
	for _, field := range []string{"name", "summary", "description", "instruction"} {
		t, ok := shown[field]
		if !ok || len(list) == maxHighlights {
			continue
		}
		stretch, ok := highlight.Best(t.text, t.tokens, func(token finnish.Token) bool {
			for _, form := range formsOf(t.field, token, x.analyzer) {
				if _, ok := q.meant[lookup{t.field, form.word}]; ok {
					return true
				}
			}
			return false
		})
		if ok {
			list = append(list, Highlight{Field: field, Language: t.language, Text: stretch.Text, Marks: stretch.Marks})
		}
	}
	return list
}
