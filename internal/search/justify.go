package search

import (
	"cmp"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
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
	// how and met are as in Reason. of is the expression of the query that was met, empty for the word itself.
	how, met, of string
	// whole is an expression of several words of which each must be in the text; nil mostly.
	whole *alternative
}

// justify tells why a hit matched, and shows it in the hit's texts. What says most is read first, and more only for
// words that it does not have: names, then the entity's own texts, long and foreign ones only when nothing else explains
// the hit, then those of its neighbours. Reading takes longer than finding the hit. A brief look ends with the first text that
// explains it.
func (j *justifier) justify(h *Hit, s *live.Snapshot, has uint32, brief bool) {
	q, x := j.asked, j.index
	j.begin(has)
	j.found = slices.Grow(j.found[:0], len(q.groups))[:len(q.groups)]
	clear(j.found)
	for _, name := range h.Entry.Names {
		t := toldText{role: roleName, language: name.Language, text: name.Value, field: fieldOf(name.Language)}
		if name.Type == catalog.TypeAlternativeName {
			t.role = roleAlternative
		}
		if t.field == inFinnish || t.field == q.language {
			j.read(t)
		}
	}
	for _, around := range []bool{false, true} {
		if j.complete() || around && j.any() {
			break
		}
		texts, err := x.textsOf(h.Entry, s, around)
		if err != nil {
			break // the document was indexed, so it can be read
		}
		for _, t := range texts {
			own := t.field == inFinnish || t.field == q.language
			if own && t.role <= roleAlternative || j.complete() || j.any() && (brief || !own || isLong(t.role)) {
				continue
			}
			j.read(t)
		}
	}
	h.Reasons = reasonsOf(j.found, q)
	if h.Reasons == nil {
		h.Reasons = j.similar(x.faces.of(rankOf(h.Kind), h.Entry))
	}
	h.Highlights = j.highlights()
}

// maxTold bounds the entries in each of two generations whose texts are kept; they take some 10 kB each.
const maxTold = 1500

// toldKey is an entry in the snapshot of that revision: the next one may call its neighbours otherwise.
type toldKey struct {
	entry *live.Entry
	seq   int64
}

// toldTexts are texts of an entry; whole when those of its neighbours are among them.
type toldTexts struct {
	list  []toldText
	whole bool
}

// toldText is a text of an entry; shared when many entities have the same.
type toldText struct {
	role           role
	field          field
	shared         bool
	language, text string
}

// textsOf are the texts of an entry, those of its neighbours, too, when around is set. Those that say most come first,
// Finnish before the others.
func (x *Index) textsOf(e *live.Entry, s *live.Snapshot, around bool) ([]toldText, error) {
	key := toldKey{e, s.Seq}
	if texts, ok := x.told.Get(key); ok && (texts.whole || !around) {
		return texts.list, nil
	}
	var room [64]toldText
	list := room[:0]
	err := teller{s}.tell(e, around, func(r role, language, text string, shared bool) {
		if text != "" {
			list = append(list, toldText{role: r, language: language, text: text, field: fieldOf(language), shared: shared})
		}
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b toldText) int {
		return cmp.Or(cmp.Compare(weighings[b.role].weight, weighings[a.role].weight), cmp.Compare(a.field, b.field))
	})
	texts := toldTexts{slices.Clone(list), around}
	x.told.Put(key, texts)
	return texts.list, nil
}

// maxReadings bounds the shared texts in each of two generations of which the forms are kept: those of all general
// descriptions, classes and many terms and organisations.
const maxReadings = 12_000

// forms are the hashes of all forms of the words of a shared text, each once.
func (x *Index) forms(key textKey) []uint32 {
	if hashes, ok := x.readings.Get(key); ok {
		return hashes
	}
	var hashes []uint32
	for _, t := range x.analyzer.AnalyzeIn(key.field.language(), key.text) {
		hashes = append(hashes, t.Hashes...)
		if t.Capitalized && key.field == inFinnish {
			hashes = append(hashes, finnish.Hash(t.Surface))
		}
	}
	slices.Sort(hashes)
	hashes = slices.Clone(slices.Compact(hashes))
	x.readings.Put(key, hashes)
	return hashes
}

// justifier collects the evidence in the texts of one hit after the other. It is for one query at a time.
type justifier struct {
	index *Index
	asked *question
	// has are the words that the document has by more than pieces, a bit each; the last bit stands for all further ones.
	has   uint32
	found []evidence
	// shown are the texts to highlight, by the place of their field in shownFields; empty where there is none.
	shown [len(shownFields)]shownText
	// silent are the texts that had no evidence: many hits for one query show the same classes and terms.
	silent map[textKey]bool
	// forms and tokens are to use again.
	forms  []addend
	tokens [][]finnish.Token
}

// justifier gives one for a query, which is to be given back by free.
func (x *Index) justifier(asked *question) *justifier {
	j, _ := x.justifiers.Get().(*justifier)
	if j == nil {
		j = &justifier{silent: map[textKey]bool{}}
	}
	j.index, j.asked = x, asked
	return j
}

// free gives a justifier back. It keeps no texts alive.
func (j *justifier) free() {
	x := j.index
	j.begin(0)
	for _, tokens := range j.tokens {
		clear(tokens[:cap(tokens)])
	}
	clear(j.silent)
	clear(j.found[:cap(j.found)])
	clear(j.forms[:cap(j.forms)])
	j.index, j.asked = nil, nil
	x.justifiers.Put(j)
}

// begin prepares for the next hit.
func (j *justifier) begin(has uint32) {
	for i := range j.shown {
		j.back(j.shown[i].tokens)
	}
	j.has, j.shown = has, [len(shownFields)]shownText{}
}

// room is an empty list of tokens that is to be given back.
func (j *justifier) room() []finnish.Token {
	n := len(j.tokens)
	if n == 0 {
		return nil
	}
	room := j.tokens[n-1]
	j.tokens = j.tokens[:n-1]
	return room[:0]
}

// maxKeptTokens is the size above which a list of tokens is not used again.
const maxKeptTokens = 2048

func (j *justifier) back(room []finnish.Token) {
	if n := cap(room); n > 0 && n <= maxKeptTokens {
		j.tokens = append(j.tokens, room)
	}
}

// textKey is a text as it is read.
type textKey struct {
	field field
	text  string
}

// shownFields are those whose texts readers see as they are.
var shownFields = [...]string{"name", "summary", "description", "instruction"}

// complete tells that all words of the query that the document has have evidence, the place aside.
func (j *justifier) complete() bool {
	for n := range j.found {
		if j.found[n].worth == 0 && j.has&(1<<min(n, 31)) != 0 && !j.asked.groups[n].extra {
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

func (j *justifier) read(told toldText) {
	key := textKey{told.field, told.text}
	if j.asked.fields&(1<<told.field) == 0 || j.silent[key] {
		return
	}
	if told.shared && !j.asked.mayMean(j.index.forms(key)) {
		j.silent[key] = true
		return
	}
	t := shownText{toldText: told, tokens: j.index.analyzer.AppendTokens(j.room(), told.field.language(), told.text)}
	any := false
	for i := range t.tokens {
		token := &t.tokens[i]
		if !j.asked.mayMeanToken(t.field, token) {
			continue
		}
		j.forms = appendForms(j.forms[:0], t.field, *token, j.index.analyzer)
		for _, form := range j.forms {
			for _, by := range j.asked.meant[lookup{t.field, form.word}] {
				any = true
				j.note(t.role, token, form, by)
			}
		}
	}
	j.check(&t)
	if !any {
		j.silent[key] = true
		j.back(t.tokens)
		return
	}
	at := slices.Index(shownFields[:], weighings[t.role].field)
	if at >= 0 {
		if have := &j.shown[at]; have.text == "" || t.field == j.asked.language && have.field != t.field {
			t, *have = *have, t // what was shown before is no more
		}
	}
	j.back(t.tokens)
}

// note keeps what a token says of a word of the query, if nothing says more. What is quoted stands in the text: the
// token, or the part of it that was met.
func (j *justifier) note(r role, token *finnish.Token, form addend, by meaning) {
	e := &j.found[by.group]
	worth := form.worth * weighings[r].weight * float64(by.weight)
	if worth <= e.worth {
		return
	}
	*e = evidence{worth: worth, role: r, how: by.how, met: by.met, of: by.by.of}
	inside := form.worth < 1 // a part of the token
	switch {
	case by.by.part || inside && by.how != "form":
		e.how, e.met = "part", token.Surface
		if inside {
			e.met = form.word
		}
	case by.how != "form":
		if len(by.by.items) > 1 {
			e.whole, e.met = by.by, token.Surface
		}
	case token.Surface == j.asked.groups[by.group].surface:
		e.how, e.met, e.of = "exact", "", ""
	default:
		e.met = token.Surface // another form, or a compound of the word
	}
}

// check tells expressions of which all words are in a text just read from those of which only some are.
func (j *justifier) check(t *shownText) {
	for n := range j.found {
		e := &j.found[n]
		if e.whole == nil {
			continue
		}
		if j.hasAll(t, e.whole.items) {
			e.met = e.whole.met
		} else {
			e.how = "part"
		}
		e.whole = nil
	}
}

// hasAll tells that a text has all items as words of their own.
func (j *justifier) hasAll(t *shownText, items []item) bool {
	for _, it := range items {
		if !slices.ContainsFunc(t.tokens, func(token finnish.Token) bool {
			j.forms = appendForms(j.forms[:0], t.field, token, j.index.analyzer)
			return slices.ContainsFunc(j.forms, func(form addend) bool {
				return form.worth == 1 && slices.Contains(it, lookup{t.field, form.word})
			})
		}) {
			return false
		}
	}
	return true
}

// similar tells of the first name that has a word like one of the query's, by pieces of words.
func (j *justifier) similar(names face, all nameWords) []Reason {
	for n, g := range j.asked.groups {
		pieces := finnish.Grams(g.surface)
		if n >= maxReasons || g.extra || len(pieces) < 2 {
			continue
		}
		for name, rest, ok := next(names.words); ok; name, rest, ok = next(rest) {
			for _, number := range name.words {
				w := all.list[number]
				have := finnish.Grams(w.surface)
				same := 0
				for _, piece := range pieces {
					if slices.Contains(have, piece) {
						same++
					}
				}
				if float64(same) >= leastGrams*float64(len(pieces)) {
					return []Reason{{Word: g.surface, Met: w.surface, Field: "name", How: "pieces"}}
				}
			}
		}
	}
	for n, g := range j.asked.groups {
		if n < maxReasons && !g.extra {
			return []Reason{{Word: g.surface, Field: "pieces", How: "pieces"}}
		}
	}
	return nil
}

// shownText is a text that may be highlighted.
type shownText struct {
	toldText
	tokens []finnish.Token
}

func reasonsOf(found []evidence, q *question) []Reason {
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
		r := Reason{Word: q.groups[n].surface, Met: e.met, Field: weighings[e.role].field, How: e.how}
		if e.of != "" {
			r.Word = e.of
		}
		if c := q.corrected[q.groups[n].word]; c != "" && e.of == "" {
			r.Word = c
			if e.how == "form" || e.how == "exact" {
				r.Met, r.How = cmp.Or(e.met, q.groups[n].surface), "correction"
			}
		}
		if !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	return list
}

func (j *justifier) highlights() []Highlight {
	var list []Highlight
	for at, t := range j.shown {
		if t.text == "" || len(list) == maxHighlights {
			continue
		}
		stretch, ok := highlight.Best(t.text, t.tokens, func(token *finnish.Token) bool {
			if !j.asked.mayMeanToken(t.field, token) {
				return false
			}
			j.forms = appendForms(j.forms[:0], t.field, *token, j.index.analyzer)
			return slices.ContainsFunc(j.forms, func(form addend) bool {
				_, ok := j.asked.meant[lookup{t.field, form.word}]
				return ok
			})
		})
		if ok {
			list = append(list, Highlight{Field: shownFields[at], Language: t.language, Text: stretch.Text, Marks: stretch.Marks})
		}
	}
	return list
}
