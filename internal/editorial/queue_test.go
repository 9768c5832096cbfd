package editorial

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

func openDesk(t *testing.T) *Desk {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	return NewDesk(log, NewRegister(log), Options{})
}

// stage appends a draft of a collection.
func stage(s *session) error {
	e := &catalog.ServiceCollection{ID: uuid.New(), OrganizationID: uuid.New()}
	_, err := s.put(&held{Ref: RefOf(e)}, catalog.StatusDraft, e, "test")
	return err
}

func TestAFaultInOnePlanLeavesTheOthersAlone(t *testing.T) {
	d := openDesk(t)
	err := d.change(t.Context(), func(s *session) error {
		if err := stage(s); err != nil {
			return err
		}
		panic("a fault")
	})
	if err == nil || !strings.Contains(err.Error(), "a fault") {
		t.Errorf("error %v", err)
	}
	if err := d.change(t.Context(), stage); err != nil {
		t.Error(err)
	}
	head, err := d.log.Head(t.Context())
	if err != nil || head != 1 {
		t.Errorf("%d revisions, %v", head, err)
	}
	if n := len(d.register.cards[catalog.KindServiceCollection].own); n != 1 {
		t.Errorf("the register has %d entities", n)
	}
}

// A group shares a transaction: what fails leaves it, what was given up waits no longer, the rest is written together.
func TestWritesThatWaitShareATransaction(t *testing.T) {
	d := openDesk(t)
	d.queue.turn <- struct{}{} // somebody has the turn
	const writers = 10
	errs := make(chan error)
	given, giveUp := context.WithCancel(t.Context())
	for i := range writers {
		go func() {
			ctx := t.Context()
			if i == 0 {
				ctx = given
			}
			errs <- d.change(ctx, func(s *session) error {
				if err := stage(s); err != nil || i != 1 {
					return err
				}
				return &NotFound{}
			})
		}()
	}
	for d.waiting() < writers {
	}
	giveUp()
	if err := <-errs; !errors.Is(err, context.Canceled) {
		t.Errorf("the one that gave up: %v", err)
	}
	<-d.queue.turn
	failed := 0
	for range writers - 1 {
		if err := <-errs; err != nil {
			failed++
		}
	}
	revs, err := d.log.Feed(t.Context(), 0, 100)
	if err != nil || len(revs) != writers-2 || failed != 1 {
		t.Errorf("%d revisions, %d failed, %v", len(revs), failed, err)
	}
}

// slowLog appends when it is let.
type slowLog struct {
	store.Log
	appending, let chan struct{}
}

func (l *slowLog) Append(ctx context.Context, drafts ...store.Draft) ([]store.Revision, error) {
	l.appending <- struct{}{}
	<-l.let
	return l.Log.Append(ctx, drafts...)
}

// Whoever rehearses in the same turn as others write neither sees what they write nor waits for their disk.
func TestARehearsalDoesNotWaitForTheDisk(t *testing.T) {
	d := openDesk(t)
	slow := &slowLog{d.log, make(chan struct{}), make(chan struct{})}
	d.log = slow
	d.queue.turn <- struct{}{}
	rehearsed, written := make(chan error, 1), make(chan error, 1)
	go func() { written <- d.change(t.Context(), stage) }()
	for d.waiting() < 1 {
	}
	go func() {
		rehearsed <- d.Rehearsal().change(t.Context(), func(s *session) error {
			if n := len(s.drafts); n > 0 {
				t.Errorf("the rehearsal finds %d drafts of others", n)
			}
			return stage(s)
		})
	}()
	for d.waiting() < 2 {
	}
	<-d.queue.turn
	<-slow.appending
	if err := <-rehearsed; err != nil {
		t.Error(err)
	}
	select {
	case err := <-written:
		t.Errorf("the write did not wait for the disk: %v", err)
	default:
	}
	slow.let <- struct{}{}
	if err := <-written; err != nil {
		t.Error(err)
	}
	if head, err := d.log.Head(t.Context()); err != nil || head != 1 {
		t.Errorf("%d revisions, %v", head, err)
	}
}

func (d *Desk) waiting() int {
	d.queue.mu.Lock()
	defer d.queue.mu.Unlock()
	return len(d.queue.waiting)
}
