package v11

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/varanto/varanto/internal/catalog"
)

// query is the part of an address after the question mark, read where it lies.
type query string

// get returns the first value of that name. Names match without regard to case, as in ASP.NET; a blank value counts
// as not given, and an escape that is none stands for itself.
func (q query) get(name string) (value string, given bool) {
	value, given = q.raw(name)
	return value, given && strings.TrimSpace(value) != ""
}

// raw is get, except that a blank value counts as given.
func (q query) raw(name string) (value string, given bool) {
	for rest := string(q); rest != ""; {
		var pair string
		pair, rest, _ = strings.Cut(rest, "&")
		key, value, _ := strings.Cut(pair, "=")
		if strings.EqualFold(unescape(key), name) {
			return unescape(value), true
		}
	}
	return "", false
}

func unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 { // faster than ContainsAny, which long lists of ids feel
		return s
	}
	if plain, err := url.QueryUnescape(s); err == nil {
		return plain
	}
	return s
}

// window is a span of time, both ends excluded; a zero end is open.
type window struct{ after, before time.Time }

func (w window) open() bool { return w.after.IsZero() && w.before.IsZero() }

func (w window) holds(t time.Time) bool {
	return (w.after.IsZero() || t.After(w.after)) && (w.before.IsZero() || t.Before(w.before))
}

const dateLayout = "2006-01-02T15:04:05"

// window reads date and dateBefore (PTV: strictly after, strictly before, UTC).
func (q query) window(bad *faults) window {
	if q == "" {
		return window{}
	}
	return window{after: q.date("date", bad), before: q.date("dateBefore", bad)}
}

func (q query) date(name string, bad *faults) time.Time {
	value, given := q.get(name)
	if !given {
		return time.Time{}
	}
	if t, err := time.Parse(dateLayout, value); err == nil && len(value) == len(dateLayout) {
		return t
	}
	if _, err := catalog.ParseMoment(value); err != nil {
		bad.add(name, "The value "+quote(value)+" is not valid.")
	}
	bad.add(name, "The value "+quote(value)+" is not a time of the form yyyy-MM-ddTHH:mm:ss.")
	return time.Time{}
}

// zonedDate reads a time that may carry a zone; without one it is UTC.
func (q query) zonedDate(name string, bad *faults) time.Time {
	value, given := q.get(name)
	if !given {
		return time.Time{}
	}
	// The plus sign of a zone reads as a blank when the caller did not escape it.
	m, err := catalog.ParseMoment(strings.Replace(value, " ", "+", 1))
	if err != nil {
		bad.add(name, "The value "+quote(value)+" is not valid. Use the form yyyy-MM-ddTHH:mm:ss with a zone such as Z or +02:00.")
	}
	return m.Time
}

// number reads a 32-bit number; absent gives otherwise.
func (q query) number(name string, otherwise int, bad *faults) int {
	value, given := q.raw(name)
	if !given {
		return otherwise
	}
	n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 32)
	if err != nil {
		bad.add(name, "The value "+quote(value)+" is not valid. Use a whole number.")
		return otherwise
	}
	return int(n)
}

// page reads the page number, 1 when absent.
func (q query) page(bad *faults) int {
	if q == "" {
		return 1
	}
	return q.number("page", 1, bad)
}

// positivePage is page for the lists that refuse a negative number (PTV: Service, ServiceChannel, Organization,
// Hierarchy).
func (q query) positivePage(bad *faults) int {
	n := q.page(bad)
	if n < 0 {
		bad.add("page", "The value "+quote(strconv.Itoa(n))+" is not valid. Pages count from 1.")
	}
	return n
}

// flag reads a boolean, false when absent.
func (q query) flag(name string, bad *faults) bool {
	if q == "" {
		return false
	}
	value, given := q.raw(name)
	if !given {
		return false
	}
	switch trimmed := strings.TrimSpace(value); {
	case strings.EqualFold(trimmed, "true"):
		return true
	case strings.EqualFold(trimmed, "false"):
		return false
	}
	bad.add(name, "The value "+quote(value)+" is not valid. Use true or false.")
	return false
}

// oneOf reads a value from a fixed list, in exact case (PTV); absent gives otherwise.
func (q query) oneOf(name, otherwise string, allowed []string, bad *faults) string {
	value, given := q.get(name)
	if !given {
		return otherwise
	}
	checkOneOf(name, value, allowed, bad)
	return value
}

// pathOneOf reads a value from a fixed list out of the path, where case does not count, and gives the list's spelling.
func pathOneOf(name, value string, allowed []string, bad *faults) string {
	for _, a := range allowed {
		if strings.EqualFold(a, value) {
			return a
		}
	}
	checkOneOf(name, value, allowed, bad)
	return value
}

func checkOneOf(name, value string, allowed []string, bad *faults) {
	if !slices.Contains(allowed, value) {
		bad.add(name, "The value "+quote(value)+" is not allowed. Use one of: "+strings.Join(allowed, ", ")+".")
	}
}

// id reads a GUID of the query; given is false when the parameter is absent.
func (q query) id(name string, bad *faults) (id catalog.ID, given bool) {
	value, given := q.get(name)
	if !given {
		return catalog.ID{}, false
	}
	return checkID(name, value, bad), true
}

// checkID reads a GUID that a path or query names; it adds a fault for a malformed one, and for the all-zero one,
// to which PTV answers 500.
func checkID(name, value string, bad *faults) catalog.ID {
	id, ok := parseID(value)
	if !ok {
		bad.add(name, "The value "+quote(value)+" is not valid. "+guidForm)
		return id
	}
	if id == (catalog.ID{}) {
		bad.add(name, "The value "+quote(value)+" names nothing: all its digits are zero.")
	}
	return id
}

const guidForm = "A GUID has 32 digits with 4 dashes: xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx."

// parseID reads a GUID in the forms that .NET reads: 32 hexadecimal digits, with dashes or without, perhaps in
// braces or parentheses. It allocates nothing.
func parseID(s string) (catalog.ID, bool) {
	if len(s) == 38 && (s[0] == '{' && s[37] == '}' || s[0] == '(' && s[37] == ')') {
		s = s[1:37]
	}
	if len(s) != 36 && len(s) != 32 {
		return catalog.ID{}, false
	}
	id, err := uuid.Parse(s)
	return id, err == nil
}

// ids reads a list of GUIDs separated by commas, in its order. A missing list and a malformed member are faults.
func (q query) ids(name string, bad *faults) []catalog.ID {
	value, given := q.get(name)
	if !given {
		bad.add(name, "The parameter is required: GUIDs separated by commas.")
		return nil
	}
	ids := make([]catalog.ID, 0, strings.Count(value, ",")+1)
	for member := range strings.SplitSeq(value, ",") {
		id, ok := parseID(strings.TrimSpace(member))
		if !ok {
			bad.add(name, "The value "+quote(member)+" is not valid. "+guidForm)
			return nil
		}
		ids = append(ids, id)
	}
	return ids
}

// maxQuoted is how many bytes of an offending value an error message repeats.
const maxQuoted = 120

// quote makes a value fit to stand in an error message.
func quote(value string) string {
	if len(value) > maxQuoted {
		value = value[:maxQuoted] + "..."
	}
	return "'" + strings.ToValidUTF8(value, "\uFFFD") + "'"
}
