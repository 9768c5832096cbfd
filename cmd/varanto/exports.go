package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/netip"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/selftest"
)

// exports are the forms that others have agreed on, and what holds them against their rules while the server runs.
type exports struct {
	handler *export.Handler
	tester  *selftest.Tester
}

func newExports(tester *selftest.Tester, o export.Options) *exports {
	o.Check = tester
	return &exports{handler: export.NewHandler(o), tester: tester}
}

// before answers what is the exports', and leaves all else to next.
func (x *exports) before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if export.Serves(r.URL.Path) {
			x.handler.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// prepare runs the first self-test: what it allocates is given back with what the rest of the start has left.
func (x *exports) prepare(ctx context.Context, s *live.Snapshot) { x.tester.Check(ctx, s) }

// run keeps the self-test up to date until the context ends. It comes after prepare.
func (x *exports) run(ctx context.Context) { x.tester.Run(ctx) }

// warnOfLinks tells who runs a server for others without its public address that links in files, feeds and answers to
// assistants are made of whatever host a client asks for, which caches may then give to others.
func warnOfLinks(addr, baseURL string, logger *slog.Logger) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil || baseURL != "" || host == "localhost" {
		return
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.Unmap().IsLoopback() {
		return
	}
	logger.Warn("--base-url is not given: links in feeds, files and answers are made of the host that each client asks for", "address", addr)
}
