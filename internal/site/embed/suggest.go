package embed

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/site/route"
)

// SuggestionGroup is suggestions under a heading, while somebody types. One without items says what was taken otherwise
// than typed.
type SuggestionGroup struct {
	Name  string       `json:"name"`
	Items []Suggestion `json:"items"`
}

// Suggestion leads to a page. Note is the other name that was met; it may be empty.
type Suggestion struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
	Note string `json:"note,omitempty"`
	Href string `json:"href"`
}

func (h *Handler) serveSuggest(r *http.Request) (any, error) {
	v := r.URL.Query()
	a, wrong := h.readAsk(v, "")
	if err := refuseParameters(append(wrong, unknown(v, []string{"lang", "municipality", "q"})...)); err != nil {
		return nil, err
	}
	groups := []SuggestionGroup{}
	if strings.TrimSpace(a.Query.Text) == "" {
		return groups, nil
	}
	found, err := h.options.Source.Suggest(r.Context(), h.reader(a), a.Query.Text)
	if err != nil && !errors.Is(err, context.Canceled) {
		h.options.Log.Error("suggestions failed", "error", err) // the field works without them
	}
	w := h.words[a.Lang].Suggest
	say := func(heading string, words ...any) {
		groups = append(groups, SuggestionGroup{Name: fmt.Sprintf(heading, words...), Items: []Suggestion{}})
	}
	for _, c := range found.Corrections {
		say(w.Taken, c.Taken, c.Typed)
	}
	for _, word := range found.Dropped {
		say(w.Left, word)
	}
	for _, g := range found.Groups {
		named := SuggestionGroup{Name: w.Group[g.Kind]}
		for _, i := range g.Items {
			href := i.Href
			if g.Kind != "area" {
				href = route.With(href, route.MunicipalityParameter, a.Query.Municipality)
			}
			named.Items = append(named.Items, Suggestion{i.Name.Value, i.Name.Lang, i.Matched, href})
		}
		if len(named.Items) > 0 {
			groups = append(groups, named)
		}
	}
	return groups, nil
}
