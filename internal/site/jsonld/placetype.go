package jsonld

import (
	"strings"

	"github.com/varanto/varanto/internal/site/view"
)

// placeTypes are what the names of places end in, or hold where said so: Finnish and Swedish compounds say last what a
// thing is. Longer endings come before those that they hold.
var placeTypes = []struct {
	typ   string
	words []string
}{
	{"Library", []string{"kirjasto", "bibliotek", "biblioteket", "library"}},
	{"Museum", []string{"museo", "museet", "museum"}},
	{"PublicSwimmingPool", []string{"uimahalli", "maauimala", "simhall", "simhallen", "swimming hall", "swimming pool"}},
	{"Preschool", []string{"päiväkoti", "daghem", "daghemmet", "esikoulu", "förskola", "förskolan", "daycare centre", "day care centre"}},
	{"School", []string{"koulu", "lukio", "skola", "skolan", "gymnasium", "gymnasiet", "school"}},
	{"Hospital", []string{"sairaala", "sjukhus", "sjukhuset", "hospital"}},
	{"MedicalClinic", []string{"terveysasema", "hammashoitola", "neuvola", "hälsostation", "hälsostationen", "rådgivning", "rådgivningen", "health centre", "health station", "clinic"}},
	{"PoliceStation", []string{"poliisiasema", "polisstation", "polisstationen", "police station"}},
	{"FireStation", []string{"paloasema", "pelastusasema", "brandstation", "brandstationen", "räddningsstation", "fire station"}},
	{"Courthouse", []string{"käräjäoikeus", "hovioikeus", "hallinto-oikeus", "tingsrätt", "tingsrätten", "hovrätt", "district court", "court of appeal"}},
	{"CityHall", []string{"kaupungintalo", "kunnantalo", "kunnanvirasto", "stadshus", "stadshuset", "kommungård", "kommungården", "city hall", "town hall"}},
	{"RecyclingCenter", []string{"jäteasema", "lajitteluasema", "kierrätyskeskus", "sorteringsstation", "avfallsstation", "återvinningscentral", "recycling centre", "recycling center"}},
	{"ParkingFacility", []string{"pysäköintitalo", "pysäköintialue", "parkeringshus", "parkeringsområde", "parkeringsplats", "car park", "parking facility"}},
	{"SportsActivityLocation", []string{"urheilukenttä", "liikuntahalli", "jäähalli", "palloiluhalli", "sportplan", "idrottsplan", "idrottshall", "ishall", "sports hall", "ice rink"}},
}

// placeType is what the place's name says that it is: the whole name's last words, or the words before a comma or a
// bracket. Else it is an office of the public body that has it, or just a place that people can come to.
func placeType(c view.Channel) string {
	name := strings.ToLower(plain(c.Name))
	if cut := strings.IndexAny(name, ",(/"); cut > 0 {
		name = name[:cut]
	}
	name = strings.TrimSpace(name)
	for _, t := range placeTypes {
		for _, word := range t.words {
			if strings.HasSuffix(name, word) {
				return t.typ
			}
		}
	}
	if public(c.ProviderType) && len(addresses(visiting(c.Addresses))) > 0 {
		return "GovernmentOffice"
	}
	return "CivicStructure"
}
