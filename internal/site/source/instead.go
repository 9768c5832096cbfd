package source

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/view"
)

// insteadOf is how many things are named in the place of one that is gone.
const insteadOf = 6

// Instead says what is published that is like something archived or withdrawn: first services that lean on the same
// general description, then what is found by its name.
func (s *Source) Instead(ctx context.Context, r view.Reader, k catalog.Kind, id catalog.ID) (view.Instead, error) {
	d := s.desk(r)
	gone, ok := d.Table(k).Get(id)
	if !ok || gone.Visibility == live.Hidden {
		return view.Instead{}, view.ErrNotFound
	}
	out := view.Instead{Name: d.entryName(gone), Organization: d.organization(gone.Organization)}
	var found []*live.Entry
	if k == catalog.KindService {
		if v, err := catalog.Decode[catalog.Service](gone.Document()); err == nil {
			out.Organization = d.organization(v.Responsible())
			if d.Municipality == "" {
				d.Municipality = onlyMunicipality(v.Areas)
			}
			found = d.sameDescription(v.GeneralDescriptionID)
		}
	}
	if !out.Name.Empty() {
		hits, err := s.finder.Search(ctx, search.Query{
			Text: out.Name.Value, Language: d.Lang, Municipality: d.Municipality, Kinds: []catalog.Kind{k}, Verbatim: true, PageSize: insteadOf,
		})
		if err != nil {
			return out, err
		}
		for _, hit := range hits.Hits {
			found = append(found, hit.Entry)
		}
	}
	for _, e := range found {
		same := func(i view.Item) bool { return i.Href == d.path(e) }
		if len(out.Items) < insteadOf && e.ID != id && !slices.ContainsFunc(out.Items, same) {
			out.Items = append(out.Items, d.item(e))
		}
	}
	return out, nil
}

// sameDescription are a few services that lean on a general description, those that serve the reader's municipality.
func (d desk) sameDescription(general catalog.ID) []*live.Entry {
	if general == (catalog.ID{}) {
		return nil
	}
	t := d.Table(catalog.KindService)
	set := t.Index(live.FacetGeneralDescription, general.String())
	if d.Municipality != "" {
		set = roaring.And(set, d.serving())
	}
	var out []*live.Entry
	for e := range t.Each(set) {
		if out = append(out, e); len(out) == insteadOf/2 {
			break
		}
	}
	return out
}

// onlyMunicipality is the municipality of areas that are no more than that; else empty.
func onlyMunicipality(areas []catalog.Area) string {
	if len(areas) == 1 && len(areas[0].Municipalities) == 1 && areas[0].Type == catalog.AreaOfMunicipalities {
		return areas[0].Municipalities[0].Code
	}
	return ""
}
