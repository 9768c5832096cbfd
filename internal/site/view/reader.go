package view

import (
	"errors"
	"time"
)

// Reader is who a view is made for: the page's language, the municipality that was chosen (a code, or empty) and the
// moment for which opening hours are told.
type Reader struct {
	Lang         string
	Municipality string
	Now          time.Time
	// Page is the part of a page's list that is shown, from 1; 0 is the first.
	Page int
}

// What a source answers when it has no view to give.
var (
	// ErrNotFound: there is no such published thing.
	ErrNotFound = errors.New("not found")
	// ErrGone: there was one, and it has been archived or withdrawn.
	ErrGone = errors.New("no longer published")
)
