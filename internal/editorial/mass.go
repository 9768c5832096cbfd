package editorial

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

const (
	// MaxMass is how many entities one mass action takes.
	MaxMass = 5000
	// massBatch is how many entities of a mass action share a turn and a transaction, so that others get theirs between.
	massBatch = 10
)

// MassAction is what is done with many entities.
type MassAction string

// The mass actions.
const (
	MassPublish  MassAction = "publish"
	MassWithdraw MassAction = "withdraw"
	MassArchive  MassAction = "archive"
	MassRestore  MassAction = "restore"
	MassCopy     MassAction = "copy"
	// MassOwner gives entities another owner; it writes an edit, or changes what is public with it, too, where an entity
	// has no edit.
	MassOwner    MassAction = "owner"
	MassSchedule MassAction = "schedule"
	// MassConfirm records that they were looked at and need no change.
	MassConfirm MassAction = "confirm"
)

// MassActions lists the mass actions.
func MassActions() []MassAction {
	return []MassAction{MassPublish, MassWithdraw, MassArchive, MassRestore, MassCopy, MassOwner, MassSchedule, MassConfirm}
}

// Mass is an action on many entities. A preview is the same on a rehearsal.
type Mass struct {
	Action MassAction
	// Refs are what it is done with; what is named twice is done once.
	Refs []Ref
	// Languages are the language versions that publish, withdraw, archive and restore are about; none means all.
	Languages []string
	// Owner is the organisation that copies and moved entities are to belong to; a zero one keeps the owner of copies.
	Owner catalog.ID
	// Plan is what schedule sets.
	Plan catalog.Plan
}

// MassReport tells what a mass action did.
type MassReport struct {
	// ID names the action in Undo; zero in a rehearsal and in the report of an Undo.
	ID uuid.UUID
	// Done counts the entities with which it was done, those that it left as they were among them.
	Done int
	// Failures are the entities with which it could not be done, in the order of Mass.Refs.
	Failures []MassFailure
	// Outcomes are those of a rehearsal without their documents, in the order of Mass.Refs; nil otherwise.
	Outcomes []Outcome
}

// MassFailure is an entity with which something could not be done, and why.
type MassFailure struct {
	Ref
	Err error
}

// PhaseMass is the phase that the progress of a mass action and of its undoing tells.
const PhaseMass = "mass"

// Mass does something with up to MaxMass entities, in batches. One entity's failure does not stop the others. progress,
// when not nil, is told at most ten times a second. When the context ends or the log fails, the report tells how far it
// came, and what was done can be undone.
func (d *Desk) Mass(ctx context.Context, c Caller, m Mass, progress func(Progress)) (*MassReport, error) {
	report, err := d.mass(ctx, c, m, progress)
	d.tell(Deed{Caller: c, Action: "mass-" + string(m.Action), Count: report.Done, Err: err})
	return report, err
}

func (d *Desk) mass(ctx context.Context, c Caller, m Mass, progress func(Progress)) (*MassReport, error) {
	report := &MassReport{}
	var begun map[Ref]int
	refs, err := d.checkMass(c, &m)
	if err != nil {
		return report, err
	}
	now := d.options.Now().UTC()
	if !d.rehearse {
		report.ID = uuid.New()
		if begun, err = d.beginMass(ctx, c, m.Action, report.ID, now, refs); err != nil {
			return report, err
		}
	}
	meter := &Meter{Progress: progress}
	meter.Begin(PhaseMass, len(refs))
	var made []madeEntity
	for batch := range slices.Chunk(refs, massBatch) {
		some, err := d.massBatch(ctx, c, m, now, batch, begun, report)
		made = append(made, some...)
		if err != nil {
			return report, errors.Join(err, d.endMass(ctx, report.ID, made))
		}
		meter.Add(len(batch))
	}
	return report, d.endMass(ctx, report.ID, made)
}

// checkMass holds a mass action against its bounds and against the rights that are about the action itself.
func (d *Desk) checkMass(c Caller, m *Mass) ([]Ref, error) {
	if !slices.Contains(MassActions(), m.Action) {
		return nil, &Invalid{Problems: []catalog.Problem{rule.Broken(rule.Enum, "action", string(m.Action), "allowed", catalog.Choices(MassActions()))}}
	}
	seen := make(map[Ref]bool, len(m.Refs))
	refs := make([]Ref, 0, len(m.Refs))
	for _, r := range m.Refs {
		if seen[r] {
			continue
		}
		seen[r] = true
		refs = append(refs, r)
		if rule := c.lacks(ActionMass, r.Kind); rule != "" {
			return nil, &Forbidden{Ref: r, Action: ActionMass, Rule: rule}
		}
	}
	if len(refs) == 0 || len(refs) > MaxMass {
		count := strconv.Itoa(len(refs))
		return nil, &Invalid{Problems: []catalog.Problem{
			rule.Broken(rule.MassSize, "refs", count, "max", strconv.Itoa(MaxMass), "count", count),
		}}
	}
	return refs, nil
}

// massBatch does the action with a batch in one turn and adds to the report.
func (d *Desk) massBatch(
	ctx context.Context, c Caller, m Mass, now time.Time, refs []Ref, begun map[Ref]int, report *MassReport,
) (made []madeEntity, err error) {
	var done int
	var failures []MassFailure
	var works []*work
	err = d.change(ctx, func(s *session) error {
		done, failures, made, works = 0, nil, nil, nil
		s.now, s.rehearse = now, d.rehearse
		for _, ref := range refs {
			mark := s.mark()
			w := &work{session: s, caller: c, register: s.register, out: &Outcome{}}
			h, err := w.massOne(m, ref, begun)
			if err == nil && len(w.problems) > 0 {
				err = &Invalid{Problems: w.problems, Existing: w.existing}
			}
			if err == nil {
				w.tellOf(h)
				done++
				if w.out.Created {
					made = append(made, madeEntity{From: ref, Made: h.Ref})
				}
			} else {
				if !isRefusal(err) {
					return err
				}
				failures = append(failures, MassFailure{Ref: ref, Err: err})
				w.out.Ref = ref
			}
			works = append(works, w)
			if err != nil || d.rehearse {
				s.backTo(mark)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	report.Done += done
	report.Failures = append(report.Failures, failures...)
	if !d.rehearse {
		return made, nil
	}
	for _, w := range works {
		out, err := w.complete()
		if err != nil {
			return nil, err
		}
		out.Entity, out.Public = nil, nil
		report.Outcomes = append(report.Outcomes, *out)
	}
	return nil, nil
}

// massOne does a mass action with one entity. begun are the numbers of the entities' revisions when the action began, nil
// in a rehearsal: what somebody has edited since is not published unseen.
func (w *work) massOne(m Mass, ref Ref, begun map[Ref]int) (*held, error) {
	switch m.Action {
	case MassPublish:
		h, err := w.open(ref, ActionPublish)
		if err != nil {
			return nil, err
		}
		if begun != nil && h.number != begun[ref] {
			return nil, &Conflict{Ref: ref, Base: begun[ref], Newest: h.number, Actor: h.actor}
		}
		return w.publishNewest(ref, m.Languages)
	case MassWithdraw:
		return w.withdraw(ref, m.Languages)
	case MassArchive:
		return w.archive(ref, Archiving{Languages: m.Languages})
	case MassRestore:
		return w.restore(ref, m.Languages)
	case MassCopy:
		return w.copy(ref, m.Owner)
	case MassSchedule:
		return w.schedule(ref, m.Plan)
	case MassConfirm:
		h, err := w.open(ref, ActionWrite)
		if err != nil {
			return nil, err
		}
		if begun != nil && h.number != begun[ref] {
			return nil, &Conflict{Ref: ref, Base: begun[ref], Newest: h.number, Actor: h.actor}
		}
		return w.confirm(ref)
	}
	return w.handOver(ref, m.Owner)
}

// handOver gives an entity another owner, what is public of it too.
func (w *work) handOver(ref Ref, to catalog.ID) (*held, error) {
	h, err := w.open(ref, ActionWrite)
	if err != nil {
		return nil, err
	}
	moved := w.revised(h.newest)
	setOwner(moved, to)
	if to == owner(h.newest) && (!h.isPublic() || to == owner(h.public)) && h.Kind != catalog.KindOrganization {
		return h, nil
	}
	if err := w.mayHandOver(h, moved); err != nil {
		return nil, err
	}
	w.act(rule.ActSave, h)
	w.check(moved, h.newest, false)
	if h.isPublic() {
		public := shallow(h.public)
		setOwner(public, to)
		w.problem(rule.Fresh(rule.Publish(h.public, w.register), rule.Publish(public, w.register))...)
	}
	return w.amend(h, func(e catalog.Entity) { setOwner(e, to) })
}
