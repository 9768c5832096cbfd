package codes

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// MunicipalityInfo is one municipality of today.
type MunicipalityInfo struct {
	// Code is Statistics Finland's three-digit code, such as 091.
	Code string
	Names
	// Region, WellbeingServicesCounty and HospitalDistrict are codes of areas; always there.
	Region, WellbeingServicesCounty, HospitalDistrict string
	// BusinessSubRegions are codes of areas; nil on Åland and wherever there is none.
	BusinessSubRegions []string
	// Organization is the Finnish name of the municipality as an organisation, such as "Alajärven
	// kaupunki", and BusinessID its business id.
	Organization, BusinessID string
	// Northing and Easting are metres in EPSG:3067 (ETRS-TM35FIN) and point at the main town or
	// village, not at the middle of the area.
	Northing, Easting float64
	// Population is that of the main town or village only; 0 where it is not known.
	Population int
}

// FormerMunicipality is a municipality that has been merged into another.
type FormerMunicipality struct {
	// Code is the code of old, Name the Finnish name of old.
	Code, Name string
	// Successor is today's code, through later mergers too.
	Successor string
	// Year is the first year without the municipality.
	Year int
}

type municipalityList struct {
	all    []*MunicipalityInfo
	byCode map[string]*MunicipalityInfo
}

var (
	municipalities       = sync.OnceValue(loadMunicipalities)
	formerMunicipalities = sync.OnceValue(loadFormerMunicipalities)
)

// Municipalities returns today's municipalities in code order.
func Municipalities() []*MunicipalityInfo { return municipalities().all }

// Municipality finds one of today's municipalities; leading zeros of the code may be missing.
func Municipality(code string) (*MunicipalityInfo, bool) {
	m, ok := municipalities().byCode[padCode(code, 3)]
	return m, ok
}

// CurrentMunicipality finds the municipality that a code means today: itself or the one that a merged
// municipality became part of.
func CurrentMunicipality(code string) (*MunicipalityInfo, bool) {
	if m, ok := Municipality(code); ok {
		return m, true
	}
	code = padCode(code, 3)
	for _, former := range formerMunicipalities() {
		if former.Code == code {
			return Municipality(former.Successor)
		}
	}
	return nil, false
}

// FormerMunicipalities returns merged municipalities in code order. The list is not complete: it has
// the mergers that content still in use may refer to.
func FormerMunicipalities() []FormerMunicipality { return formerMunicipalities() }

func loadMunicipalities() *municipalityList {
	t := mustTable("municipalities")
	list := &municipalityList{byCode: make(map[string]*MunicipalityInfo, len(t.rows))}
	for _, row := range t.rows {
		m := &MunicipalityInfo{
			Code:                    t.get(row, "code"),
			Names:                   t.names(row),
			Region:                  t.get(row, "region"),
			WellbeingServicesCounty: t.get(row, "county"),
			HospitalDistrict:        t.get(row, "hospital"),
			BusinessSubRegions:      t.list(row, "business"),
			Organization:            t.get(row, "organization"),
			BusinessID:              t.get(row, "businessId"),
			Northing:                mustFloat(t.get(row, "northing")),
			Easting:                 mustFloat(t.get(row, "easting")),
			Population:              mustInt(t.get(row, "population")),
		}
		list.all = append(list.all, m)
		list.byCode[m.Code] = m
	}
	return list
}

func loadFormerMunicipalities() []FormerMunicipality {
	t := mustTable("former-municipalities")
	var all []FormerMunicipality
	for _, row := range t.rows {
		all = append(all, FormerMunicipality{
			Code:      t.get(row, "code"),
			Name:      t.get(row, "fi"),
			Successor: t.get(row, "successor"),
			Year:      mustInt(t.get(row, "year")),
		})
	}
	slices.SortFunc(all, func(a, b FormerMunicipality) int { return strings.Compare(a.Code, b.Code) })
	return all
}

// padCode trims a code and fills it with leading zeros up to the width of its list.
func padCode(code string, width int) string {
	code = strings.TrimSpace(code)
	if code == "" || len(code) >= width {
		return code
	}
	return strings.Repeat("0", width-len(code)) + code
}

func mustInt(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("codes: embedded table: " + err.Error())
	}
	return n
}

func mustFloat(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("codes: embedded table: " + err.Error())
	}
	return f
}
