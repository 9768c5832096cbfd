package studio

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

// listedAtOnce is how many accounts a page of a list has.
const listedAtOnce = 50

// listed are the people or API users whom the caller manages, as the address asks for them.
func (s *Studio) listed(r *frame.Request, api bool) (page.List, error) {
	q := r.URL.Query()
	f := &form.Form{Action: r.URL.Path, Values: q}
	found, err := s.Accounts.Accounts(r.Context(), r.Caller, account.Search{API: &api, State: account.State(f.Get("state")), Text: f.Get("q")})
	if err != nil {
		return page.List{}, err
	}
	n, err := strconv.Atoi(f.Get("page"))
	if err != nil || n < 1 {
		n = 1
	}
	pages := max((len(found)+listedAtOnce-1)/listedAtOnce, 1)
	n = min(n, pages)
	l := page.List{Form: f, Count: len(found), Page: n, Pages: pages}
	if n > 1 {
		l.Previous = pageAddress(r.Request, n-1)
	}
	if n < pages {
		l.Next = pageAddress(r.Request, n+1)
	}
	for _, a := range found[(n-1)*listedAtOnce : min(n*listedAtOnce, len(found))] {
		l.Rows = append(l.Rows, page.Row{Account: a, Organizations: s.names(a.Organizations)})
	}
	return l, nil
}

func pageAddress(r *http.Request, n int) string {
	q := url.Values{}
	for name, values := range r.URL.Query() {
		q[name] = values
	}
	q.Set("page", strconv.Itoa(n))
	return r.URL.Path + "?" + q.Encode()
}
