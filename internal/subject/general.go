package subject

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

// A term says too much to describe a service when very many terms are under it, or many and it is at the top of the
// hierarchy. PTV asks for the most precise term that fits. A term that known texts use is let through unless it is one
// of the broadest of all.
const (
	alwaysTooBroad = 150
	tooBroad       = 60
	tooBroadAtTop  = 10
	usedEnough     = 2
)

// descendants counts the terms below each term.
func (o *ontology) countBelow() {
	children := make([]map[int32]bool, len(o.terms))
	put := func(parent, child int32) {
		if children[parent] == nil {
			children[parent] = map[int32]bool{}
		}
		children[parent][child] = true
	}
	for i := range o.terms {
		for _, k := range o.narrower[i] {
			put(int32(i), k)
		}
		for _, k := range o.broader[i] {
			put(k, int32(i))
		}
	}
	o.below = make([]int, len(o.terms))
	for i := range o.terms {
		seen := map[int32]bool{int32(i): true}
		stack := []int32{int32(i)}
		for len(stack) > 0 {
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for k := range children[top] {
				if !seen[k] {
					seen[k] = true
					stack = append(stack, k)
				}
			}
		}
		o.below[i] = len(seen) - 1
	}
}

func (o *ontology) tooGeneral(t int32, used int) bool {
	n := o.below[t]
	if n >= alwaysTooBroad {
		return true
	}
	atTop := len(o.terms[t].Broader) == 0 && n >= tooBroadAtTop
	return (n >= tooBroad || atTop) && used < usedEnough
}

// above tells whether a is broader than b, over any number of steps.
func (o *ontology) above(a, b int32) bool {
	seen := map[int32]bool{b: true}
	stack := []int32{b}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, k := range o.broader[top] {
			if k == a {
				return true
			}
			if !seen[k] {
				seen[k] = true
				stack = append(stack, k)
			}
		}
	}
	return false
}

// saidBy returns the class whose name a term's label repeats in some language; nil when there is none.
func saidBy(t *codes.Term, classes []*codes.Class) *codes.Class {
	for _, c := range classes {
		for _, language := range languages {
			name := plainLabel(c.Names.In(language))
			if name == "" {
				continue
			}
			if plainLabel(t.Names.In(language)) == name {
				return c
			}
			for _, s := range t.Alternative.In(language) {
				if plainLabel(s) == name {
					return c
				}
			}
		}
	}
	return nil
}

// saidBy is the class that has a label of the term as its name, or in the language another form of it.
func (m *Model) saidBy(t *codes.Term, classes []*codes.Class, language string) *codes.Class {
	if c := saidBy(t, classes); c != nil {
		return c
	}
	for _, c := range classes {
		if m.sameWords(t.Names.In(language), c.Names.In(language), language) {
			return c
		}
	}
	return nil
}

// sameWords tells that two labels have the same words in their order, in whatever forms.
func (m *Model) sameWords(a, b, language string) bool {
	if a == "" || b == "" {
		return false
	}
	one := m.analyzer.AnalyzeIn(finnish.Language(language), withoutQualifier(a))
	other := m.analyzer.AnalyzeIn(finnish.Language(language), withoutQualifier(b))
	if len(one) != len(other) || len(one) == 0 {
		return false
	}
	for i := range one {
		if !slices.ContainsFunc(one[i].Bases, func(base string) bool { return slices.Contains(other[i].Bases, base) }) {
			return false
		}
	}
	return true
}

func plainLabel(s string) string {
	return strings.TrimSpace(finnish.Normalize(withoutQualifier(s)))
}
