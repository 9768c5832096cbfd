package editorial

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// The cursors of the log keep what a mass action was about: massesCursor the latest actions, and one of its own for each
// the entities with the revisions that they had. The action's own revisions are known by its actor and moment, which all
// of them carry, so that an action that was broken off can be undone as well.
const (
	massesCursor = "mass"
	massPrefix   = "mass "
	// maxMasses is how many actions are remembered.
	maxMasses = 100
)

// MassRecord tells of a mass action of the past.
type MassRecord struct {
	ID     uuid.UUID  `json:"id"`
	Action MassAction `json:"action"`
	Actor  string     `json:"actor"`
	Time   time.Time  `json:"time"`
	// Entities is how many entities it was asked for.
	Entities int `json:"entities"`
	// Undone tells that it was undone.
	Undone bool `json:"undone,omitzero"`
}

// massState is what Undo needs of one action.
type massState struct {
	MassRecord
	Refs []massRef `json:"refs"`
	// Made are the entities that copying made.
	Made []madeEntity `json:"made,omitempty"`
}

// massRef is an entity of a mass action with the number of its newest revision before.
type massRef struct {
	Kind   catalog.Kind `json:"kind"`
	ID     catalog.ID   `json:"id"`
	Number int          `json:"number"`
}

// madeEntity is a copy and what it was made from.
type madeEntity struct {
	From Ref `json:"from"`
	Made Ref `json:"made"`
}

// beginMass remembers an action before it begins, and returns the numbers of the entities' newest revisions.
func (d *Desk) beginMass(
	ctx context.Context, c Caller, action MassAction, id uuid.UUID, now time.Time, refs []Ref,
) (begun map[Ref]int, err error) {
	if err := d.register.Follow(ctx); err != nil {
		return nil, err
	}
	begun = make(map[Ref]int, len(refs))
	state := massState{MassRecord: MassRecord{
		ID: id, Action: action, Actor: c.Actor, Time: time.UnixMicro(now.UnixMicro()).UTC(), Entities: len(refs),
	}}
	for _, r := range refs {
		f, _ := d.register.Find(r)
		begun[r] = f.Number
		state.Refs = append(state.Refs, massRef{Kind: r.Kind, ID: r.ID, Number: f.Number})
	}
	if err := d.setCursor(ctx, massPrefix+id.String(), state); err != nil {
		return nil, err
	}
	return begun, d.changeMasses(ctx, func(records []MassRecord) []MassRecord { return append(records, state.MassRecord) })
}

// endMass remembers what an action made; nothing for actions that make nothing.
func (d *Desk) endMass(ctx context.Context, id uuid.UUID, made []madeEntity) error {
	if len(made) == 0 {
		return nil
	}
	ctx = context.WithoutCancel(ctx) // what was made is there whether or not somebody still waits
	state, err := d.massState(ctx, id)
	if err != nil {
		return err
	}
	state.Made = made
	return d.setCursor(ctx, massPrefix+id.String(), state)
}

// changeMasses rewrites the list of actions; the oldest are forgotten with all that is known of them.
func (d *Desk) changeMasses(ctx context.Context, change func([]MassRecord) []MassRecord) error {
	d.queue.mass.Lock()
	defer d.queue.mass.Unlock()
	records, err := d.masses(ctx)
	if err != nil {
		return err
	}
	records = change(records)
	for len(records) > maxMasses {
		if err := d.log.SetCursor(ctx, massPrefix+records[0].ID.String(), nil); err != nil {
			return err
		}
		records = records[1:]
	}
	return d.setCursor(ctx, massesCursor, records)
}

func (d *Desk) setCursor(ctx context.Context, name string, value any) error {
	b, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return d.log.SetCursor(ctx, name, b)
}

func (d *Desk) masses(ctx context.Context) ([]MassRecord, error) {
	var records []MassRecord
	b, err := d.log.Cursor(ctx, massesCursor)
	if err != nil || b == nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &records); err != nil {
		return nil, fmt.Errorf("read the mass actions: %w", err)
	}
	return records, nil
}

func (d *Desk) massState(ctx context.Context, id uuid.UUID) (*massState, error) {
	b, err := d.log.Cursor(ctx, massPrefix+id.String())
	if err != nil {
		return nil, err
	}
	if b == nil {
		return nil, &NotFound{Ref: Ref{Kind: "Mass", ID: id}}
	}
	state := &massState{}
	if err := json.Unmarshal(b, state); err != nil {
		return nil, fmt.Errorf("read mass action %s: %w", id, err)
	}
	return state, nil
}

// Masses lists the latest mass actions of that caller, newest first; all callers' for an Admin.
func (d *Desk) Masses(ctx context.Context, c Caller) ([]MassRecord, error) {
	if rule := c.lacks(ActionMass, catalog.KindService); rule != "" {
		return nil, &Forbidden{Action: ActionMass, Rule: rule}
	}
	records, err := d.masses(ctx)
	if err != nil {
		return nil, err
	}
	records = slices.DeleteFunc(records, func(r MassRecord) bool { return c.Role != Admin && r.Actor != c.Actor })
	slices.Reverse(records)
	return records, nil
}

// Undo takes a mass action back: each entity becomes what it was before, as new revisions; copies are removed. Entities
// that were changed since are left alone and reported as failures (*Conflict), those that the action did not change are
// passed over. Side effects on others (connections removed, proposals taken back) stay. Only who did it, or an Admin, may
// undo it.
func (d *Desk) Undo(ctx context.Context, c Caller, id uuid.UUID, progress func(Progress)) (*MassReport, error) {
	report, err := d.undo(ctx, c, id, progress)
	d.tell(Deed{Caller: c, Action: "mass-undo", Count: report.Done, Err: err})
	return report, err
}

func (d *Desk) undo(ctx context.Context, c Caller, id uuid.UUID, progress func(Progress)) (*MassReport, error) {
	report := &MassReport{}
	state, err := d.massState(ctx, id)
	if err != nil {
		return report, err
	}
	if rule := c.lacks(ActionMass, catalog.KindService); rule != "" {
		return report, &Forbidden{Action: ActionMass, Rule: rule}
	}
	if c.Role != Admin && c.Actor != state.Actor {
		return report, &Forbidden{Action: ActionMass, Rule: RuleRole}
	}
	refs := slices.DeleteFunc(state.Refs, func(r massRef) bool { return r.Number == 0 }) // these were not there
	if state.Action == MassCopy {
		refs = nil
		for _, m := range state.Made {
			refs = append(refs, massRef{Kind: m.Made.Kind, ID: m.Made.ID})
		}
	}
	// What was done first is undone last: content comes back after its organisation, and goes before it.
	asked := slices.Clone(refs)
	slices.Reverse(refs)
	if state.Action == MassArchive || state.Action == MassWithdraw {
		backInOrder(refs)
	}
	defer func() { inOrderOf(asked, report.Failures) }()
	meter := &Meter{Progress: progress}
	meter.Begin(PhaseMass, len(refs))
	for batch := range slices.Chunk(refs, massBatch) {
		if err := d.undoBatch(ctx, c, state, batch, report); err != nil {
			return report, err
		}
		meter.Add(len(batch))
	}
	if d.rehearse {
		return report, nil
	}
	return report, d.changeMasses(ctx, func(records []MassRecord) []MassRecord {
		for i := range records {
			records[i].Undone = records[i].Undone || records[i].ID == id
		}
		return records
	})
}

// inOrderOf sorts failures as their entities were asked for.
func inOrderOf(refs []massRef, failures []MassFailure) {
	place := make(map[Ref]int, len(refs))
	for i, r := range refs {
		place[Ref{r.Kind, r.ID}] = i
	}
	slices.SortFunc(failures, func(a, b MassFailure) int { return place[a.Ref] - place[b.Ref] })
}

func (d *Desk) undoBatch(ctx context.Context, c Caller, state *massState, refs []massRef, report *MassReport) error {
	var done int
	var failures []MassFailure
	err := d.change(ctx, func(s *session) error {
		done, failures = 0, nil
		s.rehearse = d.rehearse
		for _, ref := range refs {
			mark := s.mark()
			w := &work{session: s, caller: c, register: s.register, out: &Outcome{}}
			changed, err := w.undoOne(state, ref)
			if err == nil && len(w.problems) > 0 {
				err = &Invalid{Problems: w.problems}
			}
			switch {
			case err == nil && changed:
				done++
			case err != nil && !isRefusal(err):
				return err
			case err != nil:
				s.backTo(mark)
				failures = append(failures, MassFailure{Ref: Ref{ref.Kind, ref.ID}, Err: err})
			}
		}
		return nil
	})
	if err == nil {
		report.Done += done
		report.Failures = append(report.Failures, failures...)
	}
	return err
}

// undoOne gives an entity back the state that it had before a mass action; false when the action left it as it was.
func (w *work) undoOne(state *massState, ref massRef) (changed bool, err error) {
	r := Ref{ref.Kind, ref.ID}
	if rule := w.caller.lacks(ActionMass, r.Kind); rule != "" {
		return false, &Forbidden{Ref: r, Action: ActionMass, Rule: rule}
	}
	revs, err := w.desk.allRevisions(w.ctx, r)
	if err != nil {
		return false, err
	}
	before, found, alone := state.before(revs, ref.Number)
	if !found {
		return false, nil
	}
	last := revs[len(revs)-1]
	if !alone {
		return false, &Conflict{Ref: r, Base: before, Newest: last.Number, Actor: last.Actor}
	}
	h, err := w.open(r, ActionWrite)
	if err != nil {
		return false, err
	}
	if before == 0 {
		return true, w.unmake(h)
	}
	was, err := stateAt(r, revs[:before])
	if err != nil {
		return false, err
	}
	if err := w.mayReinstate(h, was, state, revs[before].Seq); err != nil {
		return false, err
	}
	return true, w.reinstate(h, was)
}

// before finds the revision that the action found: somebody may have changed the entity after the action began and before
// its turn came. found tells that the action changed the entity at all, alone that nobody has changed it since.
func (s *massState) before(revs []store.Revision, from int) (number int, found, alone bool) {
	from = min(from, len(revs))
	first := slices.IndexFunc(revs[from:], s.made)
	if first < 0 {
		return 0, false, false
	}
	number = from + first
	others := slices.ContainsFunc(revs[number:], func(rev store.Revision) bool { return !s.made(rev) })
	return number, true, !others
}

// made tells whether the action made a revision: all of its own carry its actor and its moment.
func (s *massState) made(rev store.Revision) bool {
	return rev.Actor == s.Actor && rev.Time.Equal(s.Time)
}

// backInOrder sorts what is brought back so that each comes after what it leans on: services before the collections that
// list them. What is alike stays in its order.
func backInOrder(refs []massRef) {
	order := []catalog.Kind{
		catalog.KindOrganization, catalog.KindServiceChannel, catalog.KindGeneralDescription, catalog.KindService, catalog.KindServiceCollection,
	}
	slices.SortStableFunc(refs, func(a, b massRef) int { return slices.Index(order, a.Kind) - slices.Index(order, b.Kind) })
}
