package account

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestKeepersAreTheOrganisationsOfActivePeopleOfARole(t *testing.T) {
	w := newWorld(t)
	w.person("editor", editorial.Editor, city)
	w.person("viewer", editorial.Viewer, office)
	w.apiUser("robot", office)
	gone := w.person("main", editorial.MainUser, office)
	for _, c := range []struct {
		name  string
		roles []editorial.Role
		want  []catalog.ID
	}{
		{"no role", nil, nil}, {"editors", []editorial.Role{editorial.Editor}, []catalog.ID{city}},
		{"who handles", []editorial.Role{editorial.Admin, editorial.MainUser, editorial.Editor}, []catalog.ID{office, city}},
	} {
		got, err := w.Keepers(t.Context(), c.roles...)
		slices.SortFunc(got, func(a, b catalog.ID) int { return strings.Compare(a.String(), b.String()) })
		slices.SortFunc(c.want, func(a, b catalog.ID) int { return strings.Compare(a.String(), b.String()) })
		if d := cmp.Diff(c.want, got); d != "" || err != nil {
			t.Error(c.name, err, d)
		}
	}
	if err := w.Disable(t.Context(), CommandLine(), gone.ID); err != nil {
		t.Fatal(err)
	}
	if got, err := w.Keepers(t.Context(), editorial.MainUser); err != nil || len(got) > 0 {
		t.Errorf("who may not log in keeps %v, %v", got, err)
	}
}

func TestALetterAboutFeedbackHoldsHowManyAndALink(t *testing.T) {
	w := newWorld(t)
	a := w.add(New{Username: "gunnel", Email: "gunnel@example.fi", Language: "sv", Password: good, Role: editorial.Editor, Organizations: []catalog.ID{city}})
	mute := w.add(New{Username: "mykkä", Password: good, Role: editorial.Editor, Organizations: []catalog.ID{city}})
	if err := w.TellOfFeedback(t.Context(), a.ID, 3); err != nil {
		t.Fatal(err)
	}
	letters := w.letters()
	if len(letters) != 1 || !strings.Contains(letters[0], "gunnel@example.fi") {
		t.Fatal(letters)
	}
	if text := readable(t, letters[0]); !strings.Contains(text, "Ny respons") || !strings.Contains(text, "tjänster: 3.") || !strings.Contains(text, w.Origin+"/studio/sv/feedback\n") {
		t.Error(text)
	}
	if err := w.Disable(t.Context(), CommandLine(), a.ID); err != nil {
		t.Fatal(err)
	}
	for _, id := range []ID{a.ID, mute.ID, "u:nobody"} {
		if err := w.TellOfFeedback(t.Context(), id, 1); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", id, err)
		}
	}
	if n := len(w.letters()); n != 1 {
		t.Errorf("%d letters", n)
	}
}
