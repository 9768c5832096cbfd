package v11

import (
	"net/http"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

// faults gathers what is wrong with the parameters of a request: PTV's object of key and messages.
type faults struct{ list []fault }

type fault struct{ key, message string }

func (f *faults) add(key, message string) { f.list = append(f.list, fault{key, message}) }

func (f *faults) any() bool { return len(f.list) > 0 }

// body writes {"key": ["message", ...], ...}, keys in the order in which they first came.
func (f *faults) body() []byte {
	var keys []string
	messages := make(map[string][]string, len(f.list))
	for _, at := range f.list {
		if messages[at.key] == nil {
			keys = append(keys, at.key)
		}
		messages[at.key] = append(messages[at.key], at.message)
	}
	b := []byte{'{'}
	for i, key := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendQuoted(b, key), ":["...)
		for n, message := range messages[key] {
			if n > 0 {
				b = append(b, ',')
			}
			b = appendQuoted(b, message)
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

// refuse answers 400 with what is wrong with the parameters.
func (c request) refuse(bad faults) int { return c.fail(http.StatusBadRequest, bad.body()) }

// refuseKey answers 400 with one message under one key.
func (c request) refuseKey(key, message string) int {
	var bad faults
	bad.add(key, message)
	return c.refuse(bad)
}

// missing answers 404; the message names the kind and the id or code (PTV).
func (c request) missing(message string) int {
	return c.fail(http.StatusNotFound, errorMessage(message))
}

// errorMessage writes PTV's {"errorMessage": "..."}.
func errorMessage(message string) []byte {
	return append(appendQuoted([]byte(`{"errorMessage":`), message), '}')
}

// fail sends an error body. Nobody may keep it: what is missing now may be there in a moment.
func (c request) fail(status int, body []byte) int {
	h := c.w.Header()
	h["Content-Type"] = headerJSON
	h["Cache-Control"] = headerNoStore
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	c.w.WriteHeader(status)
	if c.r.Method != http.MethodHead {
		c.w.Write(body) //nolint:errcheck // the client has gone; nobody is left to tell
	}
	return status
}

// unauthorized answers 401 without a body, as PTV does.
func (c request) unauthorized() int {
	h := c.w.Header()
	h["Www-Authenticate"] = headerBearer
	h["Cache-Control"] = headerNoStore
	h["Content-Length"] = headerZero
	c.w.WriteHeader(http.StatusUnauthorized)
	return http.StatusUnauthorized
}

// appendQuoted appends s as a JSON string. Texts of the catalogue are valid UTF-8; anything else is mended.
func appendQuoted(b []byte, s string) []byte {
	out, err := jsontext.AppendQuote(b, s)
	if err != nil && out == nil {
		return append(b, `""`...)
	}
	return out
}

// broken answers 500. The log tells what happened; the answer does not.
//
// When the client has gone nobody is left to tell, and nothing is wrong here: that is no error of the log.
func (c request) broken(err error) int {
	if ctx := c.r.Context(); ctx.Err() != nil {
		c.logger.DebugContext(ctx, "the client has gone", "path", c.r.URL.Path, "error", err)
		return c.fail(http.StatusInternalServerError, errorMessage("The request was given up."))
	}
	c.logger.ErrorContext(c.r.Context(), "cannot answer", "path", c.r.URL.Path, "error", err)
	return c.fail(http.StatusInternalServerError, errorMessage("The server failed to make the answer."))
}
