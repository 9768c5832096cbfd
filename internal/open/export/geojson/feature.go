// Package geojson gives the places of a catalogue as GeoJSON (RFC 7946): all of them as one stream, and by OGC API -
// Features parts 1 and 2 (OGC 17-069r4, 18-058r1).
//
// A place is a ServiceLocation with a point in Finland; one without, or with a broken one, is in no list here.
package geojson

import (
	"fmt"
	"io"
	"iter"
	"math"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// MediaType is RFC 7946's.
const MediaType = "application/geo+json"

// Feature is one place (RFC 7946, 3.2).
type Feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   Geometry   `json:"geometry"`
	Properties Properties `json:"properties"`
	Links      []Link     `json:"links,omitempty"`
}

// Geometry is a point: longitude and latitude in WGS 84 degrees with six decimals, or easting and northing in EPSG:3067.
type Geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

// Properties are what is told of a place; members that nothing is said of are left out.
type Properties struct {
	Name             string       `json:"name"`
	NameLanguage     string       `json:"nameLanguage,omitempty"`
	Summary          string       `json:"summary,omitempty"`
	Organization     string       `json:"organization,omitempty"`
	OrganizationID   string       `json:"organizationId,omitempty"`
	Address          string       `json:"address,omitempty"`
	PostalCode       string       `json:"postalCode,omitempty"`
	PostOffice       string       `json:"postOffice,omitempty"`
	Municipality     string       `json:"municipality,omitempty"`
	MunicipalityCode string       `json:"municipalityCode,omitempty"`
	Phone            string       `json:"phone,omitempty"`
	Email            string       `json:"email,omitempty"`
	Web              string       `json:"web,omitempty"`
	Languages        []string     `json:"languages,omitempty"`
	Services         []ServiceRef `json:"services,omitempty"`
	// Accessibility tells that the accessibility register describes the place.
	Accessibility bool   `json:"accessibilityDescribed,omitzero"`
	URL           string `json:"url"`
	ModifiedAt    string `json:"modified,omitempty"`
}

// ServiceRef is a service that is given at a place.
type ServiceRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Link is a link of an answer (OGC API - Features, 7.2; RFC 8288).
type Link struct {
	Href  string `json:"href"`
	Rel   string `json:"rel"`
	Type  string `json:"type,omitempty"`
	Title string `json:"title,omitempty"`
}

// Places yields the published places that have a point, oldest first.
func Places(s *live.Snapshot) iter.Seq[*live.Entry] {
	t := s.Table(catalog.KindServiceChannel)
	return func(yield func(*live.Entry) bool) {
		for e := range t.Each(t.Index(live.FacetType, string(catalog.ServiceLocation))) {
			if isPlace(e) && !yield(e) {
				return
			}
		}
	}
}

func isPlace(e *live.Entry) bool {
	return e.Type == string(catalog.ServiceLocation) && e.Point != nil && isFinite(e.Point.Lat) && isFinite(e.Point.Lon)
}

func isFinite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// maxServices is how many services a place names; very few have more, and a map needs no more.
const maxServices = 200

// FeatureOf describes a place; metres gives its coordinates in EPSG:3067. The entry must be one of Places.
func FeatureOf(r record.Reader, e *live.Entry, metres bool) (Feature, error) {
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return Feature{}, fmt.Errorf("read place %s: %w", e.ID, err)
	}
	name := r.Name(e)
	p := Properties{
		Name: name.Value, Summary: record.Line(r.Typed(c.ServiceChannelDescriptions, catalog.TypeSummary).Value),
		NameLanguage: name.Lang,
		Organization: r.OrganizationName(e.Organization), Languages: c.Languages, URL: r.Page(e), ModifiedAt: stamp(e.Modified),
	}
	if p.Organization != "" {
		p.OrganizationID = e.Organization.String()
	}
	if a := r.Visiting(c.Addresses); !a.Empty() {
		p.Address, p.PostalCode, p.PostOffice = a.Line(), a.PostalCode, a.PostOffice
		p.Municipality, p.MunicipalityCode = a.Municipality, a.MunicipalityCode
	}
	for _, n := range r.Phones(c.PhoneNumbers) {
		if n.Type != "Fax" {
			p.Phone = n.Number
			break
		}
	}
	if list := r.Emails(c.Emails); len(list) > 0 {
		p.Email = list[0]
	}
	if list := r.Links(c.WebPages); len(list) > 0 {
		p.Web = list[0].URL
	}
	p.Accessibility = slices.ContainsFunc(c.Addresses, func(a catalog.Address) bool { return len(a.Entrances) > 0 })
	p.Services = servicesAt(r, e.ID)
	return Feature{Type: "Feature", ID: e.ID.String(), Geometry: geometry(e.Point, metres), Properties: p}, nil
}

func servicesAt(r record.Reader, channel catalog.ID) []ServiceRef {
	t := r.Table(catalog.KindService)
	var out []ServiceRef
	for s := range t.Each(r.Connected(catalog.KindServiceChannel, channel)) {
		if len(out) == maxServices {
			break
		}
		out = append(out, ServiceRef{s.ID.String(), r.Name(s).Value})
	}
	return out
}

func geometry(p *live.Point, metres bool) Geometry {
	if metres {
		return Geometry{"Point", [2]float64{round(p.Easting, 1e3), round(p.Northing, 1e3)}}
	}
	return Geometry{"Point", [2]float64{record.Degrees(p.Lon), record.Degrees(p.Lat)}}
}

func round(f, parts float64) float64 { return math.Round(f*parts) / parts }

// stamp is a moment by RFC 3339, "" for none.
func stamp(m catalog.Moment) string {
	if m.IsZero() {
		return ""
	}
	return m.UTC().Format("2006-01-02T15:04:05Z")
}

// options let no content make an answer fail, and none be harmful when it is put into a page's script.
var options = json.JoinOptions(jsontext.AllowInvalidUTF8(true), jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true))

// Write streams a FeatureCollection of places (RFC 7946, 3.3). Places that cannot be read are left out.
func Write(w io.Writer, r record.Reader, places iter.Seq[*live.Entry]) error {
	head := `{"type":"FeatureCollection","license":"` + record.LicenceURL + `","features":[`
	if _, err := io.WriteString(w, head); err != nil {
		return err
	}
	sep := "\n"
	for e := range places {
		f, err := FeatureOf(r, e, false)
		if err != nil {
			continue // live has logged what cannot be read
		}
		b, err := json.Marshal(f, options)
		if err != nil {
			return fmt.Errorf("write place %s: %w", e.ID, err)
		}
		if _, err := io.WriteString(w, sep); err != nil {
			return err
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
		sep = ",\n"
	}
	_, err := io.WriteString(w, "\n]}\n")
	return err
}
