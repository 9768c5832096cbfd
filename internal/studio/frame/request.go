package frame

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/words"
)

// What a handler may answer with instead of a page.
var (
	ErrNotFound   = errors.New("there is no such page")
	ErrForbidden  = errors.New("the person may not do that")
	ErrBadRequest = errors.New("the request makes no sense")
	ErrTooLarge   = errors.New("the form is too large")
)

// Request is a request with who makes it.
type Request struct {
	*http.Request
	// Lang is the language of the page, W its words.
	Lang string
	W    *words.Words
	// Person is who is logged in; the zero value for nobody. Caller is the same for the use cases of the catalogue.
	Person account.Account
	Caller editorial.Caller

	frame *Frame
}

// LoggedIn tells whether somebody is.
func (r *Request) LoggedIn() bool { return r.Person.ID != "" }

// wrap makes a handler of one that knows the person. An empty language is the reader's own.
func (f *Frame) wrap(lang string, need Need, h Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, hr *http.Request) {
		r := &Request{Request: hr, Lang: lang, frame: f}
		if lang == "" {
			r.Lang = f.language(hr)
		}
		r.W = f.words[r.Lang]
		person, ok := f.Sessions.Person(hr.Context())
		if ok {
			r.Person, r.Caller = person, person.Caller()
		}
		var err error
		switch {
		case !utf8.ValidString(hr.URL.Path) || !isText(hr.URL.Query()):
			err = ErrBadRequest
		case need(person, ok) && hr.Method == http.MethodPost:
			if err = readForm(w, r); err == nil {
				err = h(w, r)
			}
		case need(person, ok):
			err = h(w, r)
		case ok:
			err = ErrForbidden
		case hr.Method == http.MethodGet || hr.Method == http.MethodHead:
			err = r.Go(w, "/login?return="+url.QueryEscape(hr.URL.RequestURI()))
		default:
			err = errEnded
		}
		if err != nil {
			f.fail(w, r, err)
		}
	}
}

// To is the address of a page in the request's language: path is what follows /studio/fi.
func (r *Request) To(path string) string { return Root + r.Lang + path }

// Go sends the browser to another page of the studio, after a form was taken.
func (r *Request) Go(w http.ResponseWriter, path string) error {
	http.Redirect(w, r.Request, r.To(path), http.StatusSeeOther)
	return nil
}

// Back sends the browser to an address that a form or a link named, if it is one of the studio, and otherwise to the front page.
func (r *Request) Back(w http.ResponseWriter, address string) error {
	http.Redirect(w, r.Request, r.Return(address), http.StatusSeeOther)
	return nil
}

// Return is an address of the studio to go on at: the one given, or the front page when it leads elsewhere.
func (r *Request) Return(address string) string {
	home := r.To("/")
	to := oidc.SafeReturn(address, home)
	if u, err := url.Parse(to); err != nil || !strings.HasPrefix(u.Path, Root) || strings.Contains(u.Path, "/..") {
		return home
	}
	return to
}

const flash = "flash"

// Say keeps a message for the next page that the person sees.
func (r *Request) Say(text string) { r.frame.Sessions.Put(r.Context(), flash, text) }

// Remote is from which address the request came.
func (r *Request) Remote() string { return r.frame.Sessions.Remote(r.Request) }
