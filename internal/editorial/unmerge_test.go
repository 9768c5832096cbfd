package editorial

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
)

// drawRefs draws references to a few items, some in a form of their own. The list is never nil.
func drawRefs(t *rapid.T, label string) []catalog.CodeRef {
	refs := []catalog.CodeRef{}
	for _, uri := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 4, rapid.ID).Draw(t, label) {
		ref := catalog.CodeRef{URI: uri}
		if rapid.Bool().Draw(t, label+" deviates") {
			ref.As = &catalog.CodeItem{URI: uri, Code: rapid.SampledFrom([]string{"1", "2"}).Draw(t, label+" code")}
		}
		refs = append(refs, ref)
	}
	return refs
}

func sameSet(a, b []catalog.CodeRef) bool {
	within := func(a, b []catalog.CodeRef) bool {
		return !slices.ContainsFunc(a, func(r catalog.CodeRef) bool {
			return !slices.ContainsFunc(b, func(o catalog.CodeRef) bool { return o.URI == r.URI && sameRef(o, r) })
		})
	}
	return len(a) == len(b) && within(a, b) && within(b, a)
}

func TestWhatIsTakenApartComesTogetherAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &catalog.GeneralDescription{
			Type:           catalog.TypeService,
			ServiceClasses: drawRefs(t, "general classes"), OntologyTerms: drawRefs(t, "general terms"),
			TargetGroups: drawRefs(t, "general groups"),
		}
		shown := catalog.Service{
			Type:           rapid.SampledFrom([]catalog.ServiceType{catalog.TypeService, catalog.TypePermitOrObligation}).Draw(t, "type"),
			ServiceClasses: drawRefs(t, "classes"), OntologyTerms: drawRefs(t, "terms"), TargetGroups: drawRefs(t, "groups"),
		}
		if len(shown.ServiceClasses)+len(shown.OntologyTerms)+len(shown.TargetGroups) == 0 {
			t.Skip("a terse record")
		}
		kept := shown
		unmerge(&kept, generalOf(g))
		merged := catalog.Merge(&kept, g)
		if merged.Type != shown.Type || !sameSet(merged.ServiceClasses, shown.ServiceClasses) ||
			!sameSet(merged.OntologyTerms, shown.OntologyTerms) || !sameSet(merged.TargetGroups, shown.TargetGroups) {
			t.Fatalf("shown %+v, kept %+v, merged again %+v", shown, kept, merged)
		}
		for _, ref := range kept.ServiceClasses {
			if at := catalog.IndexURI(g.ServiceClasses, ref.URI); at >= 0 && sameRef(ref, g.ServiceClasses[at]) {
				t.Fatalf("keeps %q, which the general description gives: its change would not show", ref.URI)
			}
		}
	})
}
