package selftest

import (
	"fmt"
	"net/http"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/answer"
)

// More is a form that another room makes, with what holds it against its standard: the pages' own.
type More struct {
	Form Form
	// Check asks and tells what it found.
	Check func(Asked) Found
	// Seldom tells that it takes long, so that it is checked at most every six hours.
	Seldom bool
}

// Asked is what a check of a form of another room goes by.
type Asked struct {
	// Get gives the body of an answer that has to be of that media type; one redirect is followed, for pages are asked by id.
	Get func(path, media string) ([]byte, error)
	// Pages are the paths of the pages of a sample of services and channels, Of how many such entities there are.
	Pages []string
	Of    int
	// Sequence is the snapshot's, for choosing another sample the next time.
	Sequence int64
}

// Found is what such a check found: problems in words, and how much was looked at of how much. Path is where an example is;
// empty when the form has a place of its own.
type Found struct {
	Problems    []string
	Checked, Of int
	Path        string
}

func (m More) check() check {
	c := check{form: m.Form, run: func(a *asker) finding {
		asked := Asked{Get: a.page, Sequence: a.reader.Seq}
		plain := a.reader
		plain.Base = ""
		for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel} {
			list, of := sample(published(plain, k), plain.Seq)
			asked.Of += of
			for _, e := range list[:min(len(list), perKind)] {
				asked.Pages = append(asked.Pages, plain.Page(e))
			}
		}
		f := m.Check(asked)
		return finding{problems: f.Problems, checked: f.Checked, of: f.Of, path: f.Path}
	}}
	if m.Seldom {
		c.every = seldom
	}
	return c
}

// perKind is how many pages of a kind are asked for.
const perKind = 8

// page asks for a path as get does, and goes on to where it leads.
func (a *asker) page(path, media string) ([]byte, error) {
	r, err := http.NewRequestWithContext(a.ctx, http.MethodGet, path, http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", path, err)
	}
	r.Host, r.RequestURI = "localhost", path
	w := answer.Keep()
	a.handler.ServeHTTP(w, r)
	if to := w.Header().Get("Location"); w.Status == http.StatusMovedPermanently && to != "" {
		return a.get(to, media)
	}
	return a.checked(w, path, media)
}
