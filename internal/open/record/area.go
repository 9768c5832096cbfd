package record

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// CodedName is an item of a code list.
type CodedName struct {
	Code string `json:"code" doc:"The code"`
	Name Texts  `json:"name" doc:"The name"`
}

// Area is one entry of a limited area.
type Area struct {
	Type string `json:"type" doc:"Municipality (then without a code), Region, BusinessSubRegion, HospitalDistrict or WellbeingServiceCounties"`
	Code string `json:"code,omitempty" doc:"The code"`
	Name Texts  `json:"name,omitzero" doc:"The name"`
	// Municipalities are those of the entry, from the code list where content does not list them.
	Municipalities []CodedName `json:"municipalities" nullable:"false" doc:"Its municipalities"`
}

func areas(list []catalog.Area) []Area {
	out := make([]Area, 0, len(list))
	for _, a := range list {
		shown := Area{Type: a.Type, Code: a.Code, Name: Texts(a.Name), Municipalities: []CodedName{}}
		for _, m := range a.Municipalities {
			shown.Municipalities = append(shown.Municipalities, municipality(m))
		}
		if t, err := codes.ParseAreaType(a.Type); err == nil && a.Code != "" {
			shown.fill(t)
		}
		out = append(out, shown)
	}
	return out
}

// fill takes from the code list what content leaves to it.
func (a *Area) fill(t codes.AreaType) {
	known, ok := codes.FindArea(t, a.Code)
	if !ok {
		return
	}
	if len(a.Name) == 0 {
		a.Name = namesOf(known.Names)
	}
	if len(a.Municipalities) > 0 {
		return
	}
	for _, code := range known.Municipalities {
		a.Municipalities = append(a.Municipalities, municipality(catalog.Municipality{Code: code}))
	}
}

func municipality(m catalog.Municipality) CodedName {
	out := CodedName{Code: m.Code, Name: Texts(m.Name)}
	if known, ok := codes.Municipality(m.Code); ok && len(out.Name) == 0 {
		out.Name = namesOf(known.Names)
	}
	return out
}

func municipalityOrNone(m *catalog.Municipality) *CodedName {
	if m == nil {
		return nil
	}
	out := municipality(*m)
	return &out
}

// languages names languages of service.
func languages(list []string) []CodedName {
	out := make([]CodedName, 0, len(list))
	for _, code := range list {
		c := CodedName{Code: code}
		if l, ok := codes.Language(code); ok {
			c.Name = namesOf(l.Names)
		}
		out = append(out, c)
	}
	return out
}
