package source

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/site/view"
)

// areas names where something is offered: named areas first, then single municipalities, each kind by name.
func (d desk) areas(typ catalog.AreaType, list []catalog.Area) view.Areas {
	out := view.Areas{Type: string(typ)}
	if typ != catalog.LimitedType {
		return out
	}
	var wide, narrow []view.Text
	for _, a := range list {
		if a.Type == catalog.AreaOfMunicipalities {
			for _, m := range a.Municipalities {
				narrow = append(narrow, d.municipality(m))
			}
			continue
		}
		wide = append(wide, d.area(a))
	}
	order := sorter(d.Lang)
	for _, names := range [][]view.Text{wide, narrow} {
		slices.SortStableFunc(names, func(a, b view.Text) int { return order.CompareString(a.Value, b.Value) })
		for _, n := range names {
			if !n.Empty() {
				out.Names = append(out.Names, n)
			}
		}
	}
	return out
}

func (d desk) area(a catalog.Area) view.Text {
	if t, err := codes.ParseAreaType(a.Type); err == nil {
		if known, ok := codes.FindArea(t, a.Code); ok {
			return d.listName(known.Names)
		}
	}
	return view.Best(a.Name, d.Lang)
}

func (d desk) municipality(m catalog.Municipality) view.Text {
	if known, ok := codes.CurrentMunicipality(m.Code); ok {
		return d.listName(known.Names)
	}
	return view.Best(m.Name, d.Lang)
}
