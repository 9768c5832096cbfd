package mirror_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/ptv/mirror"
	"github.com/varanto/varanto/internal/store"
)

func mirrorRun(t *testing.T, log store.Log, o mirror.Options) (*mirror.Report, error) {
	t.Helper()
	return mirror.Run(t.Context(), log, o)
}

func TestFailuresThatPassAreTriedAgain(t *testing.T) {
	for name, fail := range map[string]func(w http.ResponseWriter){
		"server error":      func(w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) },
		"too many requests": func(w http.ResponseWriter) { w.WriteHeader(http.StatusTooManyRequests) },
		"broken connection": func(w http.ResponseWriter) { panic(http.ErrAbortHandler) },
		"broken body": func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, "[")
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, log := town(t), openLog(t)
			s.fail = func(w http.ResponseWriter, _ *http.Request, n int) bool {
				if n%3 != 0 {
					return false
				}
				fail(w)
				return true
			}
			// One question at a time, so that no address meets every third count again and again.
			o := options(s, t.TempDir())
			o.Concurrency = 1
			if report := run(t, log, o); report.Import.Counts[catalog.KindService].New != 5 {
				t.Errorf("import: %+v", report.Import)
			}
		})
	}
}

func TestRetryAfterIsHonoured(t *testing.T) {
	for name, header := range map[string]func() string{
		"seconds": func() string { return "1" },
		"date":    func() string { return time.Now().Add(2 * time.Second).UTC().Format(http.TimeFormat) },
	} {
		t.Run(name, func(t *testing.T) {
			s, log := town(t), openLog(t)
			var refused atomic.Int64
			var early atomic.Bool
			s.fail = func(w http.ResponseWriter, _ *http.Request, n int) bool {
				switch n {
				case 2:
					refused.Store(time.Now().UnixNano())
					w.Header().Set("Retry-After", header())
					w.WriteHeader(http.StatusTooManyRequests)
					return true
				case 3:
					early.Store(time.Since(time.Unix(0, refused.Load())) < 900*time.Millisecond)
				}
				return false
			}
			o := options(s, t.TempDir())
			o.Concurrency = 1
			run(t, log, o)
			if early.Load() {
				t.Error("asked again before the time that the source named")
			}
		})
	}
}

func TestAFailureThatStaysEndsTheRunNamingTheAddress(t *testing.T) {
	s, log := town(t), openLog(t)
	s.fail = func(w http.ResponseWriter, _ *http.Request, _ int) bool {
		w.WriteHeader(http.StatusServiceUnavailable)
		return true
	}
	_, err := mirrorRun(t, log, options(s, t.TempDir()))
	if err == nil || !strings.Contains(err.Error(), s.URL) || !strings.Contains(err.Error(), "503") {
		t.Errorf("error %v", err)
	}
	if n := s.askedFor(""); n < 3 || n > 10 {
		t.Errorf("asked %d times", n)
	}
}

func TestNoMoreQuestionsAtATimeThanAllowed(t *testing.T) {
	s, log := town(t), openLog(t)
	for n := 10; n < 400; n++ {
		s.publish("Service", numbered(3, n), service("Palvelu", numbered(1, 1)))
	}
	var now, most atomic.Int64
	inner := s.Server.Config.Handler
	s.Server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		defer now.Add(-1)
		for {
			m := most.Load()
			if n <= m || most.CompareAndSwap(m, n) {
				break
			}
		}
		time.Sleep(time.Millisecond)
		inner.ServeHTTP(w, r)
	})
	o := options(s, t.TempDir())
	o.Concurrency = 3
	run(t, log, o)
	if most.Load() > 3 {
		t.Errorf("%d questions at a time, allowed are 3", most.Load())
	}
}

func TestARunEndsWithItsContext(t *testing.T) {
	s, log := town(t), openLog(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.fail = func(w http.ResponseWriter, _ *http.Request, n int) bool {
		cancel()
		w.Header().Set("Retry-After", "600")
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	}
	if _, err := mirror.Run(ctx, log, options(s, t.TempDir())); err == nil {
		t.Error("no error")
	}
}

func TestAddressesThatCannotBeASource(t *testing.T) {
	for _, from := range []string{"", "example.org", "ftp://example.org", "https://", "https://user:pw@example.org", "https://example.org/?x=1"} {
		if _, err := mirrorRun(t, openLog(t), mirror.Options{From: from, Dir: t.TempDir()}); err == nil {
			t.Errorf("%q is taken", from)
		}
	}
}
