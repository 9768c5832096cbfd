package search

import (
	"context"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// What takes long and nobody waits for is put off until content rests: merging files, and counting the words anew.

const (
	// restAfter is how long nothing changes when content rests.
	restAfter = 2 * time.Second
	// fewFiles is up to how many files the index has when it is not worth while to merge while content changes, and
	// manyFiles from how many on it is: a search looks into each, and the more are merged at once, the less often what is
	// in them is written again.
	fewFiles, manyFiles = 24, 48
)

// holdMerges keeps Bleve from merging after a change, unless there are many files already.
func (x *Index) holdMerges() {
	n, ok := x.files()
	switch {
	case !ok || n > manyFiles:
		x.releaseMerges()
	case x.release == nil && n <= fewFiles:
		x.release = holdMerging(x.disk)
	}
}

// releaseMany lets Bleve merge again when there are many files: a change of very many entities brings one a batch, and from
// a thousand on Bleve takes no batch until it has merged.
func (x *Index) releaseMany() {
	if x.release == nil {
		return
	}
	if n, ok := x.files(); !ok || n > manyFiles {
		x.releaseMerges()
	}
}

// releaseMerges lets Bleve merge again.
func (x *Index) releaseMerges() {
	if x.release != nil {
		x.release()
		x.release = nil
	}
}

// files counts the files of the index; ok is false when that is not known.
func (x *Index) files() (n int, ok bool) {
	inner, err := x.disk.Advanced()
	if err != nil {
		return 0, false
	}
	reader, err := inner.Reader()
	if err != nil {
		return 0, false
	}
	defer func() { _ = reader.Close() }() // only gives memory back
	state, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return 0, false
	}
	return len(state.Segments()), true
}

// await returns when the catalogue has changed or the context ends. Meanwhile it does what was put off.
func (x *Index) await(ctx context.Context, relearn func()) {
	rested := time.Duration(0)
	for {
		var due <-chan time.Time
		in, ok := x.due(rested, time.Now())
		if ok {
			due = time.After(in)
		}
		select {
		case <-ctx.Done():
			return
		case <-x.nudge:
			if x.isLate(time.Now()) {
				x.learnAgain(relearn)
			}
			return
		case <-due:
		}
		rested += in
		if rested < restAfter {
			continue
		}
		x.releaseMerges()
		if x.mayRelearn(time.Now()) {
			x.learnAgain(relearn)
		}
	}
}

// due tells in what time there is something to do if nothing changes, which nothing has for as long as it rested; ok is
// false when nothing is.
func (x *Index) due(rested time.Duration, now time.Time) (in time.Duration, ok bool) {
	left := max(0, restAfter-rested)
	switch {
	case x.release != nil:
		return left, true
	case x.described >= relearnAfter:
		return max(left, relearnPause-now.Sub(x.learnt)), true
	}
	return 0, false
}

func (x *Index) mayRelearn(now time.Time) bool {
	return x.described >= relearnAfter && now.Sub(x.learnt) >= relearnPause
}

// isLate tells that the words cannot wait until content rests.
func (x *Index) isLate(now time.Time) bool {
	return x.described >= relearnAfter && now.Sub(x.learnt) >= relearnLate
}

func (x *Index) learnAgain(relearn func()) {
	x.described, x.learnt = 0, time.Now()
	relearn()
}
