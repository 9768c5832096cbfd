package feed

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// problem is a problem document of RFC 9457 in the form that the whole interface has.
type problem struct {
	Title  string  `json:"title"`
	Status int     `json:"status"`
	Detail string  `json:"detail"`
	Errors []fault `json:"errors,omitempty"`
	retry  int     // seconds
}

// fault is one parameter that is wrong.
type fault struct {
	Location string `json:"location"`
	Message  string `json:"message"`
	Value    string `json:"value,omitempty"`
}

func newProblem(status int, detail string) *problem {
	return &problem{Title: http.StatusText(status), Status: status, Detail: detail}
}

// query reads the parameters of a request strictly: what is not known is a fault.
type query struct {
	values url.Values
	faults []fault
}

func readQuery(r *http.Request, known ...string) *query {
	q := &query{values: r.URL.Query()}
	for name, values := range q.values {
		switch {
		case !slices.Contains(known, name):
			q.reject(name, "There is no such parameter. Use one of: "+strings.Join(known, ", ")+".", values[0])
		case len(values) > 1 && name != "kinds" && name != "organization" && name != "serviceClass":
			q.reject(name, "The parameter takes one value and is given twice.", values[1])
		}
	}
	slices.SortFunc(q.faults, func(a, b fault) int { return strings.Compare(a.Location, b.Location) })
	return q
}

func (q *query) reject(name, message, value string) {
	q.faults = append(q.faults, fault{"query." + shorten(name), message, shorten(value)})
}

// problem is nil when nothing is wrong.
func (q *query) problem() *problem {
	if len(q.faults) == 0 {
		return nil
	}
	p := newProblem(http.StatusBadRequest, q.faults[0].Location+": "+q.faults[0].Message)
	p.Errors = q.faults
	return p
}

// shorten makes a value fit to be repeated.
func shorten(s string) string {
	const most = 120
	if len(s) > most {
		s = s[:most] + "..."
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

func (q *query) one(name string) string { return strings.TrimSpace(q.values.Get(name)) }

func (q *query) whole(name string, least, most, otherwise int64) int64 {
	v := q.one(name)
	if v == "" {
		return otherwise
	}
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil || n < least || n > most {
		q.reject(name, "The value must be a whole number from "+strconv.FormatInt(least, 10)+" to "+strconv.FormatInt(most, 10)+".", v)
		return otherwise
	}
	return n
}

func (q *query) flag(name string, otherwise bool) bool {
	switch v := strings.ToLower(q.one(name)); v {
	case "":
		return otherwise
	case "true", "1":
		return true
	case "false", "0":
		return false
	default:
		q.reject(name, "The value must be true or false.", v)
		return otherwise
	}
}

func (q *query) lang() string {
	switch v := strings.ToLower(q.one("lang")); v {
	case "":
		return "fi"
	case "fi", "sv", "en":
		return v
	default:
		q.reject("lang", "The value is not known. Use one of: fi, sv, en.", v)
		return "fi"
	}
}

// list is every value, between commas or in repeated parameters.
func (q *query) list(name string) []string {
	var out []string
	for _, line := range q.values[name] {
		for v := range strings.SplitSeq(line, ",") {
			if v = strings.TrimSpace(v); v != "" {
				out = append(out, v)
			}
		}
	}
	if len(out) > 100 {
		q.reject(name, "The list takes at most 100 values.", out[0])
		return nil
	}
	return out
}

func (q *query) kinds(name string) []catalog.Kind {
	var out []catalog.Kind
	for _, v := range q.list(name) {
		i := slices.IndexFunc(kinds[:], func(k catalog.Kind) bool { return strings.EqualFold(string(k), v) })
		if i < 0 {
			q.reject(name, "There is no such kind. Use one of: "+strings.Join(kindNames(), ", ")+".", v)
			continue
		}
		out = append(out, kinds[i])
	}
	return out
}

func kindNames() []string {
	var out []string
	for _, k := range kinds {
		out = append(out, string(k))
	}
	return out
}

func (q *query) ids(name string) []catalog.ID {
	var out []catalog.ID
	for _, v := range q.list(name) {
		id, err := uuid.Parse(v)
		if err != nil {
			q.reject(name, "The value must be an id: xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.", v)
			continue
		}
		out = append(out, id)
	}
	return out
}

// municipality reads a code or a name and gives today's code.
func (q *query) municipality(name string) string {
	v := q.one(name)
	if v == "" {
		return ""
	}
	if m, ok := codes.CurrentMunicipality(v); ok {
		return m.Code
	}
	for _, m := range codes.Municipalities() {
		if strings.EqualFold(m.FI, v) || strings.EqualFold(m.SV, v) {
			return m.Code
		}
	}
	q.reject(name, "There is no such municipality. Use its code of three digits, such as 091, or its name.", v)
	return ""
}

// classes reads codes or uris of service classes and gives all uris that content uses for them and those below.
func (q *query) classes(name string) []string {
	var out []string
	for _, v := range q.list(name) {
		c, ok := codes.ServiceClasses().Lookup(v)
		if !ok {
			c, ok = codes.ServiceClasses().Lookup(strings.ToUpper(v))
		}
		if !ok {
			q.reject(name, "There is no such service class. Use a code such as P6.2, or a uri.", v)
			continue
		}
		for _, other := range codes.ServiceClasses().All() {
			if other == c || other.Parent == c {
				out = append(out, other.URI, other.NewURI)
			}
		}
	}
	return out
}
