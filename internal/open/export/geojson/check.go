package geojson

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// maxTold is how many problems a check tells.
const maxTold = 20

// Check holds a FeatureCollection against RFC 7946: types, members, points of two finite numbers in degrees, longitude
// first and in or around Finland, ids that come once, no crs member. It returns what is wrong.
func Check(document []byte) []string {
	c := &checker{ids: map[string]bool{}}
	var d map[string]any
	if err := json.Unmarshal(document, &d); err != nil {
		return []string{"the document is no JSON: " + err.Error()}
	}
	if d["type"] != "FeatureCollection" {
		c.tell("the type is %v", d["type"])
	}
	if _, ok := d["crs"]; ok {
		c.tell("there is a crs member (RFC 7946, 4)")
	}
	for _, member := range []string{"geometry", "properties", "coordinates", "geometries"} {
		if _, ok := d[member]; ok {
			c.tell("a FeatureCollection must not have %s (RFC 7946, 7.1)", member)
		}
	}
	features, ok := d["features"].([]any)
	if !ok {
		c.tell("features is no list")
	}
	for i, f := range features {
		c.feature(fmt.Sprintf("features[%d]", i), f)
	}
	return c.problems
}

type checker struct {
	ids      map[string]bool
	problems []string
}

func (c *checker) tell(format string, a ...any) {
	if len(c.problems) < maxTold {
		c.problems = append(c.problems, fmt.Sprintf(format, a...))
	}
}

func (c *checker) feature(at string, v any) {
	f, _ := v.(map[string]any)
	if f["type"] != "Feature" {
		c.tell("%s: the type is %v", at, f["type"])
	}
	id, _ := f["id"].(string)
	if id == "" || c.ids[id] {
		c.tell("%s: the id %q is none or comes twice", at, id)
	}
	c.ids[id] = true
	p, ok := f["properties"].(map[string]any)
	if name, _ := p["name"].(string); !ok || strings.TrimSpace(name) == "" {
		c.tell("%s has no properties or no name in them", at)
	}
	for _, member := range []string{"coordinates", "geometries", "features"} {
		if _, ok := f[member]; ok {
			c.tell("%s: a Feature must not have %s (RFC 7946, 7.1)", at, member)
		}
	}
	g, _ := f["geometry"].(map[string]any)
	if g["type"] != "Point" {
		c.tell("%s: the geometry is %v", at, g["type"])
		return
	}
	c.position(at, g["coordinates"])
}

// position also finds latitude and longitude in the wrong order, which in Finland differ.
func (c *checker) position(at string, v any) {
	list, _ := v.([]any)
	var n []float64
	for _, one := range list {
		if f, ok := one.(float64); ok && !math.IsNaN(f) {
			n = append(n, f)
		}
	}
	if len(list) != 2 || len(n) != 2 {
		c.tell("%s: the position is %v", at, v)
		return
	}
	if inFinland := n[0] > 15 && n[0] < 35 && n[1] > 57 && n[1] < 72; !inFinland {
		c.tell("%s: the position %v is not in Finland", at, slices.Clone(n))
	}
}
