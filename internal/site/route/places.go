package route

import (
	"net/url"
	"strings"
)

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

// OpeningsName is where it is asked in all languages which places of the map are open.
const OpeningsName = "avoinna"

// Openings answers with how things stand at the places whose pages end in the values of PlaceParameter.
func Openings(lang string) string { return "/" + lang + "/" + OpeningsName }

// PlaceParameter names a place by the last part of its page's path.
const PlaceParameter = "paikka"

// For is an address of this site for readers who look at a municipality, empty for none: it goes along. Where the device
// remembers one, none is said openly, for else the remembered one would come back. An address that says itself which one it
// is for stays as it is.
func For(address, municipality string, remembered bool) string {
	if _, query, asks := strings.Cut(address, "?"); asks {
		if v, err := url.ParseQuery(query); err == nil && v.Has(MunicipalityParameter) {
			return address
		}
	}
	if municipality == "" && remembered {
		return WithNone(address)
	}
	return With(address, MunicipalityParameter, municipality)
}

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
