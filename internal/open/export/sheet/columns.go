// Package sheet gives lists of entries as spreadsheets: CSV (RFC 4180) and XLSX (ECMA-376), one entry a row, with the
// names of the columns in the chosen language.
//
// No text of the catalogue can become a formula: in CSV one that begins like a formula gets an apostrophe before it, in
// XLSX texts are texts.
package sheet

import (
	"cmp"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// columns are the columns' names in Finnish, Swedish and English, in the order of the cells.
var columns = [...][3]string{
	colKind:         {"Laji", "Slag", "Kind"},
	colType:         {"Tyyppi", "Typ", "Type"},
	colID:           {"Tunniste", "Id", "Id"},
	colName:         {"Nimi", "Namn", "Name"},
	colAlternative:  {"Vaihtoehtoinen nimi", "Alternativt namn", "Alternative name"},
	colSummary:      {"Tiivistelmä", "Sammanfattning", "Summary"},
	colOrganization: {"Organisaatio", "Organisation", "Organisation"},
	colCharge:       {"Maksullisuus", "Avgift", "Charge"},
	colClasses:      {"Palveluluokat", "Serviceklasser", "Service classes"},
	colTargets:      {"Kohderyhmät", "Målgrupper", "Target groups"},
	colAreas:        {"Alue", "Område", "Area"},
	colLanguages:    {"Palvelukielet", "Servicespråk", "Languages of service"},
	colChannels:     {"Asiointikanavat", "Servicekanaler", "Service channels"},
	colAddress:      {"Osoite", "Adress", "Address"},
	colPostalCode:   {"Postinumero", "Postnummer", "Postal code"},
	colPostOffice:   {"Postitoimipaikka", "Postanstalt", "Post office"},
	colMunicipality: {"Kunta", "Kommun", "Municipality"},
	colLatitude:     {"Leveysaste (WGS 84)", "Latitud (WGS 84)", "Latitude (WGS 84)"},
	colLongitude:    {"Pituusaste (WGS 84)", "Longitud (WGS 84)", "Longitude (WGS 84)"},
	colPhone:        {"Puhelin", "Telefon", "Phone"},
	colEmail:        {"Sähköposti", "E-post", "Email"},
	colWeb:          {"Verkkosivu", "Webbplats", "Web page"},
	colPage:         {"Sivu tässä palvelussa", "Sida i den här tjänsten", "Page on this site"},
	colModified:     {"Muutettu", "Ändrad", "Modified"},
}

const (
	colKind = iota
	colType
	colID
	colName
	colAlternative
	colSummary
	colOrganization
	colCharge
	colClasses
	colTargets
	colAreas
	colLanguages
	colChannels
	colAddress
	colPostalCode
	colPostOffice
	colMunicipality
	colLatitude
	colLongitude
	colPhone
	colEmail
	colWeb
	colPage
	colModified
)

// IDColumn is the place of the id in a row, from 0.
const IDColumn = colID

// Row is one entry's cells: strings, numbers (float64) or nil.
type Row [len(columns)]any

// Header are the names of the columns.
func Header(lang string) []string {
	i := max(0, slices.Index(record.Languages(), lang))
	out := make([]string, len(columns))
	for c, names := range columns {
		out[c] = names[i]
	}
	return out
}

// RowOf describes an entry. What cannot be read has its name and id all the same.
func RowOf(r record.Reader, e *live.Entry) Row {
	var row Row
	name := r.Name(e)
	row[colKind], row[colType], row[colID] = codes.KindName(string(e.Kind)).Best(r.Lang), typeName(r, "", e.Type), e.ID.String()
	row[colName], row[colAlternative] = name.Value, r.AlternativeName(e, name)
	row[colOrganization], row[colPage] = r.OrganizationName(e.Organization), r.Page(e)
	if !e.Modified.IsZero() {
		row[colModified] = e.Modified.UTC().Format("2006-01-02T15:04:05Z")
	}
	if e.Point != nil {
		row[colLatitude], row[colLongitude] = e.Point.Lat, e.Point.Lon
	}
	switch e.Kind {
	case catalog.KindService:
		serviceCells(r, e, &row)
	case catalog.KindServiceChannel:
		channelCells(r, e, &row)
	case catalog.KindOrganization:
		organizationCells(r, e, &row)
	case catalog.KindGeneralDescription:
		if g := r.General(e.ID); g != nil {
			row[colSummary] = r.Typed(g.Descriptions, catalog.TypeSummary).Value
			row[colCharge] = chargeName(r, g.ServiceChargeType)
			row[colClasses], row[colTargets] = names(r.Classes(g.ServiceClasses, codes.ServiceClasses())), names(r.Classes(g.TargetGroups, codes.TargetGroups()))
		}
	case catalog.KindServiceCollection:
		if c, err := catalog.Decode[catalog.ServiceCollection](e.Document()); err == nil {
			row[colSummary] = r.Typed(c.ServiceCollectionDescriptions, catalog.TypeDescription).Value
			row[colOrganization] = r.OrganizationName(c.OrganizationID)
		}
	}
	return row
}

func serviceCells(r record.Reader, e *live.Entry, row *Row) {
	s, err := r.Service(e)
	if err != nil {
		return // live has logged it
	}
	row[colSummary] = r.Summary(s).Value
	row[colCharge] = chargeName(r, s.Charge)
	row[colClasses] = names(r.Classes(s.Merged.ServiceClasses, codes.ServiceClasses()))
	row[colTargets] = names(r.Classes(s.Merged.TargetGroups, codes.TargetGroups()))
	row[colAreas] = areas(r, s.Own.AreaType, s.Own.Areas)
	row[colLanguages] = strings.Join(r.LanguageNames(s.Own.Languages), separator)
	var channels, phones, emails, pages []string
	for _, c := range r.Channels(e.ID) {
		channels = append(channels, r.Name(c.Entry).Value+" ("+typeName(r, "", c.Entry.Type)+")")
		for _, p := range c.Phones(r) {
			phones = append(phones, p.Number)
		}
		emails = append(emails, c.Emails(r)...)
		if c.Channel.Type == catalog.EChannel || c.Channel.Type == catalog.WebPageChannel {
			for _, l := range c.Links(r) {
				pages = append(pages, l.URL)
			}
		}
	}
	row[colChannels], row[colPhone], row[colEmail], row[colWeb] = join(channels), join(phones), join(emails), join(pages)
}

func channelCells(r record.Reader, e *live.Entry, row *Row) {
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return // live has logged it
	}
	row[colSummary] = r.Typed(c.ServiceChannelDescriptions, catalog.TypeSummary).Value
	typ, list := r.ChannelAreas(c)
	row[colAreas] = areas(r, typ, list)
	row[colLanguages] = strings.Join(r.LanguageNames(c.Languages), separator)
	addressCells(r, c.Addresses, row)
	contactCells(r, c.PhoneNumbers, r.Emails(c.Emails), c.WebPages, row)
	if c.Type == catalog.PrintableForm && row[colWeb] == "" {
		if u := record.WebURL(r.Typed(c.ChannelURLs, "PDF").Value); u != "" {
			row[colWeb] = u
		}
	}
}

func organizationCells(r record.Reader, e *live.Entry, row *Row) {
	o, err := catalog.Decode[catalog.Organization](e.Document())
	if err != nil {
		return // live has logged it
	}
	row[colType] = typeName(r, "OrganizationType", string(o.OrganizationType))
	row[colSummary] = cmp.Or(r.Typed(o.OrganizationDescriptions, catalog.TypeSummary), r.Typed(o.OrganizationDescriptions, catalog.TypeDescription)).Value
	row[colAreas] = areas(r, o.AreaType, o.Areas)
	var emails []string
	for _, m := range record.OfLanguage(r, o.Emails, func(m catalog.Email) string { return m.Language }) {
		if a := record.Email(m.Value); a != "" {
			emails = append(emails, a)
		}
	}
	addressCells(r, o.Addresses, row)
	contactCells(r, o.PhoneNumbers, emails, o.WebPages, row)
}

func addressCells(r record.Reader, list []catalog.Address, row *Row) {
	if a := r.Visiting(list); !a.Empty() {
		row[colAddress], row[colPostalCode], row[colPostOffice], row[colMunicipality] = a.Street, a.PostalCode, a.PostOffice, a.Municipality
	}
}

func contactCells(r record.Reader, phones []catalog.Phone, emails []string, pages []catalog.WebPage, row *Row) {
	var numbers, links []string
	for _, p := range r.Phones(phones) {
		numbers = append(numbers, p.Number)
	}
	for _, l := range r.Links(pages) {
		links = append(links, l.URL)
	}
	row[colPhone], row[colEmail], row[colWeb] = join(numbers), join(emails), join(links)
}

// separator stands between several values of one cell.
const separator = "; "

func join(list []string) string {
	slices.Sort(list)
	return strings.Join(slices.Compact(list), separator)
}

func names(list []record.Class) string {
	var out []string
	for _, c := range list {
		out = append(out, c.Name)
	}
	return strings.Join(out, separator)
}

func areas(r record.Reader, typ catalog.AreaType, list []catalog.Area) string {
	switch typ {
	case "":
		return ""
	case catalog.LimitedType:
		return strings.Join(r.Areas(typ, list), separator)
	case catalog.Nationwide:
		return record.WholeCountry().In(r.Lang)
	case catalog.NationwideExceptAlandIsles:
		return record.WithoutAland().In(r.Lang)
	}
	return record.Line(string(typ))
}

func chargeName(r record.Reader, c catalog.ChargeType) string {
	if c == "" {
		return ""
	}
	return typeName(r, "ServiceChargeType", string(c))
}

// typeName names a value of an enumerated type as PTV does; of no list it is a type of services or channels. What has no name
// is given as it is.
func typeName(r record.Reader, list, code string) string {
	lists := []string{list}
	if list == "" {
		lists = []string{"ServiceType", "ServiceChannelType"}
	}
	for _, l := range lists {
		if n := codes.TypeName(l, code).Best(r.Lang); n != "" {
			return n
		}
	}
	return record.Line(code)
}
