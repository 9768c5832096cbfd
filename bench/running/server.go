package running

import (
	"context"
	"net/http"
	"syscall"
	"time"
)

// Server is a running varanto.
type Server struct {
	*Process
	// Base is its address, like http://127.0.0.1:8080.
	Base string
	// Ready is how long it took from the start of the process to the first 200 of /readyz.
	Ready time.Duration
}

const (
	readyLimit = 10 * time.Minute
	readyPause = 5 * time.Millisecond
)

// Serve starts varanto on a data folder and waits until it is ready.
func Serve(ctx context.Context, binary, data string) (*Server, error) {
	address, err := FreeAddress()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	p, err := Start(ctx, syscall.SIGTERM, binary, "serve", "--addr", address, "--data", data)
	if err != nil {
		return nil, err
	}
	s := &Server{Process: p, Base: "http://" + address}
	err = Until(ctx, "starting varanto", readyPause, readyLimit, func() (bool, error) {
		if err := p.Ended(); err != nil {
			return false, err
		}
		return answers(ctx, s.Base+"/readyz"), nil
	})
	if err != nil {
		_ = p.Close() // why it did not start matters more
		return nil, err
	}
	s.Ready = time.Since(began)
	return s, nil
}

// answers tells whether an address answers with 200.
func answers(ctx context.Context, address string) bool {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return false
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	return answer.Body.Close() == nil && answer.StatusCode == http.StatusOK
}

// A server is idle when it uses less than idleShare of one processor for idleTime; looking for what other processes append takes
// about half of that on a small machine.
const (
	idleTime  = 3 * time.Second
	idleShare = 0.08
	idleLimit = 30 * time.Minute
)

// Settle waits until the server is idle: what it does after its start, above all the search index, or after many changes
// is done then. It tells how long that took.
func (s *Server) Settle(ctx context.Context) (time.Duration, error) {
	began := time.Now()
	before, err := ProcessorTime(s.Pid())
	if err != nil {
		return 0, err
	}
	var took time.Duration
	err = Until(ctx, "the work in the background", idleTime, idleLimit, func() (bool, error) {
		if err := s.Ended(); err != nil {
			return false, err
		}
		now, err := ProcessorTime(s.Pid())
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
