package cpsv

import (
	"encoding/json"
	"fmt"
	"strings"
)

// demands are the musts of the profile's SHACL shapes: properties that a node of a class has at least once.
var demands = map[string][]string{
	"cpsv:PublicService":    {"dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"},
	"cv:PublicOrganisation": {"skos:prefLabel", "dct:spatial"},
	"cv:Channel":            {"dct:identifier"},
	"cv:Cost":               {"dct:identifier"},
	"cv:LifeEvent":          {"dct:identifier", "dct:title"},
	"cv:Requirement":        {"dct:identifier", "dct:title"},
	"cv:Evidence":           {"dct:identifier", "dct:title"},
	"cpsv:Rule":             {"dct:identifier", "dct:title", "dct:description"},
	"cv:Participation":      {"dct:identifier", "dct:description", "cv:hasParticipant", "cv:role"},
	"foaf:Agent":            {"dct:identifier", "dct:title"},
	"dcat:Dataset":          {"dct:title", "dct:description", "dct:publisher"},
	"skos:Concept":          {},
	"dct:Location":          {}, "cv:ContactPoint": {}, "time:TemporalEntity": {}, "locn:Address": {}, "eli:LegalResource": {},
}

// maxTold is how many problems a check tells.
const maxTold = 20

// Check holds a document against the profile: prefixes are in the context, classes are known, what a class demands is
// there, texts have a language, references to organisations lead to one of the document, services are named once. It
// returns what is wrong.
func Check(document []byte) []string {
	var d struct {
		Context map[string]string `json:"@context"`
		Graph   []map[string]any  `json:"@graph"`
	}
	if err := json.Unmarshal(document, &d); err != nil {
		return []string{"the document is no JSON: " + err.Error()}
	}
	c := &checker{prefixes: d.Context, authorities: map[string]bool{}, seen: map[string]bool{}}
	for _, n := range d.Graph {
		if id, _ := n["@id"].(string); n["@type"] == "cv:PublicOrganisation" {
			c.authorities[id] = true
		}
	}
	for _, n := range d.Graph {
		id, _ := n["@id"].(string)
		if id == "" || c.seen[id] {
			c.tell("node %q has no id of its own", id)
		}
		c.seen[id] = true
		c.node(n)
	}
	return c.problems
}

type checker struct {
	prefixes          map[string]string
	authorities, seen map[string]bool
	problems          []string
}

func (c *checker) tell(format string, a ...any) {
	if len(c.problems) < maxTold {
		c.problems = append(c.problems, fmt.Sprintf(format, a...))
	}
}

func (c *checker) node(n map[string]any) {
	id, _ := n["@id"].(string)
	if value, ok := n["@value"]; ok {
		c.literal(n, value)
		return
	}
	typ, hasType := n["@type"].(string)
	if !hasType && (id == "" || len(n) != 1) {
		c.tell("a node has neither type nor id: %v", n)
	}
	must, known := demands[typ]
	if hasType && !known {
		c.tell("%s has the unknown class %q", id, typ)
	}
	for _, name := range must {
		if list, isList := n[name].([]any); n[name] == nil || isList && len(list) == 0 {
			c.tell("%s %s has no %s", typ, id, name)
		}
	}
	for name, value := range n {
		if prefix, _, ok := strings.Cut(name, ":"); !strings.HasPrefix(name, "@") && (!ok || c.prefixes[prefix] == "") {
			c.tell("%s: the prefix of %q is not in the context", id, name)
		}
		if name == "cv:hasCompetentAuthority" {
			c.authority(id, value)
		}
		c.value(value)
	}
}

func (c *checker) value(v any) {
	switch v := v.(type) {
	case map[string]any:
		c.node(v)
	case []any:
		for _, one := range v {
			c.value(one)
		}
	}
}

func (c *checker) literal(n map[string]any, value any) {
	lang, _ := n["@language"].(string)
	typ, _ := n["@type"].(string)
	if s, ok := value.(string); !ok || s == "" || lang == "" && typ == "" {
		c.tell("a literal has no value, or neither language nor type: %.60v", n)
	}
}

func (c *checker) authority(service string, v any) {
	list, _ := v.([]any)
	for _, one := range list {
		m, _ := one.(map[string]any)
		if id, _ := m["@id"].(string); !c.authorities[id] {
			c.tell("%s: the authority %q is not in the document", service, id)
		}
	}
}
