package editorial_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// place is whose an entity is, seen from a caller of branch.
var places = []string{"own", "sub", "parent", "sibling", "foreign"}

func (h *hall) place(name string) catalog.ID {
	return map[string]catalog.ID{
		"own": h.branch, "sub": h.below, "parent": h.agency, "sibling": h.other, "foreign": h.foreign,
	}[name]
}

// contentOf makes a published entity of a kind for an organisation; an organisation stands for itself.
func (h *hall) contentOf(k catalog.Kind, owner catalog.ID) editorial.Ref {
	h.t.Helper()
	var e catalog.Entity
	switch k {
	case catalog.KindService:
		e = aService("Palvelu", owner)
	case catalog.KindServiceChannel:
		e = aPhone("Neuvonta", owner)
	case catalog.KindServiceCollection:
		e = aCollection("Kokonaisuus", owner)
	case catalog.KindGeneralDescription:
		return editorial.Ref{Kind: k, ID: h.publish(admin, aGeneral("Pohja"))}
	case catalog.KindOrganization:
		return organizationRef(owner)
	}
	return editorial.Ref{Kind: k, ID: h.publish(admin, e)}
}

// allowed is the table of section 10 of PTV's behaviour, written down once more and differently from the code: which
// actions a role has with a kind of its own organisations.
func allowed(role editorial.Role, k catalog.Kind) map[editorial.Action]bool {
	set := func(actions ...editorial.Action) map[editorial.Action]bool {
		m := map[editorial.Action]bool{}
		for _, a := range actions {
			m[a] = true
		}
		return m
	}
	const (
		read, write, publish, archive = editorial.ActionRead, editorial.ActionWrite, editorial.ActionPublish, editorial.ActionArchive
		connect, asti, structure      = editorial.ActionConnect, editorial.ActionConnectASTI, editorial.ActionStructure
		mass                          = editorial.ActionMass
	)
	switch role {
	case editorial.Admin:
		return set(read, write, publish, archive, connect, asti, structure, mass)
	case editorial.MainUser, editorial.Editor:
		switch k {
		case catalog.KindGeneralDescription:
			return set(read)
		case catalog.KindOrganization:
			if role == editorial.MainUser {
				return set(read, write, publish, archive, structure)
			}
			return set(read, write, publish)
		}
		return set(read, write, publish, archive, connect, mass)
	case editorial.Reviewer:
		if k == catalog.KindGeneralDescription || k == catalog.KindOrganization {
			return set(read)
		}
		return set(read, publish)
	case editorial.Viewer:
		return set(read)
	}
	return nil
}

func TestEveryRoleMayExactlyWhatTheTableSays(t *testing.T) {
	h := newHall(t)
	roles := append(editorial.Roles(), "")
	checked := 0
	for _, k := range catalog.RecordKinds() {
		for _, p := range places {
			ref := h.contentOf(k, h.place(p))
			for _, role := range roles {
				c := person(role, h.branch)
				if role == "" {
					c = editorial.Caller{}
				}
				for _, a := range editorial.Actions() {
					if a == editorial.ActionCreate {
						continue
					}
					want := allowed(role, k)[a]
					switch own := p == "own" || p == "sub"; {
					case role == editorial.Viewer && k == catalog.KindGeneralDescription:
						want = false // nobody's, so not the viewer's own
					case role == editorial.Admin, a == editorial.ActionRead && role != editorial.Viewer, own:
					default:
						want = false
					}
					err := h.May(t.Context(), c, a, ref)
					var forbidden *editorial.Forbidden
					if err != nil && !errors.As(err, &forbidden) {
						t.Fatal(err)
					}
					if got := err == nil; got != want {
						t.Errorf("%q may %s %s of %s: %t, want %t (%v)", role, a, k, p, got, want, err)
					}
					checked++
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d checked", checked)
	}
}

func TestWhoMayMakeWhatWhere(t *testing.T) {
	h := newHall(t)
	for _, k := range catalog.RecordKinds() {
		for _, p := range append(places, "nowhere") {
			for _, role := range append(editorial.Roles(), "") {
				c := person(role, h.branch)
				if role == "" {
					c = editorial.Caller{}
				}
				own := p == "own" || p == "sub"
				want := role == editorial.Admin
				switch k {
				case catalog.KindGeneralDescription:
				case catalog.KindOrganization:
					want = want || own && role == editorial.MainUser
				default:
					want = want || own && (role == editorial.MainUser || role == editorial.Editor)
				}
				err := h.MayCreate(t.Context(), c, k, h.place(p))
				if got := err == nil; got != want {
					t.Errorf("%q may make a %s in %s: %t, want %t (%v)", role, k, p, got, want, err)
				}
			}
		}
	}
}

// Every operation asks for the right that the table names, on every kind of entity of every organisation.
func TestEveryOperationAsksForItsRight(t *testing.T) {
	h := newHall(t)
	ctx, desk := t.Context(), h.Rehearsal()
	operations := map[editorial.Action][]func(editorial.Caller, editorial.Ref, catalog.Entity) error{
		editorial.ActionWrite: {
			func(c editorial.Caller, _ editorial.Ref, e catalog.Entity) error {
				_, err := desk.Save(ctx, c, editorial.Edit{Entity: e})
				return err
			},
			func(c editorial.Caller, r editorial.Ref, _ catalog.Entity) error {
				_, err := desk.Revert(ctx, c, r, 1)
				return err
			},
			func(c editorial.Caller, r editorial.Ref, _ catalog.Entity) error {
				_, err := desk.Discard(ctx, c, r)
				return err
			},
			func(c editorial.Caller, r editorial.Ref, _ catalog.Entity) error {
				_, err := desk.Schedule(ctx, c, r, catalog.Plan{})
				return err
			},
		},
		editorial.ActionPublish: {
			func(c editorial.Caller, r editorial.Ref, _ catalog.Entity) error {
				_, err := desk.Publish(ctx, c, r)
				return err
			},
			func(c editorial.Caller, r editorial.Ref, _ catalog.Entity) error {
				_, err := desk.Withdraw(ctx, c, r)
				return err
			},
		},
		editorial.ActionRead: {
			func(c editorial.Caller, r editorial.Ref, _ catalog.Entity) error {
				_, err := desk.History(ctx, c, r)
				return err
			},
			func(c editorial.Caller, r editorial.Ref, _ catalog.Entity) error {
				_, err := desk.Difference(ctx, c, r, 0, 1)
				return err
			},
		},
		editorial.ActionArchive: {
			func(c editorial.Caller, r editorial.Ref, _ catalog.Entity) error {
				_, err := desk.Restore(ctx, c, r)
				return err
			},
		},
	}
	checked := 0
	for _, k := range catalog.RecordKinds() {
		for _, p := range places {
			ref := h.contentOf(k, h.place(p))
			e := h.read(ref.Kind, ref.ID).Entity
			for _, role := range append(editorial.Roles(), "") {
				c := person(role, h.branch)
				if role == "" {
					c = editorial.Caller{}
				}
				for action, list := range operations {
					own := p == "own" || p == "sub" || role == editorial.Admin || action == editorial.ActionRead && role != editorial.Viewer
					if role == editorial.Viewer && k == catalog.KindGeneralDescription {
						own = false // it is nobody's
					}
					want := own && allowed(role, k)[action]
					for i, do := range list {
						var forbidden *editorial.Forbidden
						if got := !errors.As(do(c, ref, e), &forbidden); got != want {
							t.Errorf("%q may do %s (%d) with %s of %s: %t, want %t", role, action, i, k, p, got, want)
						}
						checked++
					}
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d checked", checked)
	}
}

// Every operation of the desk refuses whoever may not, and writes nothing.
func TestNoOperationIsOpenToStrangers(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	permit := h.publish(admin, aService("Rakennuslupa", h.branch))
	phone := h.publish(admin, aPhone("Neuvonta", h.branch))
	head := h.head()
	strangers := map[string]editorial.Caller{
		"nobody": {}, "no rights": {Actor: "u:x", Role: editorial.MainUser, Organizations: []catalog.ID{h.branch}},
		"viewer":  person(editorial.Viewer, h.branch),
		"sibling": person(editorial.MainUser, h.other), "foreign": person(editorial.MainUser, h.foreign),
		"below": person(editorial.MainUser, h.below), "nowhere": person(editorial.MainUser),
		"reading system": system("reader", editorial.RightRead, h.branch),
		"asti system":    system("asti", editorial.RightRead|editorial.RightASTI, h.branch),
	}
	edited := h.service(permit)
	edited.FundingType = "MarketFunded"
	operations := map[string]func(editorial.Caller) error{
		"create": func(c editorial.Caller) error {
			_, err := h.Create(ctx, c, editorial.Edit{Entity: aService("Uusi", h.branch)})
			return err
		},
		"save": func(c editorial.Caller) error {
			_, err := h.Save(ctx, c, editorial.Edit{Entity: edited})
			return err
		},
		"publish":  func(c editorial.Caller) error { _, err := h.Publish(ctx, c, service(permit)); return err },
		"withdraw": func(c editorial.Caller) error { _, err := h.Withdraw(ctx, c, service(permit)); return err },
		"archive": func(c editorial.Caller) error {
			_, err := h.Archive(ctx, c, service(permit), editorial.Archiving{})
			return err
		},
		"restore": func(c editorial.Caller) error { _, err := h.Restore(ctx, c, service(permit)); return err },
		"discard": func(c editorial.Caller) error { _, err := h.Discard(ctx, c, service(permit)); return err },
		"revert":  func(c editorial.Caller) error { _, err := h.Revert(ctx, c, service(permit), 1); return err },
		"schedule": func(c editorial.Caller) error {
			_, err := h.Schedule(ctx, c, service(permit), catalog.Plan{})
			return err
		},
		"copy": func(c editorial.Caller) error { _, err := h.Copy(ctx, c, service(permit), catalog.ID{}); return err },
		"connect": func(c editorial.Caller) error {
			out, err := h.Connect(ctx, c, editorial.Joining{
				Ref: service(permit), Connections: []catalog.Connection{{ChannelID: phone}},
			})
			if err == nil && len(out.Ignored) > 0 {
				return errors.New("ignored")
			}
			return err
		},
		"move": func(c editorial.Caller) error { return h.MayMove(ctx, c, h.branch, h.foreign) },
	}
	for who, c := range strangers {
		for what, do := range operations {
			if err := do(c); err == nil {
				t.Errorf("%s may %s", who, what)
			}
		}
	}
	if got := h.head(); got != head {
		t.Errorf("%d revisions were written", got-head)
	}
	for what, do := range operations {
		if what == "move" {
			continue
		}
		var forbidden *editorial.Forbidden
		if err := do(person(editorial.MainUser, h.branch)); errors.As(err, &forbidden) {
			t.Errorf("a main user may not %s: %v", what, err)
		}
	}
}

func TestOtherResponsibleOrganizationsMayNotEdit(t *testing.T) {
	h := newHall(t)
	s := aService("Rakennuslupa", h.branch)
	s.Organizations = append(s.Organizations, catalog.ServiceOrganization{OrganizationID: h.foreign, RoleType: catalog.RoleOtherResponsible})
	id := h.publish(admin, s)
	_, err := h.Withdraw(t.Context(), person(editorial.MainUser, h.foreign), service(id))
	if e := want[*editorial.Forbidden](t, err); e.Rule != editorial.RuleOrganization {
		t.Errorf("rule %s", e.Rule)
	}
}

func TestNobodyGivesContentToOthers(t *testing.T) {
	h := newHall(t)
	id := h.publish(admin, aService("Rakennuslupa", h.branch))
	to := func(owner catalog.ID) error {
		_, err := h.change(person(editorial.MainUser, h.branch), id, func(s *catalog.Service) {
			for i := range s.Organizations {
				s.Organizations[i].OrganizationID = owner
			}
		})
		return err
	}
	for _, owner := range []catalog.ID{h.foreign, h.other, h.agency} {
		if e := want[*editorial.Forbidden](t, to(owner)); e.Rule != editorial.RuleOwner {
			t.Errorf("rule %s", e.Rule)
		}
	}
	if err := to(h.below); err != nil {
		t.Error(err)
	}
}

func TestMovingAnOrganizationNeedsBothParents(t *testing.T) {
	h := newHall(t)
	move := func(c editorial.Caller, organization, to catalog.ID) error {
		o := copied(t, h.read(catalog.KindOrganization, organization).Entity.(*catalog.Organization))
		o.ParentOrganizationID = to
		_, err := h.Rehearsal().Save(t.Context(), c, editorial.Edit{Entity: o})
		return err
	}
	agency, branch := person(editorial.MainUser, h.agency), person(editorial.MainUser, h.branch)
	for name, c := range map[string]struct {
		caller           editorial.Caller
		organization, to catalog.ID
		want             bool
	}{
		"within the own tree":                  {agency, h.below, h.other, true},
		"to a foreign parent":                  {agency, h.below, h.foreign, false},
		"to the top":                           {agency, h.below, catalog.ID{}, false},
		"from a parent that is not the own":    {branch, h.branch, h.below, false},
		"out of the own tree":                  {branch, h.below, h.other, false},
		"an editor":                            {person(editorial.Editor, h.agency), h.below, h.other, false},
		"a main organisation":                  {agency, h.agency, h.foreign, false},
		"a system main user, anywhere":         {admin, h.below, h.foreign, true},
		"a system main user, to the top":       {admin, h.below, catalog.ID{}, true},
		"a person with rights to both parents": {person(editorial.MainUser, h.agency, h.foreign), h.below, h.foreign, true},
	} {
		if err := move(c.caller, c.organization, c.to); (err == nil) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAPublishedMainOrganizationIsArchivedByAnAdminOnly(t *testing.T) {
	h := newHall(t)
	_, err := h.Archive(t.Context(), person(editorial.MainUser, h.foreign), organizationRef(h.foreign), editorial.Archiving{})
	if e := want[*editorial.Forbidden](t, err); e.Rule != editorial.RuleMainOrganization {
		t.Errorf("rule %s", e.Rule)
	}
	if _, err := h.Archive(t.Context(), admin, organizationRef(h.foreign), editorial.Archiving{}); err != nil {
		t.Error(err)
	}
}

func TestAPIUsersHaveTheRightsTheyWereGiven(t *testing.T) {
	h := newHall(t)
	permit, place := h.publish(admin, aService("Rakennuslupa", h.branch)), h.publish(admin, aPlace("Piste", h.foreign))
	connect := func(rights editorial.Right, asti bool) error {
		_, err := h.Rehearsal().Connect(t.Context(), system("s", rights, h.branch), editorial.Joining{
			Ref: service(permit), Connections: []catalog.Connection{{ChannelID: place}}, ASTI: asti,
		})
		return err
	}
	for rights := range editorial.Right(8) {
		for _, asti := range []bool{false, true} {
			want := asti && rights.Has(editorial.RightASTI) || !asti && rights.Has(editorial.RightWrite)
			if err := connect(rights, asti); (err == nil) != want {
				t.Errorf("rights %03b, asti %t: %v", rights, asti, err)
			}
		}
	}
}

// Revisions carry opaque ids only, so that a person can be forgotten without touching the log.
func TestTheLogHoldsNoPersons(t *testing.T) {
	h := newHall(t)
	c := person(editorial.MainUser, h.branch)
	id := h.publish(c, aService("Rakennuslupa", h.branch))
	if _, err := h.change(c, id, func(s *catalog.Service) { s.FundingType = "MarketFunded" }); err != nil {
		t.Fatal(err)
	}
	revs, err := h.log.History(t.Context(), catalog.KindService, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, rev := range revs {
		if rev.Actor != c.Actor {
			t.Errorf("revision %d is signed %q", rev.Number, rev.Actor)
		}
		for _, part := range []string{c.Actor, fmt.Sprint(c.Role)} {
			if containsText(rev.Document, part) {
				t.Errorf("the document of revision %d names its author", rev.Number)
			}
		}
	}
}

// Who may not do something now may not have it done later, and who may take a language version back may bring it back.
func TestPlansAndWayBackAskForTheSameRights(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	var forbidden *editorial.Forbidden
	top, below := organizationRef(h.agency), organizationRef(h.branch)
	archiving := catalog.Plan{ArchiveAt: h.in(0, 1, 0)}
	for who, c := range map[string]struct {
		caller editorial.Caller
		ref    editorial.Ref
	}{
		"a main user, a published main organisation": {person(editorial.MainUser, h.agency), top},
		"an editor, an organisation":                 {person(editorial.Editor, h.agency), below},
	} {
		if _, err := h.Schedule(ctx, c.caller, c.ref, archiving); !errors.As(err, &forbidden) {
			t.Errorf("%s: planned to be archived: %v", who, err)
		}
		e := h.read(c.ref.Kind, c.ref.ID).Entity
		if _, err := h.Save(ctx, c.caller, editorial.Edit{Entity: e, Plan: &archiving}); !errors.As(err, &forbidden) {
			t.Errorf("%s: saved with a date of archiving: %v", who, err)
		}
	}
	pete := person(editorial.MainUser, h.agency)
	if _, err := h.Withdraw(ctx, pete, top, "sv"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Restore(ctx, pete, top, "sv"); err != nil {
		t.Errorf("who withdrew the Swedish version may not bring it back: %v", err)
	}
}
