package ical

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxTold is how many problems a check tells.
const maxTold = 20

// Check holds a calendar against RFC 5545: lines end with CRLF and have at most 75 octets, components are nested, VEVENTs
// have one UID, DTSTAMP and DTSTART, no UID comes twice, every TZID is defined. It returns what is wrong.
func Check(b []byte) []string {
	c := &checker{uids: map[string]bool{}, zones: map[string]bool{}}
	if !utf8.Valid(b) {
		c.tell("the file is not UTF-8")
	}
	text := string(b)
	if !strings.HasSuffix(text, "\r\n") {
		c.tell("the last line does not end with CRLF")
	}
	var content []string
	for raw := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		switch {
		case strings.ContainsAny(raw, "\r\n"):
			c.tell("a line ends with half of CRLF")
		case len(raw) > maxOctets:
			c.tell("a line has %d octets", len(raw))
		}
		if strings.HasPrefix(raw, " ") && len(content) > 0 {
			content[len(content)-1] += raw[1:]
			continue
		}
		content = append(content, raw)
	}
	for _, line := range content {
		c.line(line)
	}
	if len(c.open) > 0 {
		c.tell("%s is not ended", c.open[len(c.open)-1])
	}
	if !c.calendar {
		c.tell("there is no VCALENDAR")
	}
	return c.problems
}

type checker struct {
	problems    []string
	open        []string
	seen        map[string]int // properties of the VEVENT in hand
	uids, zones map[string]bool
	calendar    bool
}

func (c *checker) tell(format string, a ...any) {
	if len(c.problems) < maxTold {
		c.problems = append(c.problems, fmt.Sprintf(format, a...))
	}
}

func (c *checker) line(line string) {
	head, value, ok := strings.Cut(line, ":")
	name, parameters, _ := strings.Cut(head, ";")
	if !ok || name == "" || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
		c.tell("no content line: %.60q", line)
		return
	}
	switch name {
	case "BEGIN":
		c.begin(value)
		return
	case "END":
		c.end(value)
		return
	case "TZID":
		c.zones[value] = true
	}
	if len(c.open) == 0 {
		c.tell("%s stands outside of all components", name)
		return
	}
	if c.open[len(c.open)-1] == "VEVENT" {
		c.property(name, parameters, value)
	}
}

func (c *checker) begin(component string) {
	parents := map[string][]string{
		"VCALENDAR": {""}, "VTIMEZONE": {"VCALENDAR"}, "VEVENT": {"VCALENDAR"}, "DAYLIGHT": {"VTIMEZONE"}, "STANDARD": {"VTIMEZONE"},
	}
	parent := ""
	if len(c.open) > 0 {
		parent = c.open[len(c.open)-1]
	}
	if !slices.Contains(parents[component], parent) {
		c.tell("%s stands in %q", component, parent)
	}
	c.calendar = c.calendar || component == "VCALENDAR"
	c.open, c.seen = append(c.open, component), map[string]int{}
}

func (c *checker) end(component string) {
	if len(c.open) == 0 || c.open[len(c.open)-1] != component {
		c.tell("END:%s ends nothing", component)
		return
	}
	c.open = c.open[:len(c.open)-1]
	if component != "VEVENT" {
		return
	}
	for _, name := range []string{"UID", "DTSTAMP", "DTSTART"} {
		if c.seen[name] != 1 {
			c.tell("a VEVENT has %d of %s", c.seen[name], name)
		}
	}
}

func (c *checker) property(name, parameters, value string) {
	c.seen[name]++
	if name == "UID" {
		if c.uids[value] {
			c.tell("the UID %.60q comes twice", value)
		}
		c.uids[value] = true
	}
	for p := range strings.SplitSeq(parameters, ";") {
		if id, ok := strings.CutPrefix(p, "TZID="); ok && !c.zones[id] {
			c.tell("the zone %q is not defined", id)
		}
	}
	text := slices.Contains([]string{"SUMMARY", "DESCRIPTION", "LOCATION"}, name)
	if text && hasBareSeparator(value) {
		c.tell("%s has an unescaped separator", name)
	}
}

// hasBareSeparator tells that a comma or a semicolon has no backslash before it.
func hasBareSeparator(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ',', ';':
			return true
		}
	}
	return false
}
