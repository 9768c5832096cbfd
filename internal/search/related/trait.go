package related

import (
	"cmp"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// What sharing a fact is worth when nobody else has it.
const (
	termWorth        = 1.5
	needWorth        = 0.6
	channelWorth     = 1.2
	collectionWorth  = 1.0
	generalWorth     = 1.0
	classWorth       = 0.8
	lifeEventWorth   = 0.7
	targetGroupWorth = 0.25
)

// trait is a fact of a service that others may share.
type trait struct {
	kind  ReasonKind
	value string
	// set are the services that share it; it must not be changed.
	set    *roaring.Bitmap
	having uint64 // how many set has
	weight float64
	// but are those whom a need says nothing new, since they share the term itself; nil mostly.
	but *roaring.Bitmap
}

// traitsOf are the facts of a service that at least one other has, the rarest first.
func (f *finder) traitsOf(e *live.Entry, v *catalog.Service) []trait {
	g := f.snapshot.General(v.GeneralDescriptionID)
	m := catalog.Merge(v, g)
	var list []trait
	add := func(kind ReasonKind, value string, set *roaring.Bitmap, worth float64) {
		if n := set.GetCardinality(); n > 1 || n == 1 && !set.Contains(e.Ord) {
			list = append(list, trait{kind: kind, value: value, set: set, having: n, weight: worth * f.rarity(n)})
		}
	}
	refs := func(kind ReasonKind, facet live.Facet, refs []catalog.CodeRef, worth float64) {
		for _, r := range refs {
			add(kind, r.URI, f.table.Index(facet, r.URI), worth)
		}
	}
	refs(SameTerm, live.FacetOntologyTerm, m.OntologyTerms, termWorth)
	for _, r := range m.OntologyTerms {
		for _, n := range needsOf(r.URI) {
			add(SameNeed, n.broader, f.table.Index(live.FacetOntologyTerm, n.other), needWorth)
			if i := len(list) - 1; i >= 0 && list[i].kind == SameNeed && list[i].value == n.broader {
				// The commoner term of the two counts, so that the reason weighs the same both ways.
				own := f.table.Index(live.FacetOntologyTerm, r.URI).GetCardinality()
				list[i].weight = min(list[i].weight, needWorth*f.rarity(own))
				if above := f.table.Index(live.FacetOntologyTerm, n.broader); above.Contains(e.Ord) {
					list[i].but = above
				}
			}
		}
	}
	refs(SameClass, live.FacetServiceClass, m.ServiceClasses, classWorth)
	refs(SameLifeEvent, live.FacetLifeEvent, catalog.JoinedLifeEvents(v, g), lifeEventWorth)
	refs(SameTargetGroup, live.FacetTargetGroup, m.TargetGroups, targetGroupWorth)
	for c := range f.snapshot.ConnectedEntries(catalog.KindService, e.ID) {
		add(SameChannel, c.ID.String(), f.snapshot.Connected(catalog.KindServiceChannel, c.ID), channelWorth)
	}
	for _, c := range f.snapshot.CollectionsOf(catalog.KindService, e.ID) {
		add(SameCollection, c.ID.String(), f.members(c), collectionWorth)
	}
	if g != nil {
		id := v.GeneralDescriptionID.String()
		add(SameGeneralDescription, id, f.table.Index(live.FacetGeneralDescription, id), generalWorth)
	}
	slices.SortStableFunc(list, func(a, b trait) int {
		return cmp.Or(cmp.Compare(a.having, b.having), cmp.Compare(a.kind, b.kind),
			cmp.Compare(a.value, b.value))
	})
	return list
}

// rarity is near to 1 for what few services have and near to 0 for what all have.
func (f *finder) rarity(having uint64) float64 {
	return math.Log(1+f.published/float64(having)) / math.Log(1+f.published)
}

// members are the published services of a collection.
func (f *finder) members(c *live.Entry) *roaring.Bitmap {
	set := roaring.New()
	v, err := catalog.Decode[gathering](c.Document())
	if err != nil {
		return set
	}
	for _, id := range v.Services {
		if e, ok := f.snapshot.Published(catalog.KindService, id); ok {
			set.Add(e.Ord)
		}
	}
	return set
}

// need is a pair of terms of which one is broader; other is the one that the service does not have by this.
type need struct{ broader, other string }

// needsOf are the terms right above and below a term. Only where both terms say so, for a reason must hold both ways.
func needsOf(uri string) []need {
	terms := codes.Ontology()
	t, ok := terms.Lookup(uri)
	if !ok {
		return nil
	}
	var list []need
	for _, above := range terms.Terms(t.Broader) {
		if slices.Contains(above.Narrower, t.URI) {
			list = append(list, need{broader: above.URI, other: above.URI})
		}
	}
	for _, below := range terms.Terms(t.Narrower) {
		if slices.Contains(below.Broader, t.URI) {
			list = append(list, need{broader: t.URI, other: below.URI})
		}
	}
	return list
}
