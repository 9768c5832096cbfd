package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

func appendNumbers(t *testing.T, log store.Log) {
	mustHead(t, log, 0)
	first := mustAppend(t, log, DraftOf(1, 0), DraftOf(2, 0))
	second := mustAppend(t, log, DraftOf(1, 1))
	var got [][2]int
	for _, rev := range append(first, second...) {
		got = append(got, [2]int{int(rev.Seq), rev.Number})
	}
	wantEqual(t, "seq and number", got, [][2]int{{1, 1}, {2, 1}, {3, 2}})
	mustHead(t, log, 3)
}

func appendChain(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0), DraftOf(1, 1), DraftOf(2, 0), DraftOf(1, 2))
	history, err := log.History(t.Context(), catalog.KindService, EntityID(1))
	if err != nil {
		t.Fatal(err)
	}
	var numbers []int
	for _, rev := range history {
		numbers = append(numbers, rev.Number)
	}
	wantEqual(t, "numbers", numbers, []int{1, 2, 3})
}

func appendConflicts(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0), DraftOf(1, 1))
	for _, c := range []struct {
		name         string
		draft        store.Draft
		base, newest int
	}{
		{"already there", DraftOf(1, 0), 0, 2},
		{"older base", DraftOf(1, 1), 1, 2},
		{"base of the future", DraftOf(1, 3), 3, 2},
		{"not there", DraftOf(2, 1), 1, 0},
		{"huge base", DraftOf(2, math.MaxInt64-1), math.MaxInt64 - 1, 0},
	} {
		_, err := log.Append(t.Context(), c.draft)
		wantError(t, err, store.ErrConflict)
		var conflict *store.ConflictError
		if !errors.As(err, &conflict) {
			t.Fatalf("%s: %v is not a *ConflictError", c.name, err)
		}
		wantEqual(t, c.name, *conflict, store.ConflictError{
			Kind: c.draft.Kind, ID: c.draft.ID, Base: c.base, Newest: c.newest,
		})
	}
	mustHead(t, log, 2)
	mustBeClean(t, log)
}

func appendIsAtomic(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0))
	batch := []store.Draft{DraftOf(1, 1), DraftOf(2, 0), DraftOf(3, 0), DraftOf(2, 0)}
	_, err := log.Append(t.Context(), batch...)
	wantError(t, err, store.ErrConflict)
	batch[3] = store.Draft{}
	_, err = log.Append(t.Context(), batch...)
	wantError(t, err, store.ErrInvalid)

	mustHead(t, log, 1)
	_, err = log.Newest(t.Context(), catalog.KindService, EntityID(2))
	wantError(t, err, store.ErrNotFound)
	mustBeClean(t, log)
	// Nothing of the refused calls is left in the way, and the sequence has no gap.
	revs := mustAppend(t, log, batch[:3]...)
	if revs[2].Seq != 4 {
		t.Fatalf("seq is %d, want 4", revs[2].Seq)
	}
}

func appendNothing(t *testing.T, log store.Log) {
	if revs, err := log.Append(t.Context()); err != nil || len(revs) != 0 {
		t.Fatalf("got %v, %v", revs, err)
	}
	mustHead(t, log, 0)
}

func appendRefuses(t *testing.T, log store.Log) {
	for _, c := range []struct {
		field, name string
		spoil       func(*store.Draft)
	}{
		{"Kind", "empty", func(d *store.Draft) { d.Kind = "" }},
		{"Kind", "unknown", func(d *store.Draft) { d.Kind = "service" }},
		{"Kind", "an injection", func(d *store.Draft) { d.Kind = "Service'; DROP TABLE revision; --" }},
		{"ID", "zero", func(d *store.Draft) { d.ID = catalog.ID{} }},
		{"Base", "negative", func(d *store.Draft) { d.Base = -1 }},
		{"Base", "the smallest", func(d *store.Draft) { d.Base = math.MinInt }},
		{"Status", "empty", func(d *store.Draft) { d.Status = "" }},
		{"Status", "unknown", func(d *store.Draft) { d.Status = "published" }},
		{"Actor", "too long", func(d *store.Draft) { d.Actor = strings.Repeat("a", store.MaxNameSize+1) }},
		{"Actor", "not UTF-8", func(d *store.Draft) { d.Actor = "a\xff" }},
		{"Actor", "with NUL", func(d *store.Draft) { d.Actor = "a\x00b" }},
		{"Time", "before year 1", func(d *store.Draft) { d.Time = time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC) }},
		{"Time", "after year 9999", func(d *store.Draft) { d.Time = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }},
		{"Document", "nil", func(d *store.Draft) { d.Document = nil }},
		{"Document", "empty", func(d *store.Draft) { d.Document = []byte{} }},
		{"Document", "not JSON", func(d *store.Draft) { d.Document = []byte("{") }},
		{"Document", "two values", func(d *store.Draft) { d.Document = []byte("{}{}") }},
		{"Document", "not UTF-8", func(d *store.Draft) { d.Document = []byte("{\"a\":\"\xff\"}") }},
		{"Expects", "of an unknown kind", func(d *store.Draft) { d.Expects = []store.Expected{{Kind: "service", ID: EntityID(1)}} }},
		{"Expects", "of a zero id", func(d *store.Draft) { d.Expects = []store.Expected{{Kind: catalog.KindService}} }},
		{"Expects", "a negative number", func(d *store.Draft) {
			d.Expects = []store.Expected{expecting(1, 0), {Kind: catalog.KindService, ID: EntityID(2), Number: -1}}
		}},
		{"Document", "too large", func(d *store.Draft) { d.Document = Document(1, 1, store.MaxDocumentSize+20) }},
	} {
		bad := DraftOf(2, 0)
		c.spoil(&bad)
		_, err := log.Append(t.Context(), DraftOf(1, 0), bad)
		wantError(t, err, store.ErrInvalid)
		var refused *store.DraftError
		if !errors.As(err, &refused) || refused.Field != c.field || refused.Index != 1 {
			t.Errorf("%s %s: error is %v, want one about %s of draft 1", c.field, c.name, err, c.field)
		}
	}
	mustHead(t, log, 0)
}

func appendKeeps(t *testing.T, log store.Log) {
	helsinki := time.FixedZone("", 3*3600)
	drafts := []store.Draft{
		{
			Kind: catalog.KindOrganization, ID: EntityID(7), Status: catalog.StatusDraft,
			Actor: "Aïno 'äiti' \"x\"; --", Organization: EntityID(8),
			Time:     time.Date(2024, 2, 29, 12, 30, 1, 123456789, helsinki),
			Document: []byte(" {\"b\" : 1,\n\"a\":\"\\u0000 å \U0001F600\", \"b\":2.50e3}\t"),
		},
		{
			Kind: catalog.KindOrganization, ID: EntityID(7), Base: 1, Status: catalog.StatusRemoved,
			Time: time.Date(1, 1, 1, 0, 0, 0, 1000, time.UTC), Document: []byte("null"),
		},
		{
			Kind: catalog.KindOrganization, ID: EntityID(7), Base: 2, Status: catalog.StatusPublished,
			Time: time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC), Document: []byte("[]"),
		},
	}
	want := []store.Revision{
		{
			Seq: 1, Kind: catalog.KindOrganization, ID: EntityID(7), Number: 1, Status: catalog.StatusDraft,
			Actor: drafts[0].Actor, Organization: EntityID(8),
			Time:     time.Date(2024, 2, 29, 9, 30, 1, 123456000, time.UTC),
			Document: bytes.Clone(drafts[0].Document),
		},
		{
			Seq: 2, Kind: catalog.KindOrganization, ID: EntityID(7), Number: 2, Status: catalog.StatusRemoved,
			Time: drafts[1].Time, Document: []byte("null"),
		},
		{
			Seq: 3, Kind: catalog.KindOrganization, ID: EntityID(7), Number: 3, Status: catalog.StatusPublished,
			Time: time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC), Document: []byte("[]"),
		},
	}
	appended := mustAppend(t, log, drafts...)
	drafts[0].Document[2] = 'X' // the caller may reuse its buffer
	wantEqual(t, "what append returns", appended, want)
	history, err := log.History(t.Context(), catalog.KindOrganization, EntityID(7))
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, "history", history, want)
	if loc := history[0].Time.Location(); loc != time.UTC {
		t.Errorf("time is in %v, want UTC", loc)
	}

	before := time.Now().Truncate(time.Microsecond)
	now := mustAppend(t, log, DraftOf(1, 0))[0].Time
	if now.Before(before) || now.After(time.Now()) {
		t.Errorf("a zero time became %v, want now", now)
	}
	mustBeClean(t, log)
}

func appendLargest(t *testing.T, log store.Log) {
	d := DraftOf(1, 0)
	d.Document = []byte(`"` + strings.Repeat("x", store.MaxDocumentSize-2) + `"`)
	mustAppend(t, log, d)
	rev, err := log.Newest(t.Context(), d.Kind, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(rev.Document, d.Document) {
		t.Fatalf("a document of %d bytes came back with %d", len(d.Document), len(rev.Document))
	}
}

func appendEndedContext(t *testing.T, log store.Log) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := log.Append(ctx, DraftOf(1, 0))
	wantError(t, err, context.Canceled)
	mustHead(t, log, 0)
	mustAppend(t, log, DraftOf(1, 0))
}

// appendConcurrently has writers append batches while a reader follows the feed: the feed must give every
// acknowledged revision once, in order, and batches whole and together.
func appendConcurrently(t *testing.T, log store.Log) {
	const writers, batches, size = 6, 15, 4
	ctx := soon(t)
	var wg sync.WaitGroup
	acknowledged := make([][]store.Revision, writers)
	failures := make(chan error, writers)
	for w := range writers {
		wg.Go(func() {
			for b := range batches {
				var drafts []store.Draft
				for i := range size {
					drafts = append(drafts, DraftOf(w*1000+i, b))
				}
				revs, err := log.Append(ctx, drafts...)
				if err != nil {
					failures <- fmt.Errorf("writer %d: %w", w, err)
					return
				}
				for i := range revs {
					if revs[i].Seq != revs[0].Seq+int64(i) {
						failures <- fmt.Errorf("writer %d: a batch is not together: %d, %d", w, revs[0].Seq, revs[i].Seq)
						return
					}
				}
				acknowledged[w] = append(acknowledged[w], revs...)
			}
		})
	}
	followed, err := follow(ctx, log, writers*batches*size)
	wg.Wait()
	close(failures)
	for f := range failures {
		t.Error(f)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, revs := range acknowledged {
		for _, rev := range revs {
			wantEqual(t, "acknowledged revision", followed[rev.Seq-1], rev)
		}
	}
	mustBeClean(t, log)
}

// follow reads the feed as a node does until it has n revisions.
func follow(ctx context.Context, log store.Log, n int) ([]store.Revision, error) {
	var all []store.Revision
	for len(all) < n {
		after := int64(len(all))
		if err := log.Wait(ctx, after); err != nil {
			return nil, fmt.Errorf("wait after %d: %w", after, err)
		}
		revs, err := log.Feed(ctx, after, 7)
		if err != nil {
			return nil, err
		}
		if len(revs) == 0 {
			return nil, fmt.Errorf("wait returned, but nothing comes after %d", after)
		}
		for i, rev := range revs {
			if rev.Seq != after+int64(i)+1 {
				return nil, fmt.Errorf("the feed after %d has %d at place %d", after, rev.Seq, i)
			}
		}
		all = append(all, revs...)
	}
	return all, nil
}

func appendRace(t *testing.T, log store.Log) {
	const rivals = 8
	var wg sync.WaitGroup
	errs := make([]error, rivals)
	for i := range rivals {
		wg.Go(func() { _, errs[i] = log.Append(t.Context(), DraftOf(1, 0)) })
	}
	wg.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
			continue
		}
		wantError(t, err, store.ErrConflict)
	}
	if won != 1 {
		t.Fatalf("%d appends won, want 1", won)
	}
	mustHead(t, log, 1)
}

func sameIDOtherKind(t *testing.T, log store.Log) {
	var drafts []store.Draft
	for _, kind := range catalog.Kinds() {
		d := DraftOf(1, 0)
		d.Kind = kind
		drafts = append(drafts, d)
	}
	mustAppend(t, log, drafts...)
	for i, kind := range catalog.Kinds() {
		rev, err := log.Newest(t.Context(), kind, EntityID(1))
		if err != nil {
			t.Fatal(err)
		}
		if rev.Seq != int64(i+1) || rev.Kind != kind {
			t.Errorf("newest %s is revision %d of kind %s", kind, rev.Seq, rev.Kind)
		}
	}
}
