package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// places is the page with a map and a list of the places that a query finds.
func (s *Site) places(v *visit) error {
	shown, err := s.options.Source.Search(v.r.Context(), v.reader(), v.query.Places())
	if err != nil {
		return err
	}
	v.query = shown.Query.Placeless()
	v.query.Page = shown.Pages.Page
	v.unread.Filters = append(v.unread.Filters, shown.Unknown...)
	c := v.context(func(lang string) string { return route.Map(lang, v.query) })
	c.Unread = v.unread
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
// thousandths (a metre), names, addresses, and the ends of the pages' paths.
type points struct {
	Total int      `json:"total"`
	Base  string   `json:"base"`
	Lat   []int    `json:"lat"`
	Lon   []int    `json:"lon"`
	Name  []string `json:"name"`
	Ref   []string `json:"ref"`
	Where []string `json:"where"`
	// Lang holds the languages of names that are not in the page's, by their place in Name.
	Lang map[int]string `json:"lang,omitempty"`
}

func (s *Site) points(lang string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := &visit{site: s, lang: lang, w: w, r: r}
		v.readQuery()
		found, err := s.options.Source.Points(r.Context(), v.reader(), v.query)
		if err != nil {
			s.options.Log.Error("points failed", "error", err) // the list works without them
			http.Error(w, "{}", http.StatusInternalServerError)
			return
		}
		v.answerPoints(columns(lang, found))
	}
}

func columns(lang string, found view.Points) points {
	n := len(found.Items)
	out := points{
		Total: found.Total, Base: route.Channel(lang, "ServiceLocation", ""), Lang: map[int]string{},
		Lat: make([]int, n), Lon: make([]int, n), Name: make([]string, n), Ref: make([]string, n), Where: make([]string, n),
	}
	for i, p := range found.Items {
		out.Lat[i], out.Lon[i] = hundredThousandths(p.Point.Lat), hundredThousandths(p.Point.Lon)
		out.Name[i], out.Where[i], out.Ref[i] = p.Name.Value, p.Where.Value, strings.TrimPrefix(p.Href, out.Base)
		if p.Name.Lang != "" {
			out.Lang[i] = p.Name.Lang
		}
	}
	return out
}

func hundredThousandths(degrees float64) int { return int(math.Round(degrees * 1e5)) }

func (v *visit) answerPoints(p points) {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(p); err != nil {
		http.Error(v.w, "{}", http.StatusInternalServerError)
		return
	}
	body := b.Bytes()
	h := v.w.Header()
	h.Set("Content-Type", "application/json")
	h.Add("Vary", "Accept-Encoding")
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Cache-Control", "public, max-age=300")
	if len(body) > worthZipping && takesGzip(v.r) {
		body = zip(body)
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if v.r.Method != http.MethodHead {
		v.w.Write(body) //nolint:errcheck // the reader has gone; nothing is left to do
	}
}
