package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/reply"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// places is the page with a map and a list of the places that a query finds.
func (s *Site) places(v *visit) error {
	shown, err := s.options.Source.Places(v.r.Context(), v.reader(), v.query)
	if err != nil {
		return err
	}
	v.query = shown.Query.Placeless()
	v.query.Page = shown.Pages.Page
	v.unread.Filters = append(v.unread.Filters, shown.Unknown...)
	c := v.context(func(lang string) string { return route.Map(lang, v.query) })
	c.SaysUnread = true
	if shown.Place != nil {
		c.ReadPlace = shown.Place.Code
	}
	c.Title = c.Places().MapTitle
	if v.query.Text != "" {
		c.Title = fmt.Sprintf(c.Places().MapTitleFor, v.query.Text)
	}
	c.NoIndex = !v.query.Blank() || !v.unread.Empty()
	return s.respond(v.w, v.r, http.StatusOK, page.Places(c, shown))
}

// points answers with the places of the map as columns, which compress better than objects: degrees in hundred
// thousandths (a metre), names, addresses, the ends of the pages' paths, and in words how far they are where the reader's
// place is known.
type points struct {
	Total int      `json:"total"`
	Base  string   `json:"base"`
	Lat   []int    `json:"lat"`
	Lon   []int    `json:"lon"`
	Name  []string `json:"name"`
	Ref   []string `json:"ref"`
	Where []string `json:"where"`
	Far   []string `json:"far,omitempty"`
	// Lang and WhereLang hold the languages of names and addresses that are not in the page's, by their place in the column.
	Lang      map[int]string `json:"lang,omitempty"`
	WhereLang map[int]string `json:"whereLang,omitempty"`
}

// mostOpenings is for how many places it is told at a time whether they are open.
const mostOpenings = 50

// openings tells how things stand at the places that the list beside the map shows: of thousands, only those are asked for.
func (s *Site) openings(lang string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		reader := view.Reader{Lang: lang, Now: s.options.Now()}
		var known []page.Opening
		refs := r.URL.Query()[route.PlaceParameter]
		for _, ref := range refs[:min(len(refs), mostOpenings)] {
			id, err := s.idOf(catalog.KindServiceChannel, ref)
			if err != nil {
				continue // it has gone since the map was made
			}
			switch at, err := s.options.Source.Opening(r.Context(), reader, id); {
			case err == nil:
				known = append(known, page.Opening{Ref: ref, Hours: at})
			case !errors.Is(err, view.ErrNotFound) && !errors.Is(err, view.ErrGone):
				s.failed(w, r, err)
				return
			}
		}
		w.Header().Set("X-Robots-Tag", "noindex")
		w.Header().Set("Cache-Control", "public, max-age=60")
		if err := s.respond(w, r, http.StatusOK, page.Openings(&page.Context{W: s.words[lang]}, known)); err != nil {
			s.failed(w, r, err)
		}
	}
}

func (s *Site) points(lang string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := &visit{site: s, lang: lang, w: w, r: r}
		if !r.URL.Query().Has(route.MunicipalityParameter) { // our own pages always name one, or none
			varyByCookie(w.Header())
		}
		v.readQuery()
		found, err := s.options.Source.Points(r.Context(), v.reader(), v.query)
		if err == nil {
			err = v.answerPoints(found)
		}
		if err != nil && r.Context().Err() == nil {
			s.options.Log.Error("points failed", "error", err) // the list works without them
			http.Error(w, "{}", http.StatusInternalServerError)
		}
	}
}

func columns(w *words.Words, found view.Points) points {
	lang := w.Lang
	n := len(found.Items)
	out := points{
		Total: found.Total, Base: route.Channel(lang, "ServiceLocation", ""), Lang: map[int]string{}, WhereLang: map[int]string{},
		Lat: make([]int, n), Lon: make([]int, n), Name: make([]string, n), Ref: make([]string, n), Where: make([]string, n),
	}
	for i, p := range found.Items {
		out.Lat[i], out.Lon[i] = hundredThousandths(p.Point.Lat), hundredThousandths(p.Point.Lon)
		out.Name[i], out.Where[i], out.Ref[i] = p.Name.Value, p.Where.Value, strings.TrimPrefix(p.Href, out.Base)
		if p.Name.Lang != "" {
			out.Lang[i] = p.Name.Lang
		}
		if p.Where.Lang != "" {
			out.WhereLang[i] = p.Where.Lang
		}
		if p.Metres > 0 {
			if out.Far == nil {
				out.Far = make([]string, n)
			}
			out.Far[i] = w.Distance(p.Metres)
		}
	}
	return out
}

func hundredThousandths(degrees float64) int { return int(math.Round(degrees * 1e5)) }

// country is the answer with all places, as it is sent.
type country struct {
	version, tag  string
	plain, packed []byte
}

// answerPoints sends places. Those of the whole country are written once for all who ask.
func (v *visit) answerPoints(found view.Points) error {
	h := v.w.Header()
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Cache-Control", "public, max-age=300")
	if found.Version != "" {
		return v.answerCountry(found)
	}
	b := reply.Borrow()
	defer reply.GiveBack(b)
	if err := json.NewEncoder(b).Encode(columns(v.words(), found)); err != nil {
		return err
	}
	reply.Send(v.w, v.r, http.StatusOK, "application/json", b.Bytes())
	return nil
}

func (v *visit) answerCountry(found view.Points) error {
	all, err := v.site.country(v.lang, found)
	if err != nil {
		return err
	}
	if !reply.Known(v.w, v.r, all.tag) {
		reply.Ready(v.w, v.r, "application/json", all.plain, all.packed)
	}
	return nil
}

// country writes all places, unless they are written already.
func (s *Site) country(lang string, found view.Points) (*country, error) {
	if known, ok := s.countries.Load(lang); ok && known.(*country).version == found.Version {
		return known.(*country), nil
	}
	plain, err := json.Marshal(columns(s.words[lang], found))
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	reply.Zip(&packed, plain)
	made := &country{found.Version, reply.TagOf(plain), plain, packed.Bytes()}
	s.countries.Store(lang, made)
	return made, nil
}
