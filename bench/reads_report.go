package main

import (
	"runtime"
	"strconv"

	"github.com/varanto/varanto/bench/markdown"
)

func encodingName(zipped bool) string {
	if zipped {
		return "gzip"
	}
	return "identity"
}

// nationalReads is how many queries PTV's OUT API answered in 2023 (DVV's own count).
const nationalReads = 351.5e6

func (b *bench) reportReads(all []compared, workers int) {
	b.report.heading("Reads, beside nginx")
	b.report.say("`wrk -t1 -c64 -d%ds` on loopback, on the same machine as the servers, %d rounds in turns; medians.",
		int(b.options.duration.Seconds()), b.options.rounds)
	b.report.say("nginx serves the same bytes as static files: sendfile, open_file_cache, gzip_static, %s (the faster of 1 and %d).",
		plural(workers, "worker"), runtime.NumCPU())
	b.report.say("Processor time is the server's own for each answer, user and kernel, without wrk's.\n")
	t := markdown.NewTable("GET /api/v11/...", "encoding", "bytes", "varanto/s", "nginx/s", "ratio", "bar", "",
		"p50", "p99", "nginx p50", "p99", "processor", "nginx")
	for _, c := range all {
		bar, verdict := "", ""
		if c.bar > 0 {
			bar, verdict = ">= "+markdown.Fixed(c.bar, 1), b.report.atLeast(c.ratio(), c.bar)
		}
		t.Add(c.name, encodingName(c.gzip), markdown.Count(c.bytes), markdown.Count(int(rateOf(c.varanto))), markdown.Count(int(rateOf(c.nginx))),
			markdown.Fixed(c.ratio(), 2), bar, verdict,
			span(p50Of(c.varanto)), span(p99Of(c.varanto)), span(p50Of(c.nginx)), span(p99Of(c.nginx)),
			span(processorOf(c.varanto)), span(processorOf(c.nginx)))
	}
	b.report.table(t)
	b.reportHours(all)
}

// reportHours tells how long this machine would need for a year of the nation's reads.
func (b *bench) reportHours(all []compared) {
	b.report.heading("A year of the nation's reads")
	t := markdown.NewTable("351.5 million reads of single services, in turn", "answers/s", "hours on this machine")
	for _, c := range all {
		if !c.typical {
			continue
		}
		rate := rateOf(c.varanto)
		t.Add(encodingName(c.gzip), markdown.Count(int(rate)), markdown.Fixed(nationalReads/rate/3600, 1))
	}
	b.report.table(t)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}
