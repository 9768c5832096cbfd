// Package v11test compares entities in the shapes of PTV Open API v11, for tests of whatever reads or writes them.
package v11test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// Diff compares two entities member by member and returns what differs, a line each: the member's path, what was
// wanted and what was got. nil means that they say the same.
//
// null, the empty text, the empty list and a member that is not there are alike. Lists are compared as sets, but for those
// whose order means something: opening hours, numbers, links, addresses, files and languages. Times are compared as
// times. Members named in leaveOut are not looked at, wherever they stand.
func Diff(want, got []byte, leaveOut ...string) []string {
	var w, g any
	if err := json.Unmarshal(want, &w); err != nil {
		return []string{fmt.Sprintf("the wanted entity is no JSON: %v", err)}
	}
	if err := json.Unmarshal(got, &g); err != nil {
		return []string{fmt.Sprintf("the entity is no JSON: %v", err)}
	}
	d := differ{leaveOut: leaveOut}
	d.values("", "", orEmpty(d.bare(w)), orEmpty(d.bare(g)))
	return d.lines
}

// orEmpty makes an empty object of an entity that says nothing.
func orEmpty(v any) any {
	if v == nil {
		return map[string]any{}
	}
	return v
}

type differ struct {
	leaveOut []string
	lines    []string
}

// ordered are the lists whose order means something.
var ordered = []string{
	"serviceHours", "openingHour", "phoneNumbers", "supportPhones", "webPages", "addresses", "deliveryAddresses",
	"attachments", "channelUrls", "languages", "electronicInvoicings",
}

// times are the members that hold times.
var times = []string{"modified", "validFrom", "validTo", "archivingDate"}

// bare drops whatever says nothing.
func (d *differ) bare(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, member := range v {
			if slices.Contains(d.leaveOut, name) {
				continue
			}
			if text, ok := member.(string); ok && slices.Contains(times, name) {
				if m, err := catalog.ParseMoment(text); err == nil {
					member = m.String()
				}
			}
			if b := d.bare(member); b != nil {
				out[name] = b
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case []any:
		var out []any
		for _, element := range v {
			if b := d.bare(element); b != nil {
				out = append(out, b)
			}
		}
		if out == nil {
			return nil
		}
		return out
	case string:
		if v == "" {
			return nil
		}
	case bool:
		if !v {
			return nil // the value of a boolean that is not given
		}
	}
	return v
}

func (d *differ) values(path, name string, want, got any) {
	switch w := want.(type) {
	case map[string]any:
		if g, ok := got.(map[string]any); ok {
			d.objects(path, w, g)
			return
		}
	case []any:
		if g, ok := got.([]any); ok {
			d.lists(path, name, w, g)
			return
		}
	}
	if canonical(want) != canonical(got) {
		d.lines = append(d.lines, fmt.Sprintf("%s: want %s, got %s", path, canonical(want), canonical(got)))
	}
}

func (d *differ) objects(path string, want, got map[string]any) {
	names := slices.Collect(maps.Keys(want))
	for name := range got {
		if _, ok := want[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		d.values(strings.TrimPrefix(path+"."+name, "."), name, want[name], got[name])
	}
}

func (d *differ) lists(path, name string, want, got []any) {
	if slices.Contains(ordered, name) {
		for i := range max(len(want), len(got)) {
			d.values(fmt.Sprintf("%s[%d]", path, i), "", at(want, i), at(got, i))
		}
		return
	}
	left := map[string]int{}
	for _, g := range got {
		left[canonical(g)]++
	}
	var missing []any
	for _, w := range want {
		key := canonical(w)
		if left[key] == 0 {
			missing = append(missing, w)
			continue
		}
		left[key]--
	}
	var extra []any
	for _, g := range got {
		if key := canonical(g); left[key] > 0 {
			left[key]--
			extra = append(extra, g)
		}
	}
	d.unmatched(path, missing, extra)
}

// unmatched compares elements of the same identity with one another; the rest is missing or too much.
func (d *differ) unmatched(path string, missing, extra []any) {
	for _, w := range missing {
		i := slices.IndexFunc(extra, func(g any) bool { return identity(g) != "" && identity(g) == identity(w) })
		if i < 0 {
			d.lines = append(d.lines, fmt.Sprintf("%s: want %s", path, canonical(w)))
			continue
		}
		d.values(path+"["+identity(w)+"]", "", w, extra[i])
		extra = slices.Delete(extra, i, i+1)
	}
	for _, g := range extra {
		d.lines = append(d.lines, fmt.Sprintf("%s: got too much: %s", path, canonical(g)))
	}
}

// identity is what an element is known by: the id or uri of what it is about.
func identity(v any) string {
	object, ok := v.(map[string]any)
	if !ok {
		return ""
	}
	for _, name := range []string{"id", "uri"} {
		if text, ok := object[name].(string); ok {
			return text
		}
	}
	for _, name := range []string{"service", "serviceChannel", "organization"} {
		if text := identity(object[name]); text != "" {
			return text
		}
	}
	return ""
}

func at(list []any, i int) any {
	if i < len(list) {
		return list[i]
	}
	return nil
}

// canonical writes a value so that equal ones have equal texts: members and sets are sorted.
func canonical(v any) string {
	switch v := v.(type) {
	case map[string]any:
		parts := make([]string, 0, len(v))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if list, ok := v[name].([]any); ok && slices.Contains(ordered, name) {
				parts = append(parts, name+":"+sequence(list))
				continue
			}
			parts = append(parts, name+":"+canonical(v[name]))
		}
		return "{" + strings.Join(parts, ",") + "}"
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = canonical(v[i])
		}
		slices.Sort(parts)
		return "[" + strings.Join(parts, ",") + "]"
	case nil:
		return "nothing"
	case string:
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprint(v)
}

func sequence(list []any) string {
	parts := make([]string, len(list))
	for i := range list {
		parts[i] = canonical(list[i])
	}
	return "[" + strings.Join(parts, ",") + "]"
}
