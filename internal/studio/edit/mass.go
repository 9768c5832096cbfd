package edit

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/frame"
)

// massKinds are the actions that the list offers.
var massKinds = []editorial.MassAction{
	editorial.MassPublish, editorial.MassWithdraw, editorial.MassArchive, editorial.MassRestore, editorial.MassConfirm,
	editorial.MassCopy, editorial.MassOwner, editorial.MassSchedule,
}

// massPage is the preview or the report of an action with many entities.
type massPage struct {
	*ask
	Action   editorial.MassAction
	Refs     []editorial.Ref
	Done     int
	Failures []massFailure
	// Fit are the entities with which it can be done, Same those that it would leave as they are (a preview).
	Fit  []massFit
	Same []string
	massTerms
	// ID names what was done for taking it back; zero in a preview.
	ID uuid.UUID
	// Undone tells that the page reports of taking something back.
	Undone bool
}

// massFit is an entity with which it can be done, and what would change where that is not what the action says.
type massFit struct {
	Name    string
	Changes []changeLine
}

// massFailure is an entity with which it could not be done, and why.
type massFailure struct {
	Ref  editorial.Ref
	Name string
	Why  []string
}

// massRefs are the rows that were ticked. More than a mass action takes cannot be chosen in the list: frame.ErrBadRequest.
func (a *ask) massRefs() ([]editorial.Ref, error) {
	var out []editorial.Ref
	seen := map[editorial.Ref]bool{}
	for _, value := range a.PostForm["ref"] {
		kind, id, _ := strings.Cut(value, " ")
		parsed, err := uuid.Parse(id)
		if err != nil || kind != string(catalog.KindService) && kind != string(catalog.KindServiceChannel) {
			return nil, frame.ErrBadRequest
		}
		if ref := (editorial.Ref{Kind: catalog.Kind(kind), ID: parsed}); !seen[ref] {
			seen[ref], out = true, append(out, ref)
		}
		if len(out) > editorial.MaxMass {
			return nil, frame.ErrBadRequest
		}
	}
	return out, nil
}

func (e *pages) mass(a *ask) error {
	refs, err := a.massRefs()
	if err != nil {
		return err
	}
	if len(refs) == 0 {
		a.Say(a.T("mass.none"))
		return a.Go(a.w, "/content")
	}
	m := editorial.Mass{Action: editorial.MassAction(a.PostForm.Get("action")), Refs: refs}
	p := &massPage{ask: a, Action: m.Action, Refs: refs}
	if !p.offered() {
		return frame.ErrBadRequest
	}
	p.massTerms, err = a.massTerms(p.Action)
	if err != nil {
		return err
	}
	if !p.Told {
		return p.ask.showTerms(p)
	}
	m.Owner, m.Plan = p.Owner, p.Plan
	desk := e.Desk
	if a.PostForm.Get("do") != "sure" {
		desk = desk.Rehearsal()
	}
	report, err := desk.Mass(a.Context(), a.Caller, m, nil)
	var invalid *editorial.Invalid
	if errors.As(err, &invalid) { // too many: the list cannot choose so many
		return frame.ErrBadRequest
	}
	if err != nil {
		return err
	}
	p.take(report)
	page := a.page("mass." + string(m.Action))
	page.Here = "/content"
	return a.Show(a.w, http.StatusOK, page, massReportPage(p))
}

func (p *massPage) offered() bool { return slices.Contains(massKinds, p.Action) }

// take takes over what a report says.
func (p *massPage) take(r *editorial.MassReport) {
	p.ID, p.Done = r.ID, r.Done
	failed := map[editorial.Ref]bool{}
	for _, f := range r.Failures {
		failed[f.Ref] = true
		p.Failures = append(p.Failures, massFailure{Ref: f.Ref, Name: p.nameOfRef(f.Kind, f.ID), Why: p.why(f.Err)})
	}
	fit := map[editorial.Ref]massFit{}
	same := map[editorial.Ref]bool{}
	for i, o := range r.Outcomes {
		ref := p.Refs[i]
		facts, _ := p.e.Desk.Register().Find(ref)
		same[ref] = !o.Created && o.Number == facts.Number
		if p.Action == editorial.MassOwner || p.Action == editorial.MassSchedule {
			fit[ref] = massFit{Changes: p.lines(o.Changes)}
		}
		if len(o.Problems) > 0 && !failed[o.Ref] {
			failed[o.Ref] = true
			p.Failures = append(p.Failures, massFailure{Ref: o.Ref, Name: p.nameOfRef(o.Kind, o.ID), Why: p.problemTexts(o.Problems)})
		}
	}
	for _, ref := range p.Refs {
		name := p.nameOfRef(ref.Kind, ref.ID)
		switch {
		case failed[ref]:
		case same[ref]:
			p.Same = append(p.Same, name)
		default:
			p.Fit = append(p.Fit, massFit{Name: name, Changes: fit[ref].Changes})
		}
	}
}

// why says in words why something could not be done.
func (a *ask) why(err error) []string {
	var invalid *editorial.Invalid
	var forbidden *editorial.Forbidden
	var conflict *editorial.Conflict
	switch {
	case errors.As(err, &invalid):
		return a.problemTexts(invalid.Problems)
	case errors.As(err, &forbidden):
		return []string{a.T("why.forbidden")}
	case errors.As(err, &conflict):
		return []string{a.T("why.changed")}
	}
	return []string{a.T("why.missing")}
}

func (e *pages) undoMass(a *ask) error {
	id, err := uuid.Parse(a.PostForm.Get("id"))
	if err != nil {
		return frame.ErrBadRequest
	}
	report, err := e.Desk.Undo(a.Context(), a.Caller, id, nil)
	if err != nil {
		return err
	}
	p := &massPage{ask: a, Undone: true}
	p.take(report)
	p.ID = uuid.Nil
	page := a.page("mass.undone")
	page.Here = "/content"
	return a.Show(a.w, http.StatusOK, page, massReportPage(p))
}

// preview tells that nothing has been done yet.
func (p *massPage) preview() bool { return p.ID == uuid.Nil && !p.Undone }

// undoable tells that what was done can be taken back.
func (p *massPage) undoable() bool { return p.ID != uuid.Nil && p.Done > 0 }
