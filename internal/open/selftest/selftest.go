// Package selftest holds the open interfaces against their standards while they are at work: in the background they are
// asked as a client would ask, and a sample of every form is checked. The result is data for a public page. A check takes
// a processor for a while, which readers and editors feel, so that the catalogue is checked again when it has changed and
// somebody looked at the result, at most once a minute, or when an hour has gone.
//
// The rules are the standards' own, as each form's package checks them (its file check.go), and the descriptions that the
// interfaces give of themselves; the tests hold the same forms against the official schemas where those are at hand.
package selftest

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/record"
)

// Result is what a self-test found.
type Result struct {
	// Sequence is the snapshot's, At when it was checked, Took how long that took in milliseconds.
	Sequence int64     `json:"sequence"`
	At       time.Time `json:"at"`
	Took     int64     `json:"tookMilliseconds"`
	// OK tells that no form has a problem.
	OK    bool   `json:"ok"`
	Forms []Form `json:"forms"`
}

// Form is one form's result.
type Form struct {
	// Name is the form's, Standard the standard's name and version, Specification where that can be read, Path where the
	// form is: for one that there is for each entity, where it was checked first; empty when there is no entity, and for
	// what cannot be read with one GET.
	Name          string `json:"name"`
	Standard      string `json:"standard"`
	Specification string `json:"specification"`
	Path          string `json:"path"`
	// Checked counts the entities of the sample, of Of there are.
	Checked int  `json:"checked"`
	Of      int  `json:"of"`
	OK      bool `json:"ok"`
	// Problems are in words, the first few; never nil.
	Problems []string `json:"problems"`
}

// Tester checks.
type Tester struct {
	catalogue *live.Catalogue
	now       func() time.Time
	log       *slog.Logger
	handler   http.Handler
	last      atomic.Pointer[Result]
	// looked tells that somebody asked for the result since the last check.
	looked atomic.Bool
	// slow are the results of checks that are run seldom, with when they were; used by one check at a time.
	slow map[string]slowResult
	// checks are those of the open interfaces and, after them, of other rooms' forms.
	checks []check
}

type slowResult struct {
	finding
	at time.Time
}

// New makes a tester, which needs a handler (Ask) before it can check; now and log may be nil. More are forms of other rooms.
func New(c *live.Catalogue, now func() time.Time, log *slog.Logger, more ...More) *Tester {
	if now == nil {
		now = time.Now
	}
	if log == nil {
		log = slog.Default()
	}
	t := &Tester{catalogue: c, now: now, log: log, slow: map[string]slowResult{}, checks: slices.Clone(checks)}
	for _, m := range more {
		t.checks = append(t.checks, m.check())
	}
	return t
}

// Ask says whom to ask: what answers for everything below /open/v1, for /oembed and for what more forms ask. It must be called before Run and Check,
// once; the tester may be part of what answers.
func (t *Tester) Ask(handler http.Handler) { t.handler = handler }

// Result is the newest one, nil before the first. One that an older snapshot gave is soon followed by a newer one.
func (t *Tester) Result() *Result {
	t.looked.Store(true)
	return t.last.Load()
}

const (
	// every is how often it is looked whether a check is due.
	every = time.Minute
	// atLeast is how old the result of a changed catalogue gets when nobody looks at it.
	atLeast = time.Hour
)

// Run checks until the context ends: first at once, then whenever that is due.
func (t *Tester) Run(ctx context.Context) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if s := t.catalogue.Snapshot(); t.due(s) {
			t.Check(ctx, s)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// due tells whether a snapshot should be checked now.
func (t *Tester) due(s *live.Snapshot) bool {
	last := t.last.Load()
	if last == nil {
		return true
	}
	return last.Sequence != s.Seq && (t.looked.Load() || t.now().Sub(last.At) >= atLeast)
}

// Check checks a snapshot and keeps the result, unless the context ends before that. It must not run twice at a time.
func (t *Tester) Check(ctx context.Context, s *live.Snapshot) *Result {
	began := t.now()
	t.looked.Store(false)
	result := &Result{Sequence: s.Seq, At: began.UTC(), OK: true}
	for i, c := range t.checks {
		if ctx.Err() != nil {
			return nil
		}
		r := record.Reader{Snapshot: s, Lang: record.Languages()[(int(s.Seq)+i)%len(record.Languages())], Base: "https://example.org"}
		found := t.found(c, &asker{ctx: ctx, handler: t.handler, reader: r})
		if ctx.Err() != nil {
			return nil // what broke off says nothing
		}
		f := c.form
		f.Problems, f.Checked, f.Of, f.Path = found.problems, found.checked, found.of, cmp.Or(f.Path, found.path)
		f.OK = len(f.Problems) == 0
		if !f.OK {
			result.OK = false
			t.log.WarnContext(ctx, "a form of the open interfaces breaks its standard", "form", f.Name, "problem", f.Problems[0])
		}
		if f.Problems == nil {
			f.Problems = []string{}
		}
		result.Forms = append(result.Forms, f)
	}
	result.Took = t.now().Sub(began).Milliseconds()
	t.last.Store(result)
	return result
}

// found runs a check, unless it is one that is run seldom and was run lately.
func (t *Tester) found(c check, a *asker) finding {
	if c.every == 0 {
		return t.run(c, a)
	}
	if last, ok := t.slow[c.form.Name]; ok && t.now().Sub(last.at) < c.every {
		return last.finding
	}
	f := t.run(c, a)
	t.slow[c.form.Name] = slowResult{f, t.now()}
	return f
}

// run runs a check, and once more when it found a problem while the catalogue moved on: answers are of the newest state, of
// which the sample may no longer be.
func (t *Tester) run(c check, a *asker) finding {
	f := run(c, a)
	if newest := t.catalogue.Snapshot(); len(f.problems) > 0 && newest.Seq != a.reader.Seq {
		a.reader.Snapshot = newest
		f = run(c, a)
	}
	return f
}

// ServeHTTP answers with the newest result as JSON; 503 before the first.
func (t *Tester) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	result := t.Result()
	if result == nil {
		w.Header().Set("Retry-After", "10")
		answer.Problem(w, http.StatusServiceUnavailable, "The first self-test has not ended yet. Try again soon.")
		return
	}
	body, err := json.Marshal(result)
	if err != nil {
		answer.Problem(w, http.StatusInternalServerError, "The result cannot be written.")
		return
	}
	answer.Whole(w, r, "application/json", body)
}
