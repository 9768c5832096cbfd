package editorial

import (
	"context"
	"fmt"
	"runtime"
)

// rereadChunk is how many records a worker reads at a time.
const rereadChunk = 32

// reread calls fn with every sound entry and its record, in order, while workers read ahead.
func reread(ctx context.Context, in Input, entries []entry, fn func(*entry, *Given) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	chunks := make(chan chan []rereading, workers)
	slots := make(chan struct{}, workers)
	go func() {
		defer close(chunks)
		for from := 0; from < len(entries); from += rereadChunk {
			part := entries[from:min(from+rereadChunk, len(entries))]
			answer := make(chan []rereading, 1)
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() {
				defer func() { <-slots }()
				answer <- rereadPart(in, part)
			}()
			select {
			case chunks <- answer:
			case <-ctx.Done():
				return
			}
		}
	}()
	for answer := range chunks {
		for _, x := range <-answer {
			if x.err != nil {
				return x.err
			}
			if err := fn(x.entry, x.given); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// rereading is one record read again.
type rereading struct {
	entry *entry
	given *Given
	err   error
}

func rereadPart(in Input, part []entry) []rereading {
	out := make([]rereading, 0, len(part))
	for i := range part {
		e := &part[i]
		if e.rejected {
			continue
		}
		g, err := in.Reread(e.handle)
		if err != nil {
			out = append(out, rereading{err: fmt.Errorf("%s: %w", e.place, err)})
			return out
		}
		out = append(out, rereading{entry: e, given: g})
	}
	return out
}
