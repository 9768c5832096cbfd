package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// client reads from one server. It neither asks for gzip nor unzips by itself.
type client struct {
	base string
	http *http.Client
}

const requestLimit = time.Minute

func newClient(base string) client {
	return client{base, &http.Client{Timeout: requestLimit, Transport: &http.Transport{DisableCompression: true}}}
}

func (c client) status(ctx context.Context, path string) (int, error) {
	r, err := c.ask(ctx, path, "")
	if err != nil {
		return 0, err
	}
	return r.StatusCode, r.Body.Close()
}

// get returns the body of a 200, as it is on the wire.
func (c client) get(ctx context.Context, path string, zipped bool) ([]byte, error) {
	encoding := ""
	if zipped {
		encoding = "gzip"
	}
	r, err := c.ask(ctx, path, encoding)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s\n%.200s", path, r.Status, body)
	}
	if got := r.Header.Get("Content-Encoding"); got != encoding {
		return nil, fmt.Errorf("%s: the encoding is %q, not %q", path, got, encoding)
	}
	return body, nil
}

func (c client) getJSON(ctx context.Context, path string, into any) error {
	body, err := c.get(ctx, path, false)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(body, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (c client) ask(ctx context.Context, path, encoding string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+path, nil)
	if err != nil {
		return nil, err
	}
	if encoding != "" {
		r.Header.Set("Accept-Encoding", encoding)
	}
	return c.http.Do(r)
}
