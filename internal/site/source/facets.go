package source

import (
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/view"
)

// facets names the values of the facets that the pages offer, in the pages' order. A facet with one value that is not
// chosen narrows nothing and is left out.
func (d desk) facets(list []search.Facet) []view.Facet {
	byName := map[string][]search.FacetValue{}
	for _, f := range list {
		byName[f.Name] = f.Values
	}
	var out []view.Facet
	for _, name := range view.Facets() {
		f := view.Facet{Name: name, Values: d.facetValues(name, byName[name])}
		if len(f.Values) > 1 || f.Chosen() > 0 || name == view.FacetFree && len(f.Values) > 0 {
			out = append(out, f)
		}
	}
	return out
}

func (d desk) facetValues(name string, values []search.FacetValue) []view.FacetValue {
	switch name {
	case view.FacetServiceClass:
		return d.classValues(codes.ServiceClasses(), values)
	case view.FacetTargetGroup:
		return d.classValues(codes.TargetGroups(), values)
	case view.FacetLifeEvent:
		return d.classValues(codes.LifeEvents(), values)
	case view.FacetOpen, view.FacetNear:
		return nil // the form has fields of its own for them
	}
	var out []view.FacetValue
	for _, v := range values {
		shown := view.FacetValue{Value: v.Value, Count: v.Count, Chosen: v.Chosen}
		if d.nameValue(name, &shown) && (v.Count > 0 || v.Chosen) {
			out = append(out, shown)
		}
	}
	return out
}

// nameValue names a value; false for one that is not offered.
func (d desk) nameValue(facet string, v *view.FacetValue) bool {
	switch facet {
	case view.FacetArea:
		if !v.Chosen && !offeredArea(v.Value) {
			return false
		}
		name, ok := d.areaName(v.Value)
		v.Name = name
		return ok
	case view.FacetOrganization:
		id, err := uuid.Parse(v.Value)
		if err != nil {
			return false
		}
		e, ok := d.Published(catalog.KindOrganization, id)
		if ok {
			v.Name = d.entryName(e)
		}
		return ok
	case view.FacetLanguage:
		l, ok := codes.Language(v.Value)
		if ok {
			v.Name = d.listName(l.Names)
		}
		return ok
	case view.FacetFree:
		return v.Value == "true"
	}
	return isType(v.Value)
}

// offeredArea keeps the two kinds of wider areas that people know.
func offeredArea(value string) bool {
	typ, _, _ := strings.Cut(value, "/")
	return typ == string(codes.AreaRegion) || typ == string(codes.AreaWellbeingServicesCounty)
}

// classValues lays classes out in two levels. The second is shown under main classes that are chosen, themselves or
// one below them, and under a single one: a short list first, the details when they help.
func (d desk) classValues(list *codes.Classification, values []search.FacetValue) []view.FacetValue {
	var mains []view.FacetValue
	at := map[*codes.Class]int{}
	narrower := map[*codes.Class][]view.FacetValue{}
	for _, v := range values {
		class, ok := list.Lookup(v.Value)
		if !ok || v.Count == 0 && !v.Chosen {
			continue
		}
		shown := view.FacetValue{Value: classValue(class), Name: d.listName(class.Names), Count: v.Count, Chosen: v.Chosen}
		top := class.Top()
		if class == top {
			at[class] = len(mains)
			mains = append(mains, shown)
			continue
		}
		narrower[top] = append(narrower[top], shown)
	}
	for _, v := range values { // in the order of the values, so that the same results make the same page
		class, ok := list.Lookup(v.Value)
		if !ok || len(narrower[class.Top()]) == 0 {
			continue
		}
		top := class.Top()
		below := narrower[top]
		delete(narrower, top)
		i, known := at[top]
		if !known {
			i = len(mains)
			mains = append(mains, view.FacetValue{Value: classValue(top), Name: d.listName(top.Names), Count: -1})
		}
		mains[i].Narrower = below
	}
	for i := range mains {
		if len(mains) > 1 && !mains[i].Chosen && !anyChosen(mains[i].Narrower) {
			mains[i].Narrower = nil
		}
	}
	return mains
}

func anyChosen(values []view.FacetValue) bool {
	for _, v := range values {
		if v.Chosen {
			return true
		}
	}
	return false
}
