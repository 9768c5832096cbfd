package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// ownAreas leaves of areas what the code lists do not say already.
func ownAreas(areas []catalog.Area) []catalog.Area {
	for i := range areas {
		a := &areas[i]
		if a.Type == catalog.AreaOfMunicipalities && a.Code != "" && len(a.Municipalities) == 0 {
			// A municipality given like the other areas: the catalogue lists it as a member (PTV's form).
			a.Municipalities = []catalog.Municipality{{Code: a.Code, Name: a.Name}}
			a.Code, a.Name = "", nil
		}
		for j := range a.Municipalities {
			ownMunicipality(&a.Municipalities[j])
		}
		listed, ok := codes.FindArea(codes.AreaType(a.Type), a.Code)
		if !ok || a.Type == catalog.AreaOfMunicipalities {
			continue
		}
		if isListed(a.Name, listed.Names) {
			a.Name = nil
		}
		if sameMembers(a.Municipalities, listed.Municipalities) {
			a.Municipalities = nil
		}
	}
	return areas
}

// ownMunicipality leaves a municipality's name only where it deviates from the code list's. m may be nil.
func ownMunicipality(m *catalog.Municipality) *catalog.Municipality {
	if m == nil {
		return nil
	}
	if listed, ok := codes.Municipality(m.Code); ok && isListed(m.Name, listed.Names) {
		m.Name = nil
	}
	return m
}

// isListed tells whether the texts are the code list's names, in whatever order.
func isListed(ts catalog.Texts, names codes.Names) bool {
	count := 0
	for language, name := range names.All() {
		if ts.In(language) != name {
			return false
		}
		count++
	}
	return count == len(ts)
}

// sameMembers tells whether an area lists the code list's municipalities under the code list's names.
func sameMembers(ms []catalog.Municipality, listed []string) bool {
	if len(ms) != len(listed) {
		return false
	}
	members := make(map[string]bool, len(listed))
	for _, code := range listed {
		members[code] = true
	}
	for _, m := range ms {
		if m.Name != nil || !members[m.Code] {
			return false
		}
		delete(members, m.Code)
	}
	return true
}
