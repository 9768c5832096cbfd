package catalog

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func refs(uris ...string) []CodeRef {
	var out []CodeRef
	for _, u := range uris {
		out = append(out, CodeRef{URI: u})
	}
	return out
}

func TestMergeFollowsPTVsRule(t *testing.T) {
	general := &GeneralDescription{
		Type: TypePermitOrObligation, ServiceChargeType: Chargeable,
		ServiceClasses: refs("p1", "p2"), OntologyTerms: refs("t1"), TargetGroups: refs("kr1", "kr2"),
		LifeEvents: refs("ke1"),
	}
	own := &Service{
		ServiceChargeType: FreeOfCharge, ServiceClasses: refs("p2", "p3"), OntologyTerms: refs("t2"),
		TargetGroups: refs("kr3"), Overrides: Overrides{TargetGroups: []string{"kr2"}}, LifeEvents: refs("ke2"),
	}
	for name, c := range map[string]struct {
		service *Service
		general *GeneralDescription
		want    Merged
	}{
		"without a general description all is the service's": {own, nil, Merged{
			ServiceChargeType: FreeOfCharge, ServiceClasses: refs("p2", "p3"), OntologyTerms: refs("t2"), TargetGroups: refs("kr3"),
		}},
		"the general description's come first, none twice, less what is overridden; its charge type holds": {own, general, Merged{
			Type: TypePermitOrObligation, ServiceClasses: refs("p1", "p2", "p3"), OntologyTerms: refs("t1", "t2"),
			TargetGroups: refs("kr1", "kr3"),
		}},
		"a type of its own goes before the general description's": {&Service{Type: TypeService}, &GeneralDescription{Type: TypePermitOrObligation}, Merged{
			Type: TypeService, ServiceClasses: []CodeRef{}, OntologyTerms: []CodeRef{}, TargetGroups: []CodeRef{},
		}},
		"a charge type of its own holds where the general description leaves it open": {
			&Service{ServiceChargeType: Chargeable}, &GeneralDescription{}, Merged{
				ServiceChargeType: Chargeable, ServiceClasses: []CodeRef{}, OntologyTerms: []CodeRef{}, TargetGroups: []CodeRef{},
			}},
	} {
		if d := cmp.Diff(c.want, Merge(c.service, c.general)); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
	}
	if got := JoinedLifeEvents(own, general); !slices.Equal(got, refs("ke1", "ke2")) {
		t.Errorf("life events are %v", got)
	}
	if !slices.Equal(own.ServiceClasses, refs("p2", "p3")) || !slices.Equal(general.ServiceClasses, refs("p1", "p2")) {
		t.Error("merging changed what was merged")
	}
}
