package editorial

import (
	"errors"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/store"
)

// worldBeside is what rules ask of an entity that is to be public again: a name is not taken by who had it in public
// beside the entity before. Imported content has two of a name now and then, and what was public together can become
// public together again.
type worldBeside struct {
	*Register
	work *work
	// until is the revision by which the entity ceased to be what it was.
	until int64
	// err is why some history could not be read.
	err error
}

// NameTaken implements rule.World.
func (b *worldBeside) NameTaken(name rule.UniqueName, self catalog.ID) catalog.ID {
	for _, id := range b.having(name) {
		if id == self {
			continue
		}
		had, err := b.had(Ref{name.Kind, id}, name)
		if err != nil {
			b.err = err
		}
		if !had {
			return id
		}
	}
	return catalog.ID{}
}

// had tells whether an entity had that name in public just before that revision.
func (b *worldBeside) had(r Ref, name rule.UniqueName) (bool, error) {
	revs, err := b.work.desk.allRevisions(b.work.ctx, r)
	if err != nil {
		if _, staged := errors.AsType[*NotFound](err); staged { // it is made in this very transaction
			return false, nil
		}
		return false, err
	}
	for _, rev := range slices.Backward(revs) {
		switch {
		case rev.Seq >= b.until:
		case store.EndsPublic(rev.Status):
			return false, nil
		case rev.Status == catalog.StatusPublished:
			e, err := catalog.Unmarshal(r.Kind, rev.Document)
			return err == nil && slices.Contains(uniqueNames(e), name), err
		}
	}
	return false, nil
}
