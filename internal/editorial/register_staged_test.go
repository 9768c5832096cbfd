package editorial_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// watched is a log that shows what readers of the register see while it appends, and then appends or fails.
type watched struct {
	*sqlite.Log
	look func()
	fail error
}

func (l *watched) Append(ctx context.Context, drafts ...store.Draft) ([]store.Revision, error) {
	if l.look != nil {
		l.look()
	}
	if l.fail != nil {
		return nil, l.fail
	}
	return l.Log.Append(ctx, drafts...)
}

// seen is what a reader sees of the tests' entities.
type seen struct {
	Service, Channel             editorial.Facts
	Connected, Services, Reached int
	BySource, NameTaken          bool
	Below, Dependents            int
}

// Readers see what the log holds: neither what waits for the disk, nor what the disk refused, nor a rehearsal.
func TestReadersSeeOnlyWhatIsInTheLog(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	log := &watched{Log: h.log}
	register := editorial.NewRegister(log)
	desk := editorial.NewDesk(log, register, editorial.Options{Now: h.clock})
	api := system("sports", editorial.RightWrite, h.branch)
	permit := h.publish(admin, aService("Rakennuslupa", h.branch))
	phone := h.publish(admin, aPhone("Neuvonta", h.branch))
	if err := register.Follow(ctx); err != nil {
		t.Fatal(err)
	}
	look := func() seen {
		var s seen
		s.Service, _ = register.Find(service(permit))
		s.Channel, _ = register.Find(channelRef(phone))
		s.Connected, s.Reached = len(register.ConnectionsOf(service(permit))), register.Reached(service(permit))
		register.Each(catalog.KindService, func(editorial.Facts) bool { s.Services++; return true })
		_, s.BySource = register.BySource(api.Actor, catalog.KindService, "s1")
		s.NameTaken = register.NameTaken(rule.UniqueName{
			Kind: catalog.KindService, Owner: h.branch, Language: "fi", Key: rule.NameKey("Uusi palvelu"),
		}, catalog.ID{}) != catalog.ID{}
		s.Below, s.Dependents = len(register.Tree(h.branch)), register.Dependents(catalog.KindOrganization, h.branch)
		return s
	}
	fresh := aService("Uusi palvelu", h.branch)
	fresh.SourceID = "s1"
	changes := []struct {
		name string
		do   func(*editorial.Desk) error
	}{
		{"a new service with a source id", func(d *editorial.Desk) error {
			_, err := d.Create(ctx, api, editorial.Edit{Entity: fresh, Publish: true})
			return err
		}},
		{"a connection", func(d *editorial.Desk) error {
			_, err := d.Connect(ctx, admin, editorial.Joining{Ref: service(permit), Connections: to(phone)})
			return err
		}},
		{"an archived channel", func(d *editorial.Desk) error {
			_, err := d.Archive(ctx, admin, channelRef(phone), editorial.Archiving{})
			return err
		}},
		{"a new organisation", func(d *editorial.Desk) error {
			_, err := d.Create(ctx, admin, editorial.Edit{Entity: anOrganization("Uusi", h.branch), Publish: true})
			return err
		}},
	}
	refused := errors.New("the disk is full")
	for _, c := range changes {
		name, change := c.name, c.do
		before := look()
		asBefore := func(when string) {
			t.Helper()
			if diff := cmp.Diff(before, look()); diff != "" {
				t.Errorf("%s, %s (-before +seen):\n%s", name, when, diff)
			}
		}
		log.look, log.fail = func() { asBefore("while it is written") }, refused
		if err := change(desk); !errors.Is(err, refused) {
			t.Errorf("%s: %v", name, err)
		}
		asBefore("after the disk refused it")
		log.look, log.fail = nil, nil
		if err := change(desk.Rehearsal()); err != nil {
			t.Errorf("%s, rehearsed: %v", name, err)
		}
		asBefore("after a rehearsal")
		log.look = func() { asBefore("while it is written at last") }
		if err := change(desk); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		log.look = nil
		if cmp.Equal(before, look()) {
			t.Errorf("%s: nothing of it is seen afterwards", name)
		}
	}
	// What was taken in piece by piece is what a register that is read anew holds.
	now := look()
	register = editorial.NewRegister(h.log)
	if err := register.Follow(ctx); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(now, look()); diff != "" {
		t.Errorf("a register read anew (-kept +read):\n%s", diff)
	}
}
