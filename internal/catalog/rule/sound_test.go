package rule_test

import (
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/codes"
)

// Ids of the entities that the tests know.
var (
	state      = uuid.MustParse("00000000-0000-4000-8000-000000000001") // published in fi and sv, nationwide
	helsinki   = uuid.MustParse("00000000-0000-4000-8000-000000000002") // a municipality, published in fi and sv
	uusimaa    = uuid.MustParse("00000000-0000-4000-8000-000000000003") // a region, published in fi
	mainland   = uuid.MustParse("00000000-0000-4000-8000-000000000004") // nationwide except Åland
	unborn     = uuid.MustParse("00000000-0000-4000-8000-000000000005") // an organisation that is a draft
	office     = uuid.MustParse("00000000-0000-4000-8000-000000000006") // below state
	level7     = uuid.MustParse("00000000-0000-4000-8000-000000000007") // on the seventh level
	level6     = uuid.MustParse("00000000-0000-4000-8000-000000000008")
	vague      = uuid.MustParse("00000000-0000-4000-8000-000000000009") // says nothing of its area
	round      = uuid.MustParse("00000000-0000-4000-8000-00000000000a") // in a circle with around
	around     = uuid.MustParse("00000000-0000-4000-8000-00000000000b")
	nobody     = uuid.MustParse("00000000-0000-4000-8000-0000000000ff") // of no kind
	aService   = uuid.MustParse("00000000-0000-4000-8000-000000000011")
	aChannel   = uuid.MustParse("00000000-0000-4000-8000-000000000021") // a shared service location of state
	foreign    = uuid.MustParse("00000000-0000-4000-8000-000000000022") // a location of helsinki, not shared
	draftPlace = uuid.MustParse("00000000-0000-4000-8000-000000000023") // not published
	ownPlace   = uuid.MustParse("00000000-0000-4000-8000-000000000027") // of state, not shared
	aForm      = uuid.MustParse("00000000-0000-4000-8000-000000000024") // a shared form
	english    = uuid.MustParse("00000000-0000-4000-8000-000000000025") // a shared location in en only
	serving    = uuid.MustParse("00000000-0000-4000-8000-000000000026") // a shared location with ASTI services of others
	general    = uuid.MustParse("00000000-0000-4000-8000-000000000031") // has everything, described in fi
	unready    = uuid.MustParse("00000000-0000-4000-8000-000000000032") // not published
	churchly   = uuid.MustParse("00000000-0000-4000-8000-000000000033") // not for everybody
	self       = uuid.MustParse("00000000-0000-4000-8000-000000000041") // the entity that is checked
	levels     [8]catalog.ID                                            // a chain, 1 at the top
)

func init() {
	for i := range levels {
		levels[i] = uuid.NewSHA1(uuid.NameSpaceOID, []byte{byte(i)})
	}
	levels[6], levels[7] = level6, level7
}

// town is a rule.World of a few entities.
type town struct {
	organizations map[catalog.ID]rule.Organization
	channels      map[catalog.ID]rule.Channel
	services      map[catalog.ID]rule.Service
	generals      map[catalog.ID]rule.General
	names         map[rule.UniqueName]catalog.ID
	oids          map[string]catalog.ID
	learnt        map[string]bool
	dependents    map[catalog.ID]int
}

func (t *town) Organization(id catalog.ID) (rule.Organization, bool) {
	o, ok := t.organizations[id]
	return o, ok
}

func (t *town) Channel(id catalog.ID) (rule.Channel, bool) {
	c, ok := t.channels[id]
	return c, ok
}

func (t *town) Service(id catalog.ID) (rule.Service, bool) {
	s, ok := t.services[id]
	return s, ok
}

func (t *town) General(id catalog.ID) (rule.General, bool) {
	g, ok := t.generals[id]
	return g, ok
}

func (t *town) MayUse(_, general catalog.ID) bool               { return general != churchly }
func (t *town) Learnt(uri string) bool                          { return t.learnt[uri] }
func (t *town) Dependents(_ catalog.Kind, id catalog.ID) int    { return t.dependents[id] }
func (t *town) OIDTaken(oid string, self catalog.ID) catalog.ID { return other(t.oids[oid], self) }
func (t *town) NameTaken(n rule.UniqueName, self catalog.ID) catalog.ID {
	return other(t.names[n], self)
}

func other(id, self catalog.ID) catalog.ID {
	if id == self {
		return catalog.ID{}
	}
	return id
}

// world is the town in which all sound entities are sound.
func world() *town {
	both := []string{"fi", "sv"}
	t := &town{
		organizations: map[catalog.ID]rule.Organization{
			state:    {Published: both, Type: "State", AreaType: catalog.Nationwide},
			office:   {Published: both, Type: "State", AreaType: catalog.Nationwide, Parent: state},
			helsinki: {Published: both, Type: catalog.OrganizationMunicipality, Municipality: "091"},
			uusimaa: {
				Published: []string{"fi"}, Type: "RegionalOrganization", AreaType: catalog.LimitedType,
				Areas: []catalog.Area{{Type: "Region", Code: "01"}},
			},
			mainland: {Published: both, Type: "State", AreaType: catalog.NationwideExceptAlandIsles},
			unborn:   {Type: "State", AreaType: catalog.Nationwide},
			vague:    {Published: both},
			round:    {Published: both, Parent: around},
			around:   {Published: both, Parent: round},
		},
		channels: map[catalog.ID]rule.Channel{
			aChannel:   {Owner: state, Type: catalog.ServiceLocation, Published: both, Languages: both, Shared: true},
			foreign:    {Owner: helsinki, Type: catalog.ServiceLocation, Published: both, Languages: both},
			ownPlace:   {Owner: state, Type: catalog.ServiceLocation, Published: both, Languages: both},
			draftPlace: {Owner: state, Type: catalog.ServiceLocation, Languages: both, Shared: true},
			aForm:      {Owner: state, Type: catalog.PrintableForm, Published: both, Languages: both, Shared: true},
			english: {
				Owner: state, Type: catalog.ServiceLocation, Published: []string{"en"}, Languages: []string{"en"}, Shared: true,
			},
			serving: {
				Owner: state, Type: catalog.ServiceLocation, Published: both, Languages: both, Shared: true, ServesOthers: true,
			},
		},
		services: map[catalog.ID]rule.Service{aService: {Owner: state, Published: both, Languages: both}},
		generals: map[catalog.ID]rule.General{
			general: {
				Published: true, Type: catalog.TypeService, Described: []string{"fi"},
				ServiceClasses: []string{class("P1.1")}, OntologyTerms: []string{term(0)}, TargetGroups: []string{group("KR1")},
			},
			unready:  {Described: []string{"fi"}},
			churchly: {Published: true, Described: []string{"fi"}},
		},
		names: map[rule.UniqueName]catalog.ID{
			{Kind: catalog.KindService, Owner: state, Language: "fi", Key: "varattu nimi"}:                                              aService,
			{Kind: catalog.KindServiceChannel, Owner: state, ChannelType: catalog.ServiceLocation, Language: "fi", Key: "varattu nimi"}: aChannel,
			{Kind: catalog.KindServiceChannel, Owner: state, ChannelType: catalog.PhoneChannel, Language: "fi", Key: "varattu nimi"}:    aChannel,
		},
		oids:       map[string]catalog.ID{"1.2.246.10.1.10.0": state},
		learnt:     map[string]bool{"http://www.yso.fi/onto/koko/p99999999": true},
		dependents: map[catalog.ID]int{state: 3, general: 1},
	}
	for i := 1; i < len(levels); i++ {
		o := rule.Organization{Published: both, Type: "State", AreaType: catalog.Nationwide, Below: 7 - i}
		if i > 1 {
			o.Parent = levels[i-1]
		}
		t.organizations[levels[i]] = o
	}
	return t
}

func class(code string) string { c, _ := codes.ServiceClasses().Lookup(code); return c.URI }
func group(code string) string { c, _ := codes.TargetGroups().Lookup(code); return c.URI }
func term(i int) string        { return codes.Ontology().All()[i].URI }

func refs(uris ...string) []catalog.CodeRef {
	out := make([]catalog.CodeRef, len(uris))
	for i, uri := range uris {
		out[i].URI = uri
	}
	return out
}

func typed(typ, fi, sv string) catalog.TypedTexts {
	return catalog.TypedTexts{{Type: typ, Language: "fi", Value: fi}, {Type: typ, Language: "sv", Value: sv}}
}

func texts(fi string) catalog.Texts { return catalog.Texts{{Language: "fi", Value: fi}} }

func descriptions() catalog.TypedTexts {
	return append(typed(catalog.TypeSummary, "Voit hakea lupaa rakentamiseen.", "Du kan söka bygglov."),
		typed(catalog.TypeDescription, "Tarvitset luvan, kun rakennat talon.", "Du behöver lov när du bygger ett hus.")...)
}

// service is a service that can be published as it is.
func service() *catalog.Service {
	return &catalog.Service{
		ID: self, Type: catalog.TypePermitOrObligation, FundingType: "PubliclyFunded",
		ServiceNames: typed(catalog.TypeName, "Rakennuslupa", "Bygglov"), ServiceDescriptions: descriptions(),
		AreaType: catalog.Nationwide, Languages: []string{"fi", "sv", "en"},
		ServiceClasses: refs(class("P2.1")), OntologyTerms: refs(term(0), term(1)), TargetGroups: refs(group("KR1"), group("KR2"), group("KR2.3")),
		Keywords: texts("rakentaminen"), Requirements: texts("Sinulla on tontti."),
		Legislation: []catalog.Law{{
			Names: texts("Rakentamislaki"), WebPages: []catalog.WebPage{{Language: "fi", URL: "https://www.finlex.fi/laki", Value: "Laki"}},
		}},
		Organizations: []catalog.ServiceOrganization{
			{OrganizationID: state, RoleType: catalog.RoleResponsible},
			{OrganizationID: helsinki, RoleType: catalog.RoleOtherResponsible},
			{OrganizationID: state, RoleType: catalog.RoleProducer, ProvisionType: "SelfProducedServices"},
			{RoleType: catalog.RoleProducer, ProvisionType: "Other", AdditionalInformation: texts("Alan yritykset")},
		},
		ServiceVouchersInUse: true,
		ServiceVouchers:      []catalog.ServiceVoucher{{Value: "Seteli", Language: "fi", URL: "https://esimerkki.fi/seteli", AdditionalInformation: "Hae seteliä."}},
	}
}

// leaning is a service that leans on a general description for what it lacks.
func leaning() *catalog.Service {
	s := service()
	s.GeneralDescriptionID = general
	s.Type = ""
	s.ServiceClasses, s.OntologyTerms, s.TargetGroups = nil, nil, nil
	s.ServiceDescriptions = slicesWithout(s.ServiceDescriptions, catalog.TypeDescription, "fi")
	return s
}

func slicesWithout(ts catalog.TypedTexts, typ, language string) catalog.TypedTexts {
	var out catalog.TypedTexts
	for _, t := range ts {
		if t.Type != typ || t.Language != language {
			out = append(out, t)
		}
	}
	return out
}

func phone(language string) catalog.Phone {
	return catalog.Phone{
		Type: "Phone", Language: language, PrefixNumber: "+358", Number: "295000000", ServiceChargeType: catalog.ChargeOther,
		ChargeDescription: "Puhelu maksaa saman kuin puhelut yleensä.", AdditionalInformation: "Arkisin 9–15",
	}
}

func channel(t catalog.ChannelType) *catalog.ServiceChannel {
	c := &catalog.ServiceChannel{
		ID: self, Type: t, OrganizationID: state, IsVisibleForAll: true,
		ServiceChannelNames: typed(catalog.TypeName, "Lupapalvelu", "Lovservice"), ServiceChannelDescriptions: descriptions(),
		Languages: []string{"fi"}, Emails: texts("kirjaamo@esimerkki.fi"), PhoneNumbers: []catalog.Phone{phone("fi"), phone("sv")},
		WebPages: []catalog.WebPage{{Language: "fi", URL: "https://esimerkki.fi"}, {Language: "sv", URL: "https://exempel.fi/"}},
		ServiceHours: []catalog.ServiceHour{{
			ServiceHourType: catalog.HoursDaysOfTheWeek,
			OpeningHour:     []catalog.DailyOpeningTime{{DayFrom: "Monday", DayTo: "Friday", From: "08:00:00", To: "16:15:00"}},
		}},
	}
	return c
}

func echannel() *catalog.ServiceChannel {
	c := channel(catalog.EChannel)
	n := 1
	c.RequiresSignature, c.SignatureQuantity = true, &n
	c.Attachments = []catalog.Attachment{{Language: "fi", URL: "https://esimerkki.fi/ohje.pdf", Name: "Ohje", Description: "Täyttöohje"}}
	c.AccessibilityClassification = []catalog.AccessibilityClassification{
		{
			Language: "fi", AccessibilityClassificationLevel: "FullyCompliant", WCAGLevel: "LevelAA",
			AccessibilityStatementWebPageName: "Seloste", AccessibilityStatementWebPage: "https://esimerkki.fi/seloste",
		},
		{Language: "sv", AccessibilityClassificationLevel: "Unknown"},
	}
	return c
}

func form() *catalog.ServiceChannel {
	c := channel(catalog.PrintableForm)
	c.FormIdentifier = texts("RL1")
	c.ChannelURLs = typed("PDF", "https://esimerkki.fi/lomake.pdf", "https://exempel.fi/blankett.pdf")
	c.DeliveryAddresses = []catalog.Address{
		{SubType: "NoAddress", DeliveryAddressInText: texts("Palauta neuvontaan."), Receiver: texts("Kirjaamo")},
		{SubType: "Street", StreetAddress: street()},
	}
	c.DeliveryAddresses[1].StreetAddress.StreetNumber = "" // which a delivery address may lack
	return c
}

func call() *catalog.ServiceChannel { return channel(catalog.PhoneChannel) }

func street() *catalog.StreetAddress {
	return &catalog.StreetAddress{
		Street: texts("Mannerheimintie"), StreetNumber: "1", PostalCode: "00100",
		Municipality: &catalog.Municipality{Code: "091"}, AdditionalInformation: texts("Käynti pihalta"),
	}
}

func location() *catalog.ServiceChannel {
	c := channel(catalog.ServiceLocation)
	c.DisplayNameType = []catalog.NameType{{Type: catalog.TypeName, Language: "fi"}, {Type: catalog.TypeName, Language: "sv"}}
	c.Addresses = []catalog.Address{
		{Type: "Location", SubType: "Single", Country: "FI", StreetAddress: street()},
		{Type: "Location", SubType: "Other", OtherAddress: &catalog.OtherAddress{
			Latitude: "6672711", Longitude: "386042.5", PostalCode: "00100", AdditionalInformation: texts("Rannassa"),
		}},
		{Type: "Postal", SubType: "PostOfficeBox", PostOfficeBoxAddress: &catalog.PostOfficeBoxAddress{
			PostOfficeBox: texts("PL 1"), PostalCode: "00099", AdditionalInformation: texts("Kirjaamo"),
		}},
		{Type: "Postal", SubType: "Abroad", Abroad: texts("Storgatan 1, Stockholm")},
	}
	return c
}

func organization() *catalog.Organization {
	return &catalog.Organization{
		ID: self, OrganizationType: "State", AreaType: catalog.Nationwide, BusinessCode: "1234567-1", OID: "1.2.246.10.2.10.0",
		OrganizationNames:        typed(catalog.TypeName, "Lupavirasto", "Tillståndsverket"),
		OrganizationDescriptions: descriptions(), ParentOrganizationID: state,
		DisplayNameType: []catalog.NameType{{Type: catalog.TypeName, Language: "fi"}, {Type: catalog.TypeName, Language: "sv"}},
		Emails:          []catalog.Email{{Language: "fi", Value: "kirjaamo@esimerkki.fi", Description: "Kirjaamo"}},
		PhoneNumbers:    []catalog.Phone{{Language: "fi", IsFinnishServiceNumber: true, Number: "116117"}},
		WebPages:        []catalog.WebPage{{Language: "fi", URL: "https://esimerkki.fi", Value: "Kotisivu"}},
		Addresses:       []catalog.Address{{Type: "Visiting", SubType: "Street", StreetAddress: street()}},
		ElectronicInvoicings: []catalog.ElectronicInvoicing{{
			OperatorCode: "E204503", ElectronicInvoicingAddr: "003712345671", AdditionalInformation: texts("Basware"),
		}},
	}
}

func municipality() *catalog.Organization {
	o := organization()
	o.OrganizationType, o.AreaType, o.Municipality = catalog.OrganizationMunicipality, "", &catalog.Municipality{Code: "091"}
	return o
}

func generalDescription() *catalog.GeneralDescription {
	return &catalog.GeneralDescription{
		ID: self, Names: typed(catalog.TypeName, "Rakennuslupa", "Bygglov"), Descriptions: descriptions(),
		ServiceClasses: refs(class("P2.1")), OntologyTerms: refs(term(0)), TargetGroups: refs(group("KR1")),
		Requirements: texts("Ei ehtoja"), Type: catalog.TypeService, GeneralDescriptionType: "Municipality",
		ServiceChannels: []catalog.ProposedChannel{{ChannelID: aChannel}},
	}
}

func collection() *catalog.ServiceCollection {
	return &catalog.ServiceCollection{
		ID: self, OrganizationID: state,
		ServiceCollectionNames:        catalog.Texts{{Language: "fi", Value: "Rakentajan palvelut"}},
		ServiceCollectionDescriptions: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: "Kaikki rakentajalle"}},
		Services:                      []catalog.ID{aService}, ServiceChannels: []catalog.ID{aChannel},
	}
}

func connection() *catalog.Connection {
	return &catalog.Connection{
		ServiceID: aService, ChannelID: aChannel, ServiceChargeType: catalog.ChargeOther,
		Description:  typed(catalog.TypeDescription, "Palvelua saa ajanvarauksella.", "Boka tid."),
		ExtraTypes:   []catalog.ExtraType{{Type: "Asti", Code: "LostAndFound", Description: texts("Löydät tavarasi.")}},
		ServiceHours: []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true}},
		ContactDetails: catalog.ContactDetails{
			Emails: texts("neuvonta@esimerkki.fi"), PhoneNumbers: []catalog.Phone{phone("fi")},
			WebPages:  []catalog.WebPage{{Language: "fi", URL: "https://esimerkki.fi"}},
			Addresses: []catalog.Address{{Type: "Postal", SubType: "Street", StreetAddress: street()}},
		},
	}
}
