package record

import (
	"math"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Address is any of PTV's addresses; which members it has depends on its sub-type.
type Address struct {
	Type                  string     `json:"type,omitempty" doc:"Location, Visiting or Postal; absent for the delivery address of a form"`
	SubType               string     `json:"subType,omitempty" doc:"Single, Street, PostOfficeBox, Other, Abroad, Foreign or NoAddress"`
	Street                Texts      `json:"street,omitzero" doc:"The street's name"`
	StreetNumber          string     `json:"streetNumber,omitempty" doc:"The number and what follows it"`
	PostOfficeBox         Texts      `json:"postOfficeBox,omitzero" doc:"The box"`
	PostalCode            string     `json:"postalCode,omitempty" doc:"Five digits"`
	PostOffice            Texts      `json:"postOffice,omitzero" doc:"The post office's name"`
	Municipality          *CodedName `json:"municipality,omitempty" doc:"Where it is"`
	Country               *CodedName `json:"country,omitempty" doc:"ISO 3166 alpha-2"`
	AdditionalInformation Texts      `json:"additionalInformation,omitzero" doc:"Such as a floor, or where to find the place"`
	Abroad                Texts      `json:"abroad,omitzero" doc:"The whole address, when it is abroad"`
	DeliveryAddressInText Texts      `json:"deliveryAddressInText,omitzero" doc:"Where a form is sent, in words"`
	Receiver              Texts      `json:"receiver,omitzero" doc:"To whom a form is sent"`
	Location              *MapPoint  `json:"location,omitempty" doc:"The point on the map"`
	Entrances             []Entrance `json:"entrances" nullable:"false" doc:"With what the accessibility register says of them"`
}

// MapPoint is a point on the map. At least one of the systems is there.
type MapPoint struct {
	WGS84    *Degrees `json:"wgs84,omitempty" doc:"Absent when the metres are no point in Finland"`
	EPSG3067 *Metres  `json:"epsg3067,omitempty" doc:"Absent when the coordinates are no numbers"`
	State    string   `json:"state,omitempty" doc:"How the coordinates came about, such as Ok or EnteredByUser"`
	// Given is there only when it says more than the numbers.
	Given *Given `json:"given,omitempty" doc:"The coordinates as they are written in the content, when they are no point in Finland"`
}

// Degrees are WGS 84.
type Degrees struct {
	Latitude  float64 `json:"latitude" doc:"Degrees north"`
	Longitude float64 `json:"longitude" doc:"Degrees east"`
}

// Metres are ETRS-TM35FIN (EPSG:3067).
type Metres struct {
	Northing float64 `json:"northing" doc:"North of the equator, in metres"`
	Easting  float64 `json:"easting" doc:"East, in metres"`
}

// Given are coordinates as content has them.
type Given struct {
	Latitude  string `json:"latitude,omitempty" doc:"In given: the northing as it is written"`
	Longitude string `json:"longitude,omitempty" doc:"In given: the easting as it is written"`
}

// Entrance is an entrance of a service location.
type Entrance struct {
	Name      Texts           `json:"name,omitzero" doc:"The name"`
	IsMain    bool            `json:"isMain" doc:"The main entrance"`
	Location  *MapPoint       `json:"location,omitempty" doc:"The point on the map"`
	Contact   *Accessibly     `json:"contact,omitempty" doc:"Whom to ask about accessibility"`
	Sentences []SentenceGroup `json:"sentences" nullable:"false" doc:"What is accessible and how"`
}

// Accessibly is whom to ask about accessibility.
type Accessibly struct {
	Phone string `json:"phone,omitempty" doc:"Telephone"`
	Email string `json:"email,omitempty" doc:"Mail address"`
	URL   string `json:"url,omitempty" doc:"The address"`
}

// SentenceGroup is a group of the accessibility register's sentences.
type SentenceGroup struct {
	Group     Texts   `json:"group" doc:"What the sentences are about"`
	Sentences []Texts `json:"sentences" nullable:"false" doc:"The register's sentences"`
}

func addresses(list []catalog.Address) []Address {
	out := make([]Address, 0, len(list))
	for _, a := range list {
		out = append(out, address(a))
	}
	return out
}

func address(a catalog.Address) Address {
	out := Address{
		Type: a.Type, SubType: a.SubType, Abroad: Texts(a.Abroad), Receiver: Texts(a.Receiver),
		DeliveryAddressInText: Texts(a.DeliveryAddressInText), Entrances: entrances(a.Entrances),
	}
	if a.Country != "" {
		out.Country = &CodedName{Code: a.Country}
		if c, ok := codes.Country(a.Country); ok {
			out.Country.Name = namesOf(c.Names)
		}
	}
	switch {
	case a.StreetAddress != nil:
		s := a.StreetAddress
		out.Street, out.StreetNumber, out.PostalCode, out.PostOffice = Texts(s.Street), s.StreetNumber, s.PostalCode, Texts(s.PostOffice)
		out.Municipality, out.AdditionalInformation = municipalityOrNone(s.Municipality), Texts(s.AdditionalInformation)
		out.Location = location(s.Latitude, s.Longitude, s.CoordinateState)
	case a.PostOfficeBoxAddress != nil:
		b := a.PostOfficeBoxAddress
		out.PostOfficeBox, out.PostalCode, out.PostOffice = Texts(b.PostOfficeBox), b.PostalCode, Texts(b.PostOffice)
		out.Municipality, out.AdditionalInformation = municipalityOrNone(b.Municipality), Texts(b.AdditionalInformation)
	case a.OtherAddress != nil:
		o := a.OtherAddress
		out.PostalCode, out.PostOffice, out.AdditionalInformation = o.PostalCode, Texts(o.PostOffice), Texts(o.AdditionalInformation)
		out.Location = location(o.Latitude, o.Longitude, "")
	}
	return out
}

func entrances(list []catalog.Entrance) []Entrance {
	out := make([]Entrance, 0, len(list))
	for _, e := range list {
		shown := Entrance{Name: Texts(e.Name), IsMain: e.IsMainEntrance, Sentences: []SentenceGroup{}}
		if e.Coordinates != nil {
			shown.Location = location(e.Coordinates.Latitude, e.Coordinates.Longitude, "")
		}
		if e.ContactInfo != nil {
			c := Accessibly(*e.ContactInfo)
			shown.Contact = &c
		}
		for _, g := range e.AccessibilitySentences {
			group := SentenceGroup{Group: Texts(g.SentenceGroup), Sentences: []Texts{}}
			for _, s := range g.Sentences {
				group.Sentences = append(group.Sentences, append(Texts{}, s.Sentence...))
			}
			shown.Sentences = append(shown.Sentences, group)
		}
		out = append(out, shown)
	}
	return out
}

// location reads PTV's decimal strings: latitude is the northing, longitude the easting. It is nil when nothing is said.
func location(latitude, longitude, state string) *MapPoint {
	if said(latitude+longitude+state) == "" {
		return nil
	}
	l := &MapPoint{State: state}
	north, err1 := number(latitude)
	east, err2 := number(longitude)
	if err1 == nil && err2 == nil {
		l.EPSG3067 = &Metres{north, east}
	}
	if p := live.NewPoint(latitude, longitude); p != nil {
		l.WGS84 = &Degrees{rounded(p.Lat), rounded(p.Lon)}
	}
	if l.WGS84 == nil && latitude+longitude != "" {
		l.Given = &Given{latitude, longitude}
	}
	return l
}

func number(s string) (float64, error) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err == nil && (math.IsNaN(f) || math.IsInf(f, 0)) {
		return 0, strconv.ErrRange
	}
	return f, err
}

// rounded keeps seven decimals of a degree, a centimetre on the ground.
func rounded(degrees float64) float64 { return math.Round(degrees*1e7) / 1e7 }
