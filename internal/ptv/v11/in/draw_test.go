package in

import (
	"fmt"
	"strings"
	"time"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// The parts of entities, in the form in which the catalogue keeps what a body gives.

// drawVersions are the language versions of an entity, in PTV's order.
func drawVersions(t *rapid.T) []string {
	return catalog.ContentLanguages()[:rapid.IntRange(1, 3).Draw(t, "versions")]
}

// drawWords are words without blanks at their ends or more than one between them: what names are.
func drawWords(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-zåäö"\\<&/]{1,8}`), 1, 4).Draw(t, "words"), " ")
}

// drawText is any text that is not blank, with marks of headings and lists now and then.
func drawText(t *rapid.T) string {
	return rapid.OneOf(
		rapid.Custom(drawWords),
		rapid.SampledFrom([]string{"### Otsikko\nTeksti", "* yksi\n* kaksi", " väli lopussa ", "1. ensin\r\n2. sitten", "### ###  x\n\n"}),
		rapid.StringN(1, 40, -1).Filter(func(s string) bool { return strings.TrimSpace(s) != "" }),
	).Draw(t, "text")
}

func drawTexts(t *rapid.T, label string, versions []string) catalog.Texts {
	var out catalog.Texts
	for _, l := range versions[:rapid.IntRange(0, len(versions)).Draw(t, label)] {
		out = append(out, catalog.Text{Language: l, Value: drawText(t)})
	}
	return out
}

func drawTyped(t *rapid.T, versions []string, draw func(*rapid.T) string, types ...string) catalog.TypedTexts {
	var out catalog.TypedTexts
	for _, typ := range types {
		for _, l := range versions {
			out = append(out, catalog.TypedText{Type: typ, Language: l, Value: draw(t)})
		}
	}
	return out
}

// drawDescriptions have a summary and a description in each language version, and other texts in some.
func drawDescriptions(t *rapid.T, versions []string, others ...string) catalog.TypedTexts {
	out := drawTyped(t, versions, drawText, catalog.TypeSummary, catalog.TypeDescription)
	for _, typ := range others {
		out = append(out, drawTyped(t, versions[:rapid.IntRange(0, len(versions)).Draw(t, typ)], drawText, typ)...)
	}
	return out
}

func drawID(t *rapid.T, label string) catalog.ID { return idOf(rapid.StringN(1, 8, 32).Draw(t, label)) }

func drawIDs(t *rapid.T, label string) []catalog.ID {
	var out []catalog.ID
	for i := range rapid.IntRange(0, 3).Draw(t, label) {
		out = append(out, idOf(fmt.Sprint(label, i)))
	}
	return out
}

func drawSource(t *rapid.T) string {
	return rapid.StringMatching(`[A-Za-z0-9.-]{0,10}`).Draw(t, "source")
}

func drawClasses(t *rapid.T, list *codes.Classification) []catalog.CodeRef {
	var out []catalog.CodeRef
	for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, min(5, len(list.Top()))-1), 0, 3, rapid.ID[int]).Draw(t, "classes") {
		out = append(out, catalog.CodeRef{URI: list.Top()[i].URI})
	}
	return out
}

func drawTerms(t *rapid.T) []catalog.CodeRef {
	out := []catalog.CodeRef{{URI: aTerm}}
	if rapid.Bool().Draw(t, "a term that no list has") {
		out = append(out, catalog.CodeRef{URI: "http://www.yso.fi/onto/koko/p1"})
	}
	return out
}

func drawAreas(t *rapid.T) (catalog.AreaType, []catalog.Area) {
	if wide := rapid.SampledFrom([]catalog.AreaType{catalog.Nationwide, catalog.NationwideExceptAlandIsles, catalog.LimitedType}).Draw(t, "wide"); wide != catalog.LimitedType {
		return wide, nil
	}
	out := drawMunicipalities(t)
	for _, typ := range []codes.AreaType{codes.AreaRegion, codes.AreaHospitalDistrict, codes.AreaBusinessSubRegion} {
		out = append(out, drawCoded(t, typ)...)
	}
	return catalog.LimitedType, out
}

func drawMunicipalities(t *rapid.T) []catalog.Area {
	n := rapid.IntRange(0, 3).Draw(t, "municipalities")
	if n == 0 {
		return nil
	}
	a := catalog.Area{Type: catalog.AreaOfMunicipalities}
	for _, m := range codes.Municipalities()[:n] {
		a.Municipalities = append(a.Municipalities, catalog.Municipality{Code: m.Code})
	}
	return []catalog.Area{a}
}

func drawCoded(t *rapid.T, typ codes.AreaType) []catalog.Area {
	var out []catalog.Area
	list := codes.Areas(typ)
	for _, a := range list[:rapid.IntRange(0, min(2, len(list))).Draw(t, string(typ))] {
		out = append(out, catalog.Area{Type: string(typ), Code: a.Code})
	}
	return out
}

// drawNumber is a number of that type; a fax's has no words.
func drawNumber(t *rapid.T, typ string, versions []string) catalog.Phone {
	p := catalog.Phone{Type: typ, Number: rapid.StringMatching(`[1-9][0-9]{1,10}`).Draw(t, "number"), Language: drawLanguage(t, versions)}
	if p.IsFinnishServiceNumber = rapid.Bool().Draw(t, "service number"); !p.IsFinnishServiceNumber {
		p.PrefixNumber = "+358"
	}
	if typ != numberFax {
		p.ServiceChargeType = rapid.SampledFrom([]catalog.ChargeType{"", catalog.Chargeable, catalog.FreeOfCharge, catalog.ChargeOther}).Draw(t, "charge")
		if rapid.Bool().Draw(t, "worded") {
			p.ChargeDescription, p.AdditionalInformation = drawText(t), drawText(t)
		}
	}
	return p
}

func drawNumbers(t *rapid.T, typ string, versions []string) []catalog.Phone {
	var out []catalog.Phone
	for range rapid.IntRange(0, 2).Draw(t, typ+" numbers") {
		out = append(out, drawNumber(t, typ, versions))
	}
	return out
}

func drawLanguage(t *rapid.T, versions []string) string {
	return rapid.SampledFrom(versions).Draw(t, "language")
}

// drawMails are mail addresses, one a language.
func drawMails(t *rapid.T, versions []string) catalog.Texts {
	var out catalog.Texts
	for _, l := range versions[:rapid.IntRange(0, len(versions)).Draw(t, "mails")] {
		out = append(out, catalog.Text{Language: l, Value: drawName(t) + "@kunta.example"})
	}
	return out
}

func drawName(t *rapid.T) string { return rapid.StringMatching(`[a-z]{1,8}`).Draw(t, "name") }

func drawURL(t *rapid.T) string { return "https://" + drawName(t) + ".example/?a=b&c=%22" }

// drawURLs are web pages without a name.
func drawURLs(t *rapid.T, versions []string) []catalog.WebPage {
	var out []catalog.WebPage
	for _, l := range versions {
		out = append(out, catalog.WebPage{URL: drawURL(t), Language: l})
	}
	return out
}

func drawPages(t *rapid.T, versions []string) []catalog.WebPage {
	var out []catalog.WebPage
	for range rapid.IntRange(0, 2).Draw(t, "pages") {
		p := catalog.WebPage{URL: drawURL(t), Language: drawLanguage(t, versions)}
		if rapid.Bool().Draw(t, "named") {
			p.Value = drawText(t)
		}
		out = append(out, p)
	}
	return out
}

func drawLaws(t *rapid.T, versions []string) []catalog.Law {
	var out []catalog.Law
	for range rapid.IntRange(0, 2).Draw(t, "laws") {
		out = append(out, catalog.Law{Names: drawTexts(t, "law", versions), WebPages: append(drawPages(t, versions), drawURLs(t, versions[:1])...)})
	}
	return out
}

func drawAttachments(t *rapid.T, versions []string) []catalog.Attachment {
	var out []catalog.Attachment
	for range rapid.IntRange(0, 2).Draw(t, "attachments") {
		a := catalog.Attachment{Type: attachmentAttachment, Name: drawWords(t), URL: drawURL(t), Language: drawLanguage(t, versions)}
		if rapid.Bool().Draw(t, "described") {
			a.Description = drawText(t)
		}
		out = append(out, a)
	}
	return out
}

func drawAccessibility(t *rapid.T, versions []string) []catalog.AccessibilityClassification {
	var out []catalog.AccessibilityClassification
	for _, l := range versions {
		a := catalog.AccessibilityClassification{AccessibilityClassificationLevel: "Unknown", Language: l}
		if rapid.Bool().Draw(t, "accessible") {
			a.AccessibilityClassificationLevel, a.WCAGLevel = "FullyCompliant", "LevelAA"
			a.AccessibilityStatementWebPageName, a.AccessibilityStatementWebPage = drawWords(t), drawURL(t)
		}
		out = append(out, a)
	}
	return out
}

func drawHours(t *rapid.T, versions []string) []catalog.ServiceHour {
	var out []catalog.ServiceHour
	for range rapid.IntRange(0, 3).Draw(t, "hours") {
		out = append(out, drawServiceHour(t, versions))
	}
	return out
}

func drawServiceHour(t *rapid.T, versions []string) catalog.ServiceHour {
	h := catalog.ServiceHour{
		ServiceHourType:       rapid.SampledFrom([]string{catalog.HoursDaysOfTheWeek, catalog.HoursExceptional, catalog.HoursOverMidnight}).Draw(t, "hours"),
		AdditionalInformation: drawTexts(t, "hours", versions),
	}
	if rapid.Bool().Draw(t, "bounded") {
		from := time.Date(2098, 12, rapid.IntRange(1, 24).Draw(t, "from"), 0, 0, 0, 0, time.UTC)
		h.ValidFrom, h.ValidTo = catalog.At(from), catalog.At(from.AddDate(0, 0, rapid.IntRange(1, 30).Draw(t, "days")))
	}
	h.ValidForNow = h.ValidTo.IsZero() || rapid.Bool().Draw(t, "for now")
	row := func(from, to string) catalog.DailyOpeningTime {
		first := rapid.IntRange(0, 120).Draw(t, "opens")
		return catalog.DailyOpeningTime{DayFrom: from, DayTo: to, From: fmt.Sprintf("%02d:%02d:00", first/10, first%10), To: "16:15:00"}
	}
	switch h.ServiceHourType {
	case catalog.HoursDaysOfTheWeek:
		switch rapid.IntRange(0, 3).Draw(t, "week") {
		case 0:
			h.IsAlwaysOpen = true
		case 1:
			h.IsReservation = true
		default: // a row a day and interval, sorted by day
			for _, day := range weekdays[:rapid.IntRange(1, 7).Draw(t, "days")] {
				for range rapid.IntRange(1, 2).Draw(t, "intervals") {
					h.OpeningHour = append(h.OpeningHour, row(day, ""))
				}
			}
		}
	case catalog.HoursExceptional:
		if h.IsClosed = rapid.Bool().Draw(t, "closed"); !h.IsClosed {
			h.OpeningHour = []catalog.DailyOpeningTime{row(rapid.SampledFrom(append(weekdays, "")).Draw(t, "day"), "")}
		}
	case catalog.HoursOverMidnight:
		h.OpeningHour = []catalog.DailyOpeningTime{row("Friday", rapid.SampledFrom(weekdays).Draw(t, "to"))}
	}
	return h
}

// The addresses.

var helsinkiOffice = catalog.Texts{{Language: "fi", Value: "HELSINKI"}, {Language: "sv", Value: "HELSINGFORS"}}

func drawStreet(t *rapid.T, versions []string, placed bool) *catalog.StreetAddress {
	s := &catalog.StreetAddress{
		Street: append(drawTexts(t, "street", versions[:1]), catalog.Text{Language: "sv", Value: drawWords(t)}), StreetNumber: rapid.StringMatching(`[0-9]{0,3}`).Draw(t, "number"),
		PostalCode: helsinki, PostOffice: helsinkiOffice, Municipality: &catalog.Municipality{Code: "091"},
		AdditionalInformation: drawTexts(t, "street", versions),
	}
	if placed && rapid.Bool().Draw(t, "placed") {
		s.Latitude, s.Longitude, s.CoordinateState = "6672000", "385000.5", entered
	}
	return s
}

func drawBox(t *rapid.T, versions []string) *catalog.PostOfficeBoxAddress {
	b := &catalog.PostOfficeBoxAddress{
		PostOfficeBox: append(catalog.Texts{{Language: "fi", Value: "PL 1"}}, drawTexts(t, "box", versions[1:])...), PostalCode: helsinki,
		PostOffice: helsinkiOffice, Municipality: &catalog.Municipality{Code: "091"}, AdditionalInformation: drawTexts(t, "box", versions),
	}
	if rapid.Bool().Draw(t, "a code that no list has") {
		b.PostalCode, b.PostOffice, b.Municipality = "99998", nil, nil
	}
	return b
}

func drawOther(t *rapid.T, versions []string) *catalog.OtherAddress {
	return &catalog.OtherAddress{
		Latitude: "6672000", Longitude: rapid.StringMatching(`[1-9][0-9]{5}`).Draw(t, "longitude"), PostalCode: helsinki, PostOffice: helsinkiOffice,
		AdditionalInformation: drawTexts(t, "place", versions),
	}
}

// drawAddresses are addresses of those types and sub types, "Type SubType".
func drawAddresses(t *rapid.T, versions []string, kinds ...string) []catalog.Address {
	var out []catalog.Address
	for range rapid.IntRange(0, 3).Draw(t, "addresses") {
		typ, subType, _ := strings.Cut(rapid.SampledFrom(kinds).Draw(t, "address"), " ")
		a := catalog.Address{Type: typ, SubType: subType, Country: "FI"}
		switch subType {
		case "Single", "Street":
			a.StreetAddress = drawStreet(t, versions, true)
		case "PostOfficeBox":
			a.PostOfficeBoxAddress = drawBox(t, versions)
		case "Other":
			a.OtherAddress = drawOther(t, versions)
		default:
			a.Abroad, a.Country = append(catalog.Texts{{Language: "fi", Value: drawText(t)}}, drawTexts(t, "abroad", versions[1:])...), "EE"
		}
		out = append(out, a)
	}
	return out
}

func drawDeliveries(t *rapid.T, versions []string) []catalog.Address {
	var out []catalog.Address
	for range rapid.IntRange(0, 2).Draw(t, "deliveries") {
		a := catalog.Address{SubType: rapid.SampledFrom([]string{"NoAddress", "Street", "PostOfficeBox"}).Draw(t, "delivery"), Receiver: drawTexts(t, "receiver", versions)}
		switch a.SubType {
		case "NoAddress":
			a.DeliveryAddressInText = append(catalog.Texts{{Language: "fi", Value: drawText(t)}}, drawTexts(t, "delivery", versions[1:])...)
		case "Street":
			a.StreetAddress = drawStreet(t, versions, false)
		default:
			a.PostOfficeBoxAddress = drawBox(t, versions)
		}
		out = append(out, a)
	}
	return out
}

func drawDisplayed(t *rapid.T, versions []string) []catalog.NameType {
	var out []catalog.NameType
	for _, l := range versions {
		out = append(out, catalog.NameType{Type: rapid.SampledFrom([]string{catalog.TypeName, catalog.TypeAlternativeName}).Draw(t, "displayed"), Language: l})
	}
	return out
}
