package loaded

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Exit codes: 1 something could not be measured, 2 the command line is wrong. A missed bar is no error.
const (
	ExitFailed = 1
	ExitUsage  = 2
)

// Command is a benchmark with the options O.
type Command[O any] struct {
	Name string
	// Parse reads the command line without the program's name.
	Parse func(args []string, stderr io.Writer) (*O, error)
	// Measure writes its report to stdout and its progress to stderr.
	Measure func(ctx context.Context, o *O, stdout, stderr io.Writer) error
}

// Main runs the command on the command line of the process and ends it.
func (c Command[O]) Main() {
	// SIGPIPE, too: a reader that has seen enough must not leave a database server behind.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGPIPE)
	code := c.Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Run runs the command and gives its exit code.
func (c Command[O]) Run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := c.Parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintf(stderr, "%s: %v\n", c.Name, err)
		return ExitUsage
	}
	if err := c.Measure(ctx, o, stdout, stderr); err != nil {
		fmt.Fprintf(stderr, "%s: %v\n", c.Name, err)
		return ExitFailed
	}
	return 0
}

// Progress tells on the side what is going on, with the seconds since it was made.
func Progress(to io.Writer) func(format string, args ...any) {
	began := time.Now()
	return func(format string, args ...any) {
		fmt.Fprintf(to, "%6.1f s  %s\n", time.Since(began).Seconds(), fmt.Sprintf(format, args...))
	}
}
