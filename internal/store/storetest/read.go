package storetest

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

func notFound(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0))
	for _, e := range []struct {
		kind catalog.Kind
		id   catalog.ID
	}{
		{catalog.KindService, EntityID(2)},
		{catalog.KindServiceChannel, EntityID(1)},
		{catalog.KindService, catalog.ID{}},
		{"no such kind", EntityID(1)},
	} {
		_, err := log.Newest(t.Context(), e.kind, e.id)
		wantError(t, err, store.ErrNotFound)
		_, err = log.History(t.Context(), e.kind, e.id)
		wantError(t, err, store.ErrNotFound)
	}
}

func newestOf(t *testing.T, log store.Log) {
	const n = 1203 // more than an engine may ask for at once
	var drafts []store.Draft
	ids := []catalog.ID{EntityID(n)} // which the log does not have
	want := map[catalog.ID]store.Revision{}
	for i := range n {
		drafts = append(drafts, DraftOf(i, 0))
	}
	mustAppend(t, log, drafts...)
	other := DraftOf(n, 0)
	other.Kind = catalog.KindConnection
	mustAppend(t, log, other)
	for i, rev := range mustAppend(t, log, withStatus(DraftOf(0, 1), catalog.StatusDeleted), DraftOf(1, 1)) {
		want[EntityID(i)], ids = rev, append(ids, EntityID(i))
	}
	for i := 2; i < n-1; i++ {
		rev, err := log.Newest(t.Context(), catalog.KindService, EntityID(i))
		if err != nil {
			t.Fatal(err)
		}
		want[EntityID(i)], ids = rev, append(ids, EntityID(i))
	}
	got := map[catalog.ID]store.Revision{}
	if err := log.NewestOf(t.Context(), catalog.KindService, ids, func(r store.Revision) error {
		got[r.ID] = r
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	wantEqual(t, "newest", got, want)
	enough := errors.New("enough")
	calls := 0
	err := log.NewestOf(t.Context(), catalog.KindService, ids, func(store.Revision) error { calls++; return enough })
	if err != enough || calls != 1 {
		t.Errorf("%d calls and error %v, want one and the caller's error", calls, err)
	}
	if err := log.NewestOf(t.Context(), catalog.KindService, nil, func(store.Revision) error { return enough }); err != nil {
		t.Errorf("without entities: %v", err)
	}
}

func newestNumbers(t *testing.T, log store.Log) {
	other := DraftOf(3, 0)
	other.Kind = catalog.KindConnection
	draft := withStatus(DraftOf(1, 1), catalog.StatusModified)
	mustAppend(t, log, DraftOf(1, 0), DraftOf(2, 0), other, draft)

	got, err := log.NewestNumbers(t.Context(), catalog.KindService)
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, "heads", got, map[catalog.ID]store.Head{
		EntityID(1): {Number: 2, Status: catalog.StatusModified, Seq: 4, Hash: store.HashOf(draft.Document)},
		EntityID(2): {Number: 1, Status: catalog.StatusPublished, Seq: 2, Hash: store.HashOf(Document(2, 1, 100))},
	})
	none, err := log.NewestNumbers(t.Context(), catalog.KindOrganization)
	if err != nil || none == nil || len(none) != 0 {
		t.Fatalf("heads of a kind without entities: %v, %v; want an empty map", none, err)
	}
}

func feedPages(t *testing.T, log store.Log) {
	var want []store.Revision
	for base := range 3 {
		for n := range 7 {
			want = append(want, mustAppend(t, log, DraftOf(n, base))...)
		}
	}
	for _, page := range []int{1, 2, 20, 21, 22, 1 << 30} {
		got, err := feedAll(t.Context(), log, page)
		if err != nil {
			t.Fatal(err)
		}
		wantEqual(t, "the whole feed", got, want)
	}
	for _, after := range []int64{21, 22, 1 << 62} {
		if revs, err := log.Feed(t.Context(), after, 5); err != nil || len(revs) != 0 {
			t.Errorf("feed after %d: %d revisions, %v", after, len(revs), err)
		}
	}
	fromBefore, err := log.Feed(t.Context(), -5, 2)
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, "feed after a negative number", fromBefore, want[:2])
	for _, limit := range []int{0, -1} {
		if _, err := log.Feed(t.Context(), 0, limit); err == nil {
			t.Errorf("feed takes limit %d", limit)
		}
	}
}

func feedOfLargeDocuments(t *testing.T, log store.Log) {
	const n, size = 24, 4 << 20
	for i := range n {
		d := DraftOf(i, 0)
		d.Document = []byte(`"` + strings.Repeat("x", size-2) + `"`)
		mustAppend(t, log, d)
	}
	first, err := log.Feed(t.Context(), 0, n)
	if err != nil {
		t.Fatal(err)
	}
	if len(first) == 0 || len(first) == n {
		t.Errorf("one call returned %d of %d documents of %d bytes, want some but not all", len(first), n, size)
	}
	all, err := feedAll(t.Context(), log, n)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != n || all[n-1].Seq != n {
		t.Fatalf("all calls returned %d revisions, want %d", len(all), n)
	}
}

func latestRules(t *testing.T, log store.Log) {
	const (
		d = catalog.StatusDraft
		p = catalog.StatusPublished
		m = catalog.StatusModified
		w = catalog.StatusWithdrawn
		x = catalog.StatusDeleted
		r = catalog.StatusRemoved
	)
	for n, c := range []struct {
		name     string
		statuses []catalog.Status
		want     []int // numbers of the revisions that are streamed
	}{
		{"never published", []catalog.Status{d, d}, []int{2}},
		{"published", []catalog.Status{d, p}, []int{2}},
		{"published again", []catalog.Status{p, p}, []int{2}},
		{"modified beside the published", []catalog.Status{p, p, m, m}, []int{2, 4}},
		{"draft beside the published", []catalog.Status{p, d}, []int{1, 2}},
		{"withdrawn", []catalog.Status{p, w}, []int{2}},
		{"modified after withdrawal", []catalog.Status{p, w, m}, []int{3}},
		{"deleted", []catalog.Status{p, m, x}, []int{3}},
		{"restored as modified", []catalog.Status{p, x, m}, []int{3}},
		{"removed", []catalog.Status{p, r}, []int{2}},
		{"removed, then a draft", []catalog.Status{p, r, d}, []int{3}},
		{"published after all", []catalog.Status{p, x, m, p, m}, []int{4, 5}},
	} {
		head, err := log.Head(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		start := mustAppend(t, log, withStatus(DraftOf(n, 0), c.statuses[0]))[0]
		for i, s := range c.statuses[1:] {
			mustAppend(t, log, withStatus(DraftOf(n, i+1), s))
		}
		entries, at, err := latestAll(t.Context(), log)
		if err != nil {
			t.Fatal(err)
		}
		if at != head+int64(len(c.statuses)) {
			t.Errorf("%s: latest is of %d, want %d", c.name, at, head+int64(len(c.statuses)))
		}
		var got []int
		last := int64(0)
		for _, e := range entries {
			if e.Seq <= last {
				t.Errorf("%s: revision %d comes after %d", c.name, e.Seq, last)
			}
			last = e.Seq
			if e.ID != EntityID(n) {
				continue
			}
			got = append(got, e.Number)
			if e.FirstSeq != start.Seq || !e.FirstTime.Equal(start.Time) {
				t.Errorf("%s: first is %d at %v, want %d at %v", c.name, e.FirstSeq, e.FirstTime, start.Seq, start.Time)
			}
			if !bytes.Equal(e.Document, Document(n, e.Number, 100)) || e.Status != c.statuses[e.Number-1] {
				t.Errorf("%s: entry %d is %s %s", c.name, e.Number, e.Status, e.Document)
			}
		}
		wantEqual(t, c.name, got, c.want)
	}
}

func latestStops(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0), DraftOf(2, 0))
	enough := errors.New("enough")
	calls := 0
	_, err := log.Latest(t.Context(), func(store.Entry) error { calls++; return enough })
	if err != enough || calls != 1 {
		t.Fatalf("%d calls, error %v", calls, err)
	}
	entries, head, err := latestAll(t.Context(), log)
	if err != nil || len(entries) != 2 || head != 2 {
		t.Fatalf("afterwards: %d entries, head %d, error %v", len(entries), head, err)
	}
}

func latestEnds(t *testing.T, log store.Log) {
	const n = 3000
	var drafts []store.Draft
	for i := range n {
		drafts = append(drafts, DraftOf(i, 0))
	}
	mustAppend(t, log, drafts...)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := log.Latest(ctx, func(store.Entry) error { cancel(); return nil })
	wantError(t, err, context.Canceled)
	entries, _, err := latestAll(t.Context(), log)
	if err != nil || len(entries) != n {
		t.Fatalf("afterwards: %d entries, %v", len(entries), err)
	}
}

// latestIsConsistent appends from within the stream's time: what is streamed must be of its head, whole.
func latestIsConsistent(t *testing.T, log store.Log) {
	const n = 1200
	var drafts []store.Draft
	for i := range n {
		drafts = append(drafts, DraftOf(i, 0))
	}
	mustAppend(t, log, drafts...)

	begin, done := make(chan struct{}), make(chan error, 1)
	go func() {
		<-begin
		_, err := log.Append(soon(t), DraftOf(n-1, 1), DraftOf(n, 0))
		done <- err
	}()
	count := 0
	head, err := log.Latest(t.Context(), func(e store.Entry) error {
		count++
		if count == 1 {
			close(begin)
			return <-done // the append does not wait for the reader
		}
		if e.Number != 1 {
			t.Errorf("revision %d was not there when the stream began", e.Seq)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if head != n || count != n {
		t.Fatalf("head %d with %d entries, want %d of both", head, count, n)
	}
	after, err := log.Feed(t.Context(), head, 10)
	if err != nil || len(after) != 2 {
		t.Fatalf("the feed goes on with %d revisions, %v; want 2", len(after), err)
	}
}

func waitAtOnce(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0))
	if err := log.Wait(soon(t), 0); err != nil {
		t.Fatal(err)
	}
}

func waitWakes(t *testing.T, log store.Log) {
	const waiters = 4
	woke := make(chan error, waiters)
	ctx := soon(t)
	for range waiters {
		go func() { woke <- log.Wait(ctx, 1) }()
	}
	mustAppend(t, log, DraftOf(1, 0)) // not yet what they wait for
	select {
	case err := <-woke:
		t.Fatalf("woke before anything came after 1: %v", err)
	case <-time.After(20 * time.Millisecond):
	}
	mustAppend(t, log, DraftOf(2, 0))
	for range waiters {
		if err := <-woke; err != nil {
			t.Fatal(err)
		}
	}
}

func waitEnds(t *testing.T, log store.Log) {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	wantError(t, log.Wait(ctx, 0), context.DeadlineExceeded)
}

func checkClean(t *testing.T, log store.Log) {
	mustBeClean(t, log) // empty
	for base := range 4 {
		for n := range 5 {
			statuses := []catalog.Status{
				catalog.StatusDraft, catalog.StatusPublished, catalog.StatusModified, catalog.StatusDeleted,
			}
			mustAppend(t, log, withStatus(DraftOf(n, base), statuses[(n+base)%len(statuses)]))
		}
	}
	mustBeClean(t, log)
}

func closed(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0))
	waiting := make(chan error, 1)
	ctx := soon(t)
	go func() { waiting <- log.Wait(ctx, 1) }()
	mustClose(t, log)
	wantError(t, <-waiting, store.ErrClosed)
	mustClose(t, log)

	kind, id := catalog.KindService, EntityID(1)
	for name, call := range map[string]func() error{
		"Append": func() error { _, err := log.Append(ctx, DraftOf(2, 0)); return err },
		"Newest": func() error { _, err := log.Newest(ctx, kind, id); return err },
		"NewestOf": func() error {
			return log.NewestOf(ctx, kind, []catalog.ID{id}, func(store.Revision) error { return nil })
		},
		"History":       func() error { _, err := log.History(ctx, kind, id); return err },
		"Latest":        func() error { _, _, err := latestAll(ctx, log); return err },
		"NewestNumbers": func() error { _, err := log.NewestNumbers(ctx, kind); return err },
		"Feed":          func() error { _, err := log.Feed(ctx, 0, 1); return err },
		"Head":          func() error { _, err := log.Head(ctx); return err },
		"Wait":          func() error { return log.Wait(ctx, 0) },
		"Check":         func() error { _, err := log.Check(ctx); return err },
		"Cursor":        func() error { _, err := log.Cursor(ctx, "a"); return err },
		"SetCursor":     func() error { return log.SetCursor(ctx, "a", nil) },
	} {
		if err := call(); !errors.Is(err, store.ErrClosed) {
			t.Errorf("%s: error is %v, want %v", name, err, store.ErrClosed)
		}
	}
}
