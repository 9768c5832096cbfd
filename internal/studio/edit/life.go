package edit

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/words"
	"github.com/varanto/varanto/internal/studio/frame"
)

func parseID(s string) (catalog.ID, error) { return uuid.Parse(s) }

// entityPage is the page of one entity: how it stands and what can be done with it.
type entityPage struct {
	*ask
	*editorial.Current
	Name, Type, Owner string
	// Who last changed it.
	Who         string
	Connections []connectionLine
	// PublishAt and ArchiveAt are planned for the whole entity.
	PublishAt, ArchiveAt catalog.Moment
	// Checked is when somebody last found the content right, zero when that was before its last change.
	Checked              time.Time
	Failed               bool
	MayWrite, MayPublish bool
	MayArchive           bool
	MayConnect, MayCopy  bool
	Shared               bool
}

// connectionLine is a connection as the entity's page shows it.
type connectionLine struct {
	Ref  editorial.Ref
	Name string
	Type string
	ASTI bool
}

func (e *pages) overview(a *ask) error {
	ref, err := a.ref()
	if err != nil {
		return err
	}
	now, err := e.Desk.Read(a.Context(), a.Caller, ref)
	if err != nil {
		return err
	}
	who, err := a.actors([]string{now.Actor})
	if err != nil {
		return err
	}
	facts, ok := e.Desk.Register().Find(ref)
	if !ok {
		return frame.ErrNotFound
	}
	p := &entityPage{
		ask: a, Current: now, Name: nameOf(now.Entity, a.Lang), Type: typeOf(now.Entity), Who: who(now.Actor),
		Owner:    a.nameOfRef(catalog.KindOrganization, facts.Owner),
		MayWrite: a.may(editorial.ActionWrite, ref), MayPublish: a.may(editorial.ActionPublish, ref),
		MayArchive: a.may(editorial.ActionArchive, ref), Shared: facts.Shared,
		MayConnect: ref.Kind == catalog.KindService && a.may(editorial.ActionConnect, ref),
		MayCopy:    frame.Writer(a.Person, true) && len(a.own()) > 0,
	}
	if plan := planOf(now.Entity); plan != nil {
		p.PublishAt, p.ArchiveAt, p.Failed = plan.PublishAt, plan.ArchiveAt, !plan.FailedAt.IsZero()
	}
	if facts.Checked.After(facts.Changed) {
		p.Checked = facts.Checked
	}
	for _, c := range e.Desk.Register().ConnectionsOf(ref) {
		other := editorial.Ref{Kind: catalog.KindServiceChannel, ID: c.ChannelID}
		if ref.Kind == catalog.KindServiceChannel {
			other = editorial.Ref{Kind: catalog.KindService, ID: c.ServiceID}
		}
		f, ok := e.Desk.Register().Find(other)
		if !ok || f.Status == catalog.StatusDeleted || f.Status == catalog.StatusRemoved {
			continue
		}
		typ := string(catalog.KindService)
		if other.Kind == catalog.KindServiceChannel {
			typ = f.Type
		}
		p.Connections = append(p.Connections, connectionLine{Ref: other, Name: f.Name, Type: typ, ASTI: c.ASTI})
	}
	return a.Show(a.w, http.StatusOK, a.page("title.of", p.Name), overviewPage(p))
}

func planOf(e catalog.Entity) *catalog.Plan {
	switch e := e.(type) {
	case *catalog.Service:
		return e.Plan
	case *catalog.ServiceChannel:
		return e.Plan
	}
	return nil
}

// Archived tells that the entity is archived.
func (p *entityPage) Archived() bool { return p.Status == catalog.StatusDeleted }

// in are the language versions that are in one of those states.
func (p *entityPage) in(states ...catalog.LanguageState) []string {
	var out []string
	for _, l := range p.Languages {
		if slices.Contains(states, l.State) {
			out = append(out, l.Language)
		}
	}
	return out
}

// lifeAction is something that is done with an entity as it stands.
type lifeAction struct {
	name string
	need frame.Need
	do   func(a *ask, d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error)
}

var lifeActions = []lifeAction{
	{"publish", frame.Publisher, func(a *ask, d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error) {
		return d.Publish(a.Context(), a.Caller, r, a.languagesSent()...)
	}},
	{"withdraw", frame.Publisher, func(a *ask, d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error) {
		return d.Withdraw(a.Context(), a.Caller, r, a.languagesSent()...)
	}},
	{"archive", frame.Writer, func(a *ask, d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error) {
		return d.Archive(a.Context(), a.Caller, r, editorial.Archiving{Languages: a.languagesSent()})
	}},
	{"restore", frame.Writer, func(a *ask, d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error) {
		return d.Restore(a.Context(), a.Caller, r, a.languagesSent()...)
	}},
	{"discard", frame.Writer, func(a *ask, d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error) {
		return d.Discard(a.Context(), a.Caller, r)
	}},
	{"copy", frame.Writer, func(a *ask, d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error) {
		to, err := uuid.Parse(a.PostForm.Get("organization"))
		if err != nil {
			return nil, frame.ErrBadRequest
		}
		return d.Copy(a.Context(), a.Caller, r, to)
	}},
	{"schedule", frame.Writer, (*ask).schedule},
	{"confirm", frame.Writer, func(a *ask, d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error) {
		return d.Confirm(a.Context(), a.Caller, r)
	}},
}

// languagesSent are the language versions that were ticked; none means all.
func (a *ask) languagesSent() []string {
	return slices.DeleteFunc(slices.Clone(a.PostForm["languages"]), func(l string) bool { return !catalog.IsContentLanguage(l) })
}

// schedule sets the times that were sent, for the whole entity and for single language versions.
func (a *ask) schedule(d *editorial.Desk, r editorial.Ref) (*editorial.Outcome, error) {
	plan := catalog.Plan{}
	var problems []catalog.Problem
	at := func(name string) catalog.Moment { return a.moment(name, &problems) }
	plan.PublishAt, plan.ArchiveAt = at("publishAt"), at("archiveAt")
	for _, l := range catalog.ContentLanguages() {
		lp := catalog.LanguagePlan{Language: l, PublishAt: at("publishAt." + l), ArchiveAt: at("archiveAt." + l)}
		if !lp.PublishAt.IsZero() || !lp.ArchiveAt.IsZero() {
			plan.Languages = append(plan.Languages, lp)
		}
	}
	if len(problems) > 0 {
		return nil, &editorial.Invalid{Problems: problems}
	}
	return d.Schedule(a.Context(), a.Caller, r, plan)
}

// moment is the time that a field was sent with, in Finnish time; zero for none, and for one that cannot be read, which is
// noted.
func (a *ask) moment(name string, problems *[]catalog.Problem) catalog.Moment {
	text := a.PostForm.Get(name)
	if text == "" {
		return catalog.Moment{}
	}
	t, err := time.ParseInLocation("2006-01-02T15:04", text, finland())
	if err != nil {
		*problems = append(*problems, catalog.Problem{Field: name, Message: a.T("unread.moment", catalog.Excerpt(text))})
		return catalog.Moment{}
	}
	return catalog.At(t)
}

// live does such an action; with check ticked it only tells what it would do.
func (e *pages) live(action lifeAction) func(*ask) error {
	return func(a *ask) error {
		ref, err := a.ref()
		if err != nil {
			return err
		}
		desk := e.Desk
		rehearsal := a.PostForm.Get("do") == "check"
		if rehearsal {
			desk = desk.Rehearsal()
		}
		out, err := action.do(a, desk, ref)
		var invalid *editorial.Invalid
		if errors.As(err, &invalid) {
			return a.refused(ref, action.name+".title", invalid.Problems)
		}
		if err != nil {
			return err
		}
		if rehearsal {
			return a.foresee(ref, action.name, out)
		}
		if action.name == "discard" && out.Status == catalog.StatusRemoved {
			a.Say(a.T("said.removed"))
			return a.Go(a.w, "/content")
		}
		a.Say(a.T("did." + action.name))
		return a.Go(a.w, pathOf(out.Ref, ""))
	}
}

// foresight is what an action would do.
type foresight struct {
	*ask
	Ref      editorial.Ref
	Name     string
	Action   string
	Problems []string
	Preview  *preview
	// Sent is the form, to be sent again.
	Sent map[string][]string
}

func (a *ask) foresee(ref editorial.Ref, action string, out *editorial.Outcome) error {
	s := &sheet{ask: a}
	f := &foresight{
		ask: a, Ref: ref, Action: action, Name: a.nameOfRef(ref.Kind, ref.ID), Problems: a.problemTexts(out.Problems),
		Preview: s.previewOf(out), Sent: map[string][]string{},
	}
	for name, values := range a.PostForm {
		if name != "do" {
			f.Sent[name] = values
		}
	}
	p := a.page(action + ".title")
	p.Here = pathOf(ref, "")
	return a.Show(a.w, http.StatusOK, p, foresightPage(f))
}

// problemTexts are broken rules in words, each once.
func (a *ask) problemTexts(problems []catalog.Problem) []string {
	var out []string
	for _, p := range problems {
		text := rule.Message(a.Lang, p)
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// typeName is the key of a type among the kinds of the words: a channel's type, or Service.
func (a *ask) typeName(t string) string {
	if slices.Contains(catalog.ChannelTypes(), catalog.ChannelType(t)) {
		return t
	}
	return string(catalog.KindService)
}

// ownerOf is the id of the entity's owner as a form holds it.
func (p *entityPage) ownerOf() string {
	f, _ := p.e.Desk.Register().Find(p.Ref)
	return f.Owner.String()
}

// momentLabel names a field for a moment: publishAt, archiveAt.fi.
func momentLabel(p *entityPage, name string) string {
	member, _, _ := strings.Cut(name, ".")
	return words.Label(p.Lang, member)
}
