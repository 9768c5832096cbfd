package cpsv

import (
	_ "embed" // the table of facts
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed shapes.tsv
var shapesTable string

// shape is what the profile's SHACL shapes demand of a property of a class.
type shape struct {
	path string
	// least and most are numbers of values; most is 0 where there is no bound.
	least, most int
	// value is the class or datatype of each value, empty for any.
	value string
}

// profile are the official shapes, all names written out.
type profile struct {
	// shapes are by class.
	shapes map[string][]shape
	// classes are those that shapes are about, or that values have.
	classes map[string]bool
}

// official reads the table once.
var official = sync.OnceValues(func() (profile, error) { return readShapes(shapesTable) })

func readShapes(table string) (profile, error) {
	p := profile{map[string][]shape{}, map[string]bool{}}
	prefixes := map[string]string{}
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case f[0] == "prefix" && len(f) == 3:
			prefixes[f[1]] = f[2]
		case len(f) == 5:
			if err := p.add(prefixes, f); err != nil {
				return profile{}, fmt.Errorf("read %q: %w", line, err)
			}
		default:
			return profile{}, fmt.Errorf("a line of the shapes says nothing: %q", line)
		}
	}
	return p, nil
}

// add takes a line of class, property, least, most and value.
func (p *profile) add(prefixes map[string]string, f []string) error {
	names := map[int]string{}
	for _, i := range []int{0, 1, 4} {
		if f[i] == "-" {
			continue
		}
		full, ok := expand(prefixes, f[i])
		if !ok {
			return fmt.Errorf("the prefix of %q is not known", f[i])
		}
		names[i] = full
	}
	s := shape{path: names[1], value: names[4]}
	for i, n := range map[int]*int{2: &s.least, 3: &s.most} {
		if f[i] == "-" {
			continue
		}
		v, err := strconv.Atoi(f[i])
		if err != nil {
			return err
		}
		*n = v
	}
	p.shapes[names[0]] = append(p.shapes[names[0]], s)
	p.classes[names[0]] = true
	if s.value != "" && !isDatatype(s.value) {
		p.classes[s.value] = true
	}
	return nil
}

const (
	xsd        = "http://www.w3.org/2001/XMLSchema#"
	langString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
)

func isDatatype(name string) bool { return strings.HasPrefix(name, xsd) || name == langString }

// expand writes a name with a prefix out; ok is false when the prefix is not known.
func expand(prefixes map[string]string, name string) (full string, ok bool) {
	prefix, rest, found := strings.Cut(name, ":")
	if !found || prefixes[prefix] == "" {
		return "", false
	}
	return prefixes[prefix] + rest, true
}
