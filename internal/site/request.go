package site

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// maxText is the most characters of a search text; the form's field has the same limit.
const maxText = 200

// maxPage bounds paging, so that nobody asks for page two thousand million.
const maxPage = 10_000

// errBadRequest: the parameters of the address make no sense.
var errBadRequest = errors.New("bad request")

// visit is one request for a page in a language.
type visit struct {
	site *Site
	lang string
	w    http.ResponseWriter
	r    *http.Request
	// query holds the parameters that every page understands.
	query view.Query
}

// page makes a handler of a function that answers a visit. Its error becomes a page that helps.
func (s *Site) page(lang string, answer func(*visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := &visit{site: s, lang: lang, w: w, r: r}
		err := v.readQuery()
		if err == nil {
			err = answer(v)
		}
		if err != nil {
			v.problem(err)
		}
	}
}

func (v *visit) readQuery() error {
	values, err := url.ParseQuery(v.r.URL.RawQuery)
	if err != nil {
		return errBadRequest
	}
	q := view.Query{Page: 1}
	q.Text = strings.Join(strings.Fields(values.Get(route.TextParameter)), " ")
	if !utf8.ValidString(q.Text) || utf8.RuneCountInString(q.Text) > maxText || strings.ContainsRune(q.Text, 0) {
		return errBadRequest
	}
	if m := values.Get(route.MunicipalityParameter); m != "" {
		if q.Municipality = v.site.municipality(v.lang, m); q.Municipality == "" {
			return errBadRequest
		}
	}
	if p := values.Get(route.PageParameter); p != "" {
		if q.Page, err = strconv.Atoi(p); err != nil || q.Page < 1 || q.Page > maxPage {
			return errBadRequest
		}
	}
	v.query = q
	return nil
}

// municipality finds the code of a municipality given by code or name; "" when there is none.
func (s *Site) municipality(lang, given string) string {
	for _, m := range s.municipalities[lang] {
		if m.Code == given || strings.EqualFold(m.Name, given) {
			return m.Code
		}
	}
	return ""
}

func (v *visit) words() *words.Words { return v.site.words[v.lang] }

func (v *visit) reader() view.Reader {
	return view.Reader{Lang: v.lang, Municipality: v.query.Municipality, Now: v.site.options.Now()}
}

// context prepares the page's frame. address is the page's own address in a language, without the municipality.
func (v *visit) context(address func(lang string) string) page.Context {
	c := page.Context{
		W: v.words(), Site: v.site.options.Name, Base: v.site.options.BaseURL, Canonical: address(v.lang),
		Query: v.query, Municipalities: v.site.municipalities[v.lang], Asset: v.site.assets.address, Map: v.site.options.Map,
	}
	for _, lang := range words.Codes() {
		href := route.With(address(lang), route.MunicipalityParameter, v.query.Municipality)
		c.Alternates = append(c.Alternates, page.Alternate{Lang: lang, Name: v.site.words[lang].Name, Href: href})
	}
	return c
}
