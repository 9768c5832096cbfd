package running

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// Machine is a sentence that names the processor and how busy it is, as far as Linux tells.
func Machine() string {
	return fmt.Sprintf("Processor: %s; load before: %s.", Processor(), Load())
}

// Processor names the processor and how many threads it has.
func Processor() string {
	return fmt.Sprintf("%s, %d threads", LineOf("/proc/cpuinfo", "model name"), runtime.NumCPU())
}

// Load is how many processes ran or waited in the last 1, 5 and 15 minutes, "unknown" where that is not told.
func Load() string {
	fields := strings.Fields(text("/proc/loadavg"))
	if len(fields) < 3 {
		return "unknown"
	}
	return strings.Join(fields[:3], ", ")
}

// LineOf is the value of a "name : value" line of a file, "unknown" when there is none.
func LineOf(path, name string) string {
	for line := range strings.Lines(text(path)) {
		key, value, ok := strings.Cut(line, ":")
		if ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

// text is empty for a file that is not there.
func text(path string) string {
	b, _ := os.ReadFile(path) // as said
	return string(b)
}
