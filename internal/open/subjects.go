package open

import (
	"context"
	"net/http"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/subject"
)

// maxSubjectText is how long all texts together may be.
const maxSubjectText = 50_000

func subjectsOperation() operation {
	return operation{
		id: "suggestSubjects", method: http.MethodPost, path: "/subjects", tag: "Subjects",
		summary: "Suggest ontology terms and service classes for a text",
		description: "For a service's title, summary and text, or parts of them. Each suggestion tells what speaks for it. Nothing of " +
			"the text is kept.",
		body:   reflect.TypeFor[subjectsBody](),
		errors: []int{http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType},
	}
}

// subjectsBody is the text that subjects are sought for.
type subjectsBody struct {
	Language string   `json:"language,omitempty" enum:"fi,sv,en" doc:"The language of the text; guessed when not given"`
	Title    string   `json:"title,omitempty"`
	Summary  string   `json:"summary,omitempty"`
	Text     string   `json:"text,omitempty"`
	Limit    *int     `json:"limit,omitempty" minimum:"1" maximum:"10" doc:"The most terms; 10 when not given"`
	Classes  []string `json:"classes,omitempty" nullable:"false" doc:"Uris of the service classes already chosen"`
	Terms    []string `json:"terms,omitempty" nullable:"false" doc:"Uris of the terms already chosen"`
}

// subjectsAnswer are subjects of a text.
type subjectsAnswer struct {
	Language string           `json:"language" doc:"The language of the text, as given or guessed"`
	Terms    []subjectItem    `json:"terms" nullable:"false" doc:"Ontology terms, best first"`
	Classes  []subjectItem    `json:"classes" nullable:"false" doc:"Service classes, best first"`
	Dropped  []droppedSubject `json:"dropped" nullable:"false" doc:"Terms that a rule kept from being suggested"`
	Cut      []string         `json:"cut" nullable:"false" doc:"Members of the body that were read in part: title to 300 characters, summary to 1 000, text to 8 000"`
}

type subjectItem struct {
	URI     string          `json:"uri"`
	Label   string          `json:"label" doc:"The name in the text's language, in Finnish where it is missing"`
	Score   float64         `json:"score" minimum:"0" maximum:"1" doc:"The estimated probability that an editor would choose it"`
	Reasons []subjectReason `json:"reasons" nullable:"false" doc:"What speaks for it, the strongest first; never empty"`
}

type subjectReason struct {
	Kind    subject.ReasonKind `json:"kind" enum:"label,part,partly,words,similar" doc:"label: the name is in the text. part: the name is part of longer words. partly: most of the name is in the text. words: known texts with these words have it. similar: known texts like this one have it"`
	Label   string             `json:"label,omitempty" doc:"The name that was met"`
	Field   string             `json:"field,omitempty" doc:"Where: title, summary or text"`
	Quote   string             `json:"quote,omitempty" doc:"The text there, as written"`
	Words   []string           `json:"words,omitempty" nullable:"false" doc:"Words of the text, the weightiest first"`
	Similar []similarText      `json:"similar,omitempty" nullable:"false" doc:"Known texts, the most similar first"`
}

type similarText struct {
	ID         string  `json:"id,omitempty" doc:"The id of a service or general description, where it is one"`
	Title      string  `json:"title"`
	Similarity float64 `json:"similarity" minimum:"0" maximum:"1"`
}

type droppedSubject struct {
	URI   string       `json:"uri"`
	Label string       `json:"label"`
	Rule  subject.Rule `json:"rule" doc:"too general, said by a class, broader of another or narrower of another"`
	By    string       `json:"by,omitempty" doc:"The name of the class or term that the rule speaks of"`
}

// maxSubjects is how many texts are read at a time: each takes a processor. patience is how long another one waits.
var maxSubjects = runtime.GOMAXPROCS(0)

const patience = 2 * time.Second

// turns are those who read texts.
type turns chan struct{}

// take waits for a turn. It fails when there is none in time, and when the context ends.
func (t turns) take(ctx context.Context) (done func(), err error) {
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-wait.C:
		return nil, unavailable("Too many texts are being read. Try again soon.")
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (h *Handler) subjects(ctx context.Context, c *call) (subjectsAnswer, error) {
	var body subjectsBody
	if err := c.bad.problem(); err != nil {
		return subjectsAnswer{}, err
	}
	if err := c.readBody(&body); err != nil {
		return subjectsAnswer{}, err
	}
	if err := body.check(); err != nil {
		return subjectsAnswer{}, err
	}
	model := h.options.Subjects()
	if model == nil {
		return subjectsAnswer{}, unavailable("The model is being trained. Try again soon.")
	}
	options := subject.Options{Classes: body.Classes, Terms: body.Terms}
	if body.Limit != nil {
		options.Limit = *body.Limit
	}
	done, err := h.texts.take(ctx)
	if err != nil {
		return subjectsAnswer{}, err
	}
	defer done()
	text := subject.Text{Language: body.Language, Title: body.Title, Summary: body.Summary, Body: body.Text}
	return newSubjectsAnswer(model.Suggest(text, options)), nil
}

// check holds the body against its rules.
func (b *subjectsBody) check() error {
	var f faults
	if b.Language != "" && b.Language != "fi" && b.Language != "sv" && b.Language != "en" {
		f.add("body.language", "The language is not known. Use one of: fi, sv, en.", b.Language)
	}
	if b.Limit != nil && (*b.Limit < 1 || *b.Limit > subject.MaxTerms) {
		f.add("body.limit", "The value must be a whole number from 1 to "+strconv.Itoa(subject.MaxTerms)+".", strconv.Itoa(*b.Limit))
	}
	if utf8.RuneCountInString(b.Title)+utf8.RuneCountInString(b.Summary)+utf8.RuneCountInString(b.Text) > maxSubjectText {
		f.add("body.text", "title, summary and text together are longer than 50 000 characters.", "")
	}
	for name, list := range map[string][]string{"classes": b.Classes, "terms": b.Terms} {
		if len(list) > maxListed {
			f.add("body."+name, "The list takes at most 100 values.", "")
		}
	}
	return f.problem()
}

func newSubjectsAnswer(found subject.Suggestions) subjectsAnswer {
	out := subjectsAnswer{Language: found.Language, Terms: subjectItems(found.Terms), Classes: subjectItems(found.Classes), Cut: found.Cut}
	for _, d := range found.Dropped {
		out.Dropped = append(out.Dropped, droppedSubject{URI: d.URI, Label: d.Label, Rule: d.Rule, By: d.By})
	}
	return out
}

func subjectItems(list []subject.Suggestion) []subjectItem {
	var out []subjectItem
	for _, s := range list {
		one := subjectItem{URI: s.URI, Label: s.Label, Score: share(s.Score)}
		for _, r := range s.Reasons {
			reason := subjectReason{
				Kind: r.Kind, Label: r.Label, Field: strings.ToLower(r.Field), Quote: r.Quote, Words: r.Words,
			}
			for _, t := range r.Similar {
				reason.Similar = append(reason.Similar, similarText{ID: t.ID, Title: t.Title, Similarity: share(t.Similarity)})
			}
			one.Reasons = append(one.Reasons, reason)
		}
		out = append(out, one)
	}
	return out
}

// share keeps a number between 0 and 1.
func share(f float64) float64 { return min(1, max(0, finite(f))) }
