package site

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// choiceCookie holds the code of the municipality that a reader asked this device to remember. It is the site's only
// cookie. Nothing sets it but the reader's own tick, and the page that asks says what it holds; that makes it strictly
// necessary for a service that the user has asked for (section 205 of the Act on Electronic Communications Services).
const choiceCookie = "varanto-kunta"

// choiceAge is how long a device remembers.
const choiceAge = 365 * 24 * time.Hour

// readChoice takes the remembered municipality where the address says nothing of one.
func (v *visit) readChoice(values url.Values) {
	v.remembered = v.site.rememberedBy(v.r)
	if !values.Has(route.MunicipalityParameter) {
		v.query.Municipality = v.remembered
	}
}

// varyByCookie tells caches that an answer is made for those who send that cookie, or none: links and forms differ even
// where the address names a municipality.
func varyByCookie(h http.Header) { h.Add("Vary", "Cookie") }

// along is an address of this site with the reader's municipality.
func (v *visit) along(address string) string {
	return route.For(address, v.query.Municipality, v.remembered != "")
}

// rememberedBy is the municipality that a request brings along; empty when there is none or no such one.
func (s *Site) rememberedBy(r *http.Request) string {
	c, err := r.Cookie(choiceCookie)
	if err != nil || len(c.Value) != 3 {
		return ""
	}
	for _, m := range s.municipalities[words.Codes()[0]] {
		if m.Code == c.Value {
			return m.Code
		}
	}
	return ""
}

// keepFor tells for how long a page may be kept: one that a cookie was read for belongs to its reader alone.
func keepFor(h http.Header, r *http.Request) {
	if _, err := r.Cookie(choiceCookie); err == nil {
		h.Set("Cache-Control", "private, no-cache")
		return
	}
	h.Set("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
}

// here is this page without the municipality.
func (v *visit) here() string {
	return route.Without(v.r.URL.RequestURI(), route.MunicipalityParameter)
}

// choice is the page where a municipality is chosen.
func (s *Site) choice(v *visit) error {
	c := v.context(route.Choice)
	c.Title = c.Places().Title
	c.NoIndex = true
	back := localPath(v.r.URL.Query().Get(route.BackParameter), route.Home(v.lang))
	for i, a := range c.Alternates {
		c.Alternates[i].Href = route.With(a.Href, route.BackParameter, inLanguage(back, v.lang, a.Lang))
	}
	return s.respond(v.w, v.r, http.StatusOK, page.Choice(c, back))
}

// chosen takes the answer of that page and leads back.
func (s *Site) chosen(v *visit) error {
	if s.crossOrigin.Check(v.r) != nil {
		c := v.context(route.Choice)
		c.Title, c.NoIndex = c.Places().Title, true
		return s.respond(v.w, v.r, http.StatusForbidden, page.Choice(c, route.Home(v.lang)))
	}
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, 8<<10)
	if err := v.r.ParseForm(); err != nil {
		return view.ErrNotFound
	}
	back := localPath(v.r.PostForm.Get(route.BackParameter), route.Home(v.lang))
	given := v.r.PostForm.Get(route.MunicipalityParameter)
	code := s.municipality(v.lang, given)
	if given != "" && code == "" {
		v.leaveOut(route.MunicipalityParameter, given)
		c := v.context(route.Choice)
		c.Title, c.NoIndex, c.SaysUnread = c.Places().Title, true, true
		return s.respond(v.w, v.r, http.StatusUnprocessableEntity, page.Choice(c, back))
	}
	v.remember(code, v.r.PostForm.Get(route.RememberParameter) != "")
	v.w.Header().Set("Cache-Control", "no-store")
	http.Redirect(v.w, v.r, route.With(route.Without(back, route.MunicipalityParameter), route.MunicipalityParameter, code), http.StatusSeeOther)
	return nil
}

// remember keeps a municipality on the device when that was asked for, and forgets an older one when it was not.
func (v *visit) remember(code string, wanted bool) {
	cookie := http.Cookie{
		Name: choiceCookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: strings.HasPrefix(v.site.options.BaseURL, "https://"),
	}
	switch {
	case wanted && code != "":
		cookie.Value, cookie.MaxAge = code, int(choiceAge/time.Second)
	case hasCookie(v.r):
		cookie.MaxAge = -1
	default:
		return
	}
	http.SetCookie(v.w, &cookie)
}

func hasCookie(r *http.Request) bool {
	_, err := r.Cookie(choiceCookie)
	return err == nil
}

// localPath is a path of this site as given, or another when it is none: nobody is led elsewhere.
func localPath(given, otherwise string) string {
	u, err := url.Parse(given)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" || strings.ContainsAny(given, "\\\r\n\t") ||
		!strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || len(given) > 2000 {
		return otherwise
	}
	return cmp.Or(u.RequestURI(), otherwise)
}
