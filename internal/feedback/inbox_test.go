package feedback

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// The town with its office, a neighbour, and a town that is mirrored.
var (
	town      = uuid.MustParse("11111111-0000-4000-8000-000000000001")
	office    = uuid.MustParse("11111111-0000-4000-8000-000000000002")
	neighbour = uuid.MustParse("11111111-0000-4000-8000-000000000003")
	far       = uuid.MustParse("11111111-0000-4000-8000-000000000004")
	permit    = uuid.MustParse("33333333-0000-4000-8000-000000000001") // of the office
	library   = uuid.MustParse("33333333-0000-4000-8000-000000000002") // of the town
	school    = uuid.MustParse("33333333-0000-4000-8000-000000000003") // of the neighbour
	ferry     = uuid.MustParse("33333333-0000-4000-8000-000000000004") // of the town that is mirrored
	lost      = uuid.MustParse("33333333-0000-4000-8000-00000000000f") // the catalogue does not have it
)

func organizationRecord(id, parent catalog.ID, name string) string {
	above := ""
	if parent != uuid.Nil {
		above = `"parentOrganizationId":"` + parent.String() + `",`
	}
	return `{"id":"` + id.String() + `",` + above + `"organizationType":"State","organizationNames":[{"type":"Name","language":"fi","value":"` +
		name + `"}],"displayNameType":[{"type":"Name","language":"fi"}]}` + "\n"
}

func serviceRecord(id, owner catalog.ID, name string) string {
	return `{"id":"` + id.String() + `","serviceNames":[{"type":"Name","language":"fi","value":"` + name + `"}],"languages":["fi"],
		"organizations":[{"roleType":"Responsible","organization":{"id":"` + owner.String() + `"}}]}`
}

func importAs(t *testing.T, log store.Log, actor string, records ...string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "records.jsonl")
	var b strings.Builder
	for _, r := range records {
		b.WriteString(strings.NewReplacer("\n", "", "\t", "").Replace(r) + "\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := v11.OpenInput([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	report, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{Actor: actor})
	if err != nil || len(report.Rejections) > 0 {
		t.Fatal(report, err)
	}
}

// inboxWorld is an inbox with a message about each thing, named after it.
type inboxWorld struct {
	*Inbox
	log   store.Log
	told  []string
	clock time.Time
}

func newInbox(t *testing.T) *inboxWorld {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() }) //nolint:errcheck // a test's
	importAs(t, log, "", organizationRecord(town, uuid.Nil, "Kunta"), organizationRecord(office, town, "Virasto"), organizationRecord(neighbour, uuid.Nil, "Naapuri"),
		serviceRecord(permit, office, "Lupa"), serviceRecord(library, town, "Kirjasto"), serviceRecord(school, neighbour, "Koulu"))
	importAs(t, log, editorial.MirrorPrefix+"https://ptv.example", organizationRecord(far, uuid.Nil, "Kaukana"), serviceRecord(ferry, far, "Lautta"))
	w := &inboxWorld{log: log, clock: now}
	w.Inbox = &Inbox{
		Store: newStore(t, t.TempDir()), Register: editorial.NewRegister(log), Now: func() time.Time { return w.clock },
		Keepers: func(context.Context) ([]catalog.ID, error) { return []catalog.ID{town}, nil },
		Told:    func(d Deed) { w.told = append(w.told, fmt.Sprint(d.Action, " ", d.Item.Text, " ", d.Err)) },
	}
	for _, m := range []Message{
		{Text: "permit", Entity: permit, Organization: office}, {Text: "library", Entity: library, Organization: town},
		{Text: "school", Entity: school, Organization: neighbour}, {Text: "ferry", Entity: ferry, Organization: far},
		{Text: "lost", Entity: lost, Organization: office}, {Text: "nobody's", Entity: uuid.New()},
		{Text: "office", Kind: catalog.KindOrganization, Entity: office, Organization: office},
		{Text: "site", Kind: ""},
	} {
		if m.Text != "site" && m.Kind == "" {
			m.Kind = catalog.KindService
		}
		m.Name, m.Time, m.Lang = strings.ToUpper(m.Text), now, "fi"
		add(t, w.Store, m)
	}
	return w
}

func person(role editorial.Role, organizations ...catalog.ID) editorial.Caller {
	return editorial.Caller{Actor: "u:" + string(role), Role: role, Organizations: organizations, Rights: editorial.RightRead | editorial.RightWrite}
}

func (w *inboxWorld) seen(t *testing.T, c editorial.Caller, f Filter) []string {
	t.Helper()
	p, err := w.List(t.Context(), c, f)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, i := range p.Items {
		out = append(out, i.Text)
	}
	slices.Sort(out)
	return out
}

// TestWhoSeesWhoseFeedback is the table of rights: every role in every organisation, whatever way it asks.
func TestWhoSeesWhoseFeedback(t *testing.T) {
	w := newInbox(t)
	all := []string{"ferry", "library", "lost", "nobody's", "office", "permit", "school", "site"}
	none := []string{}
	type row struct {
		name   string
		caller editorial.Caller
		want   []string
	}
	rows := []row{
		{"nobody", editorial.Caller{}, none},
		{"a role that there is not", person("king", town), none},
		{"a system main user", person(editorial.Admin), all},
		{"an API user with all rights", editorial.Caller{Actor: "a:1", Role: editorial.MainUser, Organizations: []catalog.ID{town}, Rights: editorial.RightRead | editorial.RightWrite, API: true}, none},
		{"an API user as system main user", editorial.Caller{Actor: "a:1", Role: editorial.Admin, Rights: editorial.RightRead, API: true}, none},
		{"a system main user without the right to read", editorial.Caller{Actor: "u:1", Role: editorial.Admin}, none},
	}
	for _, role := range []editorial.Role{editorial.MainUser, editorial.Editor, editorial.Reviewer, editorial.Viewer} {
		for _, o := range []struct {
			name string
			id   []catalog.ID
			want []string
		}{
			{"the town", []catalog.ID{town}, []string{"library", "lost", "office", "permit"}},
			{"the office", []catalog.ID{office}, []string{"lost", "office", "permit"}},
			{"the neighbour", []catalog.ID{neighbour}, []string{"school"}},
			{"the mirrored town", []catalog.ID{far}, []string{"ferry"}},
			{"office and neighbour", []catalog.ID{office, neighbour}, []string{"lost", "office", "permit", "school"}},
			{"an unknown organisation", []catalog.ID{uuid.New()}, none},
			{"no organisation", nil, none},
			{"the organisation of nothing", []catalog.ID{{}}, none},
		} {
			rows = append(rows, row{string(role) + " of " + o.name, person(role, o.id...), o.want})
		}
	}
	everything := kept(t, w.Store, Wanted{})
	for _, r := range rows {
		if d := cmp.Diff(r.want, w.seen(t, r.caller, Filter{})); d != "" {
			t.Errorf("%s sees %s", r.name, d)
		}
		if n, err := w.Open(t.Context(), r.caller); err != nil || n != len(r.want) {
			t.Errorf("%s: %d are open, %v", r.name, n, err)
		}
		subjects, err := w.Subjects(t.Context(), r.caller)
		if err != nil {
			t.Error(err)
		}
		for _, m := range everything {
			sees := slices.Contains(r.want, m.Text)
			if sees != slices.ContainsFunc(subjects, func(s Subject) bool { return s.Entity == m.Entity }) && m.Text != "site" {
				t.Errorf("%s is told of %s among what can be chosen, or not", r.name, m.Text)
			}
			if _, err := w.Find(t.Context(), r.caller, m.ID); sees != (err == nil) || !sees && !errors.Is(err, ErrNotFound) {
				t.Errorf("%s opens %s: %v", r.name, m.Text, err)
			}
			if got := w.seen(t, r.caller, Filter{Entity: m.Entity}); m.Text != "site" && slices.Contains(got, m.Text) != sees {
				t.Errorf("%s narrows to %s: %v", r.name, m.Text, got)
			}
		}
	}
}

// TestWhoMarksAndDeletesFeedback tries all acts with all roles.
func TestWhoMarksAndDeletesFeedback(t *testing.T) {
	for _, c := range []struct {
		role             editorial.Role
		handles, deletes bool
	}{
		{editorial.Admin, true, true}, {editorial.MainUser, true, true}, {editorial.Editor, true, false},
		{editorial.Reviewer, false, false}, {editorial.Viewer, false, false},
	} {
		w := newInbox(t)
		for _, m := range kept(t, w.Store, Wanted{}) {
			caller := person(c.role, town)
			sees := c.role == editorial.Admin || slices.Contains([]string{"library", "lost", "office", "permit"}, m.Text)
			for _, act := range []struct {
				name    string
				allowed bool
				do      func() error
			}{
				{"handle", c.handles, func() error { _, err := w.Handle(t.Context(), caller, m.ID); return err }},
				{"reopen", c.handles, func() error { _, err := w.Reopen(t.Context(), caller, m.ID); return err }},
				{"delete", c.deletes, func() error { return w.Delete(t.Context(), caller, m.ID) }},
			} {
				w.told = nil
				var want error
				var tells []string
				switch {
				case !sees:
					want = ErrNotFound
				case !act.allowed:
					want, tells = ErrForbidden, []string{act.name + " " + m.Text + " " + ErrForbidden.Error()}
				default:
					tells = []string{act.name + " " + m.Text + " <nil>"}
				}
				if err := act.do(); !errors.Is(err, want) || want == nil && err != nil {
					t.Errorf("%s: %s %s: %v", c.role, act.name, m.Text, err)
				}
				if d := cmp.Diff(tells, w.told); d != "" {
					t.Errorf("%s: %s", c.role, d)
				}
			}
			_, err := w.Store.find(t.Context(), m.ID)
			if gone := errors.Is(err, ErrNotFound); gone != (sees && c.deletes) {
				t.Errorf("%s: %s is gone: %t", c.role, m.Text, gone)
			}
		}
	}
}

func TestTheListIsNarrowedAndGoneThroughInParts(t *testing.T) {
	w := newInbox(t)
	editor := person(editorial.Editor, town)
	var got []string
	before := int64(0)
	for parts := 1; ; parts++ {
		p, err := w.List(t.Context(), editor, Filter{Limit: 3, Before: before})
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range p.Items {
			got = append(got, i.Text)
		}
		if before = p.Next; before == 0 {
			if parts != 2 {
				t.Errorf("%d parts", parts)
			}
			break
		}
	}
	if d := cmp.Diff([]string{"office", "lost", "library", "permit"}, got); d != "" { // newest first
		t.Error(d)
	}
	p, err := w.List(t.Context(), editor, Filter{Entity: library})
	if err != nil || len(p.Items) != 1 || p.Items[0].Facts.Name != "Kirjasto" || p.Items[0].Responsible != town || !p.Items[0].Known || p.Items[0].Orphan {
		t.Fatalf("%+v, %v", p, err)
	}
	if done, err := w.Handle(t.Context(), editor, p.Items[0].ID); err != nil || !done {
		t.Fatal(done, err)
	}
	if d := cmp.Diff([]string{"library"}, w.seen(t, editor, Filter{State: StateHandled})); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"lost", "office", "permit"}, w.seen(t, editor, Filter{State: StateOpen})); d != "" {
		t.Error(d)
	}
	if n, err := w.Open(t.Context(), editor); err != nil || n != 3 {
		t.Error(n, err)
	}
	subjects, err := w.Subjects(t.Context(), person(editorial.Editor, town))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]Subject{
		{catalog.KindService, library, "Kirjasto", 1, 0}, {catalog.KindService, lost, "LOST", 1, 1},
		{catalog.KindService, permit, "Lupa", 1, 1}, {catalog.KindOrganization, office, "Virasto", 1, 1},
	}, subjects); d != "" {
		t.Error(d)
	}
}

// TestWhatNobodyElseKeepsWaitsForThoseWhoRunTheSite: mirrored towns and neighbours without an account, and the site itself.
func TestWhatNobodyElseKeepsWaitsForThoseWhoRunTheSite(t *testing.T) {
	w := newInbox(t)
	admin := person(editorial.Admin)
	if d := cmp.Diff([]string{"ferry", "nobody's", "school", "site"}, w.seen(t, admin, Filter{Orphans: true})); d != "" {
		t.Error(d)
	}
	p, err := w.List(t.Context(), admin, Filter{Entity: ferry})
	if err != nil || !p.Items[0].Facts.Mirrored || !p.Items[0].Orphan {
		t.Errorf("%+v, %v", p, err)
	}
	w.Keepers = func(context.Context) ([]catalog.ID, error) { return nil, errors.New("on fire") }
	if _, err := w.List(t.Context(), admin, Filter{}); err == nil {
		t.Error("who keeps what is made up")
	}
}

// TestFeedbackFollowsWhatItIsAbout: to the new owner, and with what has ended.
func TestFeedbackFollowsWhatItIsAbout(t *testing.T) {
	w := newInbox(t)
	if d := cmp.Diff([]string{"school"}, w.seen(t, person(editorial.Editor, neighbour), Filter{})); d != "" {
		t.Fatal(d)
	}
	importAs(t, w.log, "", serviceRecord(school, office, "Koulu"))
	for kind, ids := range map[catalog.Kind][]catalog.ID{catalog.KindService: {library}, catalog.KindOrganization: {office}} {
		if n, err := editorial.Archive(t.Context(), w.log, kind, ids, "test", now, nil); err != nil || n != 1 {
			t.Fatal(n, err)
		}
	}
	if err := w.Register.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := w.seen(t, person(editorial.Editor, neighbour), Filter{}); len(got) > 0 {
		t.Errorf("the old owner still sees %v", got)
	}
	if d := cmp.Diff([]string{"library", "lost", "office", "permit", "school"}, w.seen(t, person(editorial.Editor, town), Filter{})); d != "" {
		t.Error(d)
	}
	p, err := w.List(t.Context(), person(editorial.Editor, town), Filter{Entity: library})
	if err != nil || p.Items[0].Facts.Status != catalog.StatusDeleted {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestLettersTellOfNewFeedbackAtMostOnceADay goes through some days of who has letters.
func TestLettersTellOfNewFeedbackAtMostOnceADay(t *testing.T) {
	w := newInbox(t)
	callers := map[string]editorial.Caller{"u:editor": person(editorial.Editor, town), "u:stranger": person(editorial.Editor, neighbour)}
	var sent []string
	failing := false
	post := Post{
		Reader: func(_ context.Context, account string) (editorial.Caller, bool, error) {
			c, ok := callers[account]
			return c, ok, nil
		},
		Send: func(_ context.Context, account string, n int) error {
			if failing {
				return errors.New("no letter box")
			}
			sent = append(sent, fmt.Sprint(account, " ", n))
			return nil
		},
	}
	letters := func(want ...string) {
		t.Helper()
		sent = nil
		err := w.SendLetters(t.Context(), post)
		slices.Sort(sent)
		if d := cmp.Diff(want, sent); d != "" || failing != (err != nil) {
			t.Error(err, d)
		}
	}
	for _, a := range []string{"u:editor", "u:stranger", "u:forgotten", "u:editor"} {
		if err := w.Store.Subscribe(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	letters() // of what came before nobody is told
	about := Message{Text: "uusi", Kind: catalog.KindService, Entity: library, Organization: town, Time: now}
	add(t, w.Store, about, about)
	failing = true
	letters()
	failing = false
	letters("u:editor 2")
	if yes, err := w.Store.Subscribed(t.Context(), "u:forgotten"); err != nil || yes {
		t.Error("who cannot have letters is still there", err)
	}
	add(t, w.Store, about)
	w.clock = w.clock.Add(LetterEvery - time.Hour)
	letters() // the last one was today
	w.clock = w.clock.Add(time.Hour)
	letters("u:editor 1")
	add(t, w.Store, about)
	last := kept(t, w.Store, Wanted{})
	if _, err := w.Handle(t.Context(), callers["u:editor"], last[len(last)-1].ID); err != nil {
		t.Fatal(err)
	}
	w.clock = w.clock.Add(LetterEvery)
	letters() // it is handled already
	add(t, w.Store, about)
	if err := w.Store.Unsubscribe(t.Context(), "u:editor"); err != nil {
		t.Fatal(err)
	}
	letters()
}
