package ops

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// Observed tells observe of every request to next. The operation is the pattern under which an http.ServeMux in next
// found the answer, such as "GET /fi/palvelu/{ref}", and the given name where none did. The interfaces tell their own
// names.
func Observed(operation string, next http.Handler, observe func(string, int, time.Duration)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, outer := time.Now(), r.Pattern
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		name := operation
		if r.Pattern != "" && r.Pattern != outer {
			name = r.Pattern
		}
		observe(name, seen.status, time.Since(start))
	})
}

// statusWriter remembers the status.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the writer below.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// LogRequests returns an observer that logs each answer without anything of who asked or what was asked for.
func LogRequests(log *slog.Logger) func(string, int, time.Duration) {
	return func(operation string, status int, took time.Duration) {
		log.LogAttrs(context.Background(), slog.LevelInfo, "request", slog.String("operation", operation),
			slog.Int("status", status), slog.Duration("took", took))
	}
}
