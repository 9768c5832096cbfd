package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/open/export/answer"
)

// ask asks the open interface and reads the answer. An error is the interface's own sentence about what is wrong.
func ask[T any](ctx context.Context, d *desk, path string, q url.Values) (*T, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "/open/v1"+path+"?"+q.Encode(), nil)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", path, err)
	}
	a := answer.Keep()
	d.API.ServeHTTP(a, r)
	if a.Status != http.StatusOK {
		return nil, complaint(a)
	}
	out := new(T)
	if err := json.Unmarshal(a.Body.Bytes(), out); err != nil {
		d.Log.ErrorContext(ctx, "an answer of the open interface cannot be read", "path", path, "error", err)
		return nil, errors.New("something went wrong here; it has been written down")
	}
	return out, nil
}

// complaint makes an error of a problem document. Parameters have the same names here and there.
func complaint(a *answer.Kept) error {
	var p struct {
		Detail string
		Errors []struct{ Location, Message string }
	}
	if json.Unmarshal(a.Body.Bytes(), &p) != nil || p.Detail == "" {
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
