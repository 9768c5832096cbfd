package edit

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/form"
	"github.com/varanto/varanto/internal/studio/frame"
)

// chooseNew asks what is to be made and for which organisation.
func (e *pages) chooseNew(a *ask) error {
	return a.Show(a.w, http.StatusOK, a.page("new.title"), newPage(a, a.own()))
}

// blank is a new document of that type: Service or a type of channel; nil for a type that there is not.
func blank(typ string, owner catalog.ID) catalog.Entity {
	if typ == string(catalog.KindService) {
		s := &catalog.Service{}
		if owner != (catalog.ID{}) {
			s.Organizations = []catalog.ServiceOrganization{
				{OrganizationID: owner, RoleType: catalog.RoleResponsible},
				{OrganizationID: owner, RoleType: catalog.RoleProducer, ProvisionType: "SelfProducedServices"},
			}
		}
		return s
	}
	if !slices.Contains(catalog.ChannelTypes(), catalog.ChannelType(typ)) {
		return nil
	}
	return &catalog.ServiceChannel{Type: catalog.ChannelType(typ), OrganizationID: owner}
}

// newSheet is the form of a new document.
func (a *ask) newSheet() (*sheet, form.Tree, error) {
	owner, err := uuid.Parse(a.URL.Query().Get("organization"))
	if err != nil && a.URL.Query().Get("organization") != "" {
		return nil, nil, frame.ErrBadRequest
	}
	typ := a.PathValue("type")
	doc := blank(typ, owner)
	if doc == nil {
		return nil, nil, frame.ErrNotFound
	}
	if owner != (catalog.ID{}) {
		if err := a.e.Desk.MayCreate(a.Context(), a.Caller, doc.EntityKind(), owner); err != nil {
			return nil, nil, err
		}
	}
	s := a.sheetOf(doc)
	s.Title = a.T("new.of", a.T("k."+typ))
	s.Action = a.To("/content/new/"+typ) + query("organization", a.URL.Query().Get("organization"))
	tree, err := form.TreeOf(doc)
	return s, tree, err
}

// sheetOf is an empty form for a document.
func (a *ask) sheetOf(e catalog.Entity) *sheet {
	s := &sheet{ask: a, Form: form.Of(e), Kind: e.EntityKind()}
	if c, ok := e.(*catalog.ServiceChannel); ok {
		s.Channel = c.Type
	}
	return s
}

func (e *pages) showNew(a *ask) error {
	s, tree, err := a.newSheet()
	if err != nil {
		return err
	}
	s.V = form.Print(s.Form, tree, []string{"fi"})
	s.V["languages"] = []string{"fi"}
	if s.Channel == catalog.ServiceLocation {
		s.V.Set("displayNameType.fi", catalog.TypeName)
	}
	return s.show(http.StatusOK)
}

func (e *pages) takeNew(a *ask) error {
	s, base, err := a.newSheet()
	if err != nil {
		return err
	}
	return s.take(base)
}

// opened is the form of a document that is there, and the revision that the editing began from.
func (a *ask) opened(base int) (*sheet, *editorial.Current, form.Tree, error) {
	ref, err := a.ref()
	if err != nil {
		return nil, nil, nil, err
	}
	if err := a.e.Desk.May(a.Context(), a.Caller, editorial.ActionWrite, ref); err != nil {
		return nil, nil, nil, err
	}
	now, err := a.e.Desk.Read(a.Context(), a.Caller, ref)
	if err != nil {
		return nil, nil, nil, err
	}
	from := now.Entity
	if base != 0 && base != now.Number {
		if from, err = a.e.Desk.Revision(a.Context(), a.Caller, ref, base); err != nil {
			return nil, nil, nil, err
		}
	}
	s := a.sheetOf(from)
	s.Ref, s.Base, s.Newest, s.Action = ref, now.Number, now.Number, a.at(ref, "/edit")
	if base != 0 {
		s.Base = base
	}
	s.Title = a.T("edit.of", nameOf(now.Entity, a.Lang))
	tree, err := form.TreeOf(from)
	return s, now, tree, err
}

func (e *pages) showEdit(a *ask) error {
	s, now, tree, err := a.opened(0)
	if err != nil {
		return err
	}
	if now.Status == catalog.StatusDeleted || now.Status == catalog.StatusRemoved {
		a.Say(a.T("edit.archived"))
		return a.Go(a.w, pathOf(s.Ref, ""))
	}
	s.V = form.Print(s.Form, tree, languagesOf(now.Entity))
	s.advise(form.Parse(s.Form, s.V, tree), now.Entity)
	return s.show(http.StatusOK)
}

// languagesOf are the language versions that a form shows: those that there are, and one to begin with.
func languagesOf(e catalog.Entity) []string {
	if ls := rule.Languages(e); len(ls) > 0 {
		return ls
	}
	return []string{"fi"}
}

// baseOf is the number of the revision that a form says the editing began from.
func (a *ask) baseOf(name string) (int, error) {
	n, err := strconv.Atoi(a.PostForm.Get(name))
	if err != nil || n < 1 {
		return 0, frame.ErrBadRequest
	}
	return n, nil
}

func (e *pages) takeEdit(a *ask) error {
	base, err := a.baseOf("@base")
	if err != nil {
		return err
	}
	s, _, tree, err := a.opened(base)
	if err != nil {
		return err
	}
	if do := a.PostForm.Get("do"); do == "resolve" || do == "continue" {
		return s.resolve(tree, do)
	}
	return s.take(tree)
}

// take takes what was sent: it arranges the form, or checks, saves or publishes the content.
func (s *sheet) take(base form.Tree) error {
	s.V = s.sentValues()
	do := s.PostForm.Get("do")
	if s.arrange(do) {
		return s.show(http.StatusOK)
	}
	read := form.Parse(s.Form, s.V, base)
	if len(read.Unread) > 0 {
		s.failUnread(read)
		return s.show(http.StatusUnprocessableEntity)
	}
	content, err := form.Entity(s.Kind, read.Tree)
	if err != nil {
		return frame.ErrBadRequest
	}
	s.advise(read, content)
	if do == "check" {
		return s.check(read, content)
	}
	out, err := s.keep(s.e.Desk, content, do == "publish")
	var invalid *editorial.Invalid
	var conflict *editorial.Conflict
	switch {
	case errors.As(err, &invalid):
		s.failAll(read, invalid.Problems)
		return s.show(http.StatusUnprocessableEntity)
	case errors.As(err, &conflict):
		return s.dispute(conflict, nil)
	case err != nil:
		return err
	}
	return s.kept(out, do == "publish")
}

// sentValues are what the browser sent of the form.
func (s *sheet) sentValues() form.Values {
	v := form.Own(s.Form, s.PostForm)
	v["@languages"] = slices.DeleteFunc(v["@languages"], func(l string) bool { return !catalog.IsContentLanguage(l) })
	if len(v["@languages"]) == 0 {
		v["@languages"] = []string{"fi"}
	}
	return v
}

// keep creates or saves the content at a desk.
func (s *sheet) keep(d *editorial.Desk, content catalog.Entity, publish bool) (*editorial.Outcome, error) {
	edit := editorial.Edit{Entity: content, Base: s.Base, Publish: publish}
	if s.Ref.Kind == "" {
		return d.Create(s.Context(), s.Caller, edit)
	}
	return d.Save(s.Context(), s.Caller, edit)
}

// kept goes on to the entity's page.
func (s *sheet) kept(out *editorial.Outcome, published bool) error {
	key := "said.saved"
	switch {
	case published:
		key = "said.published"
	case out.Number == s.Newest:
		key = "said.same"
	}
	s.Say(s.T(key))
	return s.Go(s.w, pathOf(out.Ref, ""))
}

// check shows what publishing would change and everything that keeps the content from it.
func (s *sheet) check(read *form.Read, content catalog.Entity) error {
	out, err := s.keep(s.e.Desk.Rehearsal(), content, true)
	var conflict *editorial.Conflict
	if errors.As(err, &conflict) {
		return s.dispute(conflict, nil)
	}
	var invalid *editorial.Invalid
	if errors.As(err, &invalid) {
		out, err = &editorial.Outcome{Problems: invalid.Problems}, nil
	}
	if err != nil {
		return err
	}
	s.Preview = s.previewOf(out)
	s.failAll(read, out.Problems)
	s.SummaryTitle = "summary.publish"
	s.Preview.Ready = len(out.Problems) == 0
	return s.show(http.StatusOK)
}

func (s *sheet) show(status int) error {
	p := s.page("title", s.Title)
	p.Title = s.Title
	p.Failed = len(s.Summary) > 0 && status >= http.StatusBadRequest
	if s.Method == http.MethodPost {
		p.Here = "/content"
	}
	return s.Show(s.w, status, p, sheetPage(s))
}
