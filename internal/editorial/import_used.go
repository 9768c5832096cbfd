package editorial

import (
	"context"
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// user is a published entity of the log that names an organisation.
type user struct {
	kind   catalog.Kind
	id     catalog.ID
	member member
}

// findUsers notes who in the log names the organisations that this import takes from the public. It reads the whole
// log, but only for an import that takes any away.
func (r *importRun) findUsers(ctx context.Context) error {
	r.users = map[catalog.ID][]user{}
	t := r.index.table(catalog.KindOrganization)
	for i := range t.entries {
		e := &t.entries[i]
		head := r.heads[e.kind][e.id]
		if !e.rejected && store.EndsPublic(e.status) && head.Number > 0 && !store.EndsPublic(head.Status) {
			r.users[e.id] = nil
		}
	}
	if len(r.users) == 0 {
		return nil
	}
	_, err := r.log.Latest(ctx, func(x store.Entry) error {
		if x.Status != catalog.StatusPublished || !isRecordKind(x.Kind) {
			return nil
		}
		entity, err := catalog.Unmarshal(x.Kind, x.Document)
		if err != nil {
			return fmt.Errorf("%s %s in the log: %w", x.Kind, x.ID, err)
		}
		for _, f := range references(&Given{Entity: entity}) {
			if users, ending := r.users[f.id]; ending && f.kind() == catalog.KindOrganization {
				r.users[f.id] = append(users, user{x.Kind, x.ID, f.member})
			}
		}
		return nil
	})
	return err
}

// rejectUsed rejects the archiving of organisations that something published would still name afterwards (PTV rule: an
// organisation is not archived while it has services, channels or sub organisations). It tells whether it rejected any.
func (r *importRun) rejectUsed() bool {
	again := false
	t := r.index.table(catalog.KindOrganization)
	for i := range t.entries {
		e := &t.entries[i]
		if e.rejected {
			continue
		}
		for _, u := range r.users[e.id] {
			if !r.staysUser(u, e.id) {
				continue
			}
			r.reject(e, catalog.Problem{
				Field: "publishingStatus", Rule: "used", Value: string(e.status),
				Message: fmt.Sprintf("ends an organisation that the published %s %s names (%s)",
					u.kind, u.id, reference{member: u.member}.field()),
			})
			r.unteach(e)
			again = true
			break
		}
	}
	return again
}

// staysUser tells whether an entity of the log will name the organisation after the import too.
func (r *importRun) staysUser(u user, organization catalog.ID) bool {
	e := r.index.find(u.kind, u.id)
	switch {
	case e == nil || e.rejected:
		return true
	case e.status != catalog.StatusPublished: // a draft leaves what is published
		return !store.EndsPublic(e.status)
	}
	for _, f := range e.refs {
		if f.kind() == catalog.KindOrganization && f.id == organization {
			return true
		}
	}
	return false
}
