package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/catalog"
)

const (
	// MaxDocumentSize is the size of the largest document that the log takes, in bytes.
	MaxDocumentSize = 8 << 20
	// MaxNameSize is the size of the longest actor and cursor name, in bytes.
	MaxNameSize = 256
)

// ValidateDrafts returns a *DraftError for the first draft that breaks a rule, nil when none does.
func ValidateDrafts(drafts []Draft) error {
	for i := range drafts {
		if field, reason := drafts[i].fault(); field != "" {
			return &DraftError{Index: i, Field: field, Reason: reason}
		}
	}
	return nil
}

func (d *Draft) fault() (field, reason string) {
	if _, err := catalog.ParseKind(string(d.Kind)); err != nil {
		return "Kind", fmt.Sprintf("is unknown: %q", d.Kind)
	}
	if d.ID == (catalog.ID{}) {
		return "ID", "is zero"
	}
	if d.Base < 0 {
		return "Base", fmt.Sprintf("is negative: %d", d.Base)
	}
	if _, err := catalog.ParseStatus(string(d.Status)); err != nil {
		return "Status", fmt.Sprintf("is unknown: %q", d.Status)
	}
	if reason := textFault(d.Actor); reason != "" {
		return "Actor", reason
	}
	if reason := timeFault(d.Time); reason != "" {
		return "Time", reason
	}
	if reason := documentFault(d.Document); reason != "" {
		return "Document", reason
	}
	for i := range d.Expects {
		if reason := d.Expects[i].fault(); reason != "" {
			return "Expects", reason
		}
	}
	return "", ""
}

func (e *Expected) fault() string {
	if _, err := catalog.ParseKind(string(e.Kind)); err != nil {
		return fmt.Sprintf("names an unknown kind: %q", e.Kind)
	}
	switch {
	case e.ID == catalog.ID{}:
		return "names a zero id"
	case e.Number < 0:
		return fmt.Sprintf("names a negative number: %d", e.Number)
	}
	return ""
}

// ValidateCursor returns a *DraftError when the name or the value breaks a rule of SetCursor.
func ValidateCursor(name string, value []byte) error {
	if name == "" {
		return &DraftError{Index: -1, Field: "CursorName", Reason: "is empty"}
	}
	if reason := textFault(name); reason != "" {
		return &DraftError{Index: -1, Field: "CursorName", Reason: reason}
	}
	if len(value) > MaxDocumentSize {
		return &DraftError{Index: -1, Field: "CursorValue", Reason: sizeReason(len(value), MaxDocumentSize)}
	}
	return nil
}

// textFault keeps out what PostgreSQL's text type cannot hold, so that logs can move between engines.
func textFault(s string) string {
	switch {
	case len(s) > MaxNameSize:
		return sizeReason(len(s), MaxNameSize)
	case !utf8.ValidString(s):
		return "is not UTF-8"
	case strings.ContainsRune(s, 0):
		return "contains NUL"
	}
	return ""
}

// timeFault allows the years that RFC 3339 can write; everything that leaves the log as JSON needs that.
func timeFault(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if y := t.UTC().Year(); y < 1 || y > 9999 {
		return fmt.Sprintf("is in year %d, outside 1-9999", y)
	}
	return ""
}

func documentFault(doc []byte) string {
	switch {
	case len(doc) == 0:
		return "is empty"
	case len(doc) > MaxDocumentSize:
		return sizeReason(len(doc), MaxDocumentSize)
	case !utf8.Valid(doc):
		return "is not UTF-8"
	case !json.Valid(doc):
		return "is not valid JSON"
	}
	return ""
}

func sizeReason(size, limit int) string {
	return fmt.Sprintf("is too large: %d bytes, at most %d", size, limit)
}

// Revision returns what the draft becomes when it is appended as seq. now replaces a zero Time.
// The document is copied, so that the caller may reuse its buffer.
func (d Draft) Revision(seq int64, now time.Time) Revision {
	t := d.Time
	if t.IsZero() {
		t = now
	}
	return Revision{
		Seq:          seq,
		Kind:         d.Kind,
		ID:           d.ID,
		Number:       d.Base + 1,
		Status:       d.Status,
		Actor:        d.Actor,
		Organization: d.Organization,
		// By way of the number, so that it reads the same before and after the log.
		Time:     time.UnixMicro(t.UnixMicro()).UTC(),
		Document: bytes.Clone(d.Document),
	}
}
