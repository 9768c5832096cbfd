package suggest

import (
	"context"
	"unicode/utf8"
)

// otherLanguage is what a name in another language than the page's is worth.
const otherLanguage = 0.75

// nearBonus is the factor for what is of the chosen place, not of the region or the country.
const nearBonus = 1.25

// Suggest answers a question. The order of an answer depends on nothing but the catalogue and the
// question. It fails when the context has ended.
func (s *Suggester) Suggest(ctx context.Context, q Question) (Answer, error) {
	q = q.normal()
	st := s.current.Load()
	asked := typedWords(q.Text, s.analyzer)
	if len(asked) == 0 {
		return Answer{}, ctx.Err()
	}
	corrections := s.forgive(st, asked)
	r := newRound(s, st, q)
	r.ask(asked)
	if r.empty() && len(asked) > 1 && ctx.Err() == nil {
		if a, ok := s.withPlace(st, q, asked); ok {
			return a, ctx.Err()
		}
	}
	if r.empty() && ctx.Err() == nil {
		forgiveAll(asked)
		r.ask(asked)
	}
	var dropped []string
	for skip := len(asked) - 1; skip >= 0 && len(asked) > 1 && r.empty() && ctx.Err() == nil; skip-- {
		r.loosely(asked, skip)
		dropped = []string{string(asked[skip].runes)}
	}
	if err := ctx.Err(); err != nil {
		return Answer{}, err
	}
	a := Answer{Groups: r.groups()}
	if a.Groups != nil {
		a.Corrections, a.Dropped = told(a.Groups, asked, corrections, dropped), dropped
	}
	return a, nil
}

// layers are all that a word may be met in.
func (s *Suggester) layers(st *state) []*layer {
	list := []*layer{s.table.layer, s.meanings}
	for _, l := range []*layer{st.base, st.delta} {
		if l != nil {
			list = append(list, l)
		}
	}
	return list
}

// forgive lets words that nothing has be met with typing errors, as few as will do.
func (s *Suggester) forgive(st *state, asked []typed) []Correction {
	var corrections []Correction
	for i := range asked {
		met := s.table.forms.begun(asked[i].runes)
		for _, l := range s.layers(st) {
			met = met || l.has(asked[i])
		}
		if !met {
			corrections = s.mend(st, &asked[i], corrections)
		}
	}
	return corrections
}

// forgiveAll lets the words that are known be met with an error, too, for they may be other words than meant.
func forgiveAll(asked []typed) {
	for i := range asked {
		if asked[i].edits == 0 {
			asked[i].edits = min(maxEdits(len(asked[i].runes)), 1)
		}
	}
}

// mend allows a word the errors that it takes to be met, and notes the word that is nearest.
func (s *Suggester) mend(st *state, w *typed, corrections []Correction) []Correction {
	for edits := 1; edits <= maxEdits(len(w.runes)); edits++ {
		w.edits = edits
		best, least, most, found := "", 0, 0, false
		for _, l := range s.layers(st) {
			word, cost, uses, ok := l.nearest(*w)
			if ok && (!found || cost < least || cost == least && (uses > most || uses == most && word < best)) {
				best, least, most, found = word, cost, uses, true
			}
		}
		if found {
			return append(corrections, Correction{From: string(w.runes), To: best})
		}
	}
	w.edits = 0
	return corrections
}

// round is the answering of one question.
type round struct {
	s     *Suggester
	st    *state
	q     Question
	want  [groupCount]bool
	asked []typed
	// typed are the runes of the question, runes those of the words that are asked just now.
	typed, runes int
	// factor is what the current way of asking is worth, via the synonym by which it asks.
	factor float64
	via    string
	best   [groupCount]shortlist
}

func newRound(s *Suggester, st *state, q Question) *round {
	r := &round{s: s, st: st, q: q, want: q.wanted()}
	for g := range r.best {
		r.best[g].limit, r.best[g].bonus = 5*q.Limit+20, 1
		if q.Local != nil {
			r.best[g].bonus = nearBonus
		}
	}
	return r
}

func (r *round) empty() bool {
	if r.formed() != nil {
		return false
	}
	for g := range r.best {
		if len(r.best[g].list) > 0 {
			return false
		}
	}
	return true
}

// ask gathers what has all the words, and what those mean that are synonyms.
func (r *round) ask(asked []typed) {
	r.asked = asked
	r.with(asked, 1, "")
	r.typed = r.runes
	type meaning struct {
		i     uint32
		worth float64
	}
	var met []meaning
	r.s.meanings.gather(asked, func(i uint32, worth float64) {
		l := &r.s.meanings.labels[i]
		if done := float64(r.typed) / float64(max(l.runes, 1)); done >= 0.5 && len(met) < 20 {
			met = append(met, meaning{i, worth})
		}
	})
	for _, m := range met {
		for _, i := range r.s.meanings.membersOf(m.i) {
			syn := r.s.synonyms[i]
			r.with(typedWords(syn.Means, nil), 0.8*m.worth, syn.Text)
		}
	}
	r.via = ""
}

// loosely gathers what has all the words but one.
func (r *round) loosely(asked []typed, skip int) {
	rest := append(append([]typed(nil), asked[:skip]...), asked[skip+1:]...)
	r.with(rest, 0.5, "")
}

func (r *round) with(words []typed, factor float64, via string) {
	r.runes = 0
	for _, w := range words {
		r.runes += len(w.runes)
	}
	r.factor, r.via = factor, via
	for _, l := range []*layer{r.s.table.layer, r.st.base, r.st.delta} {
		if l != nil {
			l.gather(words, func(i uint32, worth float64) { r.offer(l, i, worth) })
		}
	}
}

// offer puts a label on the shortlist of its group if it is good enough.
func (r *round) offer(l *layer, i uint32, worth float64) {
	lab := &l.labels[i]
	if !r.want[lab.group] {
		return
	}
	score := worth * r.factor * float64(lab.weight) * lab.source.weight()
	if lab.language != languageNumber(r.q.Language) {
		score *= otherLanguage
	}
	score *= 0.85 + 0.15*min(float64(r.runes)/float64(max(lab.runes, 1)), 1)
	if l == r.s.table.layer {
		if score *= r.usedFactor(lab, l.membersOf(i)); score == 0 {
			return
		}
	}
	c := candidate{layer: l, label: i, score: score, via: r.via}
	best := &r.best[lab.group]
	if !best.takes(c) {
		return
	}
	if l != r.s.table.layer {
		near, any := r.reach(lab.group, l, i)
		if !any {
			return
		}
		if near {
			c.score *= nearBonus
		}
	}
	best.add(c)
}

// usedFactor weighs a class, term or area by its use, and is 0 where the catalogue has nothing of it.
func (r *round) usedFactor(lab *label, members []uint32) float64 {
	var most uint32
	for _, m := range members {
		most = max(most, r.st.uses.of[m])
	}
	if lab.group == groupAreas {
		return useFactor(float64(most))
	}
	if most == 0 {
		return 0
	}
	return useFactor(float64(most))
}

// reach tells whether any member of a label is published and serves the place, and whether one is near.
func (r *round) reach(group uint8, l *layer, label uint32) (near, any bool) {
	for _, m := range l.membersOf(label) {
		if !r.holds(group, l, m) {
			continue
		}
		any = true
		kind, ord := kindOf(group, m)
		if r.q.Local == nil {
			return false, true
		}
		if set := r.q.Local[kind]; set != nil && set.Contains(ord) {
			return true, true
		}
	}
	return false, any
}

// holds tells that a member is still as its layer has it, and serves the place.
func (r *round) holds(group uint8, l *layer, member uint32) bool {
	kind, ord := kindOf(group, member)
	if l == r.st.base {
		if d := r.st.dirty[kind]; d != nil && d.Contains(ord) {
			return false
		}
	}
	set, limited := r.q.Serves[kind]
	return !limited || set != nil && set.Contains(ord)
}

// textLength is the length that an item's name has in runes.
func textLength(s string) int { return utf8.RuneCountInString(s) }
