package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/varanto/varanto/bench/running"
)

// load is what wrk asks a server for.
type load struct {
	// paths are asked for in turn.
	paths []string
	gzip  bool
	// duration is rounded to seconds, wrk's unit.
	duration time.Duration
}

// measured is one run of wrk.
type measured struct {
	rate     float64 // answers a second
	p50, p99 time.Duration
	// processor is what the server used of the processors for each answer.
	processor time.Duration
}

// wrk loads a server with one thread and 64 connections. Answers other than 2xx and broken connections are errors.
func wrk(ctx context.Context, work, base string, pid int, l load) (measured, error) {
	args := []string{"-t1", "-c64", "--latency", fmt.Sprintf("-d%ds", max(1, int(l.duration.Seconds())))}
	if l.gzip {
		args = append(args, "-H", "Accept-Encoding: gzip")
	}
	if len(l.paths) > 1 {
		script := filepath.Join(work, "paths.lua")
		if err := os.WriteFile(script, luaScript(l.paths), 0o600); err != nil {
			return measured{}, err
		}
		args = append(args, "-s", script)
	}
	before, err := running.ProcessorTime(pid)
	if err != nil {
		return measured{}, err
	}
	out, err := exec.CommandContext(ctx, "wrk", append(args, base+l.paths[0])...).CombinedOutput()
	if err != nil {
		return measured{}, fmt.Errorf("wrk: %w\n%s", err, out)
	}
	after, err := running.ProcessorTime(pid)
	if err != nil {
		return measured{}, err
	}
	m, answers, err := parseWrk(string(out))
	if err != nil {
		return m, fmt.Errorf("wrk: %w\n%s", err, out)
	}
	m.processor = (after - before) / time.Duration(answers)
	return m, nil
}

// luaScript asks for the paths in turn. The requests are made before the clock starts.
func luaScript(paths []string) []byte {
	var b bytes.Buffer
	b.WriteString("local paths = {\n")
	for _, p := range paths {
		fmt.Fprintf(&b, "%q,\n", p)
	}
	b.WriteString(`}
local requests, i, n = {}, 0, #paths
init = function(args)
  for k, p in ipairs(paths) do requests[k] = wrk.format("GET", p) end
end
request = function()
  i = i % n + 1
  return requests[i]
end
`)
	return b.Bytes()
}

var (
	wrkRate    = regexp.MustCompile(`(?m)^Requests/sec:\s+([0-9.]+)`)
	wrkAnswers = regexp.MustCompile(`(?m)^\s+([0-9]+) requests in `)
	wrkP50     = regexp.MustCompile(`(?m)^\s+50%\s+(\S+)`)
	wrkP99     = regexp.MustCompile(`(?m)^\s+99%\s+(\S+)`)
	wrkTrouble = regexp.MustCompile(`(?m)^\s+(Non-2xx or 3xx responses|Socket errors): .*$`)
)

// parseWrk reads what wrk prints, and the number of answers.
func parseWrk(text string) (m measured, answers int, err error) {
	if trouble := wrkTrouble.FindString(text); trouble != "" {
		return m, 0, errors.New(strings.TrimSpace(trouble))
	}
	field := func(r *regexp.Regexp) string {
		if found := r.FindStringSubmatch(text); found != nil {
			return found[1]
		}
		return ""
	}
	var errs [4]error
	m.rate, errs[0] = strconv.ParseFloat(field(wrkRate), 64)
	answers, errs[1] = strconv.Atoi(field(wrkAnswers))
	m.p50, errs[2] = time.ParseDuration(field(wrkP50))
	m.p99, errs[3] = time.ParseDuration(field(wrkP99))
	if err := errors.Join(errs[:]...); err != nil {
		return m, 0, err
	}
	if answers == 0 {
		return m, 0, errors.New("there was no answer")
	}
	return m, answers, nil
}
