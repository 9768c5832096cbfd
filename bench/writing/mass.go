package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

const massBar = 30 * time.Second

// heard is how a mass action told of its progress.
type heard struct {
	first, silence time.Duration
	number         int
	began, last    time.Time
}

func (h *heard) tell(editorial.Progress) {
	now := time.Now()
	if h.number == 0 {
		h.first = now.Sub(h.began)
	}
	h.silence = max(h.silence, now.Sub(h.last))
	h.last = now
	h.number++
}

// measureMass archives services in this process, while the server follows the same log, and takes it back; then it plans
// the archiving of the same, which writes as much but moves nothing.
func (b *bench) measureMass(ctx context.Context) (err error) {
	refs, err := b.massRefs(ctx)
	if err != nil {
		return err
	}
	log, err := sqlite.Open(ctx, b.data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, log.Close()) }()
	desk := editorial.NewDesk(log, editorial.NewRegister(log), editorial.Options{})
	began := time.Now()
	if err := desk.Register().Follow(ctx); err != nil {
		return err
	}
	register := time.Since(began)
	t := markdown.NewTable("mass action", "entities", "done", "not done", "time", "a second", "told first after", "told", "longest silence", "seen", "bar", "")
	m := &massRun{bench: b, desk: desk, table: t}
	if err := m.both(ctx, "archive", editorial.Mass{Action: editorial.MassArchive, Refs: refs}, http.StatusNotFound); err != nil {
		return err
	}
	plan := catalog.Plan{ArchiveAt: catalog.At(time.Now().AddDate(1, 0, 0))}
	err = m.both(ctx, "plan to archive", editorial.Mass{Action: editorial.MassSchedule, Refs: refs, Plan: plan}, http.StatusOK)
	if err != nil {
		return err
	}
	b.report.Table(fmt.Sprintf("In a process of its own, while the server follows the log and takes every change in; the register of all entities\nwas read there in %s before. Seen is from the end of the action until OUT shows it of the last entity.",
		markdown.Seconds(register)), t)
	return nil
}

// massRefs are the entities of the mass actions: published services, and channels where these are too few.
func (b *bench) massRefs(ctx context.Context) ([]editorial.Ref, error) {
	var services, channels []editorial.Ref
	err := published(ctx, b.data, func(r store.Revision) {
		switch r.Kind {
		case catalog.KindService:
			services = append(services, editorial.Ref{Kind: r.Kind, ID: r.ID})
		case catalog.KindServiceChannel:
			channels = append(channels, editorial.Ref{Kind: r.Kind, ID: r.ID})
		}
	})
	refs := append(services, channels...)
	return refs[:min(len(refs), b.mass, editorial.MaxMass)], err
}

// massRun is what mass actions share.
type massRun struct {
	*bench
	desk  *editorial.Desk
	table *markdown.Table
}

// caller is who acts.
var caller = editorial.Job("bench")

// both does a mass action and undoes it. OUT answers with that status for what it was done with.
func (m *massRun) both(ctx context.Context, name string, action editorial.Mass, status int) error {
	m.progress("mass action: %s", name)
	var done *editorial.MassReport
	err := m.row(ctx, name, action.Refs, status, func(tell func(editorial.Progress)) (report *editorial.MassReport, err error) {
		done, err = m.desk.Mass(ctx, caller, action, tell)
		return done, err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	m.progress("undo it")
	err = m.row(ctx, "undo it", action.Refs, http.StatusOK, func(tell func(editorial.Progress)) (*editorial.MassReport, error) {
		return m.desk.Undo(ctx, caller, done.ID, tell)
	})
	if err != nil {
		return fmt.Errorf("undo: %s: %w", name, err)
	}
	return nil
}

func (m *massRun) row(
	ctx context.Context, name string, refs []editorial.Ref, status int, do func(func(editorial.Progress)) (*editorial.MassReport, error),
) error {
	began := time.Now()
	h := &heard{began: began, last: began}
	report, err := do(h.tell)
	took := time.Since(began)
	if err != nil {
		return err
	}
	seen, err := m.await(ctx, lastDone(refs, report), status)
	if err != nil {
		return err
	}
	m.table.Add(name, markdown.Count(len(refs)), markdown.Count(report.Done), markdown.Count(len(report.Failures)), markdown.Seconds(took),
		markdown.Fixed(float64(report.Done)/took.Seconds(), 0), markdown.Milliseconds(h.first), markdown.Count(h.number),
		markdown.Milliseconds(h.silence), markdown.Milliseconds(seen), "<= "+markdown.Seconds(massBar), markdown.Verdict(took <= massBar && report.Done > 0))
	for i, f := range report.Failures {
		if i == 3 {
			break
		}
		m.progress("%s: %v: %v", name, f.Ref, f.Err)
	}
	return nil
}

// lastDone is the last entity that did not fail.
func lastDone(refs []editorial.Ref, report *editorial.MassReport) editorial.Ref {
	failed := map[editorial.Ref]bool{}
	for _, f := range report.Failures {
		failed[f.Ref] = true
	}
	for _, r := range slices.Backward(refs) {
		if !failed[r] {
			return r
		}
	}
	return refs[0]
}

// await waits until OUT answers with that status for an entity.
func (b *bench) await(ctx context.Context, r editorial.Ref, status int) (time.Duration, error) {
	began := time.Now()
	err := running.Until(ctx, "it", shortPause, seenLimit, func() (bool, error) {
		a, err := b.server.ask(ctx, http.MethodGet, "/api/v11/"+string(r.Kind)+"/"+r.ID.String(), "", nil)
		return err == nil && a.status == status, err
	})
	if err != nil {
		return 0, fmt.Errorf("wait for status %d of %v: %w", status, r, err)
	}
	return time.Since(began), nil
}
