package editorial

import (
	"fmt"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// Ref names an entity.
type Ref struct {
	Kind catalog.Kind
	ID   catalog.ID
}

// RefOf names an entity that is at hand.
func RefOf(e catalog.Entity) Ref { return Ref{Kind: e.EntityKind(), ID: e.EntityID()} }

// String is kind and id.
func (r Ref) String() string { return string(r.Kind) + " " + r.ID.String() }

// Invalid says which rules a change breaks. Nothing was written.
type Invalid struct {
	// Problems are all that was found, at least one.
	Problems []catalog.Problem
	// Existing names the entity that already has the given source id, where that is the problem; else zero.
	Existing Ref
}

func (e *Invalid) Error() string {
	texts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		texts[i] = p.Error()
	}
	return "invalid: " + strings.Join(texts, "; ")
}

// Rules of Forbidden.
const (
	// RuleRole says that the caller's role may not do this at all.
	RuleRole = "role"
	// RuleRight says that an API user lacks the right.
	RuleRight = "right"
	// RuleOrganization says that the entity belongs to an organisation that is not the caller's.
	RuleOrganization = "organization"
	// RuleOwner says that the organisation that is to own the entity is not the caller's.
	RuleOwner = "owner"
	// RuleMainOrganization says that main organisations (those without a parent) are an Admin's matter.
	RuleMainOrganization = "main-organization"
	// RuleMirrored says that the entity is mirrored from elsewhere and read-only here.
	RuleMirrored = "mirrored"
)

// Forbidden says that the caller may not do that. Nothing was written.
type Forbidden struct {
	Ref
	Action Action
	// Rule says why: one of the constants Rule....
	Rule string
	// Organization is the organisation that the rule is about; zero when it is about none.
	Organization catalog.ID
}

func (e *Forbidden) Error() string {
	return fmt.Sprintf("forbidden: %s %s (%s)", e.Action, e.Ref, e.Rule)
}

// NotFound says that there is no such entity, or no such revision of it.
type NotFound struct {
	Ref
	// Number is the revision that was asked for; 0 when it was the entity.
	Number int
}

func (e *NotFound) Error() string {
	if e.Number != 0 {
		return fmt.Sprintf("%s has no revision %d", e.Ref, e.Number)
	}
	return fmt.Sprintf("%s is not found", e.Ref)
}

// Conflict says that somebody changed the same fields since the revision that the change was based on. Nothing was
// written. To resolve it, save again with Newest as base.
type Conflict struct {
	Ref
	// Base is the revision that the change was based on, Newest the one that is there now.
	Base, Newest int
	// Actor is who made the newest one.
	Actor  string
	Fields []FieldConflict
	// Merged is what both changes give together, with the caller's value in the fields that conflict.
	Merged catalog.Entity
}

// FieldConflict is a field that two people changed differently. The values are JSON, "" where the field is absent.
type FieldConflict struct {
	// Path is as in Change, but that it leads to the very value: serviceNames[Name fi].value.
	Path               string
	Base, Mine, Theirs string
}

func (e *Conflict) Error() string {
	paths := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		paths[i] = f.Path
	}
	return fmt.Sprintf("%s was changed since revision %d, at %s", e.Ref, e.Base, strings.Join(paths, ", "))
}
