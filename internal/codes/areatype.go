package codes

import (
	"fmt"
	"strings"
)

// AreaType tells what kind of area a code means. Its value is the name that PTV v11 writes in bodies.
type AreaType string

// The types of area.
const (
	AreaMunicipality            AreaType = "Municipality"
	AreaRegion                  AreaType = "Region"
	AreaBusinessSubRegion       AreaType = "BusinessSubRegion"
	AreaHospitalDistrict        AreaType = "HospitalDistrict"
	AreaWellbeingServicesCounty AreaType = "WellbeingServiceCounties"
)

// AreaTypes returns all types of area.
func AreaTypes() []AreaType {
	return []AreaType{
		AreaMunicipality, AreaRegion, AreaBusinessSubRegion, AreaHospitalDistrict, AreaWellbeingServicesCounty,
	}
}

// PathName returns the name of the type in the paths of PTV v11 (its internal name), such as Province
// for Region; "" for a type that does not exist.
func (t AreaType) PathName() string {
	switch t {
	case AreaRegion:
		return "Province"
	case AreaBusinessSubRegion:
		return "BusinessRegions"
	case AreaHospitalDistrict:
		return "HospitalRegions"
	case AreaMunicipality, AreaWellbeingServicesCounty:
		return string(t)
	}
	return ""
}

// ParseAreaType returns the type with exactly that name in bodies.
func ParseAreaType(name string) (AreaType, error) {
	for _, t := range AreaTypes() {
		if string(t) == name {
			return t, nil
		}
	}
	return "", fmt.Errorf("unknown area type %q", name)
}

// ParseAreaPathName returns the type with that name in paths, in upper or lower case.
func ParseAreaPathName(name string) (AreaType, error) {
	for _, t := range AreaTypes() {
		if strings.EqualFold(t.PathName(), name) {
			return t, nil
		}
	}
	return "", fmt.Errorf("unknown area type %q", name)
}
