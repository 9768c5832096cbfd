package selftest

import (
	"context"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/record"
)

// asker asks the interfaces within the process, as a client would.
type asker struct {
	ctx     context.Context
	handler http.Handler
	// reader reads the snapshot of which samples are taken; its language is the asked one.
	reader record.Reader
}

// get asks for a path and returns the body. An answer that is not a success, or of another media type, is an error.
func (a *asker) get(path, media string) ([]byte, error) { return a.ask(http.MethodGet, path, media) }

// head asks whether a path answers, without its bytes.
func (a *asker) head(path, media string) error {
	_, err := a.ask(http.MethodHead, path, media)
	return err
}

func (a *asker) ask(method, path, media string) ([]byte, error) {
	r, err := http.NewRequestWithContext(a.ctx, method, path, http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", path, err)
	}
	r.Host, r.RequestURI = "localhost", path
	w := answer.Keep()
	a.handler.ServeHTTP(w, r)
	if w.Status != http.StatusOK {
		return nil, fmt.Errorf("%s answers %d", path, w.Status)
	}
	if got, _, err := mime.ParseMediaType(w.Header().Get("Content-Type")); err != nil || got != media {
		return nil, fmt.Errorf("%s is %q, not %s", path, w.Header().Get("Content-Type"), media)
	}
	return w.Body.Bytes(), nil
}

// object asks for JSON.
func (a *asker) object(path, media string, out any) error {
	b, err := a.get(path, media)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, out); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// with puts the language into an address.
func (a *asker) with(path string) string {
	sep := "?"
	if strings.Contains(path, "?") {
		sep = "&"
	}
	return path + sep + "lang=" + a.reader.Lang
}
