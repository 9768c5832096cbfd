package rule

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// areas checks the areas themselves: known codes, and given only where they belong.
func (c *checker) areas(areaType catalog.AreaType, areas []catalog.Area) {
	if areaType != catalog.LimitedType && len(areas) > 0 {
		c.broken(AreasForbidden, "areas", string(areaType))
	}
	for i := range areas {
		c.enterAt("areas", i)
		c.area(&areas[i])
		c.leave()
	}
	if c.completing && areaType == catalog.LimitedType && len(areas) == 0 {
		c.broken(AreasRequired, "areas", "")
	}
}

func (c *checker) area(a *catalog.Area) {
	if a.Type == catalog.AreaOfMunicipalities {
		if c.completing && len(a.Municipalities) == 0 {
			c.broken(AreaEmpty, "municipalities", "")
		}
		for i := range a.Municipalities {
			c.enterAt("municipalities", i)
			c.municipality(&a.Municipalities[i])
			c.leave()
		}
		return
	}
	if t, err := codes.ParseAreaType(a.Type); err == nil && a.Code != "" {
		if _, known := codes.FindArea(t, a.Code); !known {
			c.broken(AreaUnknown, "code", a.Code)
		}
	}
}

// municipality wants one of today's.
func (c *checker) municipality(m *catalog.Municipality) {
	if m == nil || m.Code == "" {
		return
	}
	if _, known := codes.Municipality(m.Code); !known {
		c.broken(MunicipalityUnknown, "code", m.Code)
	}
}

// notWider wants an area within that of the main responsible organisation.
func (c *checker) notWider(areaType catalog.AreaType, areas []catalog.Area, owner catalog.ID) {
	if c.world == nil || areaType == "" || owner == (catalog.ID{}) {
		return
	}
	o, known := c.world.Organization(owner)
	if !known {
		return
	}
	switch areaType {
	case catalog.LimitedType:
		for i := range areas {
			if code, outside := outside(&o, &areas[i]); outside {
				c.enterAt("areas", i)
				c.broken(AreaWider, "", code)
				c.leave()
			}
		}
	case catalog.Nationwide:
		if reach(&o) != catalog.Nationwide && reach(&o) != "" {
			c.broken(AreaWider, "areaType", string(areaType))
		}
	case catalog.NationwideExceptAlandIsles:
		if reach(&o) == catalog.LimitedType {
			c.broken(AreaWider, "areaType", string(areaType))
		}
	}
}

// reach is an organisation's area type; a municipality's is limited to itself. It is empty when nothing is known.
func reach(o *Organization) catalog.AreaType {
	if o.Type == catalog.OrganizationMunicipality && o.Municipality != "" {
		return catalog.LimitedType
	}
	return o.AreaType
}

// aland is the code of the region Åland.
const aland = "21"

// outside returns a municipality of an area that an organisation's area lacks.
func outside(o *Organization, a *catalog.Area) (code string, found bool) {
	var within func(m string) bool
	switch reach(o) {
	case catalog.NationwideExceptAlandIsles:
		within = func(m string) bool {
			info, known := codes.Municipality(m)
			return !known || info.Region != aland
		}
	case catalog.LimitedType:
		if o.Type == catalog.OrganizationMunicipality {
			within = func(m string) bool { return sameCode(m, o.Municipality) }
			break
		}
		within = func(m string) bool {
			return slices.ContainsFunc(o.Areas, func(b catalog.Area) bool { return holds(&b, m) })
		}
		if slices.ContainsFunc(o.Areas, func(b catalog.Area) bool { return b.Type == a.Type && b.Code == a.Code && a.Code != "" }) {
			return "", false
		}
	default:
		return "", false
	}
	seen := map[string]bool{} // a list may name one many times
	for _, m := range members(a) {
		if seen[m] {
			continue
		}
		seen[m] = true
		if !within(m) {
			return m, true
		}
	}
	return "", false
}

// holds tells whether a municipality belongs to an area.
func holds(a *catalog.Area, municipality string) bool {
	for i := range a.Municipalities {
		if sameCode(a.Municipalities[i].Code, municipality) {
			return true
		}
	}
	if a.Code == "" {
		return false
	}
	info, known := codes.Municipality(municipality)
	if !known {
		return false
	}
	for _, area := range codes.AreasOf(info.Code) {
		if string(area.Type) == a.Type && sameCode(area.Code, a.Code) {
			return true
		}
	}
	return false
}

// members are the codes of an area's municipalities: those it lists, else those of the code list.
func members(a *catalog.Area) []string {
	if len(a.Municipalities) > 0 {
		out := make([]string, len(a.Municipalities))
		for i := range a.Municipalities {
			out[i] = a.Municipalities[i].Code
		}
		return out
	}
	t, err := codes.ParseAreaType(a.Type)
	if err != nil || a.Code == "" {
		return nil
	}
	if area, known := codes.FindArea(t, a.Code); known {
		return area.Municipalities
	}
	return nil
}

// sameCode compares codes of which leading zeros may be missing.
func sameCode(a, b string) bool {
	return trimZeros(a) == trimZeros(b)
}

func trimZeros(s string) string {
	for len(s) > 1 && s[0] == '0' {
		s = s[1:]
	}
	return s
}
