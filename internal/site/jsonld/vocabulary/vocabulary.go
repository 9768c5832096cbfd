// Package vocabulary holds JSON-LD against schema.org's vocabulary, in tests and in the self-test: that types exist, that they have the
// properties which are said of them and that values are of the kinds that these take.
package vocabulary

import (
	_ "embed" // the table of facts
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

//go:embed schemaorg.tsv
var table string

// Vocabulary is the part of schema.org's that is used here.
type Vocabulary struct {
	types      map[string][]string // with the types right above
	properties map[string]property
	members    map[string]string // of enumerations
}

type property struct{ domains, ranges []string }

// Load reads the table of facts.
func Load() (*Vocabulary, error) {
	v := &Vocabulary{map[string][]string{}, map[string]property{}, map[string]string{}}
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case f[0] == "type" && len(f) == 3:
			v.types[f[1]] = strings.Fields(f[2])
		case f[0] == "property" && len(f) == 4:
			v.properties[f[1]] = property{strings.Fields(f[2]), strings.Fields(f[3])}
		case f[0] == "member" && len(f) == 3:
			v.members[f[1]] = f[2]
		default:
			return nil, fmt.Errorf("a line of the vocabulary that says nothing: %q", line)
		}
	}
	return v, nil
}

// Check reads a document and lists what is wrong with it; nil when nothing is.
func (v *Vocabulary) Check(document []byte) []string {
	var doc struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(document, &doc); err != nil {
		return []string{err.Error()}
	}
	c := check{Vocabulary: v, types: map[string]string{}}
	if doc.Context != "https://schema.org" {
		c.wrong("@context", "is %q", doc.Context)
	}
	if len(doc.Graph) == 0 {
		c.wrong("@graph", "is empty")
	}
	for i, node := range doc.Graph {
		c.node(fmt.Sprintf("@graph[%d]", i), node)
	}
	for _, l := range c.links {
		if typ, ok := c.types[l.id]; ok && !slices.ContainsFunc(l.ranges, func(r string) bool { return v.is(typ, r) }) {
			c.wrong(l.at, "links to a %s", typ)
		}
	}
	return c.found
}

type check struct {
	*Vocabulary
	types map[string]string // of the nodes by their ids
	links []linked
	found []string
}

type linked struct {
	at, id string
	ranges []string
}

func (c *check) wrong(at, format string, args ...any) {
	c.found = append(c.found, at+": "+fmt.Sprintf(format, args...))
}

// is tells that a type is another or below it.
func (v *Vocabulary) is(typ, above string) bool {
	return typ == above || slices.ContainsFunc(v.types[typ], func(up string) bool { return v.is(up, above) })
}

func (c *check) node(at string, node map[string]any) {
	typ, _ := node["@type"].(string)
	if _, ok := c.Vocabulary.types[typ]; !ok {
		c.wrong(at, "is of no known type %q", typ)
		return
	}
	at += " " + typ
	if id, ok := node["@id"].(string); ok {
		if other := c.types[id]; other != "" && other != typ && !c.is(typ, other) && !c.is(other, typ) {
			c.wrong(at, "is a %s elsewhere: %s", other, id)
		}
		c.types[id] = typ
		if !address(id) {
			c.wrong(at, "has an id that is no address: %q", id)
		}
	}
	for name, value := range node {
		if name == "@type" || name == "@id" {
			continue
		}
		// Actions say with a property's name and -input what is to be put in (schema.org/docs/actions.html).
		if _, ok := value.(string); ok && strings.HasSuffix(name, "-input") && c.is(typ, "Action") {
			continue
		}
		p, ok := c.properties[name]
		switch {
		case !ok:
			c.wrong(at, "has the unknown property %s", name)
		case !slices.ContainsFunc(p.domains, func(d string) bool { return c.is(typ, d) }):
			c.wrong(at, "cannot have %s", name)
		default:
			c.value(at+"."+name, value, p.ranges)
		}
	}
}

func (c *check) value(at string, value any, ranges []string) {
	switch value := value.(type) {
	case []any:
		if len(value) == 0 {
			c.wrong(at, "is an empty list")
		}
		for i, one := range value {
			c.value(fmt.Sprintf("%s[%d]", at, i), one, ranges)
		}
	case map[string]any:
		if id, ok := value["@id"].(string); ok && len(value) == 1 {
			c.links = append(c.links, linked{at, id, ranges})
			return
		}
		typ, _ := value["@type"].(string)
		if !slices.ContainsFunc(ranges, func(r string) bool { return c.is(typ, r) }) {
			c.wrong(at, "must not be a %s", typ)
		}
		c.node(at, value)
	default:
		if !slices.ContainsFunc(ranges, func(r string) bool { return c.plain(value, r) }) {
			c.wrong(at, "%v is none of %v", value, ranges)
		}
	}
}

// plain tells that a plain value is of a data type, or a member of an enumeration.
func (c *check) plain(value any, kind string) bool {
	switch value := value.(type) {
	case float64:
		return kind == "Number" || kind == "Integer" && value == float64(int(value))
	case bool:
		return kind == "Boolean"
	case string:
		switch kind {
		case "Text":
			return strings.TrimSpace(value) != ""
		case "URL":
			return address(value)
		case "Date":
			return parses(time.DateOnly, value)
		case "DateTime":
			return parses(time.RFC3339, value)
		case "Time":
			return parses("15:04", value)
		}
		member := strings.TrimPrefix(value, "https://schema.org/")
		return c.members[member] == kind
	}
	return false
}

func parses(layout, value string) bool {
	_, err := time.Parse(layout, value)
	return err == nil
}

// address tells that it is one of the web or of this site.
func address(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" || err == nil && strings.HasPrefix(s, "/")
}
