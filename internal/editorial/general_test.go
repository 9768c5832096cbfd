package editorial_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

var clockTime = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

const (
	class1 = `{"uri":"urn:class:1","code":"P1","name":[{"language":"fi","value":"Luvat"}]}`
	class2 = `{"uri":"urn:class:2","name":[{"language":"fi","value":"Rakentaminen"}]}`
	term1  = `{"uri":"urn:term:1","name":[{"language":"fi","value":"lupa"}]}`
	group1 = `{"uri":"urn:group:1","name":[{"language":"fi","value":"kaikki"}]}`
)

// shown merges as OUT does and lists the uris.
func shown(t *testing.T, log store.Log) (classes, terms, groups []string, typ catalog.ServiceType) {
	t.Helper()
	s, _ := newest[catalog.Service](t, log, catalog.KindService, id("permit"))
	g, _ := newest[catalog.GeneralDescription](t, log, catalog.KindGeneralDescription, id("general"))
	m := catalog.Merge(s, g)
	uris := func(refs []catalog.CodeRef) []string {
		var out []string
		for _, r := range refs {
			out = append(out, r.URI)
		}
		return out
	}
	return uris(m.ServiceClasses), uris(m.OntologyTerms), uris(m.TargetGroups), m.Type
}

func TestAServiceKeepsOnlyWhatItsGeneralDescriptionDoesNotGive(t *testing.T) {
	for name, c := range map[string]struct {
		members   string
		own       []string
		overrides catalog.Overrides
		shown     []string
	}{
		"all of it and one more": {
			members: `,"type":"PermitOrObligation","serviceClasses":[` + class1 + `,` + class2 + `],"ontologyTerms":[` + term1 + `],"targetGroups":[` + group1 + `]`,
			own:     []string{"urn:class:2"},
			shown:   []string{"urn:class:1", "urn:class:2"},
		},
		"a class less": {
			members:   `,"serviceClasses":[` + class2 + `],"ontologyTerms":[` + term1 + `],"targetGroups":[` + group1 + `]`,
			own:       []string{"urn:class:2"},
			overrides: catalog.Overrides{ServiceClasses: []string{"urn:class:1"}},
			shown:     []string{"urn:class:2"},
		},
		"no class though others are shown": {
			members:   `,"serviceClasses":[],"ontologyTerms":[` + term1 + `],"targetGroups":[` + group1 + `]`,
			overrides: catalog.Overrides{ServiceClasses: []string{"urn:class:1"}},
		},
		"a record that has no such member": {
			members: `,"ontologyTerms":[` + term1 + `]`,
			shown:   []string{"urn:class:1"},
		},
		"a terse record with empty lists": {
			members: `,"serviceClasses":[],"ontologyTerms":[],"targetGroups":[]`,
			shown:   []string{"urn:class:1"},
		},
		"a class in another form": {
			members:   `,"serviceClasses":[` + strings.Replace(class1, "Luvat", "Vanha nimi", 1) + `],"ontologyTerms":[` + term1 + `],"targetGroups":[` + group1 + `]`,
			own:       []string{"urn:class:1"},
			overrides: catalog.Overrides{ServiceClasses: []string{"urn:class:1"}},
			shown:     []string{"urn:class:1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			log := openLog(t)
			record := permit(`,"generalDescriptionId":"$general"` + c.members)
			soundly(t, log, record, town, general)
			s, _ := newest[catalog.Service](t, log, catalog.KindService, id("permit"))
			if s.Type != "" {
				t.Errorf("keeps the general description's type %s", s.Type)
			}
			var own []string
			for _, r := range s.ServiceClasses {
				own = append(own, r.URI)
			}
			if diff := cmp.Diff(c.own, own); diff != "" {
				t.Errorf("own classes (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.overrides, s.Overrides); diff != "" {
				t.Errorf("overrides (-want +got):\n%s", diff)
			}
			classes, _, _, typ := shown(t, log)
			if diff := cmp.Diff(c.shown, classes); diff != "" {
				t.Errorf("shown classes (-want +got):\n%s", diff)
			}
			if typ != catalog.TypePermitOrObligation {
				t.Errorf("shown as %q", typ)
			}
			if again := soundly(t, log, record, town, general); again.Appended() != 0 {
				t.Errorf("the second import appended %d revisions", again.Appended())
			}
		})
	}
}

func TestALaterChangeOfTheGeneralDescriptionShows(t *testing.T) {
	log := openLog(t)
	merged := permit(`,"generalDescriptionId":"$general","type":"PermitOrObligation","serviceClasses":[` + class1 +
		`],"ontologyTerms":[` + term1 + `],"targetGroups":[` + group1 + `]`)
	soundly(t, log, town, general, merged)
	soundly(t, log, strings.NewReplacer(`"PermitOrObligation"`, `"Service"`, class1, class2).Replace(general))
	classes, terms, _, typ := shown(t, log)
	if diff := cmp.Diff([]string{"urn:class:2"}, classes); diff != "" {
		t.Errorf("classes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"urn:term:1"}, terms); diff != "" {
		t.Errorf("terms (-want +got):\n%s", diff)
	}
	if typ != catalog.TypeService {
		t.Errorf("type %s, want the general description's new one", typ)
	}
}

func TestAnUnpublishedGeneralDescriptionGivesNothing(t *testing.T) {
	log := openLog(t)
	draft := strings.Replace(general, `"type"`, `"publishingStatus":"Draft","type"`, 1)
	soundly(t, log, town, draft, permit(`,"generalDescriptionId":"$general","type":"PermitOrObligation","serviceClasses":[`+class1+`]`))
	s, _ := newest[catalog.Service](t, log, catalog.KindService, id("permit"))
	if len(s.ServiceClasses) != 1 || s.Type != catalog.TypePermitOrObligation {
		t.Errorf("the service lost what nobody else shows: %+v", s)
	}
}
