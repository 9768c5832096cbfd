package edit_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/advice"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/editorial"
)

// The studio's advice knows the catalogue around an entity: the general description, and which terms many others have.
func TestAdviceKnowsTheCatalogue(t *testing.T) {
	w := newWorld(t)
	ctx, job := t.Context(), editorial.Job("test")
	text := func(typ, value string) catalog.TypedText {
		return catalog.TypedText{Type: typ, Language: "fi", Value: value}
	}
	class := catalog.CodeRef{URI: codes.ServiceClasses().Top()[0].Children[0].URI}
	common, rare := codes.Ontology().All()[0].URI, codes.Ontology().All()[700].URI
	group := catalog.CodeRef{URI: codes.TargetGroups().Top()[0].URI}
	general := &catalog.GeneralDescription{
		GeneralDescriptionType: "Municipality", Type: "Service", Names: catalog.TypedTexts{text("Name", "Lupa")},
		Descriptions: catalog.TypedTexts{
			text("Summary", "Kertoo luvasta."), text("Description", "Kertoo luvasta pitkästi."), text("UserInstruction", "Hae lupaa verkossa."),
		},
		ServiceClasses: []catalog.CodeRef{class}, OntologyTerms: []catalog.CodeRef{{URI: rare}}, TargetGroups: []catalog.CodeRef{group},
	}
	out, err := w.desk.Create(ctx, job, editorial.Edit{Entity: general, Publish: true})
	if err != nil {
		t.Fatal(err)
	}
	// Every tenth of many services has the common term.
	for i := range 110 {
		term := codes.Ontology().All()[1000+i].URI
		if i%10 == 0 {
			term = common
		}
		s := &catalog.Service{
			Type: "Service", FundingType: "PubliclyFunded", AreaType: catalog.Nationwide, Languages: []string{"fi"},
			ServiceNames:        catalog.TypedTexts{text("Name", fmt.Sprintf("Palvelu %d", i))},
			ServiceDescriptions: catalog.TypedTexts{text("Summary", "Kertoo lyhyesti."), text("Description", "Kertoo pitkästi.")},
			Organizations: []catalog.ServiceOrganization{
				{OrganizationID: town, RoleType: catalog.RoleResponsible},
				{OrganizationID: town, RoleType: catalog.RoleProducer, ProvisionType: "SelfProducedServices"},
			},
			ServiceClasses: []catalog.CodeRef{class}, OntologyTerms: []catalog.CodeRef{{URI: term}}, TargetGroups: []catalog.CodeRef{group},
		}
		if _, err := w.desk.Create(ctx, job, editorial.Edit{Entity: s, Publish: true}); err != nil {
			t.Fatal(err)
		}
	}
	v := w.visit("eeva")
	advised := func(a advice.Advice, general, term string) bool {
		t.Helper()
		f := service(v, "Rakennuslupa")
		f.Set("ontologyTerms", term)
		f.Set("generalDescriptionId", general)
		f.Set("do", "check")
		return strings.Contains(v.post(newService, f).is(http.StatusOK).body, advice.Message("fi", a))
	}
	instruction := advice.Advice{Name: advice.InstructionMissing, Language: "fi"}
	if !advised(instruction, "", rare) || advised(instruction, out.ID.String(), rare) {
		t.Errorf("without an instruction: %t; with that of the general description: %t", advised(instruction, "", rare), advised(instruction, out.ID.String(), rare))
	}
	tooGeneral := func(uri string) advice.Advice {
		term, _ := codes.Ontology().Lookup(uri)
		return advice.Advice{Name: advice.TermGeneral, Value: term.Best("fi")}
	}
	if !advised(tooGeneral(common), "", common) || advised(tooGeneral(rare), "", rare) {
		t.Errorf("a term of every tenth service: %t; a rare one: %t", advised(tooGeneral(common), "", common), advised(tooGeneral(rare), "", rare))
	}
}
