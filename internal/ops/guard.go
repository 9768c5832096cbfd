package ops

import (
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
)

// Bounds of what a request may be. Reads carry nothing, so they are small.
const (
	MaxHeaderBytes = 32 << 10
	MaxBodyBytes   = 1 << 20
	maxURLBytes    = 16 << 10
)

// Timeouts of a connection. The write timeout is generous: slow phones read large pages.
const (
	readHeaderTimeout = 10 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 2 * time.Minute
	idleTimeout       = 2 * time.Minute
)

// NewServer returns a server with all bounds set, which answers with h.
func NewServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: h, MaxHeaderBytes: MaxHeaderBytes, ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// Guard bounds requests, sets the headers that every answer has, and turns a panic into a logged 500. Bodies of requests
// that one of bounded tells of are left to next, which bounds them in its own way.
func Guard(next http.Handler, log *slog.Logger, bounded ...func(*http.Request) bool) http.Handler {
	bounds := func(r *http.Request) bool {
		for _, says := range bounded {
			if says(r) {
				return true
			}
		}
		return false
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer recoverPanic(w, r, log)
		h := w.Header()
		h["X-Content-Type-Options"] = noSniff
		h["Referrer-Policy"] = referrer
		if len(r.RequestURI) > maxURLBytes {
			http.Error(w, "The address is too long.", http.StatusRequestURITooLong)
			return
		}
		if r.ContentLength != 0 && !bounds(r) {
			if r.ContentLength > MaxBodyBytes {
				http.Error(w, "The body is too large.", http.StatusRequestEntityTooLarge)
				return
			}
			r.Body = http.MaxBytesReader(w, r.Body, MaxBodyBytes)
		}
		next.ServeHTTP(w, r)
	})
}

var (
	noSniff  = []string{"nosniff"}
	referrer = []string{"strict-origin-when-cross-origin"}
)

func recoverPanic(w http.ResponseWriter, r *http.Request, log *slog.Logger) {
	p := recover()
	switch {
	case p == nil:
		return
	case p == http.ErrAbortHandler:
		panic(p)
	}
	log.ErrorContext(r.Context(), "a request panicked", "method", r.Method, "path", r.URL.Path, "panic", p,
		"stack", string(debug.Stack()))
	const words = "Something went wrong here. It has been written down."
	if path := strings.ToLower(r.URL.Path); strings.HasPrefix(path, "/api/v11/") || strings.HasPrefix(path, "/api/auth/") {
		w.Header()["Content-Type"] = []string{"application/json; charset=utf-8"}
		w.WriteHeader(http.StatusInternalServerError)
		io.WriteString(w, `{"errorMessage":"`+words+`"}`) //nolint:errcheck // the client has gone; nobody is left to tell
		return
	}
	http.Error(w, words, http.StatusInternalServerError)
}
