package site

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/varanto/varanto/internal/site/completion"
	"github.com/varanto/varanto/internal/site/reply"
)

// suggest answers the field while somebody types: groups named in the page's language, and addresses to go to.
func (s *Site) suggest(lang string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := &visit{site: s, lang: lang, w: w, r: r}
		varyByCookie(w.Header())
		v.readQuery()
		groups := []completion.Group{}
		if v.query.Text != "" {
			found, err := s.options.Source.Suggest(r.Context(), v.reader(), v.query.Text)
			if err != nil && !errors.Is(err, context.Canceled) {
				s.options.Log.Error("suggestions failed", "error", err) // the form works without them
			}
			groups = completion.Groups(found, v.words().Suggest, v.query.Municipality, v.remembered != "")
		}
		v.answerJSON(groups)
	}
}

func (v *visit) answerJSON(groups []completion.Group) {
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
