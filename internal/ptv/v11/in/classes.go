package in

import (
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// classified replaces references by those of a body: uris of either generation become the catalogue's (the older form),
// each stands once, and what the general description has already is left out (PTV).
func classified(
	present []catalog.CodeRef, given []string, deleted bool, member string, list *codes.Classification, general []catalog.CodeRef, at paths,
) []catalog.CodeRef {
	if len(given) == 0 {
		return replaced(present, nil, deleted)
	}
	var out []catalog.CodeRef
	seen := make(map[string]bool, len(given)+len(general)) // a body may list very many
	for _, g := range general {
		seen[g.URI] = true
	}
	add := func(uri string, i int) {
		if seen[uri] {
			return
		}
		seen[uri] = true
		at.set(fmt.Sprintf("%s[%d]", member, len(out)), fmt.Sprintf("%s[%d]", member, i))
		if known := catalog.IndexURI(present, uri); known >= 0 {
			out = append(out, present[known])
			return
		}
		out = append(out, catalog.CodeRef{URI: uri})
	}
	for i, uri := range given {
		class := classOf(list, uri)
		if class == nil {
			add(uri, i)
			continue
		}
		if list == codes.TargetGroups() && class.Parent != nil {
			add(class.Parent.URI, i) // a sub-group comes with its group (PTV)
		}
		add(class.URI, i)
	}
	return out
}

// classOf finds a class by its uri; nil for an unknown one, and for terms, which have no list of classes.
func classOf(list *codes.Classification, uri string) *codes.Class {
	if list == nil || len(uri) < len("http://") {
		return nil
	}
	class, ok := list.Lookup(uri)
	if !ok {
		return nil
	}
	return class
}

// notOverridden drops from what a service leaves out of its general description what the body asks for.
func notOverridden(left []string, given []string, list *codes.Classification) []string {
	if len(left) == 0 {
		return nil
	}
	asked := make(map[string]bool, len(given))
	for _, g := range given {
		asked[g] = true
		if class := classOf(list, g); class != nil {
			asked[class.URI] = true
		}
	}
	var out []string
	for _, uri := range left {
		if !asked[uri] {
			out = append(out, uri)
		}
	}
	return out
}
