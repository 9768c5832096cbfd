package editorial

import (
	"context"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// ImportActor signs what an import appends when the options name nobody.
const ImportActor = "import"

// ImportOptions say how to import. The zero value is usable.
type ImportOptions struct {
	// Actor signs the revisions; empty means ImportActor.
	Actor string
	// Progress, when set, is called a few times a second, never from two goroutines at once.
	Progress func(Progress)
	// Rejected, when set, is called for every problem of every rejected record as it is found, also for those beyond
	// MaxRejections, never from two goroutines at once.
	Rejected func(Rejection)
	// Yields tells of an actor that what it writes while the import runs stays, and connections, too, that it was the last to
	// write, or whose service; nil lets the import win over everybody.
	Yields func(actor string) bool
	// Warnings holds the rules of publishing against what is taken and tells in the report which are broken; nothing is
	// refused for it. It keeps the facts about all entities in memory meanwhile (Register).
	Warnings bool
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Import appends what in holds to the log: every record that breaks no rule and differs from what the log has.
//
// It reads the input twice. The first time it checks every record by itself and all of them together (ids given twice,
// references to nothing, parents in a circle), so that a record may refer to one that stands later or in another file.
// Then it appends the sound ones, organisations first, each with all that belongs to it in one transaction: a service
// with its connections, an entity with the classes and terms it brings. A record is taken whole or not at all, and one
// bad record stops only those that refer to it. A second import of the same input appends nothing.
//
// The report tells what was read, appended and rejected; it is never nil. The error tells that importing itself failed
// (the input cannot be read, the log cannot be written, ctx has ended), after which the same import may be run again.
// Rejected records are no error.
func Import(ctx context.Context, log store.Log, in Input, opts ImportOptions) (*ImportReport, error) {
	if opts.Actor == "" {
		opts.Actor = ImportActor
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	started := opts.Now()
	run := &importRun{
		log:    log,
		in:     in,
		opts:   opts,
		report: &ImportReport{Counts: map[catalog.Kind]*Count{}},
		meter:  Meter{Progress: opts.Progress},
		now:    catalog.At(started).Time,
	}
	err := run.all(ctx)
	run.report.Took = opts.Now().Sub(started)
	run.report.Warnings = run.warner.told()
	run.report.sort()
	return run.report, err
}

// importRun is one import on its way.
type importRun struct {
	log    store.Log
	in     Input
	opts   ImportOptions
	report *ImportReport
	meter  Meter
	now    time.Time

	heads map[catalog.Kind]map[catalog.ID]store.Head
	codes *codeBook
	index *index
	// users are those who name the organisations that this import ends; see findUsers.
	users map[catalog.ID][]user
	// warner is nil when nobody asks for warnings.
	warner *warner
}

func (r *importRun) all(ctx context.Context) error {
	if err := r.readHeads(ctx); err != nil {
		return err
	}
	var err error
	if r.codes, err = openCodeBook(ctx, r.log, listedURI, r.heads[catalog.KindCodeItem]); err != nil {
		return err
	}
	if err := r.openWarner(ctx); err != nil {
		return err
	}
	if err := r.scan(ctx); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if err := r.resolve(ctx); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	r.forgetRejected()
	if err := r.write(ctx); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

func (r *importRun) readHeads(ctx context.Context) error {
	r.heads = map[catalog.Kind]map[catalog.ID]store.Head{}
	for _, k := range catalog.Kinds() {
		heads, err := r.log.NewestNumbers(ctx, k)
		if err != nil {
			return fmt.Errorf("import: read what the log has: %w", err)
		}
		r.heads[k] = heads
	}
	return nil
}

// reject keeps a record out and reports why.
func (r *importRun) reject(e *entry, problems ...catalog.Problem) {
	if e.rejected {
		return
	}
	e.rejected = true
	r.report.count(e.kind).Rejected++
	for _, p := range problems {
		r.tell(Rejection{Place: e.place, Kind: e.kind, ID: e.id, Problem: p})
	}
}

func (r *importRun) tell(j Rejection) {
	r.report.add(j)
	if r.opts.Rejected != nil {
		r.opts.Rejected(j)
	}
}
