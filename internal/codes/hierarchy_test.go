package codes

import (
	"slices"
	"testing"
)

var classifications = map[string]struct {
	get   func() *Classification
	items int
}{
	"service classes":        {ServiceClasses, 228},
	"target groups":          {TargetGroups, 17},
	"life events":            {LifeEvents, 19},
	"industrial classes":     {IndustrialClasses, 1805},
	"digital authorizations": {DigitalAuthorizations, 15},
}

func TestEveryClassificationIsAForest(t *testing.T) {
	for name, want := range classifications {
		t.Run(name, func(t *testing.T) {
			c := want.get()
			if len(c.All()) != want.items {
				t.Errorf("%d classes, want %d", len(c.All()), want.items)
			}
			for _, class := range c.All() {
				steps := 0
				for above := class; above != nil; above = above.Parent {
					if steps++; steps > 10 {
						t.Fatalf("%s is below itself", class.URI)
					}
				}
				if (class.Parent == nil) != slices.Contains(c.Top(), class) {
					t.Errorf("%s: parent %v does not fit its place at the top", class.URI, class.Parent)
				}
				if class.Parent != nil && !slices.Contains(class.Parent.Children, class) {
					t.Errorf("%s is not a child of its parent", class.URI)
				}
				if class.Names.FI == "" || class.Names.SV == "" || class.Names.EN == "" {
					t.Errorf("%s lacks a name", class.URI)
				}
			}
		})
	}
}

// A table whose parent is unknown would put the class at the top without a word.
func TestEveryParentNamedInATableExists(t *testing.T) {
	tables := []string{
		"service-classes", "target-groups", "life-events", "industrial-classes", "digital-authorizations",
	}
	for _, name := range tables {
		table := mustTable(name)
		codes := map[string]bool{}
		for _, row := range table.rows {
			codes[table.get(row, "code")] = true
		}
		for _, row := range table.rows {
			if parent := table.get(row, "parent"); parent != "" && !codes[parent] {
				t.Errorf("%s: %s has the unknown parent %s", name, table.get(row, "code"), parent)
			}
		}
		if len(codes) != len(table.rows) {
			t.Errorf("%s: %d codes in %d rows", name, len(codes), len(table.rows))
		}
	}
}

func TestEveryFormOfEveryIdentifierLeadsToTheSameClass(t *testing.T) {
	for name, want := range classifications {
		c := want.get()
		for _, class := range c.All() {
			for _, id := range []string{class.URI, class.NewURI, class.Code} {
				if id == "" {
					continue
				}
				for _, form := range []string{id, secure(id)} {
					if got, ok := c.Lookup(form); !ok || got != class {
						t.Errorf("%s: %s does not lead to %s", name, form, class.URI)
					}
				}
			}
		}
	}
}

func TestBroaderTermsHaveNoCycles(t *testing.T) {
	const open, done = 1, 2
	state := map[*Term]int{}
	var visit func(*Term)
	visit = func(term *Term) {
		state[term] = open
		for _, above := range Ontology().Terms(term.Broader) {
			if state[above] == open {
				t.Errorf("%s is above and below %s", above.URI, term.URI)
			}
			if state[above] == 0 {
				visit(above)
			}
		}
		state[term] = done
	}
	for _, term := range Ontology().All() {
		if state[term] == 0 {
			visit(term)
		}
	}
}
