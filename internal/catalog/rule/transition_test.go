package rule_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

var statuses = []catalog.Status{
	"", catalog.StatusDraft, catalog.StatusPublished, catalog.StatusModified, catalog.StatusWithdrawn, catalog.StatusDeleted, catalog.StatusRemoved,
}

// allowed is PTV's table of changes through its interface (empty: a new entity).
var allowed = map[catalog.Status][]catalog.Status{
	"":                      {catalog.StatusDraft, catalog.StatusPublished},
	catalog.StatusDraft:     {catalog.StatusDraft, catalog.StatusPublished},
	catalog.StatusPublished: {catalog.StatusModified, catalog.StatusPublished, catalog.StatusDeleted},
	catalog.StatusDeleted:   {catalog.StatusModified, catalog.StatusPublished, catalog.StatusDeleted},
}

func TestTransitionsThroughTheInterface(t *testing.T) {
	for _, from := range statuses {
		for _, to := range statuses {
			problems := rule.Transition(from, to)
			if want := slices.Contains(allowed[from], to); want != (problems == nil) {
				t.Errorf("%q to %q: %v", from, to, problems)
			}
			for _, p := range problems {
				if p.Field != "publishingStatus" || p.Value != string(to) {
					t.Errorf("%q to %q: %+v", from, to, p)
				}
			}
		}
	}
	for from, want := range map[catalog.Status]string{
		"": rule.StatusNew, catalog.StatusDraft: rule.StatusChange, catalog.StatusModified: rule.StatusShut, catalog.StatusWithdrawn: rule.StatusShut,
	} {
		if got := rule.Transition(from, catalog.StatusDeleted)[0].Rule; got != want {
			t.Errorf("from %q: got %s, want %s", from, got, want)
		}
	}
}

func TestActionsOfPeople(t *testing.T) {
	draft, published, modified, withdrawn, deleted := catalog.StatusDraft, catalog.StatusPublished, catalog.StatusModified,
		catalog.StatusWithdrawn, catalog.StatusDeleted
	for action, want := range map[rule.Action][]catalog.Status{
		rule.ActSave:     {"", draft, published, modified, withdrawn},
		rule.ActPublish:  {"", draft, published, modified, withdrawn, deleted},
		rule.ActWithdraw: {published, modified},
		rule.ActArchive:  {draft, published, modified, withdrawn},
		rule.ActRestore:  {deleted},
		rule.ActDiscard:  {modified},
	} {
		var got []catalog.Status
		for _, from := range statuses {
			public := from == published || from == modified
			if rule.Act(action, from, public) == nil {
				got = append(got, from)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", action, got, want)
		}
	}
	if rule.Act(rule.ActWithdraw, modified, false) == nil || rule.Act(rule.ActDiscard, modified, false) == nil {
		t.Error("what is not public is withdrawn or goes back to what is public")
	}
	if rule.Act("sell", draft, false) == nil {
		t.Error("an unknown action is allowed")
	}
}

// change is a problem of status or dates, with what it says.
type change struct {
	rule, field, value string
	problems           []catalog.Problem
	// limit is what the same gives just within the rule.
	limit []catalog.Problem
}

func changes() []change {
	now := time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC)
	on := func(day int) time.Time { return time.Date(2026, 12, day, 8, 0, 0, 0, time.UTC) }
	today, tomorrow := now.Add(time.Hour), now.Add(24*time.Hour)
	none := time.Time{}
	return []change{
		{
			rule.StatusNew, "publishingStatus", "Deleted", rule.Transition("", catalog.StatusDeleted), rule.Transition("", catalog.StatusDraft),
		},
		{
			rule.StatusChange, "publishingStatus", "Deleted", rule.Transition(catalog.StatusDraft, catalog.StatusDeleted),
			rule.Transition(catalog.StatusPublished, catalog.StatusDeleted),
		},
		{
			rule.StatusShut, "publishingStatus", "Published", rule.Transition(catalog.StatusModified, catalog.StatusPublished),
			rule.Transition(catalog.StatusDraft, catalog.StatusPublished),
		},
		{
			rule.ActionForbidden, "publishingStatus", "restore", rule.Act(rule.ActRestore, catalog.StatusDraft, false),
			rule.Act(rule.ActRestore, catalog.StatusDeleted, false),
		},
		{
			rule.ArchiveInUse, "publishingStatus", "", rule.Archive(&catalog.Organization{ID: state}, world()),
			rule.Archive(&catalog.Organization{ID: office}, world()),
		},
		{
			rule.ArchiveInUse, "publishingStatus", "", rule.Archive(&catalog.GeneralDescription{ID: general}, world()),
			rule.Archive(&catalog.Service{ID: state}, world()),
		},
		{
			rule.DatePast, "validFrom", "2026-11-23T00:00:00", rule.Schedule(catalog.StatusDraft, today, none, none, now),
			rule.Schedule(catalog.StatusDraft, tomorrow, none, none, now),
		},
		{
			rule.DatePast, "validTo", "2026-11-23T00:00:00", rule.Schedule(catalog.StatusPublished, none, today, none, now),
			rule.Schedule(catalog.StatusPublished, none, tomorrow, none, now),
		},
		{
			rule.DatePast, "validFrom", "2026-11-23T10:30:00", rule.Dates(now, none, none, now), rule.Dates(now.Add(1), none, none, now),
		},
		{
			rule.DateOrder, "validTo", "2026-12-03T00:00:00", rule.Schedule(catalog.StatusModified, on(3), on(3).Add(time.Hour), none, now),
			rule.Schedule(catalog.StatusModified, on(3), on(4), none, now),
		},
		{
			rule.DateFromStatus, "validFrom", "Published", rule.Schedule(catalog.StatusPublished, on(3), on(4), none, now),
			rule.Schedule(catalog.StatusModified, on(3), on(4), none, now),
		},
		{
			rule.DateToStatus, "validTo", "Draft", rule.Schedule(catalog.StatusDraft, none, on(4), none, now),
			rule.Schedule(catalog.StatusPublished, none, on(4), none, now),
		},
		{
			rule.DateExpiry, "validFrom", "2026-12-05T00:00:00", rule.Schedule(catalog.StatusDraft, on(5), none, on(5), now),
			rule.Schedule(catalog.StatusDraft, on(4), none, on(5), now),
		},
	}
}

func TestChangesOfStatusAndDates(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range changes() {
		covered[c.rule] = true
		if c.limit != nil {
			t.Errorf("%s: within the rule: %v", c.rule, c.limit)
		}
		if len(c.problems) != 1 || c.problems[0].Rule != c.rule || c.problems[0].Field != c.field || c.problems[0].Value != c.value {
			t.Errorf("%s: got %+v", c.rule, c.problems)
		}
	}
	for _, r := range rule.Rules() {
		if r.Step == rule.Changing && !covered[r.Name] {
			t.Errorf("no case breaks %s", r.Name)
		}
	}
}

func TestDaysAreThoseOfTheZonesThatTheyAreIn(t *testing.T) {
	home := time.FixedZone("EET", 2*60*60)
	now := time.Date(2026, 11, 23, 23, 30, 0, 0, home) // 21:30 in UTC
	next := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	if problems := rule.Schedule(catalog.StatusDraft, next, time.Time{}, time.Time{}, now); problems != nil {
		t.Error(problems)
	}
	if rule.Schedule(catalog.StatusDraft, next, time.Time{}, time.Time{}, now.Add(time.Hour)) == nil {
		t.Error("today is taken for a day to come")
	}
}

func TestOnlyWhatAChangeBringsInIsFresh(t *testing.T) {
	w := world()
	s := service()
	s.ServiceNames[0].Value = long(101)
	s.FundingType = ""
	before := rule.Publish(s, w)
	s.ServiceNames = append(catalog.TypedTexts{{Type: catalog.TypeAlternativeName, Language: "fi", Value: long(102)}}, s.ServiceNames...)
	s.Languages = nil
	var got []string
	for _, p := range rule.Fresh(before, rule.Publish(s, w)) {
		got = append(got, p.Rule+" "+p.Field)
	}
	// The old name, now at another place, was too long before; the new one shows the same first characters.
	if want := []string{"name-length serviceNames[1].value", "languages-required languages"}; !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	if all := rule.Publish(s, w); !cmp.Equal(rule.Fresh(nil, all), all) {
		t.Error("without an earlier state something is left out")
	}
}

func TestWithoutAWorldNothingIsAskedOfOthers(t *testing.T) {
	for _, e := range sound() {
		if problems := rule.Publish(e, nil); problems != nil {
			t.Errorf("%s: %v", e.EntityKind(), problems)
		}
		if problems := rule.Archive(e, nil); problems != nil {
			t.Errorf("%s: %v", e.EntityKind(), problems)
		}
	}
}

// sound are all sound entities.
func sound() []catalog.Entity {
	return []catalog.Entity{
		service(), leaning(), echannel(), webPage(), form(), call(), location(), organization(), municipality(),
		generalDescription(), collection(), connection(), &catalog.CodeItem{URI: "u"},
	}
}

func TestLanguageVersionsComeFromNamesAndDescriptions(t *testing.T) {
	for _, test := range []struct {
		e    catalog.Entity
		want []string
	}{
		{service(), []string{"fi", "sv"}},
		{collection(), []string{"fi"}},
		{connection(), nil},
		{&catalog.Service{ServiceNames: catalog.TypedTexts{
			{Type: catalog.TypeName, Language: "sms", Value: "a"}, {Type: catalog.TypeName, Language: "en"},
			{Type: catalog.TypeAlternativeName, Language: "fi", Value: "b"}, {Type: catalog.TypeName, Language: "xx", Value: "c"},
		}, ServiceDescriptions: catalog.TypedTexts{{Type: catalog.TypeSummary, Language: "se", Value: "d"}}}, []string{"se", "sms"}},
	} {
		if got := rule.Languages(test.e); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.e.EntityKind(), got, test.want)
		}
	}
}

func TestNamesAreComparedWithoutCaseAndBlanks(t *testing.T) {
	if got := rule.NameKey("  Äiti- ja\t LAPSI\u00a0neuvola "); got != "äiti- ja lapsi neuvola" {
		t.Errorf("got %q", got)
	}
}
