package editorial

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/store"
)

// Current is an entity as it stands now. Its documents may be shared and are not to be changed.
type Current struct {
	Ref
	// Number, Status, Actor and Time are those of the newest revision.
	Number int
	Status catalog.Status
	Actor  string
	Time   time.Time
	// Entity is the newest document with all language versions; Public the published one, nil when nothing is public.
	Entity, Public catalog.Entity
	// PublicNumber is the number of the published revision, 0 when nothing is public.
	PublicNumber int
	// Languages is the state of each language version, in PTV's order.
	Languages []LanguageVersion
	// Edited tells that there is something to publish: a public language version has been changed or dropped, or there
	// is a draft of another. An entity of status Modified that is not Edited differs from what is public only by
	// withdrawn or archived language versions.
	Edited   bool
	Mirrored bool
}

// LanguageVersion is one language version of an entity.
type LanguageVersion struct {
	Language             string
	State                catalog.LanguageState
	PublishAt, ArchiveAt catalog.Moment
}

// Read returns an entity as it stands, drafts and archived ones too. The caller needs ActionRead.
func (d *Desk) Read(ctx context.Context, c Caller, r Ref) (*Current, error) {
	if err := d.May(ctx, c, ActionRead, r); err != nil {
		return nil, err
	}
	h, err := d.read(ctx, r)
	if err != nil {
		return nil, err
	}
	now := &Current{
		Ref: r, Number: h.number, Status: h.status, Actor: h.actor, Time: h.time, Entity: h.newest, Public: h.public,
		PublicNumber: h.publicNumber, Mirrored: d.register.Mirrored(r),
	}
	if r.Kind == catalog.KindConnection {
		return now, nil
	}
	if now.Languages, err = LanguageStates(h.newest, h.status, h.public); err != nil {
		return nil, err
	}
	now.Edited, err = isEdited(h)
	return now, err
}

// isEdited tells whether publishing the newest content as a whole would change what is public.
func isEdited(h *held) (bool, error) {
	if !h.isPublic() || h.status == catalog.StatusPublished {
		return false, nil
	}
	would, err := Restrict(h.newest, less(rule.Languages(h.newest), marked(planOf(h.newest))))
	if err != nil {
		return false, err
	}
	equal, err := sameContent(would, h.public)
	return !equal, err
}

// PTVStatus tells the status that an entity has in PTV's terms: that of the newest revision, but Published where what is
// public was not edited since, and differs from the newest revision only by language versions that are not public.
func (d *Desk) PTVStatus(ctx context.Context, r Ref) (catalog.Status, error) {
	if err := d.register.Ready(ctx); err != nil {
		return "", err
	}
	h, err := d.read(ctx, r)
	if err != nil || h.status != catalog.StatusModified || !h.isPublic() {
		return statusOf(h), err
	}
	differs, err := differsInPublic(h.newest, h.public)
	if err != nil || differs {
		return h.status, err
	}
	return catalog.StatusPublished, nil
}

func statusOf(h *held) catalog.Status {
	if h == nil {
		return ""
	}
	return h.status
}

// VersionAction is what a revision did to its entity.
type VersionAction string

// The actions of revisions, as far as revisions tell.
const (
	VersionCreated   VersionAction = "created"
	VersionSaved     VersionAction = "saved"
	VersionPublished VersionAction = "published"
	VersionWithdrawn VersionAction = "withdrawn"
	VersionArchived  VersionAction = "archived"
	VersionRestored  VersionAction = "restored"
	VersionRemoved   VersionAction = "removed"
	// VersionScheduled changed only dates or marks of language versions.
	VersionScheduled VersionAction = "scheduled"
	// VersionChecked found nothing to change.
	VersionChecked VersionAction = "checked"
	// VersionKept stands with the one before it: what of the content did not become public then.
	VersionKept VersionAction = "kept"
)

// Version is one revision in an entity's history.
type Version struct {
	Number       int
	Status       catalog.Status
	Action       VersionAction
	Actor        string
	Organization catalog.ID
	Time         time.Time
	// Languages are the language versions that the document holds.
	Languages []string
	// Public tells that this is what everybody sees now.
	Public bool
}

// History returns who changed an entity when, newest first. The caller needs ActionRead.
func (d *Desk) History(ctx context.Context, c Caller, r Ref) ([]Version, error) {
	revs, err := d.revisions(ctx, c, r)
	if err != nil {
		return nil, err
	}
	out := make([]Version, len(revs))
	public := -1
	var before *store.Revision
	var earlier catalog.Entity
	for i := range revs {
		rev := &revs[i]
		e, err := catalog.Unmarshal(rev.Kind, rev.Document)
		if err != nil {
			return nil, err
		}
		action, err := actionOf(before, rev, earlier, e)
		if err != nil {
			return nil, err
		}
		out[i] = Version{
			Number: rev.Number, Status: rev.Status, Action: action, Actor: rev.Actor, Organization: rev.Organization,
			Time: rev.Time, Languages: rule.Languages(e),
		}
		switch {
		case rev.Status == catalog.StatusPublished:
			public = i
		case store.EndsPublic(rev.Status):
			public = -1
		}
		before, earlier = rev, e
	}
	if public >= 0 {
		out[public].Public = true
	}
	slices.Reverse(out)
	return out, nil
}

// actionOf tells what a revision did; before is the one before it, nil for the first.
func actionOf(before, rev *store.Revision, earlier, e catalog.Entity) (VersionAction, error) {
	if before == nil {
		if rev.Status == catalog.StatusPublished {
			return VersionPublished, nil
		}
		return VersionCreated, nil
	}
	together := before.Actor == rev.Actor && before.Time.Equal(rev.Time)
	switch {
	case rev.Status == catalog.StatusRemoved:
		return VersionRemoved, nil
	case rev.Status == catalog.StatusModified && before.Status == catalog.StatusPublished && together:
		return VersionKept, nil
	case checkedAt(e) != checkedAt(earlier) && checkedAt(e) == catalog.At(rev.Time):
		return VersionChecked, nil
	case rev.Status == before.Status && planOf(earlier).IsZero() != planOf(e).IsZero(),
		rev.Status == before.Status && !samePlan(planOf(earlier), planOf(e)):
		equal, err := sameContent(earlier, e)
		if err != nil || equal {
			return VersionScheduled, err
		}
	}
	switch {
	case rev.Status == catalog.StatusPublished:
		return VersionPublished, nil
	case rev.Status == catalog.StatusWithdrawn && before.Status != catalog.StatusWithdrawn:
		return VersionWithdrawn, nil
	case rev.Status == catalog.StatusDeleted && before.Status != catalog.StatusDeleted:
		return VersionArchived, nil
	case ended(before.Status) && !ended(rev.Status):
		return VersionRestored, nil
	}
	return VersionSaved, nil
}

// revisions reads the history for whoever may.
func (d *Desk) revisions(ctx context.Context, c Caller, r Ref) ([]store.Revision, error) {
	if err := d.May(ctx, c, ActionRead, r); err != nil {
		return nil, err
	}
	return d.allRevisions(ctx, r)
}

func (d *Desk) allRevisions(ctx context.Context, r Ref) ([]store.Revision, error) {
	revs, err := d.log.History(ctx, r.Kind, r.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &NotFound{Ref: r}
	}
	return revs, err
}

// revision reads one earlier document of an entity.
func (d *Desk) revision(ctx context.Context, r Ref, number int) (catalog.Entity, error) {
	revs, err := d.allRevisions(ctx, r)
	if err != nil {
		return nil, err
	}
	if number < 1 || number > len(revs) {
		return nil, &NotFound{Ref: r, Number: number}
	}
	return catalog.Unmarshal(r.Kind, revs[number-1].Document)
}

// Revision returns an entity as it was in one revision. The caller needs ActionRead.
func (d *Desk) Revision(ctx context.Context, c Caller, r Ref, number int) (catalog.Entity, error) {
	if err := d.May(ctx, c, ActionRead, r); err != nil {
		return nil, err
	}
	return d.revision(ctx, r, number)
}

// Difference returns the difference between any two revisions of an entity; from may be 0, which is nothing at all.
// The caller needs ActionRead.
func (d *Desk) Difference(ctx context.Context, c Caller, r Ref, from, to int) ([]Change, error) {
	if err := d.May(ctx, c, ActionRead, r); err != nil {
		return nil, err
	}
	var old catalog.Entity
	var err error
	if from != 0 {
		if old, err = d.revision(ctx, r, from); err != nil {
			return nil, err
		}
	}
	now, err := d.revision(ctx, r, to)
	if err != nil {
		return nil, err
	}
	return Difference(old, now)
}

// Revert saves the content of an earlier revision anew, as an edit to be published like any other. The owner stays the
// present one, and so do language versions that the earlier revision does not hold: it may be what was public of several.
func (d *Desk) Revert(ctx context.Context, c Caller, r Ref, number int) (*Outcome, error) {
	return d.do(ctx, c, "revert", func(w *work) (*held, error) {
		h, err := w.open(r, ActionWrite)
		if err != nil {
			return nil, err
		}
		if r.Kind == catalog.KindConnection {
			return nil, &NotFound{Ref: r}
		}
		old, err := d.revision(ctx, r, number)
		if err != nil {
			return nil, err
		}
		if old, err = combine(old, h.newest, rule.Languages(old)); err != nil {
			return nil, err
		}
		keepOwner(old, h.newest)
		return w.save(Edit{Entity: old})
	})
}

// keepOwner gives an earlier document the owner of the newest one.
func keepOwner(old, newest catalog.Entity) {
	if o, ok := newest.(*catalog.Organization); ok {
		old.(*catalog.Organization).ParentOrganizationID = o.ParentOrganizationID
		return
	}
	if to := owner(newest); to != owner(old) {
		setOwner(old, to)
	}
}
