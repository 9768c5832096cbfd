package cpsv

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// maxTold is how many problems a check tells.
const maxTold = 20

// Check holds a document against the profile's official SHACL shapes, as SHACL says: of each node of a class the numbers of
// a property's values, and their classes and datatypes. A class is said in the document itself, since a validator loads no
// other. Beyond that: classes are ones of the profile, prefixes are in the context, texts have a language, what the
// document lists is named once. It returns what is wrong.
func Check(document []byte) []string {
	p, err := official()
	if err != nil {
		return []string{err.Error()}
	}
	var d struct {
		Context map[string]string `json:"@context"`
		Graph   []map[string]any  `json:"@graph"`
	}
	if err := json.Unmarshal(document, &d); err != nil {
		return []string{"the document is no JSON: " + err.Error()}
	}
	var problems []string
	tell := func(format string, a ...any) {
		if len(problems) < maxTold {
			problems = append(problems, fmt.Sprintf(format, a...))
		}
	}
	s := &statements{prefixes: d.Context, nodes: map[string]*aboutNode{}, tell: tell}
	listed := map[string]bool{}
	for _, n := range d.Graph {
		id, _ := n["@id"].(string)
		if id == "" || listed[id] {
			tell("node %q has no id of its own", id)
		}
		listed[id] = true
		s.node(n)
	}
	for _, id := range s.order {
		for _, class := range s.nodes[id].classes {
			if !p.classes[class] {
				tell("%s has the unknown class %q", id, class)
			}
			for _, demand := range p.shapes[class] {
				s.hold(id, class, demand)
			}
		}
	}
	return problems
}

// hold holds a node of a class against what is demanded of a property.
func (s *statements) hold(id, class string, demand shape) {
	values := s.nodes[id].values[demand.path]
	if len(values) < demand.least {
		s.tell("%s %s has %d %s, at least %d are demanded", short(class), id, len(values), short(demand.path), demand.least)
	}
	if demand.most > 0 && len(values) > demand.most {
		s.tell("%s %s has %d %s, at most %d are allowed", short(class), id, len(values), short(demand.path), demand.most)
	}
	for _, v := range values {
		switch {
		case demand.value == "":
		case isDatatype(demand.value):
			if v.datatype != demand.value || !wellFormed(v) {
				s.tell("%s %s: %s %.60q is no %s", short(class), id, short(demand.path), v.value+v.id, short(demand.value))
			}
		case v.id == "" || !slices.Contains(s.nodes[v.id].classes, demand.value):
			s.tell("%s %s: %s %.60q is not said to be a %s", short(class), id, short(demand.path), v.value+v.id, short(demand.value))
		}
	}
}

var durationForm = regexp.MustCompile(`^-?P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$`)

// wellFormed tells whether a literal's text is one of its datatype, of those that the profile has.
func wellFormed(t term) bool {
	switch strings.TrimPrefix(t.datatype, xsd) {
	case "double":
		_, err := strconv.ParseFloat(t.value, 64)
		return err == nil
	case "duration":
		return durationForm.MatchString(t.value) && !strings.HasSuffix(t.value, "P") && !strings.HasSuffix(t.value, "T")
	}
	return true
}

// short is a name without its vocabulary.
func short(name string) string { return name[strings.LastIndexAny(name, "/#")+1:] }
