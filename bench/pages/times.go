package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"github.com/varanto/varanto/bench/markdown"
)

// renderBar is how much of a processor's time one page in a hundred may exceed, its searches apart.
const renderBar = 5 * time.Millisecond

// table measures all kinds.
func (s *server) table(o *options, progress func(format string, args ...any)) (*markdown.Table, error) {
	t := markdown.NewTable("page", "number", "p50", "p99", "longest", "largest", "without the search, p50", "p99", "bar", "")
	for _, k := range kinds(s.Live.Snapshot(), o.samples) {
		if len(k.addresses) == 0 || !strings.Contains(k.name, o.only) {
			continue
		}
		progress("%s", k.name)
		all, rendering, largest, err := s.ask(k.addresses)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", k.name, err)
		}
		row := []string{k.name, markdown.Count(len(all)), markdown.Milliseconds(all.at(50)), markdown.Milliseconds(all.at(99)),
			markdown.Milliseconds(all.at(100)), markdown.Fixed(float64(largest)/1000, 1) + " kB",
			markdown.Milliseconds(rendering.at(50)), markdown.Milliseconds(rendering.at(99))}
		if k.page {
			row = append(row, "p99 <= "+markdown.Milliseconds(renderBar), verdict(rendering.at(99) <= renderBar))
		}
		t.Add(row...)
	}
	return t, nil
}

// ask asks for every address once before it measures: a whole id leads to the right address, and what many pages share is
// made at the first.
func (s *server) ask(addresses []string) (all, rendering times, largest int, err error) {
	for i, address := range addresses {
		if to := s.answer(address).header.Get("Location"); to != "" {
			addresses[i] = to
		}
	}
	runtime.LockOSThread() // so that the thread's own time is the page's, whatever else the machine does
	defer runtime.UnlockOSThread()
	for _, address := range addresses {
		s.searches.took = 0
		began, err := threadTime()
		if err != nil {
			return nil, nil, 0, err
		}
		w := s.answer(address)
		ended, err := threadTime()
		if err != nil {
			return nil, nil, 0, err
		}
		if w.status != http.StatusOK {
			return nil, nil, 0, fmt.Errorf("%s: status %d", address, w.status)
		}
		all, rendering, largest = append(all, ended-began), append(rendering, ended-began-s.searches.took), max(largest, w.bytes)
	}
	slices.Sort(all)
	slices.Sort(rendering)
	return all, rendering, largest, nil
}

// times are sorted.
type times []time.Duration

// at is the time that so many in a hundred do not exceed.
func (t times) at(percent int) time.Duration { return t[(len(t)-1)*percent/100] }

func (s *server) answer(address string) *counter {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.Header.Set("Accept-Encoding", "gzip")
	w := &counter{header: http.Header{}, status: http.StatusOK}
	s.pages.ServeHTTP(w, r)
	return w
}

// counter counts what is sent and keeps nothing of it, as a connection does that takes everything at once.
type counter struct {
	header http.Header
	status int
	bytes  int
}

func (w *counter) Header() http.Header { return w.header }

func (w *counter) WriteHeader(status int) { w.status = status }

func (w *counter) Write(b []byte) (int, error) {
	w.bytes += len(b)
	return len(b), nil
}

// threadTime is how long this thread has been at work.
func threadTime() (time.Duration, error) {
	var t unix.Timespec
	err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t)
	return time.Duration(t.Nano()), err
}

func verdict(met bool) string {
	if met {
		return "met"
	}
	return "MISSED"
}
