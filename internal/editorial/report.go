package editorial

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// MaxRejections is how many rejections an ImportReport keeps in detail; the others are only counted.
const MaxRejections = 10_000

// ImportReport tells what an import did.
type ImportReport struct {
	// Counts has a row for every kind that was met. Kinds that stand in no record of their own (connections and code
	// items) have no Read and no Rejected.
	Counts map[catalog.Kind]*Count
	// Unreadable counts the rejected records that do not even say what they are.
	Unreadable int
	// Rejections are the first MaxRejections problems of rejected records, by place.
	Rejections []Rejection
	// Problems counts all problems of rejected records, those left out of Rejections too.
	Problems int
	// Warnings are the rules of publishing that taken records break, when ImportOptions.Warnings asked for them; the most
	// frequent first.
	Warnings []RuleWarning
	Took     time.Duration
}

// Count is one row of a report, in entities. Removed counts the connections that are no longer there, Yielded what was not
// written because somebody wrote to whom the import yields (ImportOptions.Yields).
type Count struct {
	Read, New, Changed, Unchanged, Removed, Yielded, Rejected int
}

// of is what counts a draft that is appended.
func (c *Count) of(d store.Draft) *int {
	switch {
	case d.Base == 0:
		return &c.New
	case ended(d.Status) && d.Kind == catalog.KindConnection:
		return &c.Removed
	}
	return &c.Changed
}

// yield counts drafts that yielded, as those that were appended they were counted before.
func (r *ImportReport) yield(drafts []store.Draft) {
	for _, d := range drafts {
		c := r.count(d.Kind)
		*c.of(d)--
		c.Yielded++
	}
}

// Rejection is one problem of a rejected record. Kind and ID are zero when the record does not even say them.
type Rejection struct {
	Place   Place
	Kind    catalog.Kind
	ID      catalog.ID
	Problem catalog.Problem
}

// String is place, entity and problem in one line.
func (j Rejection) String() string {
	var b strings.Builder
	b.WriteString(j.Place.String())
	b.WriteString(": ")
	if j.Kind != "" {
		b.WriteString(string(j.Kind) + " ")
	}
	if j.ID != (catalog.ID{}) {
		b.WriteString(j.ID.String() + ": ")
	}
	b.WriteString(j.Problem.Error())
	return b.String()
}

// Rejected counts the rejected records.
func (r *ImportReport) Rejected() int {
	n := r.Unreadable
	for _, c := range r.Counts {
		n += c.Rejected
	}
	return n
}

// Read counts the records that were read.
func (r *ImportReport) Read() int {
	n := r.Unreadable
	for _, c := range r.Counts {
		n += c.Read
	}
	return n
}

// Appended counts the revisions that were appended: 0 after an import that changed nothing.
func (r *ImportReport) Appended() int {
	n := 0
	for _, c := range r.Counts {
		n += c.New + c.Changed + c.Removed
	}
	return n
}

// Yielded counts the revisions that were not appended because somebody wrote to whom the import yields.
func (r *ImportReport) Yielded() int {
	n := 0
	for _, c := range r.Counts {
		n += c.Yielded
	}
	return n
}

// WriteTable writes the final table for people: a row for every kind, and a sentence when something yielded or nothing
// changed.
func (r *ImportReport) WriteTable(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "kind\tread\tnew\tchanged\tunchanged\tremoved\tyielded\trejected\t")
	var sum Count
	for _, k := range catalog.Kinds() {
		c := r.Counts[k]
		if c == nil {
			continue
		}
		row(t, string(k), *c)
		sum.Read += c.Read
		sum.New += c.New
		sum.Changed += c.Changed
		sum.Unchanged += c.Unchanged
		sum.Removed += c.Removed
		sum.Yielded += c.Yielded
		sum.Rejected += c.Rejected
	}
	if r.Unreadable > 0 {
		row(t, "unreadable", Count{Read: r.Unreadable, Rejected: r.Unreadable})
		sum.Read += r.Unreadable
		sum.Rejected += r.Unreadable
	}
	row(t, "all", sum)
	if err := t.Flush(); err != nil {
		return err
	}
	if sum.Yielded > 0 {
		if _, err := fmt.Fprintf(w, "%d yielded to what was written here meanwhile.\n", sum.Yielded); err != nil {
			return err
		}
	}
	if r.Appended() == 0 {
		already := "all of this"
		switch {
		case sum.Yielded > 0:
			already = "all else"
		case sum.Rejected > 0:
			already = "all that was not rejected"
		}
		_, err := fmt.Fprintf(w, "Nothing changed: the log already has %s.\n", already)
		return err
	}
	return nil
}

func row(w io.Writer, name string, c Count) {
	fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t\n", name, c.Read, c.New, c.Changed, c.Unchanged, c.Removed, c.Yielded, c.Rejected)
}

func (r *ImportReport) count(k catalog.Kind) *Count {
	c := r.Counts[k]
	if c == nil {
		c = &Count{}
		r.Counts[k] = c
	}
	return c
}

func (r *ImportReport) add(j Rejection) {
	r.Problems++
	if len(r.Rejections) < MaxRejections {
		r.Rejections = append(r.Rejections, j)
	}
}

func (r *ImportReport) sort() {
	slices.SortStableFunc(r.Rejections, func(a, b Rejection) int {
		return cmp.Or(cmp.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line))
	})
}
