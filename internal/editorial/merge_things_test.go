package editorial_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestTwoThingsInOneLanguageAreNotMixedWhenChangesMeet(t *testing.T) {
	number := func(number, text string) catalog.Phone {
		return catalog.Phone{Number: number, Language: "fi", PrefixNumber: "+358", AdditionalInformation: text}
	}
	channel := func(phones ...catalog.Phone) *catalog.ServiceChannel {
		c := aPlace("Piste", uuid.UUID{1})
		c.PhoneNumbers = phones
		return c
	}
	merge := func(base, mine, theirs *catalog.ServiceChannel) (*catalog.ServiceChannel, []editorial.FieldConflict) {
		t.Helper()
		merged, conflicts, err := editorial.Merge(base, mine, theirs)
		if err != nil {
			t.Fatal(err)
		}
		return merged.(*catalog.ServiceChannel), conflicts
	}
	mine, theirs := number("100", "Hinta kysyttäessä"), number("200", "")
	merged, conflicts := merge(channel(), channel(mine), channel(theirs))
	if diff := cmp.Diff([]catalog.Phone{mine, theirs}, merged.PhoneNumbers); diff != "" || len(conflicts) > 0 {
		t.Errorf("both added a number: conflicts %v (-want +got):\n%s", conflicts, diff)
	}
	// One replaced the number that the other one explained.
	base, explained := number("300", ""), number("300", "Vain arkisin")
	merged, conflicts = merge(channel(base), channel(mine), channel(explained))
	if len(conflicts) != 1 || conflicts[0].Path != "phoneNumbers[fi]" {
		t.Errorf("conflicts %+v", conflicts)
	}
	if diff := cmp.Diff([]catalog.Phone{mine}, merged.PhoneNumbers); diff != "" {
		t.Errorf("replaced (-want +got):\n%s", diff)
	}
	// The same number, two changes of it.
	free := base
	free.ServiceChargeType = "FreeOfCharge"
	merged, conflicts = merge(channel(base), channel(free), channel(explained))
	both := explained
	both.ServiceChargeType = "FreeOfCharge"
	if diff := cmp.Diff([]catalog.Phone{both}, merged.PhoneNumbers); diff != "" || len(conflicts) > 0 {
		t.Errorf("one number: conflicts %v (-want +got):\n%s", conflicts, diff)
	}
}
