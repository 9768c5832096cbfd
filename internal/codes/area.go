package codes

import "sync"

// Area is a municipality or a fixed group of municipalities.
type Area struct {
	Type AreaType
	Code string
	Names
	// Municipalities are the codes of the members in code order, never empty. A municipality is its
	// own only member.
	Municipalities []string
}

type areaList struct {
	byType map[AreaType][]*Area
	byCode map[AreaType]map[string]*Area
	of     map[string][]*Area
}

var areas = sync.OnceValue(loadAreas)

// FindArea finds an area by type and code; leading zeros of the code may be missing.
func FindArea(t AreaType, code string) (*Area, bool) {
	area, ok := areas().byCode[t][padCode(code, t.codeWidth())]
	return area, ok
}

// Areas returns the areas of a type in code order; nil for an unknown type.
func Areas(t AreaType) []*Area { return areas().byType[t] }

// AreasOf returns every area that contains the municipality, itself first; leading zeros of the code
// may be missing. It is nil for an unknown code.
func AreasOf(municipalityCode string) []*Area {
	return areas().of[padCode(municipalityCode, AreaMunicipality.codeWidth())]
}

// codeWidth is the length of the type's codes. Business sub-regions have codes of different lengths
// that never start with zero.
func (t AreaType) codeWidth() int {
	switch t {
	case AreaMunicipality:
		return 3
	case AreaRegion, AreaHospitalDistrict, AreaWellbeingServicesCounty:
		return 2
	}
	return 0
}

func loadAreas() *areaList {
	list := &areaList{
		byType: map[AreaType][]*Area{},
		byCode: map[AreaType]map[string]*Area{},
		of:     map[string][]*Area{},
	}
	for _, m := range Municipalities() {
		list.add(&Area{Type: AreaMunicipality, Code: m.Code, Names: m.Names, Municipalities: []string{m.Code}})
	}
	list.addTable(AreaRegion, "regions")
	list.addTable(AreaWellbeingServicesCounty, "wellbeing-services-counties")
	list.addTable(AreaHospitalDistrict, "hospital-districts")
	list.addTable(AreaBusinessSubRegion, "business-sub-regions")
	return list
}

func (l *areaList) addTable(areaType AreaType, name string) {
	t := mustTable(name)
	for _, row := range t.rows {
		l.add(&Area{
			Type:           areaType,
			Code:           t.get(row, "code"),
			Names:          t.names(row),
			Municipalities: t.list(row, "municipalities"),
		})
	}
}

func (l *areaList) add(a *Area) {
	l.byType[a.Type] = append(l.byType[a.Type], a)
	if l.byCode[a.Type] == nil {
		l.byCode[a.Type] = map[string]*Area{}
	}
	l.byCode[a.Type][a.Code] = a
	for _, municipality := range a.Municipalities {
		l.of[municipality] = append(l.of[municipality], a)
	}
}
