package background_test

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/varanto/varanto/internal/background"
)

func TestWorkIsDoneOneAfterTheOther(t *testing.T) {
	var turn background.Turn
	var all sync.WaitGroup
	var now, together atomic.Int64
	for range 8 {
		all.Go(func() {
			for range 100 {
				turn.Do(func() {
					if now.Add(1) > 1 {
						together.Add(1)
					}
					runtime.Gosched()
					now.Add(-1)
				})
			}
		})
	}
	all.Wait()
	if n := together.Load(); n > 0 {
		t.Errorf("%d times somebody else was at work, too", n)
	}
}

func TestNobodyWaitsWithoutATurn(t *testing.T) {
	var turn *background.Turn
	var all, there sync.WaitGroup
	there.Add(3)
	for range 3 {
		all.Go(func() {
			turn.Do(func() {
				there.Done()
				there.Wait() // for the others, who could not come if this one had the turn
			})
		})
	}
	all.Wait()
}

func TestATurnEndsWithAPanic(t *testing.T) {
	var turn background.Turn
	func() {
		defer func() { _ = recover() }()
		turn.Do(func() { panic("a fault") })
	}()
	done := false
	turn.Do(func() { done = true })
	if !done {
		t.Error("the next was not done")
	}
}
