package main

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/selftest"
)

// exports are the forms that others have agreed on, and what holds them against their rules while the server runs.
type exports struct {
	mux    *http.ServeMux
	tester *selftest.Tester
}

func newExports(c *live.Catalogue, native *open.Handler, tester *selftest.Tester, baseURL string, logger *slog.Logger) *exports {
	x := &exports{mux: http.NewServeMux(), tester: tester}
	export.Mount(x.mux, export.Options{Catalogue: c, Lister: native, BaseURL: baseURL, Log: logger, Check: x.tester})
	return x
}

// before answers what is the exports', and leaves all else to next.
func (x *exports) before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !export.Serves(r.URL.Path):
			next.ServeHTTP(w, r)
		case r.Method == http.MethodOptions:
			allowReading(w.Header())
			w.WriteHeader(http.StatusNoContent)
		default:
			x.mux.ServeHTTP(w, r)
		}
	})
}

// allowReading answers what a browser asks before it lets a page of another origin read a part of a file.
func allowReading(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
	h.Set("Access-Control-Allow-Headers", "If-None-Match, If-Range, Range")
	h.Set("Access-Control-Max-Age", "86400")
}

// run keeps the self-test up to date until the context ends.
func (x *exports) run(ctx context.Context) { x.tester.Run(ctx) }
