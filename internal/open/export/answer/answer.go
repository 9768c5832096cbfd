// Package answer sends exports over HTTP: as a stream or whole, with validators, compressed where the client likes that,
// readable for pages of any origin, and errors as problem documents of RFC 9457.
package answer

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

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
	// Packed tells that the bytes are compressed already. Such a file is made as a whole before it is sent, for its parts
	// are held while it is made: it lies in a temporary file meanwhile.
	Packed bool
	// Turns bound how many of the kind are made at a time; nil bounds nothing.
	Turns Turns
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
	if s.Turns != nil && !s.Turns.Enter(r.Context()) {
		for _, name := range []string{"ETag", "Content-Disposition", "Content-Encoding"} {
			h.Del(name)
		}
		h.Set("Retry-After", "30")
		Problem(w, http.StatusServiceUnavailable, "Others of these files are being made. Try again soon.")
		return
	}
	if err := send(Patiently(w), s, zipped); err != nil {
		if r.Context().Err() == nil && log != nil {
			log.ErrorContext(r.Context(), "an export broke off", "path", r.URL.Path, "error", err)
		}
		panic(http.ErrAbortHandler) // net/http's way to break the connection
	}
}

// send makes and sends a stream, whose turn it is.
func send(w http.ResponseWriter, s Stream, zipped bool) error {
	if s.Packed {
		return spool(w, s)
	}
	if s.Turns == nil {
		return write(w, s, zipped)
	}
	defer s.Turns.Leave()
	return write(between{w, s.Turns}, s, zipped)
}

// spool makes a file as a whole, gives the turn back and sends it.
func spool(w http.ResponseWriter, s Stream) (err error) {
	f, err := os.CreateTemp("", "varanto-export-")
	if err == nil {
		defer func() { err = errors.Join(err, f.Close()) }()
		err = os.Remove(f.Name()) // so that nothing is left of it, however this ends
	}
	if err := fill(f, s, err); err != nil {
		return fmt.Errorf("make the file: %w", err)
	}
	size, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	w.Header().Set("Content-Length", strconv.FormatInt(size, 10))
	_, err = bufio.NewReaderSize(f, piece).WriteTo(w)
	return err
}

// fill writes the file unless it could not be made, and gives the turn back.
func fill(f *os.File, s Stream, failed error) error {
	if s.Turns != nil {
		defer s.Turns.Leave()
	}
	if failed != nil {
		return failed
	}
	return write(f, s, false)
}

func write(w io.Writer, s Stream, zipped bool) error {
	out := bufio.NewWriterSize(w, piece)
	if !zipped {
		if err := s.Write(out); err != nil {
			return err
		}
		return out.Flush()
	}
	if err := Zip(out, s.Write); err != nil {
		return err
	}
	return out.Flush()
}

// packers hold most of a megabyte each: made anew for every answer, they would be most of what there is to collect.
var packers = sync.Pool{New: func() any {
	z, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return z
}}

// Zip packs what write writes. Errors are those of write and of out.
func Zip(out io.Writer, write func(io.Writer) error) error {
	z := packers.Get().(*gzip.Writer)
	defer func() {
		z.Reset(nil) // nothing of this answer is kept
		packers.Put(z)
	}()
	z.Reset(out)
	if err := write(z); err != nil {
		return err
	}
	return z.Close()
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

// maxEchoed is how many bytes of a wrong value an answer repeats.
const maxEchoed = 120

// Shorten makes a value fit to be repeated: short, and valid UTF-8.
func Shorten(s string) string {
	if len(s) > maxEchoed {
		cut := maxEchoed
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "..."
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// Base is scheme and host of the site: what was configured or, without that, what the client asked.
func Base(r *http.Request, configured string) string {
	return negotiate.Origin(strings.TrimSuffix(configured, "/"), r)
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
