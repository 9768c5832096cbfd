package sitetest

import (
	"math"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

func fullService(r view.Reader) view.ServicePage {
	t := func(s string) view.Text { return finnish(r, s) }
	organization := view.Link{Href: route.Organization(r.Lang, Organization.String()), Name: t("Esimerkkilän kaupunki")}
	return view.ServicePage{
		ID: Service.String(), Paths: paths(route.Service, Plain), WrittenIn: []string{"fi"}, Name: t("Varhaiskasvatuspaikan hakeminen"), AlsoKnownAs: t("Päivähoito"),
		Summary:  t("Hae lapsellesi paikkaa päiväkodista tai perhepäivähoidosta neljä kuukautta ennen hoidon alkua."),
		Provider: &organization, ProviderType: "Municipality",
		Instructions: []view.Text{t("Tee hakemus verkossa.\n1. Kirjaudu sisään.\n2. Täytä hakemus.\n3. Odota päätöstä.\n\n" +
			"Jos tarvitset paikan heti, soita palveluohjaukseen.")},
		Descriptions: []view.Text{national(t("Kunta järjestää varhaiskasvatusta.\n\n### Kuka voi hakea\n* huoltaja\n* perhehoitaja")),
			t("Lue lisää: https://www.example.fi/paivahoito")},
		Requirements: []view.Text{t("Lapsi asuu kunnassa.")},
		Charge:       view.Charge{Type: "Chargeable", Infos: []view.Text{t("Maksu on 0–311 euroa kuukaudessa perheen tulojen mukaan.")}},
		Groups: []view.ChannelGroup{
			{Type: "EChannel", Channels: []view.Channel{online(r)}}, {Type: "PrintableForm", Channels: []view.Channel{form(r)}},
			{Type: "Phone", Channels: []view.Channel{phone(r)}}, {Type: "ServiceLocation", Channels: []view.Channel{place(r)}},
		},
		TargetGroups: []view.Text{{Value: "Lapset ja lapsiperheet"}}, LifeEvents: []view.Text{{Value: "Lapsen saaminen"}},
		Classes: []view.Text{{Value: "Varhaiskasvatus"}}, Keywords: []view.Text{t("päiväkoti"), t("perhepäivähoito")},
		Legislation: []view.Link{
			{Href: "https://www.finlex.fi/fi/laki/ajantasa/2018/20180540", Name: t("Varhaiskasvatuslaki")}, {Name: t("Laki ilman osoitetta")},
		},
		Processing: t("Päätös tulee noin kolmessa viikossa."), Deadline: t("Neljä kuukautta ennen."), Validity: t("Toistaiseksi."),
		Areas:     view.Areas{Type: "LimitedType", Names: []view.Text{{Value: "Etelä-Savo"}, {Value: "Mikkeli"}}},
		Languages: []view.Text{{Value: "suomi"}, {Value: "ruotsi"}},
		Organizations: []view.Role{
			{Type: "Responsible", Organization: organization},
			{Type: "Producer", Provision: "ProcuredServices", Info: t("Yksityiset päiväkodit")},
		},
		Vouchers:    []view.Link{{Href: "https://www.example.fi/seteli", Name: t("Palveluseteli"), Note: t("Haetaan erikseen")}},
		Collections: []view.Link{{Href: route.Collection(r.Lang, Collection.String()), Name: t("Lapsiperheen palvelut")}},
		General:     &view.Link{Href: route.General(r.Lang, General.String()), Name: t("Varhaiskasvatus")},
		Related: []view.Item{{Kind: "Service", Href: route.Service(r.Lang, Bare.String()), Name: t("Perhepäivähoito"),
			Because: []view.Because{{Fact: "SameClass", Name: view.Text{Value: "Varhaiskasvatus"}}, {Fact: "SameTargetGroup"}}}},
		Elsewhere: []view.Item{{Kind: "Service", Href: route.Service(r.Lang, Bare.String()), Name: t("Varhaiskasvatus"), Provider: t("Naapurikunta")}},
		Modified:  Now, Checked: Now.AddDate(0, 1, 0),
	}
}

func hostileService(r view.Reader) view.ServicePage {
	p := fullService(r)
	bad := finnish(r, Attack)
	link := view.Link{Href: "javascript:alert(1)", Name: bad, Note: bad}
	p.ID, p.Name, p.AlsoKnownAs, p.Summary = Hostile.String(), bad, bad, bad
	p.Paths = paths(route.Service, p.ID)
	p.Instructions, p.Descriptions, p.Requirements = []view.Text{bad}, []view.Text{bad}, []view.Text{bad}
	p.Legislation, p.Vouchers = []view.Link{link}, []view.Link{link}
	p.Elsewhere, p.Related = []view.Item{hostileItem(r)}, []view.Item{hostileItem(r)}
	for i := range p.Groups {
		ch := &p.Groups[i].Channels[0]
		ch.Name, ch.Summary, ch.Instructions = bad, bad, bad
		ch.Links, ch.Files = []view.Link{link, link}, []view.Link{link}
		ch.Phones = []view.Phone{{Number: Attack, Call: Attack}}
		ch.Emails = []view.Email{{Address: Attack}}
	}
	return p
}

func place(r view.Reader) view.Channel {
	t := func(s string) view.Text { return finnish(r, s) }
	return view.Channel{
		ID: Place.String(), Type: "ServiceLocation", Href: route.Channel(r.Lang, "ServiceLocation", Place.String()),
		Name: t("Rantakadun palvelupiste"), Summary: t("Neuvontaa ja asiointia kasvokkain kaupungin keskustassa."),
		Provider: &view.Link{Href: route.Organization(r.Lang, Organization.String()), Name: t("Esimerkkilän kaupunki")},
		Phones:   []view.Phone{{Number: "+358 15 194 1", Call: "+358151941", Charge: view.Charge{Type: "FreeOfCharge"}}},
		Emails:   []view.Email{{Address: "neuvonta@example.fi", Info: t("Neuvonta")}},
		Addresses: []view.Address{
			{Type: "Location", Lines: []view.Text{t("Rantakatu 12"), {Value: "50100 Mikkeli"}}, Info: t("Sisäänkäynti pihan puolelta"),
				Parts: view.AddressParts{Street: "Rantakatu 12", Code: "50100", Locality: "Mikkeli", Country: "FI"}},
			{Type: "Postal", Lines: []view.Text{t("PL 33"), {Value: "50101 Mikkeli"}},
				Parts: view.AddressParts{Box: "PL 33", Code: "50101", Locality: "Mikkeli", Country: "FI"}},
		},
		Links: []view.Link{{Href: "https://www.example.fi/piste", Name: t("Palvelupisteen verkkosivu")}},
		Point: &view.Point{Lat: 61.6886, Lon: 27.2723}, Hours: view.NewHours(officeHours(), r.Lang, r.Now),
		Languages: []view.Text{{Value: "suomi"}}, LanguageCodes: []string{"fi"}, ProviderType: "Municipality",
	}
}

func phone(r view.Reader) view.Channel {
	t := func(s string) view.Text { return finnish(r, s) }
	return view.Channel{
		ID: Phone.String(), Type: "Phone", Href: route.Channel(r.Lang, "Phone", Phone.String()), Name: t("Palveluohjauksen numero"),
		Summary: t("Neuvontaa hakemuksen tekemisessä."),
		Phones: []view.Phone{
			{Type: "Phone", Number: "+358 44 794 2000", Call: "+358447942000", Charge: view.Charge{Type: "Other",
				Infos: []view.Text{t("Paikallisverkkomaksu tai matkapuhelinmaksu")}}, Info: t("Takaisinsoitto käytössä")},
			{Type: "Sms", Number: "16 400", Call: "16400"}, {Type: "Fax", Number: "+358 15 194 999", Call: "+35815194999"},
		},
		Hours:     view.NewHours(officeHours()[:1], r.Lang, r.Now),
		Languages: []view.Text{{Value: "suomi"}, {Value: "ruotsi"}},
	}
}

func online(r view.Reader) view.Channel {
	t := func(s string) view.Text { return finnish(r, s) }
	return view.Channel{
		ID: Online.String(), Type: "EChannel", Href: route.Channel(r.Lang, "EChannel", Online.String()), Name: t("Sähköinen hakemus"),
		Summary: t("Hae paikkaa ja seuraa hakemusta."), Instructions: t("Valitse lomake 4."), Authentication: true, Signatures: 2,
		Links: []view.Link{{Href: "https://asiointi.example.fi/hakemus", Name: t("Hakemus")}, {Href: "https://www.example.fi/ohje", Name: t("Ohje")}},
		Accessibility: view.Accessibility{Level: "PartiallyCompliant", WCAG: "LevelA",
			Statement: &view.Link{Href: "https://www.example.fi/seloste", Name: t("Seloste")}},
		Charge:      view.Charge{Type: "FreeOfCharge"},
		Attachments: []view.Link{{Href: "https://www.example.fi/liite.pdf", Name: t("Liite"), Note: t("Tulotiedot")}},
		Hours: view.NewHours([]catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true, ValidForNow: true}},
			r.Lang, r.Now),
	}
}

func form(r view.Reader) view.Channel {
	t := func(s string) view.Text { return finnish(r, s) }
	return view.Channel{
		ID: Form.String(), Type: "PrintableForm", Href: route.Channel(r.Lang, "PrintableForm", Form.String()),
		Name: t("Hakemuslomake"), Summary: t("Tulosta, täytä ja lähetä."), FormID: t("VAKA-1"),
		Files:     []view.Link{{Href: "https://www.example.fi/lomake.pdf", Name: view.Text{Value: "example.fi/lomake.pdf"}, Note: view.Text{Value: "PDF"}}},
		Addresses: []view.Address{{Receiver: t("Kirjaamo"), Lines: []view.Text{t("PL 33"), {Value: "50101 Mikkeli"}}}},
	}
}

func officeHours() []catalog.ServiceHour {
	var week []catalog.DailyOpeningTime
	for _, day := range []string{"Monday", "Tuesday", "Wednesday", "Thursday"} {
		week = append(week, catalog.DailyOpeningTime{DayFrom: day, From: "08:00:00", To: "16:15:00"})
	}
	week = append(week, catalog.DailyOpeningTime{DayFrom: "Friday", From: "08:00:00", To: "11:00:00"},
		catalog.DailyOpeningTime{DayFrom: "Friday", From: "12:00:00", To: "15:00:00"})
	from, _ := catalog.ParseMoment("2026-12-24T00:00:00")
	to, _ := catalog.ParseMoment("2026-12-26T00:00:00")
	return []catalog.ServiceHour{
		{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true, OpeningHour: week,
			AdditionalInformation: catalog.Texts{{Language: "fi", Value: "Varaa aika etukäteen."}}},
		{ServiceHourType: catalog.HoursExceptional, IsClosed: true, ValidFrom: from, ValidTo: to,
			AdditionalInformation: catalog.Texts{{Language: "fi", Value: "Joulu"}}},
	}
}

func entrances(r view.Reader) []view.Entrance {
	t := func(s string) view.Text { return finnish(r, s) }
	return []view.Entrance{
		{Main: true, Groups: []view.SentenceGroup{{Name: t("Reitti ovelle"), Sentences: []view.Text{t("Reitti on tasainen."), t("Ovi on leveä.")}}}},
		{Name: t("Pihan ovi"), Groups: []view.SentenceGroup{{Sentences: []view.Text{t("Kynnys on korkea.")}}}},
	}
}

func serviceItem(r view.Reader) view.Item {
	p := fullService(r)
	return view.Item{Kind: "Service", Href: p.Paths[r.Lang], Name: p.Name, Summary: p.Summary, Provider: p.Provider.Name,
		Channels: []string{"EChannel", "PrintableForm", "Phone", "ServiceLocation"}, ChargeType: p.Charge.Type}
}

func placeItem(r view.Reader) view.Item {
	p := place(r)
	return view.Item{Kind: p.Type, Href: p.Href, Name: p.Name, Summary: p.Summary, Provider: p.Provider.Name,
		Where: finnish(r, "Rantakatu 12, 50100 Mikkeli"), Hours: p.Hours.Standing}
}

func phoneItem(r view.Reader) view.Item {
	p := phone(r)
	return view.Item{Kind: p.Type, Href: p.Href, Name: p.Name, Summary: p.Summary, Hours: p.Hours.Standing, Phone: &p.Phones[0]}
}

// national marks a text as the general description's.
func national(t view.Text) view.Text {
	t.General = true
	return t
}

// turnedService is a service whose names turn the direction of writing and never turn it back.
func turnedService(r view.Reader) view.ServicePage {
	p := fullService(r)
	turned := view.Text{Value: "Palvelu \u202eulevlaP"}
	p.ID, p.Name, p.AlsoKnownAs, p.Summary = Turned.String(), turned, turned, turned
	p.Paths = paths(route.Service, p.ID)
	p.Descriptions = []view.Text{turned}
	return p
}

// LongWord has no place to be broken at.
var LongWord = strings.Repeat("Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas", 5)

// tornService has broken marks, endless words, channels of unknown types without a way to reach them, hours without rows
// and a point that is nowhere.
func tornService(r view.Reader) view.ServicePage {
	t := func(s string) view.Text { return finnish(r, s) }
	bad := view.Channel{ID: "x", Type: "Telepathy", Href: "", Name: view.Text{}, Point: &view.Point{Lat: math.NaN(), Lon: math.Inf(1)},
		Hours: view.NewHours([]catalog.ServiceHour{{ServiceHourType: "Sometimes", OpeningHour: []catalog.DailyOpeningTime{{DayFrom: "Someday", From: "25:99", To: "x"}}}}, r.Lang, r.Now)}
	empty := view.Channel{ID: "y", Type: "EChannel", Href: route.Channel(r.Lang, "EChannel", "y"), Name: t(LongWord)}
	return view.ServicePage{
		ID: Torn.String(), Paths: paths(route.Service, Torn.String()), Name: t(LongWord),
		Descriptions: []view.Text{t("### \n* \n1. \n**lihava [linkki](http://\n\n\n####### x\n*"), t(LongWord)},
		Groups:       []view.ChannelGroup{{Type: "EChannel", Channels: []view.Channel{empty}}, {Type: "Telepathy", Channels: []view.Channel{bad}}, {Type: "Phone"}},
		Charge:       view.Charge{Type: "Barter"}, Areas: view.Areas{Type: "Moon"}, Organizations: []view.Role{{}}, Legislation: []view.Link{{}},
	}
}
