package editorial

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// Outcome tells what a use case did or, in a rehearsal, would do.
type Outcome struct {
	Ref
	// Number and Status are those of the entity's newest revision afterwards. In a rehearsal of something that breaks
	// rules they are what they would be without the problems.
	Number int
	Status catalog.Status
	// Entity is the newest document afterwards, with all language versions and the Plan. It is not shared.
	Entity catalog.Entity
	// Public is the published document that everybody sees afterwards, nil when nothing is public.
	Public catalog.Entity
	// Created tells that the entity is new.
	Created bool
	// Repeated tells that the very same had been done before, so that nothing was written: a retry.
	Repeated bool
	// Changes is, in a rehearsal, the difference to the newest document before, field by field; everything for a new entity.
	Changes []Change
	// Problems are the broken rules. They are empty but in a rehearsal, where a change that breaks rules is no error.
	Problems []catalog.Problem
	// Effects are changes of other entities that come with it.
	Effects []Effect
	// Ignored are the connections that were passed over, with the reason.
	Ignored []Ignored
}

// Effect is the change of another entity that comes with a change.
type Effect struct {
	Ref
	// Number and Status are those of its newest revision afterwards.
	Number int
	Status catalog.Status
	// Reason says why it comes with it: one of the constants Effect....
	Reason string
}

// Reasons of effects.
const (
	// EffectConnected and EffectDisconnected are connections made or removed as asked for.
	EffectConnected    = "connected"
	EffectDisconnected = "disconnected"
	// EffectUnshared is a connection of another organisation, removed because the channel is no longer shared.
	EffectUnshared = "unshared"
	// EffectUnproposed is a general description that no longer proposes a channel which was archived.
	EffectUnproposed = "unproposed"
	// EffectCascade is content archived with its organisation.
	EffectCascade = "cascade"
)

// Ignored is a connection that was not made.
type Ignored struct {
	ServiceID, ChannelID catalog.ID
	// Reason is one of the constants Ignored..., the name of the rule that is in the way.
	Reason string
}

// Reasons why a connection is passed over.
const (
	// IgnoredLanguage says that service and channel have no language version in common (PTV rule).
	IgnoredLanguage = rule.ConnectionLanguage
	// IgnoredChannel says that the channel is not there, not published, or neither shared nor the caller's own.
	IgnoredChannel = rule.ChannelRefused
	// IgnoredService says the same of the service: not there, archived, or not the caller's.
	IgnoredService = rule.ServiceRefused
	// IgnoredType says that an ASTI connection was asked for a channel that is no service location.
	IgnoredType = rule.ConnectionExtra
	// IgnoredASTI says that the pair has an ASTI connection, which regular ones leave as it is.
	IgnoredASTI = rule.ConnectionASTI
)

// Change is one field that differs between two documents.
type Change struct {
	// Path leads to the field: members joined by full stops; in a list, what tells the element from the others (type
	// and language, language, uri, id) or its place, in brackets: serviceNames[Name fi], addresses[0].country.
	Path string
	// Old and New are the values as JSON, "" where the field is absent.
	Old, New string
	// Words is the difference word by word where both values are texts of several words; else nil.
	Words []Span
}

// Span is a stretch of words of a text.
type Span struct {
	Text string
	// Op is Same, Removed or Added.
	Op SpanOp
}

// SpanOp tells whether a stretch of words is in both texts.
type SpanOp int8

// The three cases.
const (
	Removed SpanOp = iota - 1
	Same
	Added
)
