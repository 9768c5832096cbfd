package store

import (
	"errors"
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
)

var (
	// ErrNotFound says that the log has no revision of the entity.
	ErrNotFound = errors.New("not found in the log")
	// ErrConflict is what every *ConflictError is.
	ErrConflict = errors.New("conflict with a newer revision")
	// ErrInvalid is what every *DraftError is.
	ErrInvalid = errors.New("invalid")
	// ErrClosed says that the log was closed.
	ErrClosed = errors.New("the log is closed")
)

// ConflictError says that a draft builds on a revision that is not the newest of its entity, or expects another newest one
// of an entity that it leans on.
type ConflictError struct {
	Kind catalog.Kind
	ID   catalog.ID
	// Base is the number that the draft built on or expected, 0 for a new entity.
	Base int
	// Newest is the number of the entity's newest revision, 0 when there is none.
	Newest int
}

func (e *ConflictError) Error() string {
	switch {
	case e.Newest == 0:
		return fmt.Sprintf("%s %s has no revision %d to build on: it is not in the log", e.Kind, e.ID, e.Base)
	case e.Base == 0:
		return fmt.Sprintf("%s %s is not new: its newest revision is %d", e.Kind, e.ID, e.Newest)
	}
	return fmt.Sprintf("%s %s: the newest revision is %d, not %d", e.Kind, e.ID, e.Newest, e.Base)
}

// Is makes errors.Is(err, ErrConflict) true.
func (e *ConflictError) Is(target error) bool { return target == ErrConflict }

// DraftError says which part of a call's input breaks a rule.
type DraftError struct {
	// Index is the draft's place in the call, from 0; it is -1 for a cursor.
	Index int
	// Field is the name of the field of Draft, or CursorName or CursorValue.
	Field string
	// Reason completes the sentence that Field begins.
	Reason string
}

func (e *DraftError) Error() string {
	if e.Index < 0 {
		return e.Field + " " + e.Reason
	}
	return fmt.Sprintf("draft %d: %s %s", e.Index, e.Field, e.Reason)
}

// Is makes errors.Is(err, ErrInvalid) true.
func (e *DraftError) Is(target error) bool { return target == ErrInvalid }
