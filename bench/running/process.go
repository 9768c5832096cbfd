// Package running holds what benchmarks run beside themselves: programs, varanto above all, and what they use of the
// machine, as Linux tells it.
package running

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"github.com/varanto/varanto/internal/pause"
)

// Process is a program in the background.
type Process struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended
	err  error         // of its end; valid after done
	said Tail
	stop sync.Once
}

// stopTime is how long a program may take to end before it is killed.
const stopTime = time.Minute

// Start runs a program until it ends, Close is called or ctx ends; ending is the signal that asks it to end.
func Start(ctx context.Context, ending syscall.Signal, name string, args ...string) (*Process, error) {
	p := &Process{cmd: exec.CommandContext(ctx, name, args...), done: make(chan struct{})}
	p.cmd.Stdout, p.cmd.Stderr = &p.said, &p.said
	p.cmd.Cancel = func() error { return p.cmd.Process.Signal(ending) }
	p.cmd.WaitDelay = stopTime
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.done)
	}()
	return p, nil
}

// Pid is the number of the process.
func (p *Process) Pid() int { return p.cmd.Process.Pid }

// Ended is nil while the process runs, else an error with the end of what it said.
func (p *Process) Ended() error {
	select {
	case <-p.done:
		return fmt.Errorf("%s ended: %w\n%s", p.cmd.Path, errors.Join(errors.New("too early"), p.err), p.said.String())
	default:
		return nil
	}
}

// Close asks the process to end and waits for it; a process that does not listen is killed.
func (p *Process) Close() error {
	p.stop.Do(func() {
		_ = p.cmd.Cancel() // it may have ended already
		select {
		case <-p.done:
		case <-time.After(stopTime):
			_ = p.cmd.Process.Kill()
			<-p.done
		}
	})
	if p.err != nil {
		return fmt.Errorf("%s: %w\n%s", p.cmd.Path, p.err, p.said.String())
	}
	return nil
}

// Tail keeps the end of what a process prints; many may write to it.
type Tail struct {
	mu  sync.Mutex
	buf []byte
}

const tailSize = 4 << 10

// Write implements io.Writer; it never fails.
func (t *Tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf = append(t.buf, b...)
	if len(t.buf) > 2*tailSize {
		t.buf = bytes.Clone(t.buf[len(t.buf)-tailSize:])
	}
	return len(b), nil
}

// String is the end of what was written.
func (t *Tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.buf)
}

// FreeAddress returns a loopback address that nobody listens on. Somebody else may take it before it is used, which
// then shows as a server that does not start.
func FreeAddress() (string, error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// Until calls ready until it is true, every rest, for at most limit; what is what takes too long then.
func Until(ctx context.Context, what string, rest, limit time.Duration, ready func() (bool, error)) error {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("%s took longer than %s", what, limit))
	defer cancel()
	for {
		if ok, err := ready(); err != nil || ok {
			return err
		}
		if pause.For(ctx, rest) != nil {
			return context.Cause(ctx)
		}
	}
}
