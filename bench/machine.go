package main

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
)

// describeMachine names what the figures are from: processor, memory, kernel, versions, and how busy the machine was.
func describeMachine(ctx context.Context, o *options) *markdown.Table {
	t := markdown.NewTable("machine", "")
	t.Add("processor", running.Processor())
	t.Add("memory", memory())
	t.Add("kernel", runtime.GOOS+" "+firstLine(readText("/proc/sys/kernel/osrelease"))+", "+runtime.GOARCH)
	t.Add("go", runtime.Version())
	t.Add("varanto", loaded.Commit(ctx))
	t.Add("nginx", version(ctx, "nginx", "-v"))
	t.Add("wrk", version(ctx, "wrk", "-v"))
	t.Add("load before (1, 5, 15 min)", running.Load())
	t.Add("corpus", sizeText(o.full))
	return t
}

func memory() string {
	bytes, err := running.Kilobytes("/proc/meminfo", "MemTotal")
	if err != nil {
		return "unknown"
	}
	return bytesText(bytes)
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
