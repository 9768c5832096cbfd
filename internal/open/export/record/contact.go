package record

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// Address is an address in the reader's language. Members that nothing is said of are empty.
type Address struct {
	// Street is the street with its number, a post office box, or the words that stand instead of a street.
	Street, PostalCode, PostOffice, Info string
	Municipality, MunicipalityCode       string
	// Country is ISO 3166 alpha-2; FI when not said.
	Country string
	Postal  bool
}

// Empty tells that nothing is said.
func (a Address) Empty() bool { return a.Street == "" && a.PostalCode == "" && a.PostOffice == "" }

// Line is the address on one line.
func (a Address) Line() string {
	place := strings.TrimSpace(a.PostalCode + " " + a.PostOffice)
	switch {
	case a.Street == "":
		return place
	case place == "":
		return a.Street
	}
	return a.Street + ", " + place
}

// Address reads an address; it is empty when the address says nothing that can be told here.
func (r Reader) Address(a catalog.Address) Address {
	out := Address{Country: "FI", Postal: a.Type == "Postal"}
	if len(a.Country) == 2 {
		out.Country = strings.ToUpper(Line(a.Country))
	}
	switch {
	case a.StreetAddress != nil:
		s := a.StreetAddress
		out.Street = strings.TrimSpace(Line(r.Best(s.Street).Value) + " " + Line(s.StreetNumber))
		out.Info = r.Best(s.AdditionalInformation).Value
		r.office(&out, s.PostalCode, s.PostOffice, s.Municipality)
	case a.PostOfficeBoxAddress != nil:
		b := a.PostOfficeBoxAddress
		out.Postal = true
		out.Street, out.Info = Line(r.Best(b.PostOfficeBox).Value), r.Best(b.AdditionalInformation).Value
		r.office(&out, b.PostalCode, b.PostOffice, b.Municipality)
	case a.OtherAddress != nil:
		o := a.OtherAddress
		out.Street = Line(r.Best(o.AdditionalInformation).Value)
		r.office(&out, o.PostalCode, o.PostOffice, nil)
	case len(a.Abroad) > 0:
		out.Street = Line(r.Best(a.Abroad).Value)
	default:
		out.Street = Line(r.Best(a.DeliveryAddressInText).Value)
	}
	return out
}

func (r Reader) office(out *Address, code string, offices catalog.Texts, m *catalog.Municipality) {
	out.PostalCode, out.PostOffice = Line(code), Line(r.Best(offices).Value)
	known, ok := codes.PostalCode(code)
	if out.PostOffice == "" && ok {
		out.PostOffice = known.Names.Best(r.Lang)
	}
	if out.PostOffice == strings.ToUpper(out.PostOffice) {
		out.PostOffice = cases.Title(language.Finnish).String(out.PostOffice)
	}
	if m == nil && ok {
		m = &catalog.Municipality{Code: known.Municipality}
	}
	if m != nil {
		out.MunicipalityCode, out.Municipality = Line(m.Code), r.Municipality(*m)
	}
}

// Visiting is the first address at which a place can be visited; empty when it has none.
func (r Reader) Visiting(list []catalog.Address) Address {
	for _, a := range list {
		if a.Type != "Location" && a.Type != "Visiting" {
			continue
		}
		if out := r.Address(a); !out.Empty() {
			return out
		}
	}
	return Address{}
}

// Phone is a number in the reader's language.
type Phone struct {
	// Number is as telephones take it (catalog.Phone.Dial).
	Number string
	// Type is Phone, Sms or Fax; empty where PTV has no type.
	Type, Info, ChargeInfo string
	Charge                 catalog.ChargeType
	Lang                   string
}

// Phones are the numbers for people who read the reader's language.
func (r Reader) Phones(list []catalog.Phone) []Phone {
	var out []Phone
	for _, p := range OfLanguage(r, list, func(p catalog.Phone) string { return p.Language }) {
		n := p.Dial()
		if n == "" {
			continue
		}
		out = append(out, Phone{n, p.Type, Clean(p.AdditionalInformation), Clean(p.ChargeDescription), p.ServiceChargeType, p.Language})
	}
	return out
}

// Emails are the addresses of the reader's language that are addresses.
func (r Reader) Emails(list catalog.Texts) []string {
	var out []string
	for _, t := range OfLanguage(r, list, func(t catalog.Text) string { return t.Language }) {
		if e := Email(t.Value); e != "" {
			out = append(out, e)
		}
	}
	return out
}

// Link is an address on the web with its name, which may be empty.
type Link struct{ URL, Name string }

// Links are the web pages of the reader's language that are addresses on the web.
func (r Reader) Links(list []catalog.WebPage) []Link {
	var out []Link
	for _, p := range OfLanguage(r, list, func(p catalog.WebPage) string { return p.Language }) {
		if u := WebURL(p.URL); u != "" {
			out = append(out, Link{u, Line(p.Value)})
		}
	}
	return out
}
