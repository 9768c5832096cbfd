package main

import (
	"context"
	"time"

	"github.com/varanto/varanto/bench/running"
)

// server is a running varanto that is written to.
type server struct {
	*running.Server
	client
}

// shortPause is how long is waited before it is asked again whether a change shows.
const shortPause = 2 * time.Millisecond

// restAfterWriting is longer than a server keeps memory at hand for further changes.
const restAfterWriting = 12 * time.Second

func serve(ctx context.Context, binary, data string) (*server, error) {
	s, err := running.Serve(ctx, binary, data)
	if err != nil {
		return nil, err
	}
	return &server{s, newClient(s.Base)}, nil
}
