package edit

import (
	"net/http"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/frame"
)

// massTerms are what some actions with many entities have to know beyond which: for whom, or when.
type massTerms struct {
	// Told tells that the form said what the action has to know.
	Told bool
	// Owner is whose copies and moved entities are to be; zero keeps the owner of copies.
	Owner catalog.ID
	Plan  catalog.Plan
	// Sent are the fields as they came, for the form to come: name and value.
	Sent [][2]string
	// Wrong says which of them cannot be read.
	Wrong []string
}

// massTerms reads what an action has to know. Told is false when the form did not say it yet, or cannot be read.
func (a *ask) massTerms(action editorial.MassAction) (massTerms, error) {
	var t massTerms
	send := func(name string) string {
		value := a.PostForm.Get(name)
		t.Sent = append(t.Sent, [2]string{name, value})
		return value
	}
	switch action {
	case editorial.MassCopy, editorial.MassOwner:
		if t.Told = a.PostForm.Has("organization"); !t.Told {
			return t, nil
		}
		value := send("organization")
		if value == "" && action == editorial.MassCopy {
			return t, nil
		}
		var err error
		if t.Owner, err = uuid.Parse(value); err != nil {
			return t, frame.ErrBadRequest
		}
	case editorial.MassSchedule:
		if t.Told = a.PostForm.Has("publishAt") && a.PostForm.Has("archiveAt"); !t.Told {
			return t, nil
		}
		var problems []catalog.Problem
		send("publishAt")
		send("archiveAt")
		t.Plan.PublishAt, t.Plan.ArchiveAt = a.moment("publishAt", &problems), a.moment("archiveAt", &problems)
		t.Wrong = a.problemTexts(problems)
		t.Told = len(t.Wrong) == 0
	default:
		t.Told = true
	}
	return t, nil
}

// showTerms asks what an action with many entities has to know.
func (a *ask) showTerms(p *massPage) error {
	status := http.StatusOK
	if len(p.Wrong) > 0 {
		status = http.StatusUnprocessableEntity
	}
	page := a.page("mass." + string(p.Action))
	page.Here = "/content"
	return a.Show(a.w, status, page, massTermsPage(p))
}

// sent is the value that a field came with.
func (p *massPage) sent(name string) string {
	for _, s := range p.Sent {
		if s[0] == name {
			return s[1]
		}
	}
	return ""
}

// terms says in words what the action has been told.
func (p *massPage) terms() []string {
	var out []string
	switch p.Action {
	case editorial.MassCopy, editorial.MassOwner:
		name := p.T("mass.owner.same")
		if p.Owner != (catalog.ID{}) {
			name = p.nameOfRef(catalog.KindOrganization, p.Owner)
		}
		out = append(out, p.T("mass.to", name))
	case editorial.MassSchedule:
		out = append(out, p.T("mass.publishAt", p.day(p.Plan.PublishAt)), p.T("mass.archiveAt", p.day(p.Plan.ArchiveAt)))
	}
	return out
}

// value is a value before or after a change; nothing is said in words.
func (p *massPage) value(s string) string {
	if s == "" {
		return p.T("empty")
	}
	return s
}

// day is a planned time in words.
func (p *massPage) day(m catalog.Moment) string {
	if m.IsZero() {
		return p.T("mass.never")
	}
	return when(m.Time)
}
