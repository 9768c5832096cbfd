package search

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// crashLog is a log whose catalogue is loaded by whoever opens an index.
type crashLog []store.Revision

func (l *crashLog) publish(t *testing.T, n int, name string) {
	t.Helper()
	l.add(t, &catalog.Service{
		ID: uuid.UUID{0: 1, 15: byte(n)}, ServiceNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}},
	})
}

func (l *crashLog) add(t *testing.T, s *catalog.Service) {
	t.Helper()
	document, err := catalog.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	seq := int64(len(*l) + 1)
	*l = append(*l, store.Revision{
		Seq: seq, Kind: catalog.KindService, ID: s.ID, Number: int(seq), Status: catalog.StatusPublished, Time: time.Unix(seq, 0), Document: document,
	})
}

func (l *crashLog) feed(_ context.Context, after int64, limit int) ([]store.Revision, error) {
	rest := (*l)[min(int(after), len(*l)):]
	return rest[:min(limit, len(rest))], nil
}

func (l *crashLog) open(t *testing.T, dir string, a *finnish.Analyzer) *Index {
	t.Helper()
	catalogue := live.New(noRenderer{}, slog.New(slog.DiscardHandler))
	x, err := Open(dir, a, catalogue, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	catalogue.Apply(*l)
	return x
}

// contents are the documents of all words, after the index has caught up.
func (l *crashLog) contents(t *testing.T, x *Index) map[string][]string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); x.Run(ctx, l.feed) }()
	for deadline := time.Now().Add(time.Minute); !x.Ready() || x.Lag() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the index does not catch up")
		}
	}
	stop()
	<-ended
	all := map[string][]string{}
	err := x.read(t.Context(), func(p *postings) error {
		for f := range fields {
			var words []string
			if err := p.vocabulary(f, func(word string, _ int) { words = append(words, word) }); err != nil {
				return err
			}
			for _, word := range words {
				key := f.name() + " " + word
				if _, done := all[key]; done {
					continue
				}
				all[key] = []string{}
				list, err := p.listOf(lookup{f, word})
				if err != nil {
					return err
				}
				for _, in := range list.in {
					part := p.parts[in.at]
					for i, d := range in.documents {
						if part.dead.has(d) {
							continue
						}
						_, ord, _, err := p.place(part.first+int(d), x.catalogue.Snapshot())
						if err != nil {
							return err
						}
						all[key] = append(all[key], fmt.Sprint(ord, " ", in.worth[i]))
					}
				}
				slices.Sort(all[key])
				if len(all[key]) == 0 {
					delete(all, key) // only what is deleted has it
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestACrashWhileChangesAreWrittenLosesNone ends an index after any number of the batches of some changes: what is on disk
// never says that it has more of the log than it has.
func TestACrashWhileChangesAreWrittenLosesNone(t *testing.T) {
	a, err := finnish.Open(t.Context(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	for written := range 4 {
		t.Run(fmt.Sprint(written), func(t *testing.T) {
			dir, l := t.TempDir(), &crashLog{}
			for n := range 4 {
				l.publish(t, n, fmt.Sprint("Uimahalli ", n))
			}
			x := l.open(t, dir, a)
			l.contents(t, x)
			reached := x.Seq()
			for n := range 3 {
				l.publish(t, n, fmt.Sprint("Kirjasto ", n))
			}
			x.catalogue.Apply((*l)[reached:])
			s := x.catalogue.Snapshot()
			for n := range written {
				c := live.Changed{Kind: catalog.KindService, ID: uuid.UUID{0: 1, 15: byte(n)}}
				if err := x.commit(t.Context(), x.describeAll(t.Context(), x.describing(s, 1), []live.Changed{c})); err != nil {
					t.Fatal(err)
				}
			}
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			x = l.open(t, dir, a)
			defer func() { _ = x.Close() }()
			if x.Seq() != reached {
				t.Fatalf("the index is at revision %d, but only %d is whole", x.Seq(), reached)
			}
			got := l.contents(t, x)
			anew := l.open(t, t.TempDir(), a)
			defer func() { _ = anew.Close() }()
			if d := cmp.Diff(l.contents(t, anew), got); d != "" {
				t.Error(d)
			}
		})
	}
}
