package route

// BackParameter is the page that choosing a municipality leads back to.
const BackParameter = "takaisin"

// RememberParameter asks to keep the municipality on the device.
const RememberParameter = "muista"

// Choice is the page where a municipality is chosen.
func Choice(lang string) string { return ChoicePage.In(lang) }

// MapBase is the map of all places.
func MapBase(lang string) string { return MapPage.In(lang) }

// PointsName is where the points of the map are asked for, in all languages.
const PointsName = "paikat.json"

// Points answers with the places that the same parameters show on the map.
func Points(lang string) string { return "/" + lang + "/" + PointsName }

// WithNone is With, and says openly that no municipality is asked for, so that a remembered one is not taken.
func WithNone(address string) string {
	address = Without(address, MunicipalityParameter)
	for i := range len(address) {
		if address[i] == '?' {
			return address + "&" + MunicipalityParameter + "="
		}
	}
	return address + "?" + MunicipalityParameter + "="
}
