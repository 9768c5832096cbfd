package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/site/view"
)

// addresses shows those that say something, in their order.
func (d desk) addresses(list []catalog.Address) []view.Address {
	var out []view.Address
	for _, a := range list {
		if v := d.address(a); len(v.Lines) > 0 || !v.Info.Empty() || !v.Receiver.Empty() {
			out = append(out, v)
		}
	}
	return out
}

func (d desk) address(a catalog.Address) view.Address {
	out := view.Address{Type: a.Type, Receiver: view.Best(a.Receiver, d.Lang)}
	switch {
	case a.StreetAddress != nil:
		s := a.StreetAddress
		street := view.Best(s.Street, d.Lang)
		street.Value = strings.TrimSpace(street.Value + " " + s.StreetNumber)
		out.Lines = texts(street, d.postOffice(s.PostalCode, s.PostOffice))
		out.Info = view.Best(s.AdditionalInformation, d.Lang)
		out.Parts = view.AddressParts{Street: street.Value, Code: s.PostalCode, Locality: d.locality(s.PostalCode, s.PostOffice).Value, Country: a.Country}
	case a.PostOfficeBoxAddress != nil:
		b := a.PostOfficeBoxAddress
		out.Lines = texts(view.Best(b.PostOfficeBox, d.Lang), d.postOffice(b.PostalCode, b.PostOffice))
		out.Info = view.Best(b.AdditionalInformation, d.Lang)
		out.Parts = view.AddressParts{
			Box: view.Best(b.PostOfficeBox, d.Lang).Value, Code: b.PostalCode, Locality: d.locality(b.PostalCode, b.PostOffice).Value, Country: a.Country,
		}
	case a.OtherAddress != nil:
		o := a.OtherAddress
		out.Lines = texts(view.Best(o.AdditionalInformation, d.Lang), d.postOffice(o.PostalCode, o.PostOffice))
	case len(a.Abroad) > 0:
		out.Lines = lines(view.Best(a.Abroad, d.Lang))
	default:
		out.Lines = lines(view.Best(a.DeliveryAddressInText, d.Lang))
	}
	if a.Country != "" && a.Country != "FI" && len(out.Lines) > 0 {
		if c, ok := codes.Country(a.Country); ok {
			out.Lines = append(out.Lines, d.listName(c.Names))
		}
	}
	return out
}

// postOffice is the postal code with its office.
func (d desk) postOffice(code string, offices catalog.Texts) view.Text {
	office := d.locality(code, offices)
	office.Value = strings.TrimSpace(code + " " + office.Value)
	return office
}

// locality is a post office, which PTV writes in capitals and people read more easily without.
func (d desk) locality(code string, offices catalog.Texts) view.Text {
	office := view.Best(offices, d.Lang)
	if office.Empty() {
		if known, ok := codes.PostalCode(code); ok {
			office.Value = known.Best(d.Lang)
		}
	}
	if office.Value == strings.ToUpper(office.Value) {
		office.Value = titled(office.Value)
	}
	office.Lang = "" // a proper name is no text in another language
	return office
}

// titled begins each word with a capital and writes the rest small.
func titled(capitals string) string {
	var room [64]byte
	out, inside := room[:0], false
	for _, r := range capitals {
		if !('A' <= r && r <= 'Z' || r == 'Å' || r == 'Ä' || r == 'Ö' || r == ' ' || r == '-') { // of what post offices are written with
			return cases.Title(language.Finnish).String(capitals)
		}
		letter := r != ' ' && r != '-'
		if letter && inside {
			r = unicode.ToLower(r)
		}
		out, inside = utf8.AppendRune(out, r), letter
	}
	return string(out)
}

func lines(t view.Text) []view.Text {
	var out []view.Text
	for l := range strings.Lines(t.Value) {
		out = append(out, texts(view.Text{Value: strings.TrimSpace(l), Lang: t.Lang})...)
	}
	return out
}
