package editorial

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// drawChannel draws a channel with texts in some languages at several depths.
func drawChannel(t *rapid.T, label string) *catalog.ServiceChannel {
	c := &catalog.ServiceChannel{Type: catalog.ServiceLocation, Languages: []string{"fi", "sv"}}
	languages := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"fi", "sv", "en"}), 1, 3, rapid.ID).Draw(t, label+" languages")
	text := rapid.SampledFrom([]string{"a", "b", "c", "d"})
	info := catalog.Texts{}
	for _, l := range setOf(languages).list() {
		c.ServiceChannelNames = append(c.ServiceChannelNames, catalog.TypedText{Type: catalog.TypeName, Language: l, Value: text.Draw(t, label+" name "+l)})
		c.WebPages = append(c.WebPages, catalog.WebPage{Language: l, URL: text.Draw(t, label+" url "+l)})
		info = append(info, catalog.Text{Language: l, Value: text.Draw(t, label+" info "+l)})
	}
	c.ServiceHours = []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, AdditionalInformation: info}}
	c.Addresses = []catalog.Address{{Type: "Location", StreetAddress: &catalog.StreetAddress{
		Street: catalog.Texts{{Language: "fi", Value: "Katu"}, {Language: "sv", Value: "Gatan"}}, AdditionalInformation: info,
	}}}
	return c
}

func TestRestrictingToAllLanguagesChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChannel(t, "channel")
		r, err := Restrict(c, rule.Languages(c))
		if err != nil {
			t.Fatal(err)
		}
		if diff, err := Difference(c, r); err != nil || len(diff) > 0 {
			t.Fatalf("differs by %v, %v", diff, err)
		}
	})
}

func TestWhatIsPublicIsTheChosenLanguagesAndTheFormerOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		newest, public := drawChannel(t, "newest"), drawChannel(t, "public")
		chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(rule.Languages(newest)), 1, 3, rapid.ID).Draw(t, "chosen")
		got, err := combine(newest, public, chosen)
		if err != nil {
			t.Fatal(err)
		}
		want := setOf(chosen) | setOf(rule.Languages(public))
		if diff := cmp.Diff(want.list(), rule.Languages(got)); diff != "" {
			t.Fatalf("languages (-want +got):\n%s", diff)
		}
		for _, l := range want.list() {
			from := catalog.Entity(public)
			if setOf(chosen)&setOf([]string{l}) != 0 {
				from = newest
			}
			if equal, err := sameIn(from, got, l); err != nil || !equal {
				a, _ := contentLess(from, less(want.list(), []string{l}))
				b, _ := contentLess(got, less(want.list(), []string{l}))
				t.Fatalf("%s (-want +got):\n%s %v", l, cmp.Diff(string(a), string(b)), err)
			}
		}
	})
}

// Street names are a register's, in whatever languages it has them.
func TestNamesOfRegistersBelongToNoLanguageVersion(t *testing.T) {
	c := &catalog.ServiceChannel{
		ServiceChannelNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: "Piste"}, {Type: catalog.TypeName, Language: "sv", Value: "Punkt"}},
		Addresses: []catalog.Address{{StreetAddress: &catalog.StreetAddress{
			Street: catalog.Texts{{Language: "fi", Value: "Katu"}, {Language: "sv", Value: "Gatan"}},
		}}},
		Areas: []catalog.Area{{Type: "Region", Code: "01", Name: catalog.Texts{{Language: "sv", Value: "Nyland"}}}},
	}
	r, err := Restrict(c, []string{"fi"})
	if err != nil {
		t.Fatal(err)
	}
	got := r.(*catalog.ServiceChannel)
	if len(got.ServiceChannelNames) != 1 || len(got.Addresses[0].StreetAddress.Street) != 2 || len(got.Areas[0].Name) != 1 {
		t.Errorf("restricted to %+v", got)
	}
}
