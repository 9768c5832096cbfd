package frame

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/words"
)

// Page is what a page tells its frame.
type Page struct {
	Title string
	// Failed tells that a form came back with problems: the title begins with that.
	Failed bool
	// Here is the address of this page without a language ("/people"), for the links to the other languages, when it is not
	// the request's own.
	Here string
	// Narrow is for pages of one small form, Wide for those with large tables.
	Narrow, Wide bool
	// Styles and Scripts are further built files ("studio-edit.css", "studio-edit.mjs").
	Styles, Scripts []string
}

// Show answers with a page. It is rendered whole before the first byte leaves, so that a failure can still become an error page.
func (r *Request) Show(w http.ResponseWriter, status int, p Page, body templ.Component) error {
	l := layout{Page: p, W: r.W, Name: r.frame.Name, Notice: "", asset: r.frame.Asset, theme: r.frame.Theme, logo: r.frame.Logo, mark: r.frame.Mark,
		person: r.Person, languages: r.languages(p), menu: r.Items()}
	if status < http.StatusMultipleChoices || status == http.StatusUnprocessableEntity {
		l.Notice = r.frame.Sessions.Take(r.Context(), flash)
	}
	var b strings.Builder
	if err := whole(l).Render(templ.WithChildren(r.Context(), body), &b); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", r.Lang)
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write([]byte(b.String())) //nolint:errcheck // the reader has gone; nothing is left to do
	}
	return nil
}

type other struct{ lang, name, href string }

// languages are the addresses of this page in all languages.
func (r *Request) languages(p Page) []other {
	here := p.Here
	if here == "" {
		if rest, ok := strings.CutPrefix(r.URL.RequestURI(), Root+r.Lang+"/"); ok {
			here = "/" + rest
		} else {
			here = "/"
		}
	}
	var out []other
	for _, lang := range words.Codes() {
		out = append(out, other{lang, r.frame.words[lang].Name, Root + lang + here})
	}
	return out
}

// Listed is an item of the main navigation as a person sees it.
type Listed struct {
	Name, About, Href string
	Current           bool
	// Waiting is what waits there; it is known on the front page only.
	Waiting string
}

// Items are the links of the main navigation that the person may use.
func (r *Request) Items() []Listed {
	if !r.LoggedIn() {
		return nil
	}
	var out []Listed
	for _, i := range r.frame.items {
		if !i.Need(r.Person, true) {
			continue
		}
		path := r.To(i.Path)
		one := Listed{Name: i.Name(r.Lang), Href: path, Current: r.URL.Path == path || strings.HasPrefix(r.URL.Path, path+"/")}
		if i.About != nil {
			one.About = i.About(r.Lang)
		}
		out = append(out, one)
	}
	return out
}

// FrontItems are Items with what waits there. What cannot be told is left out, and logged.
func (r *Request) FrontItems() []Listed {
	out := r.Items()
	for _, i := range r.frame.items {
		at := slices.IndexFunc(out, func(l Listed) bool { return l.Href == r.To(i.Path) })
		if at < 0 || i.Waiting == nil {
			continue
		}
		text, err := i.Waiting(r)
		if err != nil {
			r.frame.Logger.ErrorContext(r.Context(), "what waits cannot be told", "page", i.Path, "error", err)
			continue
		}
		out[at].Waiting = text
	}
	return out
}

var (
	errEnded     = errors.New("nobody is logged in any more")
	errOtherSite = errors.New("another site made the request")
)

func unknown(http.ResponseWriter, *Request) error { return ErrNotFound }

func otherSite(http.ResponseWriter, *Request) error { return errOtherSite }

// fail answers with the page of an error.
func (f *Frame) fail(w http.ResponseWriter, r *Request, err error) {
	t := r.W.Frame
	var missing *editorial.NotFound
	var denied *editorial.Forbidden
	status, title, text := http.StatusInternalServerError, t.Broken, t.BrokenText
	switch {
	case errors.Is(err, ErrNotFound), errors.Is(err, account.ErrNotFound), errors.As(err, &missing):
		status, title, text = http.StatusNotFound, t.NotFound, t.NotFoundText
	case errors.Is(err, ErrForbidden), errors.Is(err, account.ErrForbidden), errors.As(err, &denied):
		status, title, text = http.StatusForbidden, t.Forbidden, t.ForbiddenText
	case errors.Is(err, errOtherSite):
		status, title, text = http.StatusForbidden, t.OtherSite, t.OtherSiteText
	case errors.Is(err, errEnded), errors.Is(err, account.ErrNoSession):
		status, title, text = http.StatusForbidden, t.Ended, t.EndedText
	case errors.Is(err, ErrTooLarge):
		status, title, text = http.StatusRequestEntityTooLarge, t.TooLarge, t.TooLargeText
		w.Header().Set("Connection", "close") // the rest of the form is not read
	case errors.Is(err, ErrBadRequest):
		status, title, text = http.StatusBadRequest, t.BadRequest, t.BadRequestText
	case errors.Is(err, context.Canceled):
		return
	default:
		f.Logger.ErrorContext(r.Context(), "a page of the studio failed", "method", r.Method, "page", r.Pattern, "error", err)
	}
	p := Page{Title: title, Narrow: true}
	if r.Method != http.MethodGet {
		p.Here = "/"
	}
	if err := r.Show(w, status, p, problem(r.W, title, text, r.LoggedIn())); err != nil {
		f.Logger.ErrorContext(r.Context(), "an error page failed", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
}
