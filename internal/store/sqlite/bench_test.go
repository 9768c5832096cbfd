package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/store/storetest"
)

const benchDocument = 2000 // bytes

func newDrafts(from, n int) []store.Draft {
	drafts := make([]store.Draft, n)
	for i := range drafts {
		drafts[i] = storetest.DraftOf(from+i, 0)
		drafts[i].Document = storetest.Document(from+i, 1, benchDocument)
	}
	return drafts
}

func fill(b *testing.B, n int) *sqlite.Log {
	b.Helper()
	log := mustOpen(b, b.TempDir())
	for from := 0; from < n; from += 1000 {
		if _, err := log.Append(b.Context(), newDrafts(from, min(1000, n-from))...); err != nil {
			b.Fatal(err)
		}
	}
	return log
}

// One operation appends one batch of new entities; 1 is what an editor's save costs.
func BenchmarkAppendBatch(b *testing.B) {
	for _, size := range []int{1, 500} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			log := mustOpen(b, b.TempDir())
			n := 0
			for b.Loop() {
				b.StopTimer()
				drafts := newDrafts(n, size)
				n += size
				b.StartTimer()
				if _, err := log.Append(b.Context(), drafts...); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "revisions/s")
		})
	}
}

// One operation reads 1000 revisions.
func BenchmarkFeed(b *testing.B) {
	const total, page = 20_000, 1000
	log := fill(b, total)
	n := 0
	for b.Loop() {
		revs, err := log.Feed(b.Context(), int64(n%total), page)
		if err != nil || len(revs) != page {
			b.Fatal(len(revs), err)
		}
		n += page
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "revisions/s")
}

// One operation streams what a node of that many entities reads when it starts.
func BenchmarkLatest(b *testing.B) {
	for _, total := range []int{20_000, 200_000} {
		b.Run(fmt.Sprint(total), func(b *testing.B) {
			if testing.Short() && total > 20_000 {
				b.Skip("takes 600 MB of disk")
			}
			log := fill(b, total)
			for b.Loop() {
				n := 0
				_, err := log.Latest(b.Context(), func(store.Entry) error { n++; return nil })
				if err != nil || n != total {
					b.Fatal(n, err)
				}
			}
		})
	}
}

// One operation reads the heads that an import of that many entities compares with.
func BenchmarkNewestNumbers(b *testing.B) {
	log := fill(b, 20_000)
	for b.Loop() {
		if _, err := log.NewestNumbers(b.Context(), "Service"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	log := fill(b, 20_000)
	for b.Loop() {
		if problems, err := log.Check(b.Context()); err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
}

// One operation is a change by another process, until who waits for it wakes after the append's acknowledgement.
func BenchmarkNoticeChangeOfAnother(b *testing.B) {
	dir := b.TempDir()
	one, other := mustOpen(b, dir), mustOpen(b, dir)
	var late time.Duration
	n := 0
	for b.Loop() {
		woke := make(chan time.Time, 1)
		go func() {
			if err := one.Wait(b.Context(), int64(n)); err != nil {
				b.Error(err)
			}
			woke <- time.Now()
		}()
		time.Sleep(time.Duration(n%17) * time.Millisecond) // so that it falls anywhere between two looks
		if _, err := other.Append(b.Context(), newDrafts(n, 1)...); err != nil {
			b.Fatal(err)
		}
		acknowledged := time.Now()
		late += (<-woke).Sub(acknowledged)
		n++
	}
	b.ReportMetric(float64(late.Microseconds())/float64(n), "us-late/op")
}

// One operation is a second of waiting for nothing; what it costs is the processor time of the look-outs.
func BenchmarkWaitForNothing(b *testing.B) {
	log := mustOpen(b, b.TempDir())
	var before, after syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		ctx, cancel := context.WithTimeout(b.Context(), time.Second)
		err := log.Wait(ctx, 0)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			b.Fatal(err)
		}
		n++
	}
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
		b.Fatal(err)
	}
	used := after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano()
	b.ReportMetric(float64(used)/float64(n)/1000, "us-cpu/op")
}
