package answer

import (
	"bytes"
	"net/http"
)

// Kept is the answer of a handler that is asked within the process; it is an http.ResponseWriter.
type Kept struct {
	// Status is 200 until the answer says otherwise.
	Status int
	// Body is what was written.
	Body   bytes.Buffer
	header http.Header
}

// Keep makes an empty Kept.
func Keep() *Kept { return &Kept{Status: http.StatusOK, header: http.Header{}} }

// Header implements http.ResponseWriter.
func (k *Kept) Header() http.Header { return k.header }

// WriteHeader implements http.ResponseWriter.
func (k *Kept) WriteHeader(status int) { k.Status = status }

// Write implements http.ResponseWriter.
func (k *Kept) Write(b []byte) (int, error) { return k.Body.Write(b) }
