package in

import (
	"fmt"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	opening "github.com/varanto/varanto/internal/catalog/hours"
)

// The shapes below are those that bodies share. Absent, null and empty are alike in all of them.

// date is a day, perhaps with a time, which is passed over (PTV: validFrom, validTo). With a zone it is the day that it is
// in Finland then: midnight in Helsinki is the same day written with +02:00 and in UTC, where it is the evening before.
type date struct{ at time.Time }

// UnmarshalText reads yyyy-MM-dd, PTV's times and times with a zone.
func (d *date) UnmarshalText(b []byte) error {
	if zoned, err := time.Parse(time.RFC3339Nano, string(b)); err == nil {
		d.at = zoned.In(opening.Finland())
		return nil
	}
	m, err := momentOf(b)
	d.at = m.Time
	return err
}

// day is the date at midnight; zero when it is not given.
func (d date) day() time.Time {
	if d.at.IsZero() {
		return time.Time{}
	}
	return time.Date(d.at.Year(), d.at.Month(), d.at.Day(), 0, 0, 0, 0, time.UTC)
}

// bound is a moment or a day: an end of opening hours.
type bound struct{ at catalog.Moment }

// UnmarshalText reads yyyy-MM-dd, PTV's times (UTC) and times with a zone.
func (b *bound) UnmarshalText(text []byte) error {
	var err error
	b.at, err = momentOf(text)
	return err
}

func momentOf(text []byte) (catalog.Moment, error) {
	if day, err := time.Parse(time.DateOnly, string(text)); err == nil {
		return catalog.At(day), nil
	}
	return catalog.ParseMoment(string(text))
}

type schedule struct {
	ValidFrom date `json:"validFrom"`
	ValidTo   date `json:"validTo"`
}

// fax is a number without words (V4VmOpenApiPhoneSimple).
type fax struct {
	PrefixNumber           string `json:"prefixNumber"`
	IsFinnishServiceNumber bool   `json:"isFinnishServiceNumber"`
	Number                 string `json:"number"`
	Language               string `json:"language"`
}

// phone is V4VmOpenApiPhone.
type phone struct {
	fax
	AdditionalInformation string             `json:"additionalInformation"`
	ServiceChargeType     catalog.ChargeType `json:"serviceChargeType"`
	ChargeDescription     string             `json:"chargeDescription"`
}

// typedPhone is V4VmOpenApiPhoneWithType.
type typedPhone struct {
	phone
	Type string `json:"type"`
}

// Types of numbers (PTV's phoneNumbers[].type).
const (
	numberPhone = "Phone"
	numberFax   = "Fax"
)

func (f *fax) number(typ string) catalog.Phone {
	return catalog.Phone{
		Type: typ, PrefixNumber: f.PrefixNumber, IsFinnishServiceNumber: f.IsFinnishServiceNumber, Number: f.Number,
		Language: f.Language,
	}
}

func (p *phone) number(typ string) catalog.Phone {
	n := p.fax.number(typ)
	n.AdditionalInformation, n.ServiceChargeType, n.ChargeDescription = p.AdditionalInformation, p.ServiceChargeType, p.ChargeDescription
	return n
}

func numbers(phones []phone, typ string) []catalog.Phone {
	var out []catalog.Phone
	for i := range phones {
		out = append(out, phones[i].number(typ))
	}
	return out
}

func faxes(numbers []fax) []catalog.Phone {
	var out []catalog.Phone
	for i := range numbers {
		out = append(out, numbers[i].number(numberFax))
	}
	return out
}

// bothNumbers sets the numbers for calls and those for faxes, each apart; the catalogue keeps them in one list. list is
// where the members stand in the body, "" or ending with a full stop.
func bothNumbers(present []catalog.Phone, phones []phone, faxed []fax, noPhones, noFaxes bool, list string, at paths) []catalog.Phone {
	var calls, fax []catalog.Phone
	for _, n := range present {
		if n.Type == numberFax {
			fax = append(fax, n)
		} else {
			calls = append(calls, n)
		}
	}
	calls = replaced(calls, numbers(phones, numberPhone), noPhones)
	fax = replaced(fax, faxes(faxed), noFaxes)
	at.each(list+"phoneNumbers", len(calls), list+"faxNumbers", len(fax))
	return append(calls, fax...)
}

func typedNumbers(phones []typedPhone) []catalog.Phone {
	var out []catalog.Phone
	for i := range phones {
		out = append(out, phones[i].phone.number(phones[i].Type))
	}
	return out
}

// area is VmOpenApiAreaIn.
type area struct {
	Type      string   `json:"type"`
	AreaCodes []string `json:"areaCodes"`
}

// areasOf makes the catalogue's areas: plain municipalities gathered in one entry, an entry for each other code (PTV's
// form on OUT), each once. code tells where the body has a code of an area.
func areasOf(given []area, code func(area, code int) string, at paths) []catalog.Area {
	var out []catalog.Area
	gathered := -1
	seen := map[[2]string]bool{}
	for i, a := range given {
		if len(a.AreaCodes) == 0 { // without codes it is nothing, but its type must not go unseen
			at.set(fmt.Sprintf("areas[%d]", len(out)), fmt.Sprintf("areas[%d]", i))
			out = append(out, catalog.Area{Type: a.Type})
		}
		for j, named := range a.AreaCodes {
			named = padded(a.Type, named)
			if seen[[2]string{a.Type, named}] {
				continue
			}
			seen[[2]string{a.Type, named}] = true
			from := code(i, j)
			if a.Type != catalog.AreaOfMunicipalities {
				at.set(fmt.Sprintf("areas[%d].code", len(out)), from)
				at.set(fmt.Sprintf("areas[%d]", len(out)), fmt.Sprintf("areas[%d]", i))
				out = append(out, catalog.Area{Type: a.Type, Code: named})
				continue
			}
			if gathered < 0 {
				gathered = len(out)
				out = append(out, catalog.Area{Type: a.Type})
			}
			m := &out[gathered].Municipalities
			at.set(fmt.Sprintf("areas[%d].municipalities[%d].code", gathered, len(*m)), from)
			at.set(fmt.Sprintf("areas[%d].municipalities[%d]", gathered, len(*m)), from)
			*m = append(*m, catalog.Municipality{Code: named})
		}
	}
	return out
}

// areaCode is where a body has an area's code, but for an organisation's.
func areaCode(area, code int) string { return fmt.Sprintf("areas[%d].areaCodes[%d]", area, code) }

// codeWidths are how many digits the codes of areas have in the code lists; callers may leave leading zeros out.
var codeWidths = map[string]int{
	catalog.AreaOfMunicipalities: 3, "Region": 2, "HospitalDistrict": 2, "WellbeingServiceCounties": 2,
}

func padded(areaType, code string) string {
	if n := codeWidths[areaType] - len(code); n > 0 && code != "" {
		return strings.Repeat("0", n) + code
	}
	return code
}

// municipality is a municipality given by its code of one to three digits; nil for none.
func municipality(code string) *catalog.Municipality {
	if code == "" {
		return nil
	}
	return &catalog.Municipality{Code: padded(catalog.AreaOfMunicipalities, code)}
}

// named collapses the blanks of names (PTV does so on save).
func named(names catalog.Texts) catalog.Texts {
	for i := range names {
		names[i].Value = collapsed(names[i].Value)
	}
	return names
}

func namedTyped(names catalog.TypedTexts) catalog.TypedTexts {
	for i := range names {
		names[i].Value = collapsed(names[i].Value)
	}
	return names
}

// asNames makes typed names of names that have no type on the wire.
func asNames(names catalog.Texts) catalog.TypedTexts {
	var out catalog.TypedTexts
	for _, n := range names {
		out = append(out, catalog.TypedText{Type: catalog.TypeName, Language: n.Language, Value: collapsed(n.Value)})
	}
	return out
}

func collapsed(s string) string { return strings.Join(strings.Fields(s), " ") }

// links makes web pages of urls that have no name on the wire (webPage of electronic, web page and phone channels).
func links(urls catalog.Texts) []catalog.WebPage {
	var out []catalog.WebPage
	for _, u := range urls {
		out = append(out, catalog.WebPage{URL: u.Value, Language: u.Language})
	}
	return out
}

// replaced gives the list that a body leaves: what it gives when that is not empty, nothing when it deletes, else what
// was there.
func replaced[T any](present, given []T, deleted bool) []T {
	switch {
	case len(given) > 0:
		return given
	case deleted:
		return nil
	}
	return present
}

// overwrite sets a member that the body gives.
func overwrite[T comparable](member *T, given T) {
	var none T
	if given != none {
		*member = given
	}
}
