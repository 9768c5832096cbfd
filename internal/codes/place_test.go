package codes

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCodesMayLackTheirLeadingZeros(t *testing.T) {
	for _, code := range []string{"091", "91", " 91 "} {
		if m, ok := Municipality(code); !ok || m.FI != "Helsinki" || m.SV != "Helsingfors" {
			t.Errorf("Municipality(%q) = %v, %v", code, m, ok)
		}
	}
	if a, ok := FindArea(AreaWellbeingServicesCounty, "1"); !ok || a.Code != "01" {
		t.Errorf("county 1 = %v, %v", a, ok)
	}
	if p, ok := PostalCode("100"); !ok || p.Code != "00100" || p.Municipality != "091" {
		t.Errorf("postal code 100 = %v, %v", p, ok)
	}
	for _, code := range []string{"", "0", "999", "0091", "Helsinki"} {
		if m, ok := Municipality(code); ok {
			t.Errorf("Municipality(%q) = %v", code, m)
		}
	}
}

func TestMergedMunicipalityLeadsToItsSuccessor(t *testing.T) {
	for _, former := range FormerMunicipalities() {
		if _, ok := Municipality(former.Code); ok {
			t.Errorf("%s %s is a municipality of today", former.Code, former.Name)
		}
		m, ok := CurrentMunicipality(former.Code)
		if !ok || m.Code != former.Successor {
			t.Errorf("%s %s leads to %v, want %s", former.Code, former.Name, m, former.Successor)
		}
	}
	if m, ok := CurrentMunicipality("99"); !ok || m.FI != "Kankaanpää" {
		t.Errorf("Honkajoki leads to %v", m)
	}
	if m, ok := CurrentMunicipality("091"); !ok || m.FI != "Helsinki" {
		t.Errorf("Helsinki leads to %v", m)
	}
}

func TestMunicipalitiesAndAreasNameEachOther(t *testing.T) {
	for _, m := range Municipalities() {
		want := []string{"Municipality " + m.Code, "Region " + m.Region,
			"WellbeingServiceCounties " + m.WellbeingServicesCounty, "HospitalDistrict " + m.HospitalDistrict}
		for _, code := range m.BusinessSubRegions {
			want = append(want, "BusinessSubRegion "+code)
		}
		var got []string
		for _, a := range AreasOf(m.Code) {
			got = append(got, string(a.Type)+" "+a.Code)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("areas of %s (-municipality +areas):\n%s", m.Code, diff)
		}
	}
}

func TestAreasHoldExistingMunicipalitiesInOrder(t *testing.T) {
	wantAreas := map[AreaType]int{
		AreaMunicipality: 309, AreaRegion: 19, AreaWellbeingServicesCounty: 23, AreaHospitalDistrict: 21, AreaBusinessSubRegion: 67,
	}
	for _, areaType := range AreaTypes() {
		all := Areas(areaType)
		if len(all) != wantAreas[areaType] {
			t.Errorf("%d areas of type %s, want %d", len(all), areaType, wantAreas[areaType])
		}
		if !slices.IsSortedFunc(all, func(a, b *Area) int { return strings.Compare(a.Code, b.Code) }) {
			t.Errorf("areas of type %s are not in code order", areaType)
		}
		members := 0
		for _, a := range all {
			if len(a.Municipalities) == 0 || !slices.IsSorted(a.Municipalities) {
				t.Errorf("%s %s has members %v", a.Type, a.Code, a.Municipalities)
			}
			for _, code := range a.Municipalities {
				if _, ok := Municipality(code); !ok {
					t.Errorf("%s %s has the unknown member %s", a.Type, a.Code, code)
				}
			}
			members += len(a.Municipalities)
		}
		if areaType != AreaBusinessSubRegion && members != len(Municipalities()) {
			t.Errorf("areas of type %s have %d members, want every municipality once", areaType, members)
		}
	}
}

func TestAreaTypesAreReadByBothOfTheirNames(t *testing.T) {
	paths := map[AreaType]string{
		AreaMunicipality: "municipality", AreaRegion: "PROVINCE", AreaBusinessSubRegion: "BusinessRegions",
		AreaHospitalDistrict: "hospitalregions", AreaWellbeingServicesCounty: "wellbeingServiceCounties",
	}
	for areaType, path := range paths {
		if got, err := ParseAreaPathName(path); err != nil || got != areaType {
			t.Errorf("ParseAreaPathName(%q) = %v, %v", path, got, err)
		}
		if got, err := ParseAreaType(string(areaType)); err != nil || got != areaType {
			t.Errorf("ParseAreaType(%q) = %v, %v", areaType, got, err)
		}
	}
	for _, name := range []string{"", "region", "Province"} {
		if got, err := ParseAreaType(name); err == nil {
			t.Errorf("ParseAreaType(%q) = %v", name, got)
		}
	}
	for _, name := range []string{"", "Region"} {
		if got, err := ParseAreaPathName(name); err == nil {
			t.Errorf("ParseAreaPathName(%q) = %v", name, got)
		}
	}
}

func TestEveryPostalCodeLiesInAMunicipality(t *testing.T) {
	if len(PostalCodes()) != 4157 {
		t.Errorf("%d postal codes", len(PostalCodes()))
	}
	for _, p := range PostalCodes() {
		if _, ok := Municipality(p.Municipality); !ok || len(p.Code) != 5 || p.FI == "" || p.SV == "" {
			t.Errorf("postal code %+v", p)
		}
	}
}

func TestEveryMunicipalityLiesInFinland(t *testing.T) {
	for _, m := range Municipalities() {
		if m.Northing < 6600000 || m.Northing > 7800000 || m.Easting < 50000 || m.Easting > 760000 {
			t.Errorf("%s lies at N %v E %v", m.Code, m.Northing, m.Easting)
		}
	}
}
