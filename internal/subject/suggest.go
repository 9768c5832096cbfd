package subject

import (
	"math"
	"slices"

	"github.com/varanto/varanto/internal/codes"
)

// The most that PTV lets a service have.
const (
	MaxTerms   = 10
	MaxClasses = 4
)

// Options says what is wanted. The zero value is right for most uses.
type Options struct {
	// Limit is the most terms, at most MaxTerms; 0 and less mean MaxTerms. It bounds the classes too, of which there are
	// never more than MaxClasses.
	Limit int
	// Classes are the uris of the service classes already chosen: terms that only repeat them are dropped, and they are
	// not suggested again.
	Classes []string
	// Terms are the uris of the terms already chosen: neither they nor terms broader or narrower are suggested.
	Terms []string
}

// Suggestions are the subjects of a text, best first. Either list is nil when nothing is suggested.
type Suggestions struct {
	// Language is that of the text, as given or guessed: fi, sv or en.
	Language       string
	Terms, Classes []Suggestion
	// Dropped are terms that would have been suggested but for a rule.
	Dropped []Dropped
	// Cut are the fields (title, summary, text) that were too long to be read to their end; nil mostly.
	Cut []string
}

// Suggestion is one term or class.
type Suggestion struct {
	URI string
	// Label is the name in the text's language or, where it is missing, in Finnish.
	Label string
	// Score is the estimated probability, 0 to 1, that an editor would choose it.
	Score float64
	// Reasons say what speaks for it, the strongest kind first; never empty.
	Reasons []Reason
}

// Rule is why a term was dropped.
type Rule string

const (
	// TooGeneral terms stand so high in the ontology that they describe nothing.
	TooGeneral Rule = "too general"
	// SaidByClass terms have the name of a chosen or suggested service class, or its base forms.
	SaidByClass Rule = "said by a class"
	// Broader and Narrower terms have a term of theirs among the chosen or better ones: PTV takes no term with its own
	// broader one.
	BroaderOfAnother  Rule = "broader of another"
	NarrowerOfAnother Rule = "narrower of another"
)

// Dropped is a term that a rule kept from being suggested.
type Dropped struct {
	URI, Label string
	Score      float64
	Rule       Rule
	// By is the label of the class or term that the rule speaks of; "" for TooGeneral.
	By string
}

// Below this probability, and this share of the best one's, a suggestion would only be noise.
const (
	leastScore = 0.03
	leastShare = 0.05
)

// floor is the least score that is shown.
func (r ranked) floor() float64 {
	if len(r.candidates) == 0 {
		return leastScore
	}
	return max(leastScore, leastShare*probability(r.candidates[0].score))
}

// Suggest suggests terms and classes for a text. It takes any text; one without words gets no suggestions.
func (m *Model) Suggest(t Text, opts Options) Suggestions {
	limit := opts.Limit
	if limit <= 0 || limit > MaxTerms {
		limit = MaxTerms
	}
	t.Language = m.language(t)
	out := Suggestions{Language: t.Language, Cut: t.cut()}
	terms, classes := m.rank(t)
	m.chooseClasses(&out, classes, min(limit, MaxClasses), opts)
	m.chooseTerms(&out, terms, limit, opts)
	return out
}

func (m *Model) chooseTerms(out *Suggestions, r ranked, limit int, opts Options) {
	var chosenClasses []*codes.Class
	for _, i := range m.classes.targets(opts.Classes) {
		chosenClasses = append(chosenClasses, m.classes.all[i])
	}
	for _, c := range out.Classes { // who takes the suggested classes has said their terms, too
		if class, ok := codes.ServiceClasses().Lookup(c.URI); ok {
			chosenClasses = append(chosenClasses, class)
		}
	}
	had := m.termTargets(opts.Terms)
	taken := slices.Clone(had)
	least := r.floor()
	for _, c := range r.candidates {
		score := probability(c.score)
		if len(out.Terms) == limit || score < least {
			return
		}
		if slices.Contains(had, c.target) {
			continue
		}
		term := m.ontology.terms[c.target]
		label := term.Names.Best(out.Language)
		if rule, by := m.forbidden(c.target, taken, chosenClasses, r.side, out.Language); rule != "" {
			out.Dropped = append(out.Dropped, Dropped{URI: term.URI, Label: label, Score: score, Rule: rule, By: by})
			continue
		}
		reasons := m.reasons(r, c)
		if reasons == nil {
			continue // nobody could judge it
		}
		taken = append(taken, c.target)
		out.Terms = append(out.Terms, Suggestion{URI: term.URI, Label: label, Score: score, Reasons: reasons})
	}
}

// forbidden tells which rule keeps a term out, and because of what.
func (m *Model) forbidden(t int32, taken []int32, classes []*codes.Class, s *side, language string) (Rule, string) {
	used := 0
	if col, ok := s.column[t]; ok {
		used = s.used[col]
	}
	if m.ontology.tooGeneral(t, used) {
		return TooGeneral, ""
	}
	if c := m.classSaying(m.ontology.terms[t], classes, language); c != nil {
		return SaidByClass, c.Names.Best(language)
	}
	for _, o := range taken {
		switch {
		case m.ontology.above(t, o):
			return BroaderOfAnother, m.ontology.terms[o].Names.Best(language)
		case m.ontology.above(o, t):
			return NarrowerOfAnother, m.ontology.terms[o].Names.Best(language)
		}
	}
	return "", ""
}

func (m *Model) chooseClasses(out *Suggestions, r ranked, limit int, opts Options) {
	had := m.classes.targets(opts.Classes)
	least := r.floor()
	for _, c := range r.candidates {
		score := probability(c.score)
		if len(out.Classes) == limit || score < least {
			return
		}
		if slices.Contains(had, c.target) {
			continue
		}
		reasons := m.reasons(r, c)
		if reasons == nil {
			continue
		}
		class := m.classes.all[c.target]
		out.Classes = append(out.Classes, Suggestion{
			URI: class.URI, Label: class.Names.Best(out.Language), Score: score, Reasons: reasons,
		})
	}
}

func probability(score float64) float64 {
	return 1 / (1 + math.Exp(-score))
}
