package catalog

// AreaType says how wide something reaches; empty when not said (municipalities as organisations, PTV rule).
type AreaType string

// The area types.
const (
	Nationwide                 AreaType = "Nationwide"
	NationwideExceptAlandIsles AreaType = "NationwideExceptAlandIslands"
	LimitedType                AreaType = "LimitedType"
)

// Area is one entry of a limited area. Type is Municipality (then Code is empty and Municipalities lists the members),
// Region, BusinessSubRegion, HospitalDistrict or WellbeingServiceCounties (then Code names the area).
// Name is empty when the code list's names hold; Municipalities of a coded area is nil when the code list's members hold.
type Area struct {
	Type           string         `json:"type"`
	Code           string         `json:"code,omitempty"`
	Name           Texts          `json:"name,omitempty"`
	Municipalities []Municipality `json:"municipalities,omitempty"`
}

// AreaOfMunicipalities is the Area.Type of entries that list plain municipalities.
const AreaOfMunicipalities = "Municipality"
