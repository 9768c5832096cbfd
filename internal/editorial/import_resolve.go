package editorial

import (
	"context"
	"errors"
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// maxLevels is how deep a tree of organisations may be (PTV rule).
const maxLevels = 7

// resolve rejects the records that are sound by themselves but not together with the others: parents in a circle or
// too deep, organisations archived while something names them, references to nothing, items that nobody describes. To
// reject one may break another, so it goes on until nothing changes.
func (r *importRun) resolve(ctx context.Context) error {
	if err := r.rejectDeepTrees(ctx); err != nil {
		return err
	}
	if err := r.findUsers(ctx); err != nil {
		return err
	}
	for again := true; again; {
		again = r.rejectUsed()
		for _, k := range catalog.RecordKinds() {
			t := r.index.table(k)
			for i := range t.entries {
				if err := ctx.Err(); err != nil {
					return err
				}
				e := &t.entries[i]
				if e.rejected {
					continue
				}
				if problems := r.unmetBy(e); len(problems) > 0 {
					r.reject(e, problems...)
					r.unteach(e)
					again = true
				}
			}
		}
	}
	return nil
}

func (r *importRun) unmetBy(e *entry) []catalog.Problem {
	var problems []catalog.Problem
	for _, f := range e.refs {
		if p := r.unmet(e, f); p != nil {
			problems = append(problems, *p)
		}
	}
	for _, b := range e.bare {
		if r.index.teachers[b.uri] == 0 {
			problems = append(problems, catalog.Problem{
				Field: b.field, Rule: "code", Value: b.uri,
				Message: "is not in the code lists, and no record says what it is",
			})
		}
	}
	return problems
}

// unteach takes back what a rejected record said of uris that nobody else knows.
func (r *importRun) unteach(e *entry) {
	for _, uri := range e.teaches {
		r.index.teachers[uri]--
	}
}

// rejectDeepTrees rejects organisations whose chain of parents comes back to them or is longer than maxLevels.
func (r *importRun) rejectDeepTrees(ctx context.Context) error {
	known := map[catalog.ID]catalog.ID{}
	t := r.index.table(catalog.KindOrganization)
	for i := range t.entries {
		e := &t.entries[i]
		if e.rejected || len(e.refs) == 0 {
			continue
		}
		levels := 1
		for up := e.refs[0].id; up != (catalog.ID{}); levels++ {
			if up == e.id {
				r.rejectParent(e, "cycle", "makes the organisation its own ancestor")
				break
			}
			if levels == maxLevels {
				r.rejectParent(e, "levels", fmt.Sprintf("puts the organisation below level %d", maxLevels))
				break
			}
			var err error
			if up, err = r.parentOf(ctx, up, known); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *importRun) rejectParent(e *entry, rule, message string) {
	r.reject(e, catalog.Problem{
		Field: e.refs[0].field(), Rule: rule, Value: e.refs[0].id.String(), Message: message,
	})
	r.unteach(e)
}

// parentOf returns the parent that an organisation will have after the import, zero when it has none or is unknown.
func (r *importRun) parentOf(ctx context.Context, id catalog.ID, known map[catalog.ID]catalog.ID) (catalog.ID, error) {
	if e := r.index.find(catalog.KindOrganization, id); e != nil && (!e.rejected || len(e.refs) > 0) {
		if len(e.refs) == 0 {
			return catalog.ID{}, nil
		}
		return e.refs[0].id, nil
	}
	if parent, ok := known[id]; ok {
		return parent, nil
	}
	rev, err := r.log.Newest(ctx, catalog.KindOrganization, id)
	if errors.Is(err, store.ErrNotFound) {
		known[id] = catalog.ID{}
		return catalog.ID{}, nil
	}
	if err != nil {
		return catalog.ID{}, err
	}
	o, err := catalog.Decode[catalog.Organization](rev.Document)
	if err != nil {
		return catalog.ID{}, fmt.Errorf("organization %s in the log: %w", id, err)
	}
	known[id] = o.ParentOrganizationID
	return o.ParentOrganizationID, nil
}
