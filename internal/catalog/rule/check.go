package rule

import "github.com/varanto/varanto/internal/catalog"

// Draft returns every rule that a draft breaks, those of catalog.Validate among them; nil when it is sound.
// Problem.Field is the member's path in the entity's canonical document.
func Draft(e catalog.Entity, w World) []catalog.Problem { return catalog.Validate(e) }

// Complete returns what Draft returns and what is missing whatever the status: PTV asks it of every entity that is sent
// to its interface.
func Complete(e catalog.Entity, w World) []catalog.Problem { return Draft(e, w) }

// Publish returns what Complete returns and what publishing asks for. Every language version that e has is looked at:
// give an entity with those that are to be published (see Languages); Problem.Language says which one a problem is of.
func Publish(e catalog.Entity, w World) []catalog.Problem { return Complete(e, w) }

// Archive returns the rules that keep an entity from being archived: an organisation or a general description on
// which others stand (PTV's interface; its pages archive the content of an organisation with it).
func Archive(e catalog.Entity, w World) []catalog.Problem { return nil }

// Fresh returns the problems of a changed entity that its earlier state did not have.
func Fresh(before, after []catalog.Problem) []catalog.Problem { return after }

// Languages returns the language versions of an entity in PTV's order: languages with a name or a description.
func Languages(e catalog.Entity) []string { return nil }

// NameKey is the form in which names are compared: in lower case, blanks collapsed.
func NameKey(name string) string { return name }
