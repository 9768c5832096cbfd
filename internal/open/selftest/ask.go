package selftest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/record"
	"github.com/varanto/varanto/internal/open/mcp"
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
	w := answer.Keep()
	return a.send(w, w, r, path, media)
}

// beginning asks for an answer that does not end, and hangs up after what is sent first.
func (a *asker) beginning(path, media string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(a.ctx, longestWait)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", path, err)
	}
	w := &hangUp{answer.Keep(), cancel}
	return a.send(w, w.Kept, r, path, media)
}

// longestWait is how long an answer that does not end may take to begin.
const longestWait = 10 * time.Second

// hangUp is a reader who goes away after the first bytes.
type hangUp struct {
	*answer.Kept
	leave context.CancelFunc
}

// Write implements http.ResponseWriter.
func (h *hangUp) Write(b []byte) (int, error) {
	defer h.leave()
	return h.Kept.Write(b)
}

// Flush implements http.Flusher.
func (h *hangUp) Flush() {}

// call calls a method of the assistants' endpoint and reads its result.
func (a *asker) call(method string, params, result any) error {
	body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
	if err != nil {
		return fmt.Errorf("call %s: %w", method, err)
	}
	r, err := http.NewRequestWithContext(a.ctx, http.MethodPost, mcp.Path, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("call %s: %w", method, err)
	}
	r.Header.Set("Content-Type", jsonType)
	r.Header.Set("Accept", jsonType+", text/event-stream")
	w := answer.Keep()
	b, err := a.send(w, w, r, mcp.Path, jsonType)
	if err != nil {
		return err
	}
	var got struct {
		Version string          `json:"jsonrpc"`
		Result  json.RawMessage `json:"result"`
	}
	if err := json.Unmarshal(b, &got); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	if got.Version != "2.0" || got.Result == nil {
		return fmt.Errorf("%s has no result of JSON-RPC 2.0", method)
	}
	if err := json.Unmarshal(got.Result, result); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return nil
}

// send asks the handler, which writes to out; w keeps what is written.
func (a *asker) send(out http.ResponseWriter, w *answer.Kept, r *http.Request, path, media string) ([]byte, error) {
	r.Host, r.RequestURI = "localhost", path
	a.handler.ServeHTTP(out, r)
	return a.checked(w, path, media)
}

// checked is the body of an answer, which has to be a success and of that media type.
func (a *asker) checked(w *answer.Kept, path, media string) ([]byte, error) {
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
