package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/varanto/varanto/bench/running"
)

// server is a running varanto that is read from.
type server struct {
	*running.Server
	client
}

func serve(ctx context.Context, binary, data string) (*server, error) {
	s, err := running.Serve(ctx, binary, data)
	if err != nil {
		return nil, err
	}
	return &server{s, newClient(s.Base)}, nil
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
