package codes

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A finto item is what v11 says of a class or term, less its description and its parent's id.
type fintoItem struct {
	Name                                                     map[string]string
	Code, OntologyType, URI, ParentURI, NewURI, NewParentURI string
}

func itemOf(o map[string]any) fintoItem {
	return fintoItem{
		Name: texts(o["name"]), Code: text(o, "code"), OntologyType: text(o, "ontologyType"), URI: text(o, "uri"),
		ParentURI: text(o, "parentUri"), NewURI: text(o, "newUri"), NewParentURI: text(o, "newParentUri"),
	}
}

func itemOfClass(c *Class) fintoItem {
	return fintoItem{
		Name: byLanguage(c.Names), Code: c.Code, OntologyType: c.Vocabulary, URI: c.URI,
		ParentURI: c.ParentURI, NewURI: c.NewURI, NewParentURI: c.NewParentURI,
	}
}

// The corpus gives the first broader term only, where v11 itself joins all (see Term.ParentURIs).
func itemOfTerm(t *Term) fintoItem {
	return fintoItem{Name: byLanguage(t.Names), OntologyType: t.Vocabulary, URI: t.URI, ParentURI: t.ParentURI()}
}

func TestTablesReproduceEveryClassificationItemOfTheCorpus(t *testing.T) {
	lookUps := map[string]func(string) (fintoItem, bool){
		"serviceClasses":        lookUpClass(ServiceClasses()),
		"targetGroups":          lookUpClass(TargetGroups()),
		"lifeEvents":            lookUpClass(LifeEvents()),
		"industrialClasses":     lookUpClass(IndustrialClasses()),
		"digitalAuthorizations": lookUpClass(DigitalAuthorizations()),
		"ontologyTerms":         lookUpTerm,
	}
	seen := map[string]int{}
	for _, file := range []string{"services.jsonl", "general-descriptions.jsonl"} {
		eachEntity(t, file, func(entity map[string]any) {
			for member, lookUp := range lookUps {
				items, _ := entity[member].([]any)
				for _, i := range items {
					want := itemOf(i.(map[string]any))
					got, ok := lookUp(want.URI)
					if !ok {
						t.Errorf("%s: %s is not in the table", member, want.URI)
						continue
					}
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("%s (-corpus +table):\n%s", member, diff)
					}
					seen[member]++
				}
			}
		})
	}
	t.Logf("items compared: %v", seen)
	for _, member := range []string{"serviceClasses", "targetGroups", "lifeEvents", "industrialClasses", "ontologyTerms"} {
		if seen[member] == 0 {
			t.Errorf("the corpus has no %s, so nothing was compared", member)
		}
	}
}

func lookUpClass(c *Classification) func(string) (fintoItem, bool) {
	return func(uri string) (fintoItem, bool) {
		class, ok := c.Lookup(uri)
		if !ok {
			return fintoItem{}, false
		}
		return itemOfClass(class), true
	}
}

func lookUpTerm(uri string) (fintoItem, bool) {
	term, ok := Ontology().Lookup(uri)
	if !ok {
		return fintoItem{}, false
	}
	return itemOfTerm(term), true
}
