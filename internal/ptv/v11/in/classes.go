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
	add := func(uri string, i int) {
		if catalog.HasURI(out, uri) || catalog.HasURI(general, uri) {
			return
		}
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
	var out []string
	for _, uri := range left {
		asked := false
		for _, g := range given {
			if class := classOf(list, g); g == uri || class != nil && class.URI == uri {
				asked = true
			}
		}
		if !asked {
			out = append(out, uri)
		}
	}
	return out
}
