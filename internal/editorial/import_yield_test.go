package editorial_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// mirrored imports records as a mirror, which yields to people.
func mirrored(t *testing.T, log store.Log, records ...string) *editorial.ImportReport {
	t.Helper()
	in := inputOf(t, records...)
	defer in.Close()
	report, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{
		Actor: editorial.MirrorPrefix + "x", Yields: func(actor string) bool { return strings.HasPrefix(actor, "u:") },
	})
	if err != nil || len(report.Rejections) > 0 {
		t.Fatalf("%v, %v", report.Rejections, err)
	}
	return report
}

// edits is somebody who edits an entity, replacing one word by another.
func edits(t *testing.T, r editorial.Ref, word, by string) func(*sqlite.Log) {
	return func(log *sqlite.Log) {
		t.Helper()
		rev, err := log.Newest(t.Context(), r.Kind, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		document := strings.Replace(string(rev.Document), word, by, 1)
		if _, err := log.Append(t.Context(), store.Draft{
			Kind: rev.Kind, ID: rev.ID, Base: rev.Number, Status: rev.Status, Actor: "u:somebody", Organization: rev.Organization,
			Time: rev.Time, Document: []byte(document),
		}); err != nil {
			t.Fatal(err)
		}
	}
}

// beginning is a log to which somebody writes once an import has read what there is.
type beginning struct {
	*sqlite.Log
	at func(*sqlite.Log)
}

func (b *beginning) NewestNumbers(ctx context.Context, k catalog.Kind) (map[catalog.ID]store.Head, error) {
	heads, err := b.Log.NewestNumbers(ctx, k)
	if kinds := catalog.Kinds(); b.at != nil && k == kinds[len(kinds)-1] {
		b.at(b.Log)
	}
	return heads, err
}

const connectedCounter = `,"serviceChannels":[{"serviceChannel":{"id":"$counter"}}]`

// A service's connections are its content: who edits the service meanwhile keeps them, though the service itself is the
// same upstream and nothing conflicts.
func TestConnectionsYieldWithTheirService(t *testing.T) {
	permitRef := service(id("permit"))
	connection := func(channel string) catalog.ID { return catalog.ConnectionID(id("permit"), id(channel)) }
	for name, c := range map[string]struct {
		// at is who writes while the import runs, before who wrote since the last one.
		at, before func(*sqlite.Log)
		first      []string
		then       []string
		of         catalog.ID
		there      bool
	}{
		"one that the service's record lists no more": {
			at: edits(t, permitRef, "Rakennuslupa", "Purkulupa"), first: []string{town, permit(connected), counter, phone},
			then: []string{town, permit(connectedCounter), counter, phone}, of: connection("phone"), there: true,
		},
		"one that the service's record lists since": {
			at: edits(t, permitRef, "Rakennuslupa", "Purkulupa"), first: []string{town, permit(connectedCounter), counter, phone},
			then: []string{town, permit(connected), counter, phone}, of: connection("phone"),
		},
		"one that a channel's record lists, of a service that was edited before": {
			before: edits(t, permitRef, "Rakennuslupa", "Purkulupa"), first: []string{town, permit(connectedCounter), counter, phone},
			then: []string{town, strings.Replace(phone, `"services":[]`, `"services":[{"service":{"id":"$permit"}}]`, 1)}, of: connection("phone"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			log := &beginning{Log: openLog(t)}
			soundly(t, log, c.first...)
			if c.before != nil {
				c.before(log.Log)
			}
			log.at = c.at
			report := mirrored(t, log, c.then...)
			rev, err := log.Newest(t.Context(), catalog.KindConnection, c.of)
			if there := err == nil && rev.Status == catalog.StatusPublished; there != c.there {
				t.Errorf("the connection is there: %t, want %t", there, c.there)
			}
			got := *report.Counts[catalog.KindConnection]
			got.Unchanged = 0
			if diff := cmp.Diff(editorial.Count{Yielded: 1}, got); diff != "" {
				t.Errorf("counted (-want +got):\n%s", diff)
			}
			if report.Appended() != 0 || report.Yielded() != 1 {
				t.Errorf("%d appended, %d yielded", report.Appended(), report.Yielded())
			}
			var table strings.Builder
			if err := report.WriteTable(&table); err != nil {
				t.Fatal(err)
			}
			for _, part := range []string{"1 yielded to what was written here meanwhile.", "Nothing changed: the log already has all else."} {
				if !strings.Contains(table.String(), part) {
					t.Errorf("%q is not in\n%s", part, table.String())
				}
			}
		})
	}
}

// What yields is counted apart, beside what is written.
func TestWhatYieldsIsNotCountedAsWritten(t *testing.T) {
	log := &colleague{Log: openLog(t)}
	soundly(t, log, town, office, permit(connected), counter, phone)
	log.at = edits(t, organizationRef(id("town")), "Kunta", "Kylä")
	report := mirrored(t, log, strings.Replace(town, "Kunta", "Kaupunki", 1), strings.Replace(office, "Virasto", "Toimisto", 1),
		permit(connectedCounter), counter, phone)
	want := map[catalog.Kind]editorial.Count{
		catalog.KindOrganization: {Read: 2, Changed: 1, Yielded: 1}, catalog.KindConnection: {Unchanged: 1, Removed: 1},
	}
	for kind, c := range want {
		if diff := cmp.Diff(c, *report.Counts[kind]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", kind, diff)
		}
	}
	if report.Appended() != 2 || report.Yielded() != 1 {
		t.Errorf("%d appended, %d yielded", report.Appended(), report.Yielded())
	}
}
