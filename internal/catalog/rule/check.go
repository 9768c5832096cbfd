package rule

import (
	"strconv"

	"github.com/varanto/varanto/internal/catalog"
)

// Draft returns every rule that a draft breaks, those of catalog.Validate first; nil when it is sound.
// Problem.Field is the member's path in the entity's canonical document. w may be nil (a form, an import that knows
// nothing else yet): then what only it could tell is not looked at. This holds for Complete and Publish, too.
func Draft(e catalog.Entity, w World) []catalog.Problem { return check(e, w, Drafts) }

// Complete returns what Draft returns and what is missing whatever the status: PTV asks it of every entity that is sent
// to its interface.
func Complete(e catalog.Entity, w World) []catalog.Problem { return check(e, w, Completed) }

// Publish returns what Complete returns and what publishing asks for. Every language version that e has is looked at:
// give an entity with those that are to be published (see Languages); Problem.Language says which one a problem is of.
func Publish(e catalog.Entity, w World) []catalog.Problem { return check(e, w, Publishing) }

func check(e catalog.Entity, w World, until Step) []catalog.Problem {
	c := checker{
		world:      w,
		completing: until == Completed || until == Publishing,
		publishing: until == Publishing,
		versions:   versionsOf(e),
		at:         make(catalog.Path, 0, 8),
		problems:   catalog.Validate(e),
	}
	for i := range c.problems {
		c.problems[i].Message = Message("en", c.problems[i])
	}
	switch e := e.(type) {
	case *catalog.Service:
		c.service(e)
	case *catalog.ServiceChannel:
		c.channel(e)
	case *catalog.Organization:
		c.organization(e)
	case *catalog.GeneralDescription:
		c.generalDescription(e)
	case *catalog.ServiceCollection:
		c.collection(e)
	case *catalog.Connection:
		c.connection(e)
	}
	return c.problems
}

// Archive returns the rule that keeps an entity from being archived through PTV's interface, nil when nothing does:
// an organisation or a general description on which others stand. (PTV's own pages archive an organisation's content
// with it.)
func Archive(e catalog.Entity, w World) []catalog.Problem {
	kind := e.EntityKind()
	if w == nil || kind != catalog.KindOrganization && kind != catalog.KindGeneralDescription {
		return nil
	}
	if n := w.Dependents(kind, e.EntityID()); n > 0 {
		return []catalog.Problem{Broken(ArchiveInUse, "publishingStatus", "", "count", strconv.Itoa(n))}
	}
	return nil
}

// Fresh returns the problems of a changed entity that its earlier state did not have: content that came in by an
// import may break rules that a small change of it is not to be blamed for.
// Two problems are the same when rule, language, value and the field without places in lists are the same.
func Fresh(before, after []catalog.Problem) []catalog.Problem {
	if len(before) == 0 {
		return after
	}
	type key struct{ rule, language, value, field string }
	keyOf := func(p *catalog.Problem) key { return key{p.Rule, p.Language, p.Value, withoutPlaces(p.Field)} }
	old := make(map[key]int, len(before))
	for i := range before {
		old[keyOf(&before[i])]++
	}
	var fresh []catalog.Problem
	for i := range after {
		k := keyOf(&after[i])
		if old[k] > 0 {
			old[k]--
			continue
		}
		fresh = append(fresh, after[i])
	}
	return fresh
}

// withoutPlaces drops the indexes of a path: a[1].b of a[].b.
func withoutPlaces(path string) string {
	out := make([]byte, 0, len(path))
	for i := range len(path) {
		if path[i] < '0' || path[i] > '9' {
			out = append(out, path[i])
		}
	}
	return string(out)
}
