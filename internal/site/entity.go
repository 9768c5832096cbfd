package site

import (
	"errors"
	"net/http"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/slug"
	"github.com/varanto/varanto/internal/site/view"
)

// entity answers with a page about what the address names.
func (s *Site) entity(kind route.Kind) func(*visit) error {
	answer := map[route.Kind]func(*visit, catalog.ID) error{
		route.ServicePage: s.service, route.PlacePage: s.channel, route.ChannelPage: s.channel,
		route.OrganizationPage: s.organization, route.GeneralPage: s.general, route.CollectionPage: s.collection,
	}[kind]
	return func(v *visit) error {
		id, err := v.id(kindOf(kind))
		if err == nil {
			err = answer(v, id)
		}
		if errors.Is(err, view.ErrNotFound) && v.ofOtherKind(kind) {
			return nil
		}
		switch {
		case errors.Is(err, view.ErrGone):
			return v.gone(kindOf(kind), id)
		case errors.Is(err, view.ErrNotFound) && v.query.Text == "":
			v.query.Text, _, _ = tidy(spoken(v.r.PathValue("ref"))) // the search is ready to be sent
		}
		return err
	}
}

// spoken are the words of an address's last part; empty where it has none.
func spoken(ref string) string {
	words, last := ref, ref
	if i := strings.LastIndexByte(ref, '-'); i >= 0 {
		words, last = ref[:i], ref[i+1:]
	}
	if _, ok := slug.Parse(last); !ok {
		words = ref
	} else if words == last {
		return ""
	}
	if _, err := uuid.Parse(ref); err == nil {
		return ""
	}
	return strings.ReplaceAll(words, "-", " ")
}

// gone answers that something is no longer published, and leads on to what is like it.
func (v *visit) gone(kind catalog.Kind, id catalog.ID) error {
	instead, err := v.site.options.Source.Instead(v.r.Context(), v.reader(), kind, id)
	if err != nil { // what is known still helps
		v.site.options.Log.Error("nothing to offer instead", "page", v.r.Pattern, "error", err)
	}
	if v.query.Text == "" {
		v.query.Text, _, _ = tidy(instead.Name.Value)
	}
	c := v.context(v.elsewhere)
	c.Title, c.NoIndex = v.words().Problem.Gone, true
	return v.site.respond(v.w, v.r, http.StatusGone, page.Gone(c, instead))
}

// kindOf is what the pages of a kind are about.
func kindOf(k route.Kind) catalog.Kind {
	switch k {
	case route.ServicePage:
		return catalog.KindService
	case route.OrganizationPage:
		return catalog.KindOrganization
	case route.GeneralPage:
		return catalog.KindGeneralDescription
	case route.CollectionPage:
		return catalog.KindServiceCollection
	}
	return catalog.KindServiceChannel
}

// ofOtherKind sends to the page of another kind that the id finds; false when there is none.
func (v *visit) ofOtherKind(asked route.Kind) bool {
	ref := v.r.PathValue("ref")
	for _, kind := range route.Kinds() {
		if kindOf(kind) == kindOf(asked) {
			continue
		}
		id, err := v.id(kindOf(kind))
		if err != nil {
			continue
		}
		subject, err := v.site.options.Source.Subject(v.r.Context(), v.reader(), kindOf(kind), id)
		if err != nil && !errors.Is(err, view.ErrGone) {
			continue // whole ids can be read, whether there is such a thing or not
		}
		to := subject.Paths[v.lang] // at once: each step on the way costs a reader on a slow line a second
		if to == "" {
			to = route.At(kind, v.lang, ref)
		}
		v.w.Header().Set("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
		http.Redirect(v.w, v.r, withParameters(to, v.r), http.StatusMovedPermanently)
		return true
	}
	return false
}

// uuidLength is how many characters a whole id has as it is written.
const uuidLength = 36

// id reads the last part of the path.
func (v *visit) id(kind catalog.Kind) (catalog.ID, error) {
	return v.site.idOf(kind, v.r.PathValue("ref"))
}

// idOf reads the last part of a page's path: a whole id, or words with a short id. What is neither is not found.
func (s *Site) idOf(kind catalog.Kind, ref string) (catalog.ID, error) {
	if id, err := uuid.Parse(ref); err == nil {
		return id, nil
	}
	if id, err := uuid.Parse(ref[max(0, len(ref)-uuidLength):]); err == nil { // words with a whole id
		return id, nil
	}
	short, ok := slug.Parse(ref)
	if !ok {
		return catalog.ID{}, view.ErrNotFound
	}
	return s.options.Source.Find(kind, short)
}

// redirected sends to the one right address of a page when another way of writing it was used: older words, another
// language's words, a whole id, another kind's page. The parameters go along.
func (v *visit) redirected(paths view.Paths) bool {
	right := paths[v.lang]
	if v.r.URL.Path == right {
		return false
	}
	v.w.Header().Set("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
	http.Redirect(v.w, v.r, withParameters(right, v.r), http.StatusMovedPermanently)
	return true
}

func withParameters(to string, r *http.Request) string {
	if r.URL.RawQuery == "" {
		return to
	}
	return to + "?" + r.URL.RawQuery
}
