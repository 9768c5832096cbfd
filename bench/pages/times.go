package main

import (
	"cmp"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
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
		if len(k.addresses) == 0 || !o.wants(k.name) {
			continue
		}
		progress("%s", k.name)
		measured, err := s.ask(k.addresses)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", k.name, err)
		}
		for _, m := range slowest(measured, o.slowest) {
			progress("%s without the search, %d bytes: %s", m.rendering, m.bytes, m.address)
		}
		all, rendering := timesOf(measured, func(m page) time.Duration { return m.all }), timesOf(measured, func(m page) time.Duration { return m.rendering })
		largest := slices.MaxFunc(measured, func(a, b page) int { return a.bytes - b.bytes }).bytes
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

// page is what one page cost: the processor's time of all and without its search, and its bytes as they are sent.
type page struct {
	address        string
	all, rendering time.Duration
	bytes          int
}

// ask asks for every address once before it measures: a whole id leads to the right address, and what many pages share is
// made at the first.
func (s *server) ask(addresses []string) ([]page, error) {
	for i, address := range addresses {
		if to := s.answer(address).header.Get("Location"); to != "" {
			addresses[i] = to
		}
	}
	runtime.LockOSThread() // so that the thread's own time is the page's, whatever else the machine does
	defer runtime.UnlockOSThread()
	var out []page
	for _, address := range addresses {
		s.searches.took = 0
		began, err := threadTime()
		if err != nil {
			return nil, err
		}
		w := s.answer(address)
		ended, err := threadTime()
		if err != nil {
			return nil, err
		}
		if w.status != http.StatusOK {
			return nil, fmt.Errorf("%s: status %d", address, w.status)
		}
		out = append(out, page{address, ended - began, ended - began - s.searches.took, w.bytes})
	}
	return out, nil
}

// slowest are the n pages that took longest, the longest first.
func slowest(list []page, n int) []page {
	sorted := slices.SortedFunc(slices.Values(list), func(a, b page) int { return cmp.Compare(b.rendering, a.rendering) })
	return sorted[:max(0, min(n, len(sorted)))]
}

// timesOf are times of pages, in order.
func timesOf(list []page, of func(page) time.Duration) times {
	var out times
	for _, m := range list {
		out = append(out, of(m))
	}
	slices.Sort(out)
	return out
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
