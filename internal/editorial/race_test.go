package editorial_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// A person edits a service after a mirror has looked who has it and before the mirror appends its connections, of which no
// service draft tells: whatever the mirror is about to do to them stays undone.
func TestConnectionsYieldToAnEditBetweenLookingAndAppending(t *testing.T) {
	connection := func(channel string) catalog.ID { return catalog.ConnectionID(id("permit"), id(channel)) }
	for name, c := range map[string]struct {
		first, then []string
		there       bool
	}{
		"one that the service's record lists no more": {
			first: []string{town, permit(connected), counter, phone},
			then:  []string{town, permit(connectedCounter), counter, phone}, there: true,
		},
		"one that the service's record lists since": {
			first: []string{town, permit(connectedCounter), counter, phone},
			then:  []string{town, permit(connected), counter, phone},
		},
	} {
		t.Run(name, func(t *testing.T) {
			log := &colleague{Log: openLog(t)}
			soundly(t, log, c.first...)
			log.at = edits(t, service(id("permit")), "Rakennuslupa", "Purkulupa")
			report := mirrored(t, log, c.then...)
			if log.at != nil {
				t.Fatal("nobody edited anything")
			}
			rev, err := log.Newest(t.Context(), catalog.KindConnection, connection("phone"))
			if there := err == nil && rev.Status == catalog.StatusPublished; there != c.there {
				t.Errorf("the connection is there: %t, want %t", there, c.there)
			}
			if report.Appended() != 0 || report.Yielded() != 1 {
				t.Errorf("%d appended, %d yielded", report.Appended(), report.Yielded())
			}
		})
	}
}

// Who is not yielded to makes the mirror look again, no more.
func TestConnectionsAreAppendedAfterALookAgain(t *testing.T) {
	log := &colleague{Log: openLog(t)}
	soundly(t, log, town, permit(connected), counter, phone)
	looked := 0
	log.at = func(under *sqlite.Log) {
		looked++
		rev, err := under.Newest(t.Context(), catalog.KindService, id("permit"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := under.Append(t.Context(), store.Draft{
			Kind: rev.Kind, ID: rev.ID, Base: rev.Number, Status: rev.Status, Actor: editorial.MirrorPrefix + "y", Time: rev.Time, Document: rev.Document,
		}); err != nil {
			t.Fatal(err)
		}
	}
	report := mirrored(t, log, town, permit(connectedCounter), counter, phone)
	if looked != 1 || report.Appended() != 1 || report.Yielded() != 0 {
		t.Errorf("written between %d times, %d appended, %d yielded", looked, report.Appended(), report.Yielded())
	}
}

// The desk plans a connection anew when another process changes one of its ends before it is appended: nothing is connected
// to what was archived meanwhile.
func TestNothingIsConnectedToWhatAnotherProcessArchivedMeanwhile(t *testing.T) {
	for name, kind := range map[string]catalog.Kind{"the channel": catalog.KindServiceChannel, "the service": catalog.KindService} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			pete := person(editorial.MainUser, h.branch)
			permit, phone := h.publish(pete, aService("Rakennuslupa", h.branch)), h.publish(pete, aPhone("Neuvonta", h.branch))
			gone := map[catalog.Kind]catalog.ID{catalog.KindServiceChannel: phone, catalog.KindService: permit}[kind]
			log := &colleague{Log: h.log}
			desk := editorial.NewDesk(log, editorial.NewRegister(log), editorial.Options{Now: h.clock})
			if err := desk.Register().Follow(t.Context()); err != nil {
				t.Fatal(err)
			}
			log.at = func(under *sqlite.Log) {
				if n, err := editorial.Archive(t.Context(), under, kind, []catalog.ID{gone}, "import", time.Now(), nil); err != nil || n != 1 {
					t.Fatal(n, err)
				}
			}
			_, err := desk.Connect(t.Context(), pete, editorial.Joining{Ref: service(permit), Connections: to(phone), Strict: true})
			want[*editorial.Invalid](t, err)
			if diff := cmp.Diff(0, len(desk.Register().ConnectionsOf(service(permit)))); diff != "" {
				t.Errorf("connections (-want +got):\n%s", diff)
			}
		})
	}
}
