package mirror

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

// Input is what the spool is read through: v11's input.
type Input interface {
	editorial.Input
	io.Closer
}

// Options say what to mirror and how.
type Options struct {
	// From is the source: scheme and host, with or without the path /api/v11.
	From string
	// Dir is the data folder; the spool is made below it.
	Dir string
	// Open opens the spool's files for the import. It must understand the member isVisibleForAll of channels, which the
	// mirror adds: OUT does not write it but lists the channels that have it.
	Open func(paths []string) (Input, error)
	// Organizations are the organisations to mirror, with those below them. They are remembered for later runs; without
	// any, what was remembered holds, and when nothing was the whole source. Another choice makes a whole run.
	Organizations []catalog.ID
	// Everything forgets a choice of organisations.
	Everything bool
	// Whole makes a whole run also where an incremental one would do.
	Whole bool
	// Concurrency is how many questions are asked at the same time; 0 means 4.
	Concurrency int
	// UserAgent is how the mirror introduces itself; empty means "varanto".
	UserAgent string
	// RetryWait is the first pause after a failure; 0 means half a second.
	RetryWait time.Duration
	// Progress and Rejected, when set, are called as in editorial.ImportOptions.
	Progress func(editorial.Progress)
	Rejected func(editorial.Rejection)
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Report tells what a run did.
type Report struct {
	// Whole is false for a run that asked only for what changed after Since (by the source's clock).
	Whole bool
	Since time.Time
	// Resumed tells that the run went on with what a broken-off one had fetched.
	Resumed bool
	// Fetched counts the entities that were pulled, by kind.
	Fetched map[catalog.Kind]int
	// Import is nil when the run failed before it came to importing.
	Import *editorial.ImportReport
	// Archived counts the entities that the source no longer publishes, by kind.
	Archived map[catalog.Kind]int
	// Pending counts rejected entities that the next run will ask for again.
	Pending int
}

// Run pulls the source into the log. It can be run again after any failure, and goes on with what it had fetched.
//
// The first run from a source is whole, the later ones ask for what changed, with an overlap. Entities that the source
// archived or withdrew are archived; a whole run also archives those that it once brought and that the source has
// without any word. Entities that come from elsewhere, or were changed here, are left alone. Rejected records are no error: they are in the
// report, and asked for again by the next run.
func Run(ctx context.Context, log store.Log, o Options) (*Report, error) {
	base, err := baseURL(o.From)
	if err != nil {
		return &Report{}, err
	}
	if o.Concurrency <= 0 {
		o.Concurrency = 4
	}
	if o.UserAgent == "" {
		o.UserAgent = "varanto"
	}
	if o.RetryWait <= 0 {
		o.RetryWait = 500 * time.Millisecond
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	r := &run{
		o: o, log: log, actor: actorOf(base), meter: editorial.Meter{Progress: o.Progress},
		report: &Report{Fetched: map[catalog.Kind]int{}, Archived: map[catalog.Kind]int{}},
	}
	r.client = newClient(o, base, r.clock.see)
	if err := r.all(ctx); err != nil {
		return r.report, fmt.Errorf("mirror %s: %w", base, err)
	}
	return r.report, nil
}

// baseURL completes the source's address to .../api/v11/.
func baseURL(from string) (*url.URL, error) {
	u, err := url.Parse(from)
	if err != nil {
		return nil, fmt.Errorf("mirror: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("mirror: %q is not an address of the form https://host", from)
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("mirror: the source's address must have no user, query or fragment")
	}
	path := strings.TrimRight(u.Path, "/")
	if !strings.HasSuffix(strings.ToLower(path), "/api/v11") {
		path += "/api/v11"
	}
	u.Path = path + "/"
	return u, nil
}

// actorOf signs what comes from the source. It tells later runs what they may archive.
func actorOf(base *url.URL) string {
	const most = store.MaxNameSize
	actor := editorial.MirrorPrefix + base.Scheme + "://" + base.Host + strings.TrimSuffix(base.Path, "/")
	return actor[:min(len(actor), most)]
}

// run is one run on its way.
type run struct {
	o      Options
	log    store.Log
	actor  string
	client *client
	clock  sourceClock
	spool  *spool
	cursor cursor
	report *Report
	meter  editorial.Meter
}

func (r *run) all(ctx context.Context) error {
	var err error
	if r.cursor, err = readCursor(ctx, r.log, r.actor); err != nil {
		return err
	}
	if err := r.choose(ctx); err != nil {
		return err
	}
	if err := r.openSpool(ctx); err != nil {
		return err
	}
	if err := r.fetch(ctx); err != nil {
		return err
	}
	gone, err := r.gone(ctx)
	if err != nil {
		return err
	}
	if err := r.closeReferences(ctx); err != nil {
		return err
	}
	pending, err := r.importSpool(ctx)
	if err != nil {
		return err
	}
	if err := r.archive(ctx, gone); err != nil {
		return err
	}
	r.report.Pending = len(pending)
	next := cursor{Since: r.spool.state.Started.Add(-overlap), Pending: pending}
	if err := next.write(ctx, r.log, r.actor); err != nil {
		return err
	}
	return r.spool.remove()
}

// openSpool goes on with a spool of the same kind of run, or begins a new one.
func (r *run) openSpool(ctx context.Context) error {
	whole := r.o.Whole || r.cursor.Since.IsZero()
	want := spoolState{Source: r.actor, Whole: whole}
	if !whole {
		want.Since = r.cursor.Since
	}
	var err error
	if r.spool, err = openSpool(r.o.Dir, want, r.o.Now()); err != nil {
		return err
	}
	r.report.Whole, r.report.Since, r.report.Resumed = whole, want.Since, r.spool.resumed
	if r.spool.resumed {
		return nil
	}
	// The first answer tells the source's clock, from which the next run will ask.
	if _, err := r.page(ctx, list{kind: catalog.KindOrganization, name: "clock"}, 1); err != nil {
		return err
	}
	return r.spool.begin(r.clock.first(r.o.Now()))
}

func (r *run) importSpool(ctx context.Context) ([]pending, error) {
	files, err := r.spool.files()
	if err != nil || len(files) == 0 {
		return nil, err
	}
	in, err := r.o.Open(files)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	picked, err := r.pick(ctx, in)
	if err != nil {
		return nil, err
	}
	var out []pending
	seen := map[pending]bool{}
	r.report.Import, err = editorial.Import(ctx, r.log, picked, editorial.ImportOptions{
		Actor: r.actor, Progress: r.o.Progress, Now: r.o.Now, Yields: isOurs,
		Rejected: func(j editorial.Rejection) {
			p := pending{Kind: j.Kind, ID: j.ID}
			if j.ID != (catalog.ID{}) && j.Kind != "" && !seen[p] && len(out) < maxPending {
				seen[p] = true
				out = append(out, p)
			}
			if r.o.Rejected != nil {
				r.o.Rejected(j)
			}
		},
	})
	return out, err
}
