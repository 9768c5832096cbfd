// Package storetest is the contract of store.Log as tests. Every engine runs it on the real thing.
package storetest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// Run holds an engine against the contract. open returns a new, empty log each time; Run closes it.
func Run(t *testing.T, open func(t *testing.T) store.Log) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, log store.Log)
	}{
		{"append numbers revisions and the log", appendNumbers},
		{"append takes a chain of drafts of one entity", appendChain},
		{"append refuses a base that is not the newest", appendConflicts},
		{"append refuses a draft whose expectation of another entity does not hold", appendExpects},
		{"append holds expectations against the log before the call", appendExpectsBefore},
		{"append of what expects the same entity as another lets one win", appendExpectsRace},
		{"append adds all drafts or none", appendIsAtomic},
		{"append without drafts does nothing", appendNothing},
		{"append refuses drafts that break a rule", appendRefuses},
		{"append keeps every field as it was given", appendKeeps},
		{"append takes a document of the largest size", appendLargest},
		{"append with an ended context adds nothing", appendEndedContext},
		{"append from many goroutines loses and doubles nothing", appendConcurrently},
		{"append on one entity at the same time lets one win", appendRace},
		{"the same id may be of different kinds", sameIDOtherKind},
		{"newest and history of what is not there is not found", notFound},
		{"newest of many gives those that are there", newestOf},
		{"newest numbers tell the heads of one kind", newestNumbers},
		{"feed gives what comes after, in order", feedPages},
		{"feed bounds what it holds in memory", feedOfLargeDocuments},
		{"latest gives the newest and what is public beside it", latestRules},
		{"latest stops at the caller's error", latestStops},
		{"latest ends with its context", latestEnds},
		{"latest sees one moment while others append", latestIsConsistent},
		{"wait returns at once when there is something", waitAtOnce},
		{"wait wakes at an append", waitWakes},
		{"wait ends with its context", waitEnds},
		{"cursors keep the last value", cursors},
		{"cursors refuse names and values that break a rule", cursorRefuses},
		{"check of an untouched log finds nothing", checkClean},
		{"a closed log says so", closed},
	} {
		t.Run(c.name, func(t *testing.T) {
			log := open(t)
			defer mustClose(t, log)
			c.test(t, log)
		})
	}
	t.Run("a log behaves like its model", func(t *testing.T) { likeModel(t, open) })
}

// RunShared holds an engine against what the contract says of several processes with the same log open.
// open returns two handles of the same new, empty log that share nothing in memory; RunShared closes both.
func RunShared(t *testing.T, open func(t *testing.T) (one, other store.Log)) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, one, other store.Log)
	}{
		{"both see what one appends", sharedReads},
		{"both append at the same time and wait for each other", sharedAppends},
		{"one finds what it expects changed by the other", sharedExpects},
		{"wait wakes at the append of the other", sharedWait},
		{"one goes on when the other closes", sharedClose},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, other := open(t)
			defer mustClose(t, one)
			defer mustClose(t, other)
			c.test(t, one, other)
		})
	}
}

// EntityID returns an id that depends on n only.
func EntityID(n int) catalog.ID {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	return uuid.NewSHA1(uuid.NameSpaceOID, b[:])
}

// Document returns a JSON document of about that many bytes, which names n and number.
func Document(n, number, size int) []byte {
	head := fmt.Sprintf(`{"entity":%d,"number":%d,"text":"`, n, number)
	return []byte(head + strings.Repeat("kirjasto ", max(size-len(head), 0)/9) + `"}`)
}

// DraftOf returns a published draft for revision base+1 of entity n.
func DraftOf(n, base int) store.Draft {
	return store.Draft{
		Kind: catalog.KindService, ID: EntityID(n), Base: base, Status: catalog.StatusPublished,
		Actor: "tester", Document: Document(n, base+1, 100),
	}
}

func withStatus(d store.Draft, s catalog.Status) store.Draft {
	d.Status = s
	return d
}

func mustClose(t *testing.T, log store.Log) {
	t.Helper()
	if err := log.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func mustAppend(t *testing.T, log store.Log, drafts ...store.Draft) []store.Revision {
	t.Helper()
	revs, err := log.Append(t.Context(), drafts...)
	if err != nil {
		t.Fatalf("append: %v", err)
	}
	return revs
}

func mustHead(t *testing.T, log store.Log, want int64) {
	t.Helper()
	got, err := log.Head(t.Context())
	if err != nil {
		t.Fatalf("head: %v", err)
	}
	if got != want {
		t.Fatalf("head is %d, want %d", got, want)
	}
}

func mustBeClean(t *testing.T, log store.Log) {
	t.Helper()
	problems, err := log.Check(t.Context())
	if err != nil {
		t.Fatalf("check: %v", err)
	}
	for _, p := range problems {
		t.Errorf("check found: %s", p)
	}
}

// feedAll reads the whole log in pages.
func feedAll(ctx context.Context, log store.Log, page int) ([]store.Revision, error) {
	var all []store.Revision
	for after := int64(0); ; {
		revs, err := log.Feed(ctx, after, page)
		if err != nil || len(revs) == 0 {
			return all, err
		}
		if len(revs) > page {
			return nil, fmt.Errorf("feed returned %d revisions for limit %d", len(revs), page)
		}
		all = append(all, revs...)
		after = revs[len(revs)-1].Seq
	}
}

func latestAll(ctx context.Context, log store.Log) (entries []store.Entry, head int64, err error) {
	head, err = log.Latest(ctx, func(e store.Entry) error {
		entries = append(entries, e)
		return nil
	})
	return entries, head, err
}

func wantEqual(t interface {
	Helper()
	Fatalf(string, ...any)
}, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s differs (-want +got):\n%s", what, diff)
	}
}

func wantError(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error is %v, want %v", err, want)
	}
}

// soon is a context for what must come; it is long, so that only a hang meets its end.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}
