package editorial_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

func checkedOf(e catalog.Entity) (modified, checked catalog.Moment) {
	switch e := e.(type) {
	case *catalog.Service:
		return e.Modified, e.Checked
	case *catalog.ServiceChannel:
		return e.Modified, e.Checked
	}
	return catalog.Moment{}, catalog.Moment{}
}

func (h *hall) confirm(c editorial.Caller, r editorial.Ref) {
	h.t.Helper()
	out, err := h.Confirm(h.t.Context(), c, r)
	soundlyDone(h.t, out, err)
}

// tasksOf counts the tasks of an entity.
func (h *hall) tasksOf(r editorial.Ref, kinds ...editorial.TaskKind) int {
	h.t.Helper()
	tasks, err := h.Tasks(h.t.Context(), admin, kinds...)
	if err != nil {
		h.t.Fatal(err)
	}
	n := 0
	for _, task := range tasks {
		if task.Ref == r {
			n++
		}
	}
	return n
}

// A check renews the age of content as a change would, and changes nothing else: not when it was changed.
func TestACheckPostponesExpiry(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	phone := channelRef(h.publish(pete, aPhone("Neuvonta", h.branch)))
	permit := service(h.publish(pete, aService("Rakennuslupa", h.branch)))
	made, _ := checkedOf(h.read(phone.Kind, phone.ID).Public)
	h.later(0, 17, 0)
	if h.tasksOf(phone, editorial.TaskExpiring) != 1 {
		t.Error("nobody is warned of the channel")
	}
	h.confirm(pete, phone)
	h.confirm(pete, permit)
	if h.tasksOf(phone, editorial.TaskExpiring) != 0 {
		t.Error("a checked channel expires")
	}
	h.later(0, 14, 0)
	if report := h.due(); len(report.Expired) != 0 || h.tasksOf(phone, editorial.TaskExpiring)+h.tasksOf(permit, editorial.TaskStale) != 0 {
		t.Errorf("14 months after the check: %+v", report)
	}
	now := h.read(phone.Kind, phone.ID)
	modified, checked := checkedOf(now.Public)
	if modified != made || !checked.After(made.AddDate(0, 17, -1)) || now.Status != catalog.StatusPublished {
		t.Errorf("%s, changed %s, was %s, checked %s", now.Status, modified, made, checked)
	}
	facts, _ := h.Register().Find(phone)
	if !facts.Changed.Equal(made.Time) || !facts.Checked.Equal(checked.Time) {
		t.Errorf("the register has it changed %s, checked %s", facts.Changed, facts.Checked)
	}
	h.later(0, 5, 0)
	if report := h.due(); len(report.Expired) != 1 || report.Expired[0] != phone || h.tasksOf(permit, editorial.TaskStale) != 1 {
		t.Errorf("19 months after the check: %+v", report)
	}
	sameRegister(t, h)
}

// A check is about what is public; an edit beside it stays one.
func TestACheckLeavesAnEditAsItIs(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	permit := service(h.publish(pete, aService("Rakennuslupa", h.branch)))
	_, err := h.change(pete, permit.ID, func(s *catalog.Service) { s.FundingType = "MarketFunded" })
	if err != nil {
		t.Fatal(err)
	}
	before := h.read(permit.Kind, permit.ID)
	h.confirm(pete, permit)
	now := h.read(permit.Kind, permit.ID)
	if _, checked := checkedOf(now.Public); now.Status != catalog.StatusModified || !now.Edited || checked.IsZero() {
		t.Errorf("%s, edited %t, checked %s", now.Status, now.Edited, checked)
	}
	changes, err := editorial.Difference(before.Entity, now.Entity)
	if err != nil || len(changes) != 1 || changes[0].Path != "checked" {
		t.Errorf("changes %v, %v", changes, err)
	}
	versions, err := h.History(ctx, admin, permit)
	if err != nil {
		t.Fatal(err)
	}
	var actions []editorial.VersionAction
	for _, v := range versions {
		actions = append(actions, v.Action)
	}
	want := []editorial.VersionAction{editorial.VersionKept, editorial.VersionChecked, editorial.VersionSaved, editorial.VersionPublished}
	if diff := cmp.Diff(want, actions); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}
	if versions[1].Actor != pete.Actor || versions[1].Time.IsZero() {
		t.Errorf("checked by %q at %s", versions[1].Actor, versions[1].Time)
	}
}

// What is public and does not tell when it was changed was changed when it became public, not when somebody edited it since.
func TestACheckBesideAnEditKeepsWhenThePublicContentWasChanged(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	permit := service(h.publish(pete, aService("Rakennuslupa", h.branch)))
	silent := h.service(permit.ID)
	silent.Modified = catalog.Moment{}
	document, err := catalog.Marshal(silent)
	if err != nil {
		t.Fatal(err)
	}
	h.later(0, 1, 0)
	revs, err := h.log.Append(t.Context(), store.Draft{
		Kind: permit.Kind, ID: permit.ID, Base: 1, Status: catalog.StatusPublished, Organization: h.branch, Time: h.clock(), Document: document,
	})
	if err != nil {
		t.Fatal(err)
	}
	h.later(0, 1, 0)
	if _, err := h.change(pete, permit.ID, func(s *catalog.Service) { s.FundingType = "MarketFunded" }); err != nil {
		t.Fatal(err)
	}
	h.later(0, 1, 0)
	h.confirm(pete, permit)
	if modified, _ := checkedOf(h.read(permit.Kind, permit.ID).Public); modified != catalog.At(revs[0].Time) {
		t.Errorf("changed %s, became public %s", modified, revs[0].Time)
	}
}

// Who saves content from before a check, or through an interface that does not know it, takes it from nobody.
func TestACheckOutlivesSaving(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	permit := service(h.publish(pete, aService("Rakennuslupa", h.branch)))
	base := h.read(permit.Kind, permit.ID)
	h.confirm(pete, permit)
	_, checked := checkedOf(h.read(permit.Kind, permit.ID).Public)
	head := h.head()
	same := h.service(permit.ID)
	same.Checked = catalog.Moment{}
	out, err := h.Save(ctx, pete, editorial.Edit{Entity: same})
	soundlyDone(t, out, err)
	if h.head() != head {
		t.Error("the same content was written again")
	}
	late := copied(t, base.Entity.(*catalog.Service))
	late.FundingType = "MarketFunded"
	out, err = h.Save(ctx, pete, editorial.Edit{Entity: late, Base: base.Number, Publish: true})
	soundlyDone(t, out, err)
	modified, still := checkedOf(h.read(permit.Kind, permit.ID).Public)
	if still != checked || !modified.After(checked.Time) {
		t.Errorf("checked %s, was %s, changed %s", still, checked, modified)
	}
	twin, err := h.Copy(ctx, pete, permit, h.branch)
	if err != nil {
		t.Fatal(err)
	}
	if _, of := checkedOf(h.read(permit.Kind, twin.ID).Entity); !of.IsZero() {
		t.Errorf("a copy was checked %s", of)
	}
}

func TestOnlyWhatIsPublicIsChecked(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	public := service(h.publish(pete, aService("Rakennuslupa", h.branch)))
	draft := service(h.draft(pete, aService("Purkulupa", h.branch)))
	gone := channelRef(h.publish(pete, aPhone("Neuvonta", h.branch)))
	if _, err := h.Archive(ctx, pete, gone, editorial.Archiving{}); err != nil {
		t.Fatal(err)
	}
	head := h.head()
	for name, r := range map[string]editorial.Ref{"a draft": draft, "what is archived": gone} {
		_, err := h.Confirm(ctx, pete, r)
		if invalid := want[*editorial.Invalid](t, err); !hasRule(invalid.Problems, rule.ActionForbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := h.Confirm(ctx, admin, organizationRef(h.branch))
	want[*editorial.NotFound](t, err)
	for name, c := range map[string]editorial.Caller{
		"a reviewer": person(editorial.Reviewer, h.branch), "somebody of elsewhere": person(editorial.MainUser, h.foreign),
	} {
		if _, err := h.Confirm(ctx, c, public); err == nil {
			t.Errorf("%s checked it", name)
		} else {
			want[*editorial.Forbidden](t, err)
		}
	}
	if h.head() != head {
		t.Error("something was written")
	}
}

func TestAMassCheckIsUndone(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	permit, draft := service(h.publish(pete, aService("Rakennuslupa", h.branch))), service(h.draft(pete, aService("Purkulupa", h.branch)))
	before := h.read(permit.Kind, permit.ID)
	m := editorial.Mass{Action: editorial.MassConfirm, Refs: []editorial.Ref{permit, draft}}
	report, err := h.Mass(ctx, pete, m, nil)
	if err != nil || report.Done != 1 || len(report.Failures) != 1 || report.Failures[0].Ref != draft {
		t.Fatalf("%+v, %v", report, err)
	}
	if undone, err := h.Undo(ctx, pete, report.ID, nil); err != nil || undone.Done != 1 || len(undone.Failures) != 0 {
		t.Errorf("undo: %+v, %v", undone, err)
	}
	if now := h.read(permit.Kind, permit.ID); !sameState(t, before, now) {
		t.Error("it is not what it was")
	}
	if _, checked := checkedOf(h.read(permit.Kind, permit.ID).Public); !checked.IsZero() {
		t.Errorf("it is still checked %s", checked)
	}
}

// No source tells of a check: the same content imported again leaves it, other content comes over it.
func TestAnImportLeavesACheck(t *testing.T) {
	dated := func(name string) string {
		return `{"id":"$phone","serviceChannelType":"Phone","organizationId":"$town","modified":"2025-05-05T05:05:05",
			"serviceChannelNames":[{"type":"Name","language":"fi","value":"` + name + `"}],"services":[]}`
	}
	log := openLog(t)
	soundly(t, log, town, dated("Neuvonta"))
	desk := editorial.NewDesk(log, editorial.NewRegister(log), editorial.Options{})
	phone := channelRef(id("phone"))
	if _, err := desk.Confirm(t.Context(), admin, phone); err != nil {
		t.Fatal(err)
	}
	if report := soundly(t, log, town, dated("Neuvonta")); report.Appended() != 0 {
		t.Errorf("%d appended", report.Appended())
	}
	c, rev := newest[catalog.ServiceChannel](t, log, phone.Kind, phone.ID)
	if !c.Modified.Equal(time.Date(2025, 5, 5, 5, 5, 5, 0, time.UTC)) || !c.Checked.Equal(rev.Time) {
		t.Errorf("changed %s, checked %s", c.Modified, c.Checked)
	}
	if report := soundly(t, log, town, dated("Puhelinneuvonta")); report.Appended() != 1 {
		t.Errorf("%d appended", report.Appended())
	}
	// A record that says of itself that it was checked says nothing.
	report := soundly(t, log, town, strings.Replace(dated("Puhelinneuvonta"), `"services":[]`, `"services":[],"checked":"2026-01-01T00:00:00"`, 1))
	if c, _ := newest[catalog.ServiceChannel](t, log, phone.Kind, phone.ID); report.Appended() != 0 || !c.Checked.IsZero() {
		t.Errorf("%d appended, checked %s", report.Appended(), c.Checked)
	}
}
