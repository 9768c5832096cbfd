package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// client asks one server. It follows no redirects.
type client struct {
	base string
	http *http.Client
}

const (
	requestLimit = time.Minute
	// kept is how many connections are kept open for the next request.
	kept = 256
)

func newClient(base string) client {
	return client{base, &http.Client{
		Timeout:       requestLimit,
		Transport:     &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: kept},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// answer is what came back, and how long it took from the sending of the request to the end of the body.
type answer struct {
	status int
	header http.Header
	body   []byte
	took   time.Duration
}

// ask sends a request; a nil body sends none. Every status is an answer.
func (c client) ask(ctx context.Context, method, path, token string, body any) (*answer, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		content = bytes.NewReader(text)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, content)
	if err != nil {
		return nil, err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	began := time.Now()
	got, err := c.http.Do(r)
	if err != nil {
		return nil, err
	}
	defer got.Body.Close()
	a := &answer{status: got.StatusCode, header: got.Header}
	a.body, err = io.ReadAll(got.Body)
	a.took = time.Since(began)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", method, path, err)
	}
	return a, nil
}

// must is ask for what has to be answered with 200.
func (c client) must(ctx context.Context, method, path, token string, body any) (*answer, error) {
	a, err := c.ask(ctx, method, path, token, body)
	if err != nil {
		return nil, err
	}
	if a.status != http.StatusOK {
		return nil, fmt.Errorf("%s %s: status %d\n%.500s", method, path, a.status, a.body)
	}
	return a, nil
}

// read reads an answer's JSON.
func (a *answer) read(into any) error {
	if err := json.Unmarshal(a.body, into); err != nil {
		return fmt.Errorf("%w in %.200s", err, a.body)
	}
	return nil
}
