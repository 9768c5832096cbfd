package main

import (
	"io"
	"log/slog"
)

// newLogger writes a structured log in the format text or json.
func newLogger(w io.Writer, format string) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{ReplaceAttr: nameUnits}))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}

// nameUnits writes durations as text with their unit, which JSON would show as bare nanoseconds.
func nameUnits(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() == slog.KindDuration {
		a.Value = slog.StringValue(a.Value.Duration().String())
	}
	return a
}
