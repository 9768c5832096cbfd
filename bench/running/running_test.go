package running

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestProcessorTimeIsThatOfUserAndKernel(t *testing.T) {
	got, err := parseStat("42 (a b) c) S 7 42 42 0 -1 4194560 1 0 0 0 150 50 9 9 20 0 1 0 5 1 1")
	if err != nil {
		t.Fatal(err)
	}
	if want := (stat{pid: 42, parent: 7, used: 2 * time.Second}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, text := range []string{"", "42", "42 (x) S 7", "x (y) S 7 0 0 0 0 0 0 0 0 0 1 1"} {
		if _, err := parseStat(text); err == nil {
			t.Errorf("%q is a process", text)
		}
	}
}

func TestMemoryIsReadInBytes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "status")
	if err := os.WriteFile(path, []byte("Name:\tvaranto\nVmHWM:\t   20480 kB\nVmRSS:\t   10240 kB\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if n, err := Kilobytes(path, "VmRSS"); err != nil || n != 10240*1024 {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := Kilobytes(path, "VmSwap"); err == nil {
		t.Error("a line that is not there was read")
	}
}

func TestAProcessIsEndedOrTellsWhyItEnded(t *testing.T) {
	p, err := Start(t.Context(), syscall.SIGTERM, "sleep", "600")
	if err != nil {
		t.Skip(err)
	}
	if err := p.Ended(); err != nil {
		t.Error(err)
	}
	if err := p.Close(); err == nil {
		t.Error("a process that a signal ends ends as if it were done")
	}
	if p, err = Start(t.Context(), syscall.SIGTERM, "sleep", "no number"); err != nil {
		t.Fatal(err)
	}
	err = Until(t.Context(), "refusing", time.Millisecond, time.Minute, func() (bool, error) { return p.Ended() != nil, nil })
	if err != nil {
		t.Error(err)
	}
	if err := p.Close(); err == nil || p.said.String() == "" {
		t.Errorf("a process that fails says %q: %v", p.said.String(), err)
	}
}
