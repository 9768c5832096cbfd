package account

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestAnEntryIsReadAsItWasWritten(t *testing.T) {
	w := newWorld(t)
	e := Entry{Actor: "u:x", Action: "service.update", Organization: city, Kind: catalog.KindService, Subject: uuid.NewString(), Outcome: Failed, Detail: "name-length"}
	if err := w.Audit(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	page, err := w.ReadAudit(t.Context(), CommandLine(), Filter{}, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	e.Sequence, e.Time = 1, w.clock.Now().UTC()
	if d := cmp.Diff(AuditPage{Entries: []Entry{e}}, page); d != "" {
		t.Error(d)
	}
}

func TestOverlongPartsAreCutAtWholeCharacters(t *testing.T) {
	w := newWorld(t)
	if err := w.Audit(t.Context(), Entry{Action: "service.update", Detail: strings.Repeat("ä", 150)}); err != nil {
		t.Fatal(err)
	}
	if err := w.Audit(t.Context(), Entry{Action: "service.update", Detail: "x" + strings.Repeat("ä", 150)}); err != nil {
		t.Fatal(err)
	}
	page, err := w.ReadAudit(t.Context(), CommandLine(), Filter{}, 0, 10)
	if err != nil || page.Entries[1].Detail != strings.Repeat("ä", 100) || page.Entries[0].Detail != "x"+strings.Repeat("ä", 99) {
		t.Error(page, err)
	}
}

func TestTheAuditLogIsAppendOnly(t *testing.T) {
	w := newWorld(t)
	if err := w.Audit(t.Context(), Entry{Action: "service.update", Outcome: Done}); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`UPDATE audit SET outcome = 'failed'`,
		`DELETE FROM audit`,
		`INSERT OR REPLACE INTO audit (seq, time, actor, action, kind, subject, outcome, detail) VALUES (1, 0, '', '', '', '', '', '')`,
		`UPDATE audit_bound SET before = -1`,
		`DELETE FROM audit_bound`,
		`INSERT INTO audit_bound VALUES (2, 0)`,
	} {
		tx, err := w.db.Reader().Begin()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tx.Exec(`PRAGMA query_only(0)`); err != nil {
			t.Fatal(err)
		}
		if _, err := tx.Exec(statement); err == nil || strings.Contains(err.Error(), "readonly") {
			t.Errorf("%s: %v", statement, err)
		}
		if err := tx.Rollback(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOldEntriesGoWhenTheirTimeIsOver(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.AuditKeep = 30 * 24 * time.Hour })
	for _, action := range []string{"a", "b", "c"} {
		if err := w.Audit(t.Context(), Entry{Action: action}); err != nil {
			t.Fatal(err)
		}
		w.clock.pass(20 * 24 * time.Hour)
	}
	w.clock.pass(-20 * 24 * time.Hour) // now as old: a 40 days, b 20, c none
	if err := w.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	page, err := w.ReadAudit(t.Context(), CommandLine(), Filter{}, 1<<60, 10)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, e := range page.Entries {
		got += e.Action
	}
	if got != "cb" {
		t.Errorf("left: %q", got)
	}
}

func TestEntriesAreFilteredAndPaged(t *testing.T) {
	w := newWorld(t)
	start := w.clock.Now()
	for i, e := range []Entry{
		{Actor: "u:1", Action: "service.update", Organization: office, Subject: "s1", Outcome: Done},
		{Actor: "u:2", Action: "service.create", Organization: school, Subject: "s2", Outcome: Refused},
		{Actor: "u:1", Action: "servicex", Organization: abroad, Subject: "s1", Outcome: Failed},
		{Actor: "u:1", Action: "account.login", Subject: "u:1", Outcome: Done},
		{Actor: "u:3", Action: "channel.update", Organization: city, Subject: "c1", Outcome: Done},
	} {
		e.Detail = string(rune('a' + i))
		if err := w.Audit(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		w.clock.pass(time.Minute)
	}
	main := func(o ...catalog.ID) editorial.Caller {
		return editorial.Caller{Actor: "u:main", Role: editorial.MainUser, Organizations: o}
	}
	for _, c := range []struct {
		name   string
		by     editorial.Caller
		filter Filter
		want   string
	}{
		{"all", CommandLine(), Filter{}, "edcba"},
		{"an actor", CommandLine(), Filter{Actor: "u:1"}, "dca"},
		{"an action", CommandLine(), Filter{Action: "service.update"}, "a"},
		{"a family of actions", CommandLine(), Filter{Action: "service."}, "ba"},
		{"an organisation", CommandLine(), Filter{Organization: school}, "b"},
		{"a subject", CommandLine(), Filter{Subject: "s1"}, "ca"},
		{"an outcome", CommandLine(), Filter{Outcome: Refused}, "b"},
		{"since", CommandLine(), Filter{Since: start.Add(3 * time.Minute)}, "ed"},
		{"until", CommandLine(), Filter{Until: start.Add(3 * time.Minute)}, "cba"},
		{"two at once", CommandLine(), Filter{Actor: "u:1", Outcome: Done}, "da"},
		{"SQL for a filter", CommandLine(), Filter{Actor: "' OR 1=1 --"}, ""},
		{"by a main user of the office", main(office), Filter{}, "ba"},
		{"by a main user of the city", main(city), Filter{}, "eba"},
		{"by a main user of two", main(school, abroad), Filter{}, "cb"},
		{"by a main user, of a foreign one", main(school), Filter{Organization: city}, ""},
	} {
		for _, limit := range []int{1, 2, 100} {
			got, before, pages := "", int64(6), 0 // below that: reading is in the log, too
			for {
				page, err := w.ReadAudit(t.Context(), c.by, c.filter, before, limit)
				if err != nil {
					t.Fatal(err)
				}
				for _, e := range page.Entries {
					got += e.Detail
				}
				if before = page.Next; before == 0 || pages > 10 {
					break
				}
				pages++
			}
			if got != c.want {
				t.Errorf("%s, %d at a time: %q, want %q", c.name, limit, got, c.want)
			}
		}
	}
}

func TestWhoReadsTheAuditLogNeedsARightAndIsInItToo(t *testing.T) {
	w := newWorld(t)
	for _, by := range []editorial.Caller{
		{}, {Actor: "u:1", Role: editorial.Editor, Organizations: []catalog.ID{city}}, {Actor: "u:2", Role: editorial.Viewer},
		{Actor: "u:3", Role: editorial.Reviewer}, {Actor: "a:1", Role: editorial.Admin, API: true}, {Actor: "a:2", Role: editorial.MainUser, API: true},
	} {
		if _, err := w.ReadAudit(t.Context(), by, Filter{}, 0, 10); err != ErrForbidden {
			t.Errorf("%+v: %v", by, err)
		}
	}
	if _, err := w.ReadAudit(t.Context(), CommandLine(), Filter{}, 0, 10); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ReadAudit(t.Context(), CommandLine(), Filter{}, 1<<60, 10); err != nil { // as if it were a further page
		t.Fatal(err)
	}
	lines := w.audit()
	if want := "command-line audit.read  done"; len(lines) != 8 || lines[6] != want || lines[7] != want {
		t.Errorf("%q", lines)
	}
}

func TestManyWriteTheAuditLogAtOnceAndNothingIsLost(t *testing.T) {
	w := newWorld(t)
	const writers, each = 20, 25
	var all sync.WaitGroup
	for range writers {
		all.Go(func() {
			for i := range each {
				if i%2 == 0 {
					w.AuditLater(Entry{Action: "later"})
				} else if err := w.Audit(t.Context(), Entry{Action: "now"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if got := len(w.audit()); got != writers*each {
		t.Errorf("%d entries of %d", got, writers*each)
	}
}

func TestWhatWaitsIsWrittenOnClosing(t *testing.T) {
	dir := t.TempDir()
	d, err := Open(t.Context(), dir, Options{Cost: cheap})
	if err != nil {
		t.Fatal(err)
	}
	d.AuditLater(Entry{Action: "last"})
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := d.Audit(t.Context(), Entry{Action: "too late"}); err == nil {
		t.Error("written after closing")
	}
	d.AuditLater(Entry{Action: "too late"})
	again, err := Open(t.Context(), dir, Options{Cost: cheap})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	page, err := again.ReadAudit(t.Context(), CommandLine(), Filter{}, 0, 10)
	if err != nil || len(page.Entries) != 1 || page.Entries[0].Action != "last" {
		t.Error(page, err)
	}
}

func BenchmarkAudit(b *testing.B) {
	w := newWorld(b)
	b.SetParallelism(8)
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			if err := w.Audit(b.Context(), Entry{Actor: "a:1", Action: "service.update", Organization: city, Outcome: Done}); err != nil {
				b.Error(err)
			}
		}
	})
}
