package editorial_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestHistoryTellsWhoDidWhat(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete, shirley := person(editorial.MainUser, h.branch), person(editorial.Editor, h.branch)
	id := h.draft(shirley, aService("Rakennuslupa", h.branch))
	ref := service(id)
	steps := []func() (*editorial.Outcome, error){
		func() (*editorial.Outcome, error) {
			return h.change(shirley, id, func(s *catalog.Service) { s.FundingType = "MarketFunded" })
		},
		func() (*editorial.Outcome, error) { return h.Publish(ctx, pete, ref, "fi") },
		func() (*editorial.Outcome, error) {
			return h.Schedule(ctx, pete, ref, catalog.Plan{ArchiveAt: h.in(0, 1, 0)})
		},
		func() (*editorial.Outcome, error) { return h.Withdraw(ctx, pete, ref) },
		func() (*editorial.Outcome, error) { return h.Archive(ctx, pete, ref, editorial.Archiving{}) },
		func() (*editorial.Outcome, error) { return h.Restore(ctx, pete, ref) },
		func() (*editorial.Outcome, error) { return h.Publish(ctx, pete, ref) },
	}
	for i, step := range steps {
		if _, err := step(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
	}
	versions, err := h.History(ctx, person(editorial.Viewer, h.branch), ref)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range versions {
		who := map[string]string{pete.Actor: "pete", shirley.Actor: "shirley"}[v.Actor]
		line := fmt.Sprintf("%d %s by %s: %s", v.Number, v.Action, who, strings.Join(v.Languages, " "))
		if v.Public {
			line += ", public"
		}
		got = append(got, line)
	}
	want := []string{
		"9 published by pete: fi sv, public", "8 restored by pete: fi sv", "7 archived by pete: fi sv",
		"6 withdrawn by pete: fi sv", "5 scheduled by pete: fi sv", "4 kept by pete: fi sv", "3 published by pete: fi",
		"2 saved by shirley: fi sv", "1 created by shirley: fi sv",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}
}

func TestTheDifferenceOfTwoRevisionsIsReadable(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	s := aService("Rakennuslupa", h.branch)
	s.Keywords = catalog.Texts{{Language: "fi", Value: "talo"}, {Language: "fi", Value: "lupa"}}
	id := h.publish(pete, s)
	out, err := h.change(pete, id, func(s *catalog.Service) {
		s.ServiceNames[0].Value = "Rakennuslupa ja sen valvonta"
		s.FundingType = "MarketFunded"
		s.Keywords = catalog.Texts{{Language: "fi", Value: "lupa"}, {Language: "fi", Value: "rakentaminen"}}
		s.Legislation = []catalog.Law{{Names: catalog.Texts{{Language: "fi", Value: "Rakentamislaki"}}}}
		s.Languages = []string{"sv", "fi", "en"}
	})
	soundlyDone(t, out, err)
	changes, err := h.Difference(t.Context(), pete, service(id), 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	wanted := []editorial.Change{
		{Path: "fundingType", Old: `"PubliclyFunded"`, New: `"MarketFunded"`},
		{Path: "keywords[fi talo]", Old: `"talo"`},
		{Path: "keywords[fi rakentaminen]", New: `"rakentaminen"`},
		{Path: "languages[en]", New: `"en"`},
		{Path: "legislation[0].names[fi]", New: `"Rakentamislaki"`},
		{
			Path: "serviceNames[Name fi]", Old: `"Rakennuslupa"`, New: `"Rakennuslupa ja sen valvonta"`,
			Words: []editorial.Span{{Text: "Rakennuslupa", Op: editorial.Same}, {Text: " ja sen valvonta", Op: editorial.Added}},
		},
	}
	if diff := cmp.Diff(wanted, changes); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	_, err = h.Difference(t.Context(), pete, service(id), 1, 3)
	if e := want[*editorial.NotFound](t, err); e.Number != 3 {
		t.Errorf("revision %d is not found", e.Number)
	}
}

func TestAnEarlierRevisionComesBackAsAnEdit(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	id := h.publish(pete, aService("Rakennuslupa", h.branch))
	for _, name := range []string{"Toinen nimi", "Kolmas nimi"} {
		out, err := h.change(pete, id, func(s *catalog.Service) { s.ServiceNames[0].Value = name })
		soundlyDone(t, out, err)
	}
	out, err := h.Revert(t.Context(), pete, service(id), 1)
	soundlyDone(t, out, err)
	if out.Number != 4 || out.Status != catalog.StatusModified || out.Entity.(*catalog.Service).ServiceNames[0].Value != "Rakennuslupa" {
		t.Errorf("outcome %+v", out)
	}
}

func TestWordsJoinToBothTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-c ]{0,3}[ \n]){0,12}[a-c]{0,2}`)
		old, now := text.Draw(t, "old"), text.Draw(t, "new")
		var a, b strings.Builder
		for _, s := range editorial.Words(old, now) {
			if s.Op != editorial.Added {
				a.WriteString(s.Text)
			}
			if s.Op != editorial.Removed {
				b.WriteString(s.Text)
			}
		}
		if a.String() != old || b.String() != now {
			t.Fatalf("%q and %q read %q and %q", old, now, a.String(), b.String())
		}
	})
}

func TestTwoWhoSaveAtTheSameTimeLoseNothing(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete, shirley := person(editorial.MainUser, h.branch), person(editorial.Editor, h.branch)
	id := h.publish(pete, aService("Rakennuslupa", h.branch))
	mine, theirs := h.service(id), h.service(id)
	theirs.ServiceNames[0].Value = "Lupa rakentaa"
	theirs.FundingType = "MarketFunded"
	out, err := h.Save(ctx, shirley, editorial.Edit{Entity: theirs, Base: 1})
	soundlyDone(t, out, err)

	mine.ServiceNames[1].Value = "Lov att bygga"
	out, err = h.Save(ctx, pete, editorial.Edit{Entity: mine, Base: 1})
	soundlyDone(t, out, err)
	s := out.Entity.(*catalog.Service)
	if s.ServiceNames[0].Value != "Lupa rakentaa" || s.ServiceNames[1].Value != "Lov att bygga" || s.FundingType != "MarketFunded" {
		t.Errorf("merged: %+v", s)
	}

	late := copied(t, mine)
	late.ServiceNames[0].Value = "Rakentamisen lupa"
	head := h.head()
	_, err = h.Save(ctx, pete, editorial.Edit{Entity: late, Base: 1})
	e := want[*editorial.Conflict](t, err)
	wanted := []editorial.FieldConflict{{
		Path: "serviceNames[Name fi].value", Base: `"Rakennuslupa"`, Mine: `"Rakentamisen lupa"`, Theirs: `"Lupa rakentaa"`,
	}}
	if diff := cmp.Diff(wanted, e.Fields); diff != "" || e.Newest != 3 || h.head() != head {
		t.Errorf("conflict %+v (-want +got):\n%s", e, diff)
	}
	merged := e.Merged.(*catalog.Service)
	if merged.FundingType != "MarketFunded" || merged.ServiceNames[0].Value != "Rakentamisen lupa" {
		t.Errorf("merged: %+v", merged)
	}
	out, err = h.Save(ctx, pete, editorial.Edit{Entity: merged, Base: e.Newest})
	soundlyDone(t, out, err)
}

// drawService draws a service with texts, keywords, pages and classes.
func drawService(t *rapid.T, label string) *catalog.Service {
	value := rapid.SampledFrom([]string{"", "a", "b", "c"})
	s := &catalog.Service{
		FundingType: rapid.SampledFrom([]string{"", "PubliclyFunded", "MarketFunded"}).Draw(t, label+" funding"),
		Languages:   rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"fi", "sv", "en"}), 0, 3, rapid.ID).Draw(t, label+" languages"),
	}
	for _, l := range []string{"fi", "sv"} {
		for _, typ := range []string{catalog.TypeName, catalog.TypeAlternativeName} {
			if v := value.Draw(t, label+typ+l); v != "" {
				s.ServiceNames = append(s.ServiceNames, catalog.TypedText{Type: typ, Language: l, Value: v})
			}
		}
		if v := value.Draw(t, label+" requirement "+l); v != "" {
			s.Requirements = append(s.Requirements, catalog.Text{Language: l, Value: v})
		}
	}
	for _, uri := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"p", "q", "r"}), 0, 3, rapid.ID).Draw(t, label+" classes") {
		s.ServiceClasses = append(s.ServiceClasses, catalog.CodeRef{URI: uri})
	}
	return s
}

func TestMergingWhatOnlyOneSideChangedGivesThatSide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, changed := drawService(t, "base"), drawService(t, "changed")
		for _, sides := range [][2]*catalog.Service{{changed, base}, {base, changed}, {changed, changed}} {
			merged, conflicts, err := editorial.Merge(base, sides[0], sides[1])
			if err != nil {
				t.Fatal(err)
			}
			if diff, err := editorial.Difference(changed, merged); err != nil || len(diff) > 0 || len(conflicts) > 0 {
				t.Fatalf("differs by %v, conflicts %v, %v", diff, conflicts, err)
			}
		}
	})
}

// Changes of different fields come together; the result differs from the base by both sides' changes and nothing else.
func TestMergingDisjointChangesGivesBoth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, a, b := drawService(t, "base"), drawService(t, "a"), drawService(t, "b")
		mine, theirs := *base, *base
		mine.FundingType, mine.ServiceNames = a.FundingType, a.ServiceNames
		theirs.Requirements, theirs.ServiceClasses, theirs.Languages = b.Requirements, b.ServiceClasses, b.Languages
		both := mine
		both.Requirements, both.ServiceClasses, both.Languages = b.Requirements, b.ServiceClasses, b.Languages
		merged, conflicts, err := editorial.Merge(base, &mine, &theirs)
		if err != nil {
			t.Fatal(err)
		}
		diff, err := editorial.Difference(&both, merged)
		if err != nil || len(diff) > 0 || len(conflicts) > 0 {
			t.Fatalf("differs by %v, conflicts %v, %v", diff, conflicts, err)
		}
	})
}

// Whatever two people do, what conflicts is told, and apart from that nobody's change is lost.
func TestMergingNeverLosesAChangeSilently(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := drawService(t, "base"), drawService(t, "mine"), drawService(t, "theirs")
		merged, conflicts, err := editorial.Merge(base, mine, theirs)
		if err != nil {
			t.Fatal(err)
		}
		text := func(s catalog.Entity, typ, l string) string { return s.(*catalog.Service).ServiceNames.In(typ, l) }
		for _, typ := range []string{catalog.TypeName, catalog.TypeAlternativeName} {
			for _, l := range []string{"fi", "sv"} {
				was, m, th, got := text(base, typ, l), text(mine, typ, l), text(theirs, typ, l), text(merged, typ, l)
				told := false
				for _, c := range conflicts {
					told = told || strings.HasPrefix(c.Path, "serviceNames")
				}
				switch {
				case m == th && got != m, m == was && got != th, th == was && got != m:
					t.Fatalf("%s %s: base %q, mine %q, theirs %q, merged %q", typ, l, was, m, th, got)
				case m != th && m != was && th != was && !told:
					t.Fatalf("%s %s: base %q, mine %q, theirs %q are no conflict", typ, l, was, m, th)
				}
			}
		}
	})
}
