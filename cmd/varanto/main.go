// Command varanto serves and feeds a catalogue of public services.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/varanto/varanto/internal/ops"
)

// commands is the whole command line; every flag can also be given as VARANTO_NAME in the environment.
type commands struct {
	Serve  serveCommand  `cmd:"" help:"Serve the catalogue: pages for people and PTV's Open API v11."`
	Import importCommand `cmd:"" help:"Import PTV v11 entities from JSONL files or folders of them."`
	Mirror mirrorCommand `cmd:"" help:"Pull a PTV v11 OUT API, whole or since the last run."`
	Export exportCommand `cmd:"" help:"Write what is published as a file: PTV v11, GeoJSON, HSDS, CSV and more."`
	Check  checkCommand  `cmd:"" help:"Verify the log and the references between entities."`
	Train  trainCommand  `cmd:"" help:"Train the suggestions of ontology terms and service classes."`

	User     userCommand     `cmd:"" help:"Keep people and API users: add, list, disable, enable, reset, forget."`
	Feedback feedbackCommand `cmd:"" help:"Read what readers of the public pages have written."`
	Webhook  webhookCommand  `cmd:"" help:"Keep the receivers of changes: add, list, remove, resume, test."`

	Version kong.VersionFlag `help:"Print the version and quit."`
}

// runner is what every command is: it works until done or until the context ends, and prints to the two writers.
type runner interface {
	Run(ctx context.Context, stdout, stderr io.Writer) error
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// Exit codes: 1 the command failed, 2 the command line is wrong.
const (
	exitFailed = 1
	exitUsage  = 2
)

func run(args []string, stdout, stderr io.Writer) int {
	var c commands
	exit := -1
	parser, err := kong.New(&c, kong.Name("varanto"), kong.Description("An open platform for public service information."),
		kong.DefaultEnvars("VARANTO"), kong.Vars{"version": ops.Version()}, kong.Writers(stdout, stderr),
		kong.UsageOnError(), kong.Exit(func(code int) { exit = code }))
	if err != nil {
		fmt.Fprintln(stderr, "varanto:", err)
		return exitFailed
	}
	parsed, err := parser.Parse(args)
	if exit >= 0 { // --help and --version ask for a quiet end
		return exit
	}
	if err != nil {
		fmt.Fprintln(stderr, "varanto:", err)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	command, ok := parsed.Selected().Target.Addr().Interface().(runner)
	if !ok {
		fmt.Fprintln(stderr, "varanto: no such command")
		return exitUsage
	}
	if err := command.Run(ctx, stdout, stderr); err != nil {
		if !errors.Is(err, errReported) {
			fmt.Fprintln(stderr, "varanto:", err)
		}
		return exitFailed
	}
	return 0
}

// errReported makes the program exit non-zero without a further message: the command has said what is wrong.
var errReported = errors.New("the command has reported what is wrong")
