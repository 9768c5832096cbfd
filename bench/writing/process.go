package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// server is a running varanto.
type server struct {
	client
	command *exec.Cmd
	// done is closed when the process has ended; err is valid then.
	done chan struct{}
	err  error
	said tail
}

const (
	readyLimit = 10 * time.Minute
	stopTime   = time.Minute
	shortPause = 2 * time.Millisecond
)

// serve starts varanto on a data folder and waits until it is ready.
func serve(ctx context.Context, binary, data string) (*server, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	s := &server{client: newClient("http://" + address), done: make(chan struct{})}
	s.command = exec.CommandContext(ctx, binary, "serve", "--addr", address, "--data", data)
	s.command.Stdout, s.command.Stderr = &s.said, &s.said
	s.command.Cancel = func() error { return s.command.Process.Signal(syscall.SIGTERM) }
	s.command.WaitDelay = stopTime
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	go func() {
		s.err = s.command.Wait()
		close(s.done)
	}()
	_, err = until(ctx, time.Now(), readyLimit, func() (bool, error) {
		if err := s.ended(); err != nil {
			return false, err
		}
		a, err := s.ask(ctx, http.MethodGet, "/readyz", "", nil)
		return err == nil && a.status == http.StatusOK, nil // it does not listen at once
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start varanto: %w", err), s.close())
	}
	return s, nil
}

// ended is nil while the process runs.
func (s *server) ended() error {
	select {
	case <-s.done:
		return fmt.Errorf("varanto ended too early: %w\n%s", s.err, s.said.text())
	default:
		return nil
	}
}

// close asks the process to end and waits for it; one that does not listen is killed.
func (s *server) close() error {
	_ = s.command.Cancel() // it may have ended already
	select {
	case <-s.done:
	case <-time.After(stopTime):
		_ = s.command.Process.Kill()
		<-s.done
	}
	if s.err != nil {
		return fmt.Errorf("varanto: %w\n%s", s.err, s.said.text())
	}
	return nil
}

// A server is at rest when it uses less than restShare of one processor for restTime. Following the log, for what other
// processes append, takes about half of that on a small machine.
const (
	restTime  = 3 * time.Second
	restShare = 0.08
	restLimit = 30 * time.Minute
)

// restAfterWriting is longer than a server keeps memory at hand for further changes.
const restAfterWriting = 12 * time.Second

// settle waits until the server is at rest: what it does after its start, or after many changes, is done then.
func (s *server) settle(ctx context.Context) error {
	for began := time.Now(); time.Since(began) < restLimit; {
		before, err := s.processor()
		if err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.done:
			return s.ended()
		case <-time.After(restTime):
		}
		after, err := s.processor()
		if err != nil {
			return err
		}
		if after-before <= time.Duration(restShare*float64(restTime)) {
			return nil
		}
	}
	return fmt.Errorf("varanto is busy for more than %s", restLimit)
}

// tick is the unit of processor times in /proc; Linux shows 100 a second everywhere.
const tick = 10 * time.Millisecond

// Places of the times among the fields after the program's name in /proc/PID/stat (proc_pid_stat(5)).
const (
	fieldUser   = 11
	fieldKernel = 12
)

// processor is the processor time of the server so far, user and kernel.
func (s *server) processor() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.command.Process.Pid))
	if err != nil {
		return 0, errors.Join(err, s.ended())
	}
	_, after, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(after)
	if len(fields) <= fieldKernel {
		return 0, fmt.Errorf("%q is not a process", text)
	}
	var ticks int64
	for _, at := range []int{fieldUser, fieldKernel} {
		n, err := strconv.ParseInt(fields[at], 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * tick, nil
}

// machine names the processor and how busy it is, as far as Linux tells.
func machine() string {
	name := "unknown"
	info, _ := os.ReadFile("/proc/cpuinfo") // not told where it is not there
	for line := range strings.Lines(string(info)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			name = strings.TrimSpace(value)
			break
		}
	}
	load, _ := os.ReadFile("/proc/loadavg") // as above
	fields := strings.Fields(string(load))
	return fmt.Sprintf("Processor: %s, %d threads; load before: %s.", name, runtime.NumCPU(), strings.Join(fields[:min(3, len(fields))], ", "))
}

// tail keeps the end of what a process prints.
type tail struct {
	mu  sync.Mutex
	buf []byte
}

const tailSize = 4 << 10

// Write implements io.Writer.
func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf = append(t.buf, b...)
	if len(t.buf) > 2*tailSize {
		t.buf = bytes.Clone(t.buf[len(t.buf)-tailSize:])
	}
	return len(b), nil
}

func (t *tail) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.buf)
}

// freeAddress returns a loopback address that nobody listens on. Somebody else may take it before it is used, which
// then shows as a server that does not start.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// until asks again and again, and tells how long after began the answer was yes.
func until(ctx context.Context, began time.Time, limit time.Duration, ask func() (bool, error)) (time.Duration, error) {
	for {
		yes, err := ask()
		if took := time.Since(began); yes || err != nil {
			return took, err
		}
		if time.Since(began) > limit {
			return 0, fmt.Errorf("it takes more than %s", limit)
		}
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-time.After(shortPause):
		}
	}
}
