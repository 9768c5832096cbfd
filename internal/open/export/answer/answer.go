// Package answer sends exports over HTTP: as a stream or whole, with validators, compressed where the client likes that,
// readable for pages of any origin, and errors as problem documents of RFC 9457.
package answer

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

	"github.com/varanto/varanto/internal/negotiate"
)

// fresh lets caches spare the node for a minute, as the rest of the interface does.
const fresh = "public, max-age=60, must-revalidate"

// Stream is an answer that is written while it is made.
type Stream struct {
	// Type is the media type.
	Type string
	// File is the name under which a browser saves it; empty for what is rather shown.
	File string
	// Tag is what the bytes depend on, such as the sequence and the language; empty when they may differ from one time to
	// the next.
	Tag string
	// Packed tells that the bytes are compressed already.
	Packed bool
	// Header is sent besides; it may be nil.
	Header http.Header
	// Write writes the bytes.
	Write func(io.Writer) error
}

// Open sets the headers that let pages of any origin read the answer: all of it is public, and nobody is known by a
// cookie here.
func Open(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag, Content-Length, Content-Range, Content-Crs, Content-Disposition, Link, Retry-After")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex")
}

// Send answers with a stream. A failure in the middle breaks the connection, so that nobody takes half of it for the
// whole; it is logged unless the client has gone.
func Send(w http.ResponseWriter, r *http.Request, s Stream, log *slog.Logger) {
	h := w.Header()
	Open(h)
	for name, values := range s.Header {
		h[name] = values
	}
	h.Set("Cache-Control", fresh)
	h.Set("Vary", "Accept-Encoding")
	zipped := !s.Packed && negotiate.AcceptsGzip(r.Header["Accept-Encoding"])
	if s.Tag != "" {
		sum := sha256.Sum256([]byte(s.Tag + "\x00" + r.Host + r.URL.Path + "?" + r.URL.RawQuery + strconv.FormatBool(zipped)))
		tag := `W/"` + hex.EncodeToString(sum[:12]) + `"` // weak: compressors and sheets may differ in bytes
		h.Set("ETag", tag)
		if negotiate.Matches(r.Header["If-None-Match"], tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	} else {
		h.Set("Cache-Control", "no-store")
	}
	h.Set("Content-Type", s.Type)
	if s.File != "" {
		h.Set("Content-Disposition", `attachment; filename="`+s.File+`"`)
	}
	if zipped {
		h.Set("Content-Encoding", "gzip")
	}
	if r.Method == http.MethodHead {
		return
	}
	if err := write(w, s, zipped); err != nil {
		if r.Context().Err() == nil && log != nil {
			log.ErrorContext(r.Context(), "an export broke off", "path", r.URL.Path, "error", err)
		}
		panic(http.ErrAbortHandler) // net/http's way to break the connection
	}
}

// buffered is how much is gathered before it is sent.
const buffered = 64 << 10

func write(w io.Writer, s Stream, zipped bool) error {
	out := bufio.NewWriterSize(w, buffered)
	if !zipped {
		if err := s.Write(out); err != nil {
			return err
		}
		return out.Flush()
	}
	z, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if err := s.Write(z); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return out.Flush()
}

// Whole answers with bytes that lie ready. Their validator is made of them.
func Whole(w http.ResponseWriter, r *http.Request, contentType string, body []byte) {
	h := w.Header()
	Open(h)
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", fresh)
	}
	h.Set("Vary", "Accept-Encoding")
	sum := sha256.Sum256(body)
	tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
	h.Set("ETag", tag)
	if negotiate.Matches(r.Header["If-None-Match"], tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", contentType)
	zipped := len(body) > 512 && negotiate.AcceptsGzip(r.Header["Accept-Encoding"])
	if zipped {
		h.Set("Content-Encoding", "gzip")
	} else {
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	if r.Method == http.MethodHead {
		return
	}
	// The client has gone when this fails, and nobody is left to tell.
	_ = write(w, Stream{Write: func(out io.Writer) error { _, err := out.Write(body); return err }}, zipped)
}

// JSON answers with v.
func JSON(w http.ResponseWriter, r *http.Request, contentType string, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		Problem(w, http.StatusInternalServerError, "Something went wrong here.")
		return
	}
	Whole(w, r, contentType, body)
}

// Problem answers with a problem document.
func Problem(w http.ResponseWriter, status int, detail string) {
	h := w.Header()
	Open(h)
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	// A map of strings and a number can be marshalled, and the client has gone when writing fails.
	_ = json.NewEncoder(w).Encode(map[string]any{"title": http.StatusText(status), "status": status, "detail": detail})
}

// Base is scheme and host of the site: what was configured or, without that, what the client asked.
func Base(r *http.Request, configured string) string {
	if configured != "" {
		return strings.TrimSuffix(configured, "/")
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	if r.Host == "" || strings.Trim(r.Host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") != "" {
		return ""
	}
	return scheme + "://" + r.Host
}

// Language reads the parameter lang; ok is false for what is none of the languages.
func Language(r *http.Request) (lang string, ok bool) {
	switch lang = strings.ToLower(r.URL.Query().Get("lang")); lang {
	case "":
		return "fi", true
	case "fi", "sv", "en":
		return lang, true
	}
	return "", false
}

// WrongLanguage answers a request whose lang is none.
func WrongLanguage(w http.ResponseWriter) {
	Problem(w, http.StatusBadRequest, "query.lang: The value is not known. Use one of: fi, sv, en.")
}
