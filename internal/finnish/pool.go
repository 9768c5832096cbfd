package finnish

import (
	"context"
	"fmt"
	"sync"
)

// pool lends the handles of Voikko, each to one goroutine at a time.
type pool struct {
	idle  chan *speller
	close func()
}

// newPool loads the dictionary once for every handle. Handles share the file's
// pages in memory.
func newPool(ctx context.Context, v *voikko, dictionary string, handles int) (*pool, error) {
	p := &pool{idle: make(chan *speller, handles)}
	p.close = sync.OnceFunc(func() { p.drain(handles) })
	for i := range handles {
		s, err := loadSpeller(ctx, v, dictionary)
		if err != nil {
			p.drain(i)
			return nil, err
		}
		p.idle <- s
	}
	return p, nil
}

func loadSpeller(ctx context.Context, v *voikko, dictionary string) (*speller, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("load the Finnish dictionary: %w", err)
	}
	return v.newSpeller(dictionary)
}

// borrow waits for a free handle. It gives nil when the pool is closed.
func (p *pool) borrow() *speller {
	return <-p.idle
}

// borrowBefore waits for a free handle until the context ends. It gives nil then,
// and when the pool is closed.
func (p *pool) borrowBefore(ctx context.Context) *speller {
	if ctx.Err() != nil {
		return nil
	}
	select {
	case s := <-p.idle:
		return s
	case <-ctx.Done():
		return nil
	}
}

func (p *pool) giveBack(s *speller) {
	p.idle <- s
}

// drain waits for the given number of handles, frees them and shuts the pool.
// All handles are in its hands when it shuts, so nobody gives back any more.
func (p *pool) drain(handles int) {
	for range handles {
		s := <-p.idle
		s.close()
	}
	close(p.idle)
}
