package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const wrkSays = `Running 3s test @ http://127.0.0.1:18098/api/v11/Service/a5f542f7
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    10.21ms   13.91ms 179.95ms   90.59%
    Req/Sec     8.44k     3.32k   16.70k    67.71%
  Latency Distribution
     50%  790.00us
     75%   11.62ms
     90%   23.42ms
     99%    1.07s
  82787 requests in 10.02s, 751.54MB read
Requests/sec:   8265.79
Transfer/sec:     75.04MB
`

func TestWrkTellsRateAnswersAndLatencies(t *testing.T) {
	got, answers, err := parseWrk(wrkSays)
	if err != nil {
		t.Fatal(err)
	}
	want := measured{rate: 8265.79, p50: 790 * time.Microsecond, p99: 1070 * time.Millisecond}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(measured{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if answers != 82787 {
		t.Errorf("%d answers, want 82787", answers)
	}
}

func TestWrkRunsWithTroubleDoNotCount(t *testing.T) {
	for name, text := range map[string]string{
		"answers that are errors": wrkSays + "  Non-2xx or 3xx responses: 5\n",
		"broken connections":      wrkSays + "  Socket errors: connect 0, read 1, write 0, timeout 0\n",
		"nothing answered":        strings.Replace(wrkSays, "82787 requests", "0 requests", 1),
		"no rate":                 strings.Replace(wrkSays, "Requests/sec", "Requests", 1),
		"nothing said":            "",
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := parseWrk(text); err == nil {
				t.Error("the run counts")
			}
		})
	}
}

func FuzzWrkOutput(f *testing.F) {
	f.Add(wrkSays)
	f.Fuzz(func(t *testing.T, text string) {
		if _, answers, err := parseWrk(text); err == nil && answers <= 0 {
			t.Errorf("%d answers without an error", answers)
		}
	})
}

func TestTheScriptAsksForEveryPathInTurn(t *testing.T) {
	script := string(luaScript([]string{"/a", `/b?c="d"`}))
	for _, want := range []string{"\"/a\",\n", `"/b?c=\"d\"",`} {
		if !strings.Contains(script, want) {
			t.Errorf("%q is not in\n%s", want, script)
		}
	}
}
