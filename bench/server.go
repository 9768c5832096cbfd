package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"syscall"
	"time"
)

// server is a running varanto.
type server struct {
	*process
	client
	// ready is how long it took from the start of the process to the first 200 of /readyz.
	ready time.Duration
}

const (
	readyLimit = 10 * time.Minute
	readyPause = 5 * time.Millisecond
)

// serve starts varanto on a data folder and waits until it is ready.
func serve(ctx context.Context, binary, data string) (*server, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	p, err := start(ctx, syscall.SIGTERM, binary, "serve", "--addr", address, "--data", data)
	if err != nil {
		return nil, err
	}
	s := &server{process: p, client: newClient("http://" + address)}
	err = until(ctx, "starting varanto", readyPause, readyLimit, func() (bool, error) {
		if err := p.ended(); err != nil {
			return false, err
		}
		status, err := s.status(ctx, "/readyz")
		return err == nil && status == http.StatusOK, nil
	})
	if err != nil {
		_ = p.close() // why it did not start matters more
		return nil, err
	}
	s.ready = time.Since(began)
	return s, nil
}

// A server is idle when it uses less than idleShare of one processor for idleTime; looking for what other processes append takes
// about half of that on a small machine.
const (
	idleTime  = 3 * time.Second
	idleShare = 0.08
	idleLimit = 30 * time.Minute
)

// settle waits until the server is idle, which is when the search index is built, and tells how long that took.
func (s *server) settle(ctx context.Context) (time.Duration, error) {
	began := time.Now()
	before, err := processorTime(s.pid())
	if err != nil {
		return 0, err
	}
	var took time.Duration
	err = until(ctx, "the work in the background", idleTime, idleLimit, func() (bool, error) {
		now, err := processorTime(s.pid())
		if err != nil {
			return false, err
		}
		used := now - before
		before = now
		if took == 0 || used > time.Duration(idleShare*float64(idleTime)) {
			took = time.Since(began)
			return false, nil
		}
		return true, nil
	})
	return took, err
}

// entities asks the server how many entities it shows, by kind.
func (s *server) entities(ctx context.Context) (map[string]int, error) {
	body, err := s.get(ctx, "/healthz", false)
	if err != nil {
		return nil, err
	}
	var health struct {
		Entities map[string]int `json:"entities"`
	}
	if err := json.Unmarshal(body, &health); err != nil {
		return nil, fmt.Errorf("/healthz: %w", err)
	}
	return health.Entities, nil
}
