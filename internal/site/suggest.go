package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/varanto/varanto/internal/site/reply"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// suggestion is what the field of the search form shows and where it leads.
type suggestion struct {
	Text string `json:"text"`
	// Lang is set when the text is not in the page's language; Note is the other name that was met.
	Lang string `json:"lang,omitempty"`
	Note string `json:"note,omitempty"`
	Href string `json:"href"`
}

type suggestionGroup struct {
	Name  string       `json:"name"`
	Items []suggestion `json:"items"`
}

// suggest answers the field while somebody types: groups named in the page's language, and addresses to go to.
func (s *Site) suggest(lang string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := &visit{site: s, lang: lang, w: w, r: r}
		varyByCookie(w.Header())
		v.readQuery()
		groups := []suggestionGroup{}
		if v.query.Text != "" {
			found, err := s.options.Source.Suggest(r.Context(), v.reader(), v.query.Text)
			if err != nil && !errors.Is(err, context.Canceled) {
				s.options.Log.Error("suggestions failed", "error", err) // the form works without them
			}
			groups = v.groups(found)
		}
		v.answerJSON(groups)
	}
}

// groups are the suggestions by their headings. What was taken otherwise than typed is said by headings without items
// before them.
func (v *visit) groups(found view.Suggestions) []suggestionGroup {
	groups := []suggestionGroup{}
	say := func(heading string, words ...any) {
		groups = append(groups, suggestionGroup{Name: fmt.Sprintf(heading, words...), Items: []suggestion{}})
	}
	for _, c := range found.Corrections {
		say(v.words().Suggest.Taken, c.Taken, c.Typed)
	}
	for _, word := range found.Dropped {
		say(v.words().Suggest.Left, word)
	}
	for _, g := range found.Groups {
		named := suggestionGroup{Name: v.words().Suggest.Group[g.Kind]}
		for _, i := range g.Items {
			href := v.along(i.Href)
			if g.Kind == "area" { // it is asked for instead of the chosen one
				href = route.For(i.Href, "", v.remembered != "")
			}
			named.Items = append(named.Items, suggestion{Text: i.Name.Value, Lang: i.Name.Lang, Note: i.Matched, Href: href})
		}
		if len(named.Items) > 0 {
			groups = append(groups, named)
		}
	}
	return groups
}

func (v *visit) answerJSON(groups []suggestionGroup) {
	b := reply.Borrow()
	defer reply.GiveBack(b)
	if err := json.NewEncoder(b).Encode(groups); err != nil {
		http.Error(v.w, "[]", http.StatusInternalServerError)
		return
	}
	h := v.w.Header()
	h.Set("Cache-Control", "public, max-age=60")
	h.Set("X-Robots-Tag", "noindex")
	reply.AsIs(v.w, v.r, http.StatusOK, "application/json", b.Bytes())
}
