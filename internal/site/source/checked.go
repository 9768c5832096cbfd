package source

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// since is when content was checked, zero unless that was after its last change.
func since(changed, checked catalog.Moment) time.Time {
	if !checked.After(changed.Time) {
		return time.Time{}
	}
	return checked.Time
}
