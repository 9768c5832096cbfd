package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// answered keeps an answer of the open interface.
type answered struct {
	header http.Header
	body   bytes.Buffer
	status int
}

func (a *answered) Header() http.Header         { return a.header }
func (a *answered) WriteHeader(status int)      { a.status = status }
func (a *answered) Write(b []byte) (int, error) { return a.body.Write(b) }

// ask asks the open interface and reads the answer. An error is the interface's own sentence about what is wrong.
func ask[T any](ctx context.Context, d *desk, path string, q url.Values) (*T, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "/open/v1"+path+"?"+q.Encode(), nil)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", path, err)
	}
	a := &answered{header: http.Header{}, status: http.StatusOK}
	d.API.ServeHTTP(a, r)
	if a.status != http.StatusOK {
		return nil, complaint(a)
	}
	out := new(T)
	if err := json.Unmarshal(a.body.Bytes(), out); err != nil {
		d.Log.ErrorContext(ctx, "an answer of the open interface cannot be read", "path", path, "error", err)
		return nil, errors.New("something went wrong here; it has been written down")
	}
	return out, nil
}

// complaint makes an error of a problem document. Parameters have the same names here and there.
func complaint(a *answered) error {
	var p struct {
		Detail string
		Errors []struct{ Location, Message string }
	}
	if json.Unmarshal(a.body.Bytes(), &p) != nil || p.Detail == "" {
		return errors.New("the answer cannot be given now; try again soon")
	}
	if len(p.Errors) == 0 {
		return errors.New(p.Detail)
	}
	var all []string
	for _, e := range p.Errors {
		all = append(all, strings.TrimPrefix(strings.TrimPrefix(e.Location, "query."), "path.")+": "+e.Message)
	}
	return errors.New(strings.Join(all, " "))
}

// parameters gathers what was given.
type parameters url.Values

func (p parameters) text(name, value string) {
	if strings.TrimSpace(value) != "" {
		p[name] = []string{value}
	}
}

// list gives values in parameters of their own, so that a comma cannot stand in one; the interface splits at commas.
func (p parameters) list(name string, values []string) {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			p[name] = append(p[name], v)
		}
	}
}

func (p parameters) whole(name string, n int) {
	if n != 0 {
		p[name] = []string{strconv.Itoa(n)}
	}
}

func (p parameters) flag(name string, yes bool) {
	if yes {
		p[name] = []string{"true"}
	}
}
