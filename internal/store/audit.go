package store

import (
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// HeadRow is what an engine keeps of an entity beside the log, so that it need not search the log for it.
type HeadRow struct {
	Kind catalog.Kind
	ID   catalog.ID
	Head
	// PublicSeq is the Seq of the published revision that the public sees; 0 when there is none.
	PublicSeq int64
	// FirstSeq and FirstTime are Seq and Time of revision number 1.
	FirstSeq  int64
	FirstTime time.Time
}

// Advance returns the row after the revision, whose document has that hash. The zero row is the one before an
// entity's first revision.
func (h HeadRow) Advance(rev Revision, hash Hash) HeadRow {
	if h.FirstSeq == 0 {
		h.Kind, h.ID = rev.Kind, rev.ID
		h.FirstSeq, h.FirstTime = rev.Seq, rev.Time
	}
	h.Head = Head{Number: rev.Number, Status: rev.Status, Seq: rev.Seq, Hash: hash}
	switch {
	case rev.Status == catalog.StatusPublished:
		h.PublicSeq = rev.Seq
	case EndsPublic(rev.Status):
		h.PublicSeq = 0
	}
	return h
}

// Audit finds what is wrong with a log from its rows. Give it all revisions in order, then all head rows,
// then ask for the problems. It is what engines build their Check from.
type Audit struct {
	lastSeq  int64
	entities map[entityKey]HeadRow
	problems []Problem
}

type entityKey struct {
	kind catalog.Kind
	id   catalog.ID
}

// NewAudit returns an audit that has seen nothing.
func NewAudit() *Audit { return &Audit{entities: map[entityKey]HeadRow{}} }

// Report adds a problem that the engine found by itself.
func (a *Audit) Report(p Problem) {
	if len(a.problems) < MaxProblems {
		a.problems = append(a.problems, p)
	}
}

// Revision examines the next revision of the log; hash is what the engine stored with it.
func (a *Audit) Revision(rev Revision, hash Hash) {
	report := func(format string, args ...any) {
		a.Report(Problem{Seq: rev.Seq, Kind: rev.Kind, ID: rev.ID, Text: fmt.Sprintf(format, args...)})
	}
	if rev.Seq != a.lastSeq+1 {
		report("follows revision %d: there is a gap in the log", a.lastSeq)
	}
	a.lastSeq = rev.Seq

	key := entityKey{rev.Kind, rev.ID}
	before := a.entities[key]
	if rev.Number != before.Number+1 {
		report("has number %d, after number %d of its entity", rev.Number, before.Number)
	}
	asDraft := Draft{
		Kind: rev.Kind, ID: rev.ID, Base: max(rev.Number-1, 0), Status: rev.Status,
		Actor: rev.Actor, Organization: rev.Organization, Time: rev.Time, Document: rev.Document,
	}
	if field, reason := asDraft.fault(); field != "" {
		report("%s %s", field, reason)
	}
	if HashOf(rev.Document) != hash {
		report("the document is not the one that was appended: its hash differs")
	}
	a.entities[key] = before.Advance(rev, hash)
}

// Head examines the row that the engine keeps of an entity.
func (a *Audit) Head(row HeadRow) {
	key := entityKey{row.Kind, row.ID}
	want, known := a.entities[key]
	delete(a.entities, key)
	if !known {
		a.Report(Problem{Kind: row.Kind, ID: row.ID, Text: "has a head but no revision in the log"})
		return
	}
	if !want.FirstTime.Equal(row.FirstTime) {
		a.Report(Problem{Kind: row.Kind, ID: row.ID, Text: fmt.Sprintf(
			"the head says first time %s, the log %s", row.FirstTime, want.FirstTime)})
	}
	want.FirstTime, row.FirstTime = time.Time{}, time.Time{}
	if want != row {
		a.Report(Problem{Kind: row.Kind, ID: row.ID, Text: fmt.Sprintf(
			"the head says %s, the log %s", row.summary(), want.summary())})
	}
}

// Problems returns what was found, nil when the log is sound.
func (a *Audit) Problems() []Problem {
	for _, row := range a.entities {
		a.Report(Problem{Seq: row.Seq, Kind: row.Kind, ID: row.ID, Text: "has revisions in the log but no head"})
	}
	clear(a.entities)
	return a.problems
}

func (h HeadRow) summary() string {
	return fmt.Sprintf("number %d, status %s, revision %d, public %d, first %d, hash %x",
		h.Number, h.Status, h.Seq, h.PublicSeq, h.FirstSeq, h.Hash)
}
