package main

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"

	"github.com/varanto/varanto/bench/markdown"
)

// describeMachine names what the figures are from: processor, memory, kernel, versions, and how busy the machine was.
func describeMachine(ctx context.Context, o *options) *markdown.Table {
	t := markdown.NewTable("machine", "")
	t.Add("processor", lineOf("/proc/cpuinfo", "model name")+", "+strconv.Itoa(runtime.NumCPU())+" threads")
	t.Add("memory", memory())
	t.Add("kernel", runtime.GOOS+" "+firstLine(readText("/proc/sys/kernel/osrelease"))+", "+runtime.GOARCH)
	t.Add("go", runtime.Version())
	t.Add("varanto", commit(ctx))
	t.Add("nginx", version(ctx, "nginx", "-v"))
	t.Add("wrk", version(ctx, "wrk", "-v"))
	t.Add("load before (1, 5, 15 min)", loadAverage())
	t.Add("corpus", sizeText(o.full))
	return t
}

func memory() string {
	kb, err := strconv.ParseInt(strings.TrimSuffix(lineOf("/proc/meminfo", "MemTotal"), " kB"), 10, 64)
	if err != nil {
		return "unknown"
	}
	return bytesText(kb * 1024)
}

func loadAverage() string {
	fields := strings.Fields(readText("/proc/loadavg"))
	if len(fields) < 3 {
		return "unknown"
	}
	return strings.Join(fields[:3], ", ")
}

// commit is the commit of the sources, with a note when they differ from it.
func commit(ctx context.Context) string {
	hash, err := exec.CommandContext(ctx, "git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return "unknown"
	}
	text := "commit " + firstLine(string(hash))
	if exec.CommandContext(ctx, "git", "diff", "--quiet", "HEAD", "--", "*.go", "go.mod").Run() != nil {
		text += " and uncommitted changes"
	}
	return text
}

// version is the first line that a program says of itself; both programs may exit non-zero after it.
func version(ctx context.Context, program, flag string) string {
	if _, err := exec.LookPath(program); err != nil {
		return "not installed"
	}
	out, _ := exec.CommandContext(ctx, program, flag).CombinedOutput()
	text, _, _ := strings.Cut(strings.TrimPrefix(firstLine(string(out)), "nginx version: "), " Copyright")
	return text
}

// lineOf returns the value of a "name : value" line of a file, "unknown" when there is none.
func lineOf(path, name string) string {
	for line := range strings.Lines(readText(path)) {
		key, value, ok := strings.Cut(line, ":")
		if ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

func readText(path string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(b)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.TrimSpace(line)
}
