package site

import (
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"unicode"
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

// Bounds of filters: forms have far fewer.
const (
	maxValues = 20  // of one facet
	maxValue  = 200 // bytes of one
)

// visit is one request for a page in a language.
type visit struct {
	site *Site
	lang string
	w    http.ResponseWriter
	r    *http.Request
	// query holds the parameters that every page understands.
	query view.Query
	// unread is what of the address could not be understood and was left out.
	unread page.Unread
	// remembered is the code of the municipality that the reader's device remembers; empty mostly.
	remembered string
}

// page makes a handler of a function that answers a visit. Its error becomes a page that helps.
func (s *Site) page(lang string, answer func(*visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := &visit{site: s, lang: lang, w: w, r: r}
		varyByCookie(w.Header())
		v.readQuery()
		if err := guarded(v, answer); err != nil {
			v.problem(err)
		}
	}
}

// guarded turns a panic into an error, so that readers meet a page that helps. It happens before anything was sent, for
// pages are rendered whole.
func guarded(v *visit, answer func(*visit) error) (err error) {
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		if p == http.ErrAbortHandler {
			panic(p)
		}
		v.site.options.Log.Error("page panicked", "page", v.r.Pattern, "panic", p, "stack", string(debug.Stack()))
		err = fmt.Errorf("panic: %v", p)
	}()
	return answer(v)
}

// readQuery understands what it can of an address and notes the rest: a link with a mistake still leads somewhere.
func (v *visit) readQuery() {
	values, _ := url.ParseQuery(v.r.URL.RawQuery) // what can be read of a malformed query is there
	v.query = view.Query{Text: v.text(values.Get(route.TextParameter)), Page: 1, Verbatim: values.Get(route.VerbatimParameter) != ""}
	v.readChoice(values)
	if m := values.Get(route.MunicipalityParameter); m != "" {
		if v.query.Municipality = v.site.municipality(v.lang, m); v.query.Municipality == "" {
			v.leaveOut(route.MunicipalityParameter, m)
		}
	}
	if p := values.Get(route.PageParameter); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || n > maxPage {
			v.leaveOut(route.PageParameter, p)
			n = 1
		}
		v.query.Page = n
	}
	for _, facet := range view.Facets() {
		v.readFilter(facet, values[facet])
	}
	v.readOpenForm(values.Get(route.OpenDayParameter), values.Get(route.OpenTimeParameter), values.Get(route.OpenWasParameter))
}

// text tidies the words that were typed, and notes what it left out.
func (v *visit) text(typed string) string {
	tidied, noText, tooLong := tidy(typed)
	v.unread.NoText, v.unread.TooLong = v.unread.NoText || noText, v.unread.TooLong || tooLong
	return tidied
}

// tidy makes a line of words to search for: what is no text becomes a blank, and only the beginning of what is long is kept.
func tidy(words string) (tidied string, noText, tooLong bool) {
	tidied = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, words)
	noText = strings.ContainsRune(words, utf8.RuneError) || strings.ContainsRune(words, 0) || !utf8.ValidString(words)
	tidied = strings.Join(strings.Fields(tidied), " ")
	if runes := []rune(tidied); len(runes) > maxText {
		tidied, tooLong = strings.TrimSpace(string(runes[:maxText])), true
	}
	return tidied, noText, tooLong
}

func (v *visit) readFilter(facet string, values []string) {
	for _, value := range values {
		value = strings.TrimSpace(value)
		f := view.Filter{Facet: facet, Value: value}
		switch {
		case value == "" || slices.Contains(v.query.Filters, f):
		case len(value) > maxValue || !utf8.ValidString(value) || strings.ContainsFunc(value, unicode.IsControl):
			v.leaveOut(facet, "")
		case len(v.query.Values(facet)) >= maxValues || view.Single(facet) && v.query.Value(facet) != "":
			v.leaveOut(facet, value)
		default:
			v.query.Filters = append(v.query.Filters, f)
		}
	}
}

// readOpenForm reads the day and the time of the form; they go before another moment in the address, unless they are those
// that the form showed and "now" was ticked beside them. A day alone means noon, and a time alone means nothing: the form
// always sends one.
func (v *visit) readOpenForm(day, clock, was string) {
	if day == "" {
		return
	}
	if clock == "" {
		clock = "12:00"
	}
	at := day + "T" + clock
	if at == was && v.query.Value(view.FacetOpen) == view.OpenNow {
		return
	}
	for _, old := range v.query.Values(view.FacetOpen) {
		v.query = v.query.Without(view.Filter{Facet: view.FacetOpen, Value: old})
	}
	v.readFilter(view.FacetOpen, []string{at})
}

func (v *visit) leaveOut(parameter, value string) {
	if !utf8.ValidString(value) {
		value = ""
	}
	if runes := []rune(value); len(runes) > 40 {
		value = string(runes[:40])
	}
	v.unread.Filters = append(v.unread.Filters, view.Filter{Facet: parameter, Value: value})
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
	return view.Reader{Lang: v.lang, Municipality: v.query.Municipality, Now: v.site.options.Now(), Page: v.query.Page}
}

// context prepares the page's frame. address is the page's own address in a language, without the municipality.
func (v *visit) context(address func(lang string) string) *page.Context {
	c := &page.Context{
		W: v.words(), Site: v.site.options.Name, Base: v.site.base(v.r), Canonical: address(v.lang), Now: v.site.options.Now(),
		Query: v.query, Municipalities: v.site.municipalities[v.lang], Asset: v.site.assets.address, Map: v.site.options.Map,
		Operator: v.site.options.Operator, Feedback: v.site.options.Feedback != nil,
		Unread: v.unread, Remembered: v.remembered, Here: v.here(), Theme: v.site.look(themeFile), Logo: v.site.look(logoFile), Mark: v.site.mark(),
	}
	if v.site.options.LogIn != nil {
		c.LogIn = v.site.options.LogIn(v.lang)
	}
	for _, lang := range words.Codes() {
		href := v.along(address(lang))
		c.Alternates = append(c.Alternates, page.Alternate{Lang: lang, Name: v.site.words[lang].Name, Href: href, Right: address(lang)})
	}
	return c
}
