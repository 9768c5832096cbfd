package codes

import (
	"slices"
	"strings"
)

// Class is one item of a classification.
type Class struct {
	// Code is the class's code, such as P6.2; "" in the digital authorizations, which have none.
	Code string
	// Vocabulary is what PTV v11 gives as ontologyType, such as ptvserclass2. It is "" in the digital
	// authorizations, whose value is not known.
	Vocabulary string
	// URI is what PTV v11 gives as uri: the older form of the identifier. A class newer than the older
	// form (P28) has the newer uri here too.
	URI string
	// NewURI is today's identifier in the code list service of suomi.fi, v11's newUri; "" in the digital
	// authorizations.
	NewURI string
	// ParentURI and NewParentURI are the parent's URI and NewURI; "" at the top.
	ParentURI, NewParentURI string
	Names
	// Parent is nil at the top.
	Parent *Class
	// Children are in code order; nil for a class without narrower classes.
	Children []*Class
}

// Top returns the topmost class above c: c itself when it has no parent.
func (c *Class) Top() *Class {
	for c.Parent != nil {
		c = c.Parent
	}
	return c
}

// Within tells whether c is the given class or somewhere below it.
func (c *Class) Within(above *Class) bool {
	for ; c != nil; c = c.Parent {
		if c == above {
			return true
		}
	}
	return false
}

// Classification is a hierarchy of classes.
type Classification struct {
	family string
	all    []*Class
	top    []*Class
	byKey  map[string]*Class
}

// All returns every class in code order: P6.2 before P6.10.
func (c *Classification) All() []*Class { return c.all }

// Top returns the classes without a parent, in code order.
func (c *Classification) Top() []*Class { return c.top }

// Lookup finds a class by its code or by any of its uris: the older form, today's form, either with
// http or https, and today's form in another version of the list (ptvserclass for ptvserclass2).
// A digital authorization is also found by the last part of its uri. So it also turns an older uri
// into the newer one: Lookup(old) gives the class with its NewURI.
func (c *Classification) Lookup(uriOrCode string) (*Class, bool) {
	class, ok := c.byKey[classKey(uriOrCode, c.family)]
	return class, ok
}

// loadClassification decodes a table with the columns code, parent, uri, fi, sv, en. An empty uri is
// the newer uri, which is the table's newUriPrefix and the code. In a table without such a prefix
// (digital authorizations) the column code is the last part of the uri and no code of its own.
func loadClassification(name string) *Classification {
	t := mustTable(name)
	prefix := t.meta["newUriPrefix"]
	c := &Classification{
		family: listFamily(prefix),
		all:    make([]*Class, 0, len(t.rows)),
		byKey:  make(map[string]*Class, 2*len(t.rows)),
	}
	parents := make(map[*Class]string, len(t.rows))
	for _, row := range t.rows {
		code := t.get(row, "code")
		class := &Class{Vocabulary: t.meta["vocabulary"], URI: t.get(row, "uri"), Names: t.names(row)}
		if prefix != "" {
			class.Code = code
			class.NewURI = prefix + code
		}
		if class.URI == "" {
			class.URI = class.NewURI
		}
		parents[class] = t.get(row, "parent")
		c.all = append(c.all, class)
		c.byKey[code] = class
		c.byKey[classKey(class.URI, c.family)] = class
	}
	slices.SortStableFunc(c.all, compareClasses)
	for _, class := range c.all {
		c.join(class, c.byKey[parents[class]])
	}
	return c
}

func compareClasses(a, b *Class) int {
	if order := compareCodes(a.Code, b.Code); order != 0 {
		return order
	}
	return strings.Compare(a.URI, b.URI)
}

func (c *Classification) join(class, parent *Class) {
	if parent == nil {
		c.top = append(c.top, class)
		return
	}
	class.Parent = parent
	class.ParentURI = parent.URI
	class.NewParentURI = parent.NewURI
	parent.Children = append(parent.Children, class)
}
