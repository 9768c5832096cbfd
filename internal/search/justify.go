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
	// weakReason is the worth, beside the best one, below which a reason is not told.
	weakReason = 0.15
)

// evidence is where a word of the query was met best.
type evidence struct {
	worth float64
	role  role
	// how and met are as in Reason.
	how, met string
}

// justify tells why a hit matched, and shows it in the hit's texts. The texts that say most are read first, and the
// others only for words that those do not have, long ones only for hits that nothing else explains: reading takes longer
// than finding the hit. A brief look ends with the first text that explains it.
func (x *Index) justify(h *Hit, s *live.Snapshot, q *question, has uint32, brief bool) {
	j := justifier{index: x, asked: q, has: has, found: make([]evidence, len(q.groups)), shown: map[string]shownText{}}
	j.weights = weighings()
	texts, err := x.textsOf(h.Entry, s)
	if err != nil {
		return // the document was indexed, so it can be read
	}
	for _, t := range texts {
		if own := t.role <= roleAlternative; own && (t.field == inFinnish || t.field == q.language) ||
			!j.complete() && !(j.any() && (brief || isLong(t.role))) {
			j.read(t)
		}
	}
	h.Reasons = reasonsOf(j.found, q, j.weights)
	h.Highlights = x.highlights(j.shown, q)
}

// textsOf are the texts of an entry, those that say most first, Finnish before the others.
func (x *Index) textsOf(e *live.Entry, s *live.Snapshot) ([]shownText, error) {
	if last := x.toldOf.Swap(s); last != s {
		x.told.forget()
	}
	if texts, ok := x.told.get(e); ok {
		return texts, nil
	}
	var texts []shownText
	err := teller{s}.tell(e, func(r role, language, text string, _ bool) {
		if text != "" {
			texts = append(texts, shownText{role: r, language: language, text: text, field: fieldOf(language)})
		}
	})
	if err != nil {
		return nil, err
	}
	weights := weighings()
	slices.SortStableFunc(texts, func(a, b shownText) int {
		return cmp.Or(cmp.Compare(weights[b.role].weight, weights[a.role].weight), cmp.Compare(a.field, b.field))
	})
	x.told.put(e, texts)
	return texts, nil
}

// justifier collects the evidence in the texts of one hit.
type justifier struct {
	index *Index
	asked *question
	// has are the words that the document has, a bit each; the last bit stands for all further ones.
	has     uint32
	weights [roles]weighing
	found   []evidence
	shown   map[string]shownText
}

// complete tells that all words of the query have evidence.
func (j *justifier) complete() bool {
	for n := range j.found {
		if j.found[n].worth == 0 && j.has&(1<<min(n, 31)) != 0 {
			return false
		}
	}
	return true
}

// any tells that some word of the query has evidence.
func (j *justifier) any() bool {
	return slices.ContainsFunc(j.found, func(e evidence) bool { return e.worth > 0 })
}

// isLong tells that a text of the role takes long to read.
func isLong(r role) bool {
	return r == roleDescription || r == roleInstruction || r == roleGeneralText || r == roleConnection
}

func (j *justifier) read(t shownText) {
	if j.asked.fields&(1<<t.field) == 0 {
		return
	}
	t.tokens = j.index.analyzer.AnalyzeIn(t.field.language(), t.text)
	any := false
	for _, token := range t.tokens {
		for _, form := range formsOf(t.field, token, j.index.analyzer) {
			for _, by := range j.asked.meant[lookup{t.field, form.word}] {
				any = true
				j.note(t, token, form.worth, by)
			}
		}
	}
	field := j.weights[t.role].field
	if !any || !tells(field) {
		return
	}
	if have, ok := j.shown[field]; !ok || t.field == j.asked.language && have.field != t.field {
		j.shown[field] = t
	}
}

// note keeps what a token says of a word of the query, if nothing says more.
func (j *justifier) note(t shownText, token finnish.Token, worth float64, by meaning) {
	e := &j.found[by.group]
	if worth *= j.weights[t.role].weight * float64(by.weight); worth <= e.worth {
		return
	}
	isPart := worth < j.weights[t.role].weight*float64(by.weight)
	*e = evidence{worth: worth, role: t.role, how: by.how, met: by.met}
	switch {
	case by.how != "form":
	case isPart:
		e.how, e.met = "part", token.Surface
	case token.Surface == j.asked.groups[by.group].surface:
		e.how = "exact"
	}
}

// shownText is a text that may be highlighted.
type shownText struct {
	role           role
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
