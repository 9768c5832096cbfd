package rule_test

import (
	"slices"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

func TestAForeignMunicipalityIsFoundBehindAnyNumberOfOwnOnes(t *testing.T) {
	s := service()
	s.Organizations[0].OrganizationID = helsinki
	s.AreaType = catalog.LimitedType
	s.Areas = []catalog.Area{municipalities(append(slices.Repeat([]string{"091"}, 1000), "049")...)}
	found := slices.ContainsFunc(rule.Publish(s, world()), func(p catalog.Problem) bool {
		return p.Rule == rule.AreaWider && p.Value == "049"
	})
	if !found {
		t.Error("an area is wider than its organisation's, and nobody sees it")
	}
}

func TestRequirementsOfAGeneralDescriptionAreNotBrief(t *testing.T) {
	g := generalDescription()
	g.Requirements = catalog.Texts{{Language: "fi", Value: "Ei"}}
	found := slices.ContainsFunc(rule.Draft(g, world()), func(p catalog.Problem) bool {
		return p.Rule == rule.TextShort && p.Field == "requirements[0].value"
	})
	if !found {
		t.Error("two characters are enough")
	}
}
