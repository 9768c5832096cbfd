package storetest

import (
	"cmp"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// model is the simplest log: a list, searched from end to end.
type model []store.Revision

func (m model) history(kind catalog.Kind, id catalog.ID) []store.Revision {
	var found []store.Revision
	for _, rev := range m {
		if rev.Kind == kind && rev.ID == id {
			found = append(found, rev)
		}
	}
	return found
}

// append returns the longer model, or nil when a draft's base is wrong or what it expects is not so.
func (m model) append(drafts []store.Draft) model {
	longer := slices.Clone(m)
	for _, d := range drafts {
		for _, e := range d.Expects {
			if len(m.history(e.Kind, e.ID)) != e.Number {
				return nil
			}
		}
	}
	for _, d := range drafts {
		if len(longer.history(d.Kind, d.ID)) != d.Base {
			return nil
		}
		longer = append(longer, d.Revision(int64(len(longer)+1), time.Time{}))
	}
	return longer
}

func (m model) latest() []store.Entry {
	var entries []store.Entry
	for _, first := range m {
		if first.Number != 1 {
			continue
		}
		history := m.history(first.Kind, first.ID)
		newest := history[len(history)-1]
		add := func(rev store.Revision) {
			entries = append(entries, store.Entry{Revision: rev, FirstSeq: first.Seq, FirstTime: first.Time})
		}
		add(newest)
		for _, rev := range slices.Backward(history[:len(history)-1]) {
			if newest.Status != catalog.StatusDraft && newest.Status != catalog.StatusModified {
				break
			}
			if store.EndsPublic(rev.Status) {
				break
			}
			if rev.Status == catalog.StatusPublished {
				add(rev)
				break
			}
		}
	}
	slices.SortFunc(entries, func(a, b store.Entry) int { return cmp.Compare(a.Seq, b.Seq) })
	return entries
}

func (m model) heads(kind catalog.Kind) map[catalog.ID]store.Head {
	heads := map[catalog.ID]store.Head{}
	for _, rev := range m {
		if rev.Kind == kind {
			heads[rev.ID] = store.Head{
				Number: rev.Number, Status: rev.Status, Seq: rev.Seq, Hash: store.HashOf(rev.Document),
			}
		}
	}
	return heads
}

var (
	someKind   = rapid.SampledFrom([]catalog.Kind{catalog.KindService, catalog.KindConnection})
	someEntity = rapid.IntRange(1, 4)
	someStatus = rapid.SampledFrom([]catalog.Status{
		catalog.StatusDraft, catalog.StatusPublished, catalog.StatusModified,
		catalog.StatusWithdrawn, catalog.StatusDeleted, catalog.StatusRemoved,
	})
	someMicros = rapid.Int64Range(-62135596799_000000, 253402300799_999999)
	someText   = rapid.StringN(0, 20, 60)
)

// drawDrafts draws a batch that mostly fits the model, sometimes building on itself, sometimes on a wrong base.
func drawDrafts(t *rapid.T, m model) []store.Draft {
	var drafts []store.Draft
	pending := map[entity]int{}
	for range rapid.IntRange(1, 4).Draw(t, "drafts") {
		e := entity{someKind.Draw(t, "kind"), EntityID(someEntity.Draw(t, "entity"))}
		base := len(m.history(e.kind, e.id)) + pending[e]
		pending[e]++
		if rapid.IntRange(0, 9).Draw(t, "wrong base") == 0 {
			base = rapid.IntRange(0, 5).Draw(t, "base")
		}
		drafts = append(drafts, store.Draft{
			Kind: e.kind, ID: e.id, Base: base,
			Expects:      drawExpected(t, m),
			Status:       someStatus.Draw(t, "status"),
			Organization: EntityID(someEntity.Draw(t, "organization")),
			Time:         time.UnixMicro(someMicros.Draw(t, "micros")),
			Document:     Document(base, rapid.IntRange(0, 1<<30).Draw(t, "content"), 40),
		})
	}
	return drafts
}

// drawExpected draws what a draft expects: mostly nothing, and mostly what is so.
func drawExpected(t *rapid.T, m model) []store.Expected {
	if rapid.IntRange(0, 3).Draw(t, "expects") != 0 {
		return nil
	}
	x := store.Expected{Kind: someKind.Draw(t, "expected kind"), ID: EntityID(someEntity.Draw(t, "expected entity"))}
	x.Number = len(m.history(x.Kind, x.ID))
	if rapid.IntRange(0, 4).Draw(t, "wrong expectation") == 0 {
		x.Number = rapid.IntRange(0, 5).Draw(t, "expected number")
	}
	return []store.Expected{x}
}

type entity struct {
	kind catalog.Kind
	id   catalog.ID
}

func likeModel(t *testing.T, open func(t *testing.T) store.Log) {
	rapid.Check(t, func(rt *rapid.T) {
		log := open(t)
		defer mustClose(t, log)
		ctx := t.Context()
		must := func(err error) {
			rt.Helper()
			if err != nil {
				rt.Fatal(err)
			}
		}
		var m model
		cursors := map[string][]byte{}
		rt.Repeat(map[string]func(*rapid.T){
			"append": func(rt *rapid.T) {
				drafts := drawDrafts(rt, m)
				longer := m.append(drafts)
				revs, err := log.Append(ctx, drafts...)
				if longer == nil {
					if !errors.Is(err, store.ErrConflict) {
						rt.Fatalf("error is %v, want a conflict", err)
					}
					return
				}
				must(err)
				wantEqual(rt, "appended", revs, []store.Revision(longer[len(m):]))
				m = longer
			},
			"history and newest": func(rt *rapid.T) {
				kind, id := someKind.Draw(rt, "kind"), EntityID(someEntity.Draw(rt, "entity"))
				want := m.history(kind, id)
				history, err := log.History(ctx, kind, id)
				newest, err2 := log.Newest(ctx, kind, id)
				if len(want) == 0 {
					if !errors.Is(err, store.ErrNotFound) || !errors.Is(err2, store.ErrNotFound) {
						rt.Fatalf("errors are %v and %v, want not found", err, err2)
					}
					return
				}
				must(errors.Join(err, err2))
				wantEqual(rt, "history", history, want)
				wantEqual(rt, "newest", newest, want[len(want)-1])
			},
			"feed": func(rt *rapid.T) {
				after := rapid.IntRange(0, len(m)+1).Draw(rt, "after")
				limit := rapid.IntRange(1, 10).Draw(rt, "limit")
				revs, err := log.Feed(ctx, int64(after), limit)
				must(err)
				from := min(after, len(m))
				want := []store.Revision(m[from:min(from+limit, len(m))])
				if len(revs)+len(want) > 0 {
					wantEqual(rt, "feed", revs, want)
				}
			},
			"latest": func(rt *rapid.T) {
				entries, head, err := latestAll(ctx, log)
				must(err)
				wantEqual(rt, "head", head, int64(len(m)))
				wantEqual(rt, "latest", entries, m.latest())
			},
			"heads": func(rt *rapid.T) {
				kind := someKind.Draw(rt, "kind")
				heads, err := log.NewestNumbers(ctx, kind)
				must(err)
				wantEqual(rt, "heads", heads, m.heads(kind))
			},
			"set cursor": func(rt *rapid.T) {
				name := rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "name")
				value := []byte(someText.Draw(rt, "value"))
				must(log.SetCursor(ctx, name, value))
				cursors[name] = value
			},
			"": func(rt *rapid.T) {
				head, err := log.Head(ctx)
				must(err)
				wantEqual(rt, "head", head, int64(len(m)))
			},
		})
		for name, want := range cursors {
			got, err := log.Cursor(ctx, name)
			must(err)
			wantEqual(rt, "cursor", string(got), string(want))
		}
		problems, err := log.Check(ctx)
		must(err)
		wantEqual(rt, "problems", len(problems), 0)
	})
}
