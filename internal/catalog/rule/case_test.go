package rule_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// breach breaks one rule with one change of a sound entity.
type breach struct {
	rule string
	// field, value and language are what the problem says.
	field, value, language string
	// sound gives the entity at the rule's limit, broken the one that goes over it.
	sound, broken func() catalog.Entity
	// whole asks the step by itself: the entity breaks the rule in no earlier step.
	step rule.Step
}

// breaks makes a breach of a sound entity: at brings it to the rule's limit (nil: as it is), over breaks the rule.
func breaks[T catalog.Entity](name, field, value, language string, entity func() T, at, over func(T)) breach {
	made := func(change func(T)) func() catalog.Entity {
		return func() catalog.Entity {
			e := entity()
			if change != nil {
				change(e)
			}
			return e
		}
	}
	return breach{rule: name, field: field, value: value, language: language, sound: made(at), broken: made(over)}
}

// asked is for a rule that is asked in a later step of this kind of entity than of others.
func (b breach) asked(s rule.Step) breach {
	b.step = s
	return b
}

func long(n int) string { return strings.Repeat("ä", n) }

func url(n int) string { return "https://esimerkki.fi/" + strings.Repeat("a", n-21) }

func mail(n int) string { return strings.Repeat("a", n-13) + "@esimerkki.fi" }

// cut is what a problem shows of a value.
func cut(s string) string { return catalog.Excerpt(s) }

func allBreaches() []breach {
	return slices.Concat(textBreaches(), neededBreaches(), serviceBreaches(), classBreaches(), channelBreaches(), contactBreaches(),
		placeBreaches(), hoursBreaches(), organizationBreaches(), connectionBreaches(), validatedBreaches())
}

func TestEveryRuleHoldsAtItsLimitAndIsBrokenOneOver(t *testing.T) {
	w := world()
	for _, b := range allBreaches() {
		name := b.rule + " " + b.field
		if problems := rule.Publish(b.sound(), w); problems != nil {
			t.Errorf("%s: at the limit: %v", name, problems)
		}
		r, ok := rule.Find(b.rule)
		if !ok {
			t.Fatalf("%s is no rule", b.rule)
		}
		step := r.Step
		if b.step != "" {
			step = b.step
		}
		for _, check := range []struct {
			step rule.Step
			do   func(catalog.Entity, rule.World) []catalog.Problem
		}{{rule.Drafts, rule.Draft}, {rule.Completed, rule.Complete}, {rule.Publishing, rule.Publish}} {
			problems := check.do(b.broken(), w)
			found := slices.ContainsFunc(problems, func(p catalog.Problem) bool {
				return p.Rule == b.rule && p.Field == b.field && p.Value == b.value && p.Language == b.language
			})
			if want := within(step, check.step); found != want {
				t.Errorf("%s: step %s: found %v, want %v, among %v", name, check.step, found, want, problems)
			}
		}
	}
}

// within tells whether a check of one step asks the rules of another.
func within(asked, checked rule.Step) bool {
	order := []rule.Step{rule.Always, rule.Drafts, rule.Completed, rule.Publishing}
	return slices.Index(order, asked) <= slices.Index(order, checked)
}

func TestEveryRuleOfContentIsBrokenByACase(t *testing.T) {
	covered := map[string]bool{}
	for _, b := range allBreaches() {
		covered[b.rule] = true
	}
	for _, r := range rule.Rules() {
		if r.Step != rule.Changing && r.Step != rule.Requesting && r.Step != rule.Reading && !covered[r.Name] {
			t.Errorf("no case breaks %s", r.Name)
		}
	}
}

func TestAllBrokenRulesAreTold(t *testing.T) {
	s := service()
	s.ServiceNames[0].Value = long(101)
	s.FundingType, s.AreaType, s.Languages = "", "", nil
	s.OntologyTerms = nil
	problems := rule.Publish(s, world())
	var rules []string
	for _, p := range problems {
		rules = append(rules, p.Rule)
	}
	slices.Sort(rules)
	want := []string{rule.AreaTypeRequired, rule.FundingRequired, rule.LanguagesRequired, rule.NameLength, rule.TermsRequired}
	if !slices.Equal(rules, want) {
		t.Errorf("got %v, want %v", rules, want)
	}
}

func textBreaches() []breach {
	name := func(s *catalog.Service, v string) { s.ServiceNames[0].Value = v }
	return []breach{
		length(rule.NameLength, 100, "serviceNames[0].value", "fi", long, service, name),
		length(rule.NameLength, 100, "serviceChannelNames[0].value", "fi", long, location, channelName),
		length(rule.NameLength, 100, "serviceChannelNames[0].value", "fi", long, form, channelName),
		length(rule.NameLength, 100, "organizationNames[1].value", "sv", long, organization,
			func(o *catalog.Organization, v string) { o.OrganizationNames[1].Value = v }),
		length(rule.NameLength, 100, "names[0].value", "fi", long, generalDescription,
			func(g *catalog.GeneralDescription, v string) { g.Names[0].Value = v }),
		length(rule.NameLength, 100, "serviceCollectionNames[0].value", "fi", long, collection,
			func(c *catalog.ServiceCollection, v string) { c.ServiceCollectionNames[0].Value = v }),
		length(rule.ChannelNameLength, 300, "serviceChannelNames[0].value", "fi", long, call, channelName),
		length(rule.ChannelNameLength, 300, "serviceChannelNames[0].value", "fi", long, echannel, channelName),
		described(rule.SummaryLength, catalog.TypeSummary, 150),
		described(rule.DescriptionLength, catalog.TypeDescription, 5000),
		described(rule.InstructionLength, catalog.TypeUserInstruction, 5000),
		described(rule.ShortTextLength, catalog.TypeProcessingTime, 500),
		described(rule.ShortTextLength, catalog.TypeDeadLine, 500),
		described(rule.ShortTextLength, catalog.TypeValidityTime, 500),
		described(rule.ShortTextLength, catalog.TypeChargeInfo, 500),
		described(rule.ShortTextLength, "ServiceType", 500),
		length(rule.BackgroundLength, 5000, "descriptions[4].value", "fi", long, generalDescription,
			func(g *catalog.GeneralDescription, v string) {
				g.Descriptions = append(g.Descriptions, catalog.TypedText{Type: catalog.TypeBackground, Language: "fi", Value: v})
			}),
		length(rule.BackgroundLength, 5000, "descriptions[4].value", "fi", long, generalDescription,
			func(g *catalog.GeneralDescription, v string) {
				g.Descriptions = append(g.Descriptions, catalog.TypedText{Type: catalog.TypeGeneralDescriptionOf, Language: "fi", Value: v})
			}),
		length(rule.RequirementLength, 5000, "requirements[0].value", "fi", long, service,
			func(s *catalog.Service, v string) { s.Requirements = texts(v) }),
		length(rule.ConnectionTextLength, 500, "description[1].value", "sv", long, connection,
			func(c *catalog.Connection, v string) { c.Description[1].Value = v }),
		length(rule.ConnectionTextLength, 500, "serviceChannels[0].description[0].value", "fi", long, generalDescription,
			func(g *catalog.GeneralDescription, v string) {
				g.ServiceChannels[0].Description = catalog.TypedTexts{{Type: catalog.TypeChargeInfo, Language: "fi", Value: v}}
			}),
		length(rule.KeywordLength, 150, "keywords[0].value", "fi", long, service,
			func(s *catalog.Service, v string) { s.Keywords = texts(v) }),
		length(rule.HoursTextLength, 150, "serviceHours[0].additionalInformation[0].value", "fi", long, location,
			func(c *catalog.ServiceChannel, v string) { c.ServiceHours[0].AdditionalInformation = texts(v) }),
		length(rule.ProducerTextLength, 150, "organizations[3].additionalInformation[0].value", "fi", long, service,
			func(s *catalog.Service, v string) { s.Organizations[3].AdditionalInformation = texts(v) }),
		length(rule.InvoiceTextLength, 150, "electronicInvoicings[0].additionalInformation[0].value", "fi", long, organization,
			func(o *catalog.Organization, v string) { o.ElectronicInvoicings[0].AdditionalInformation = texts(v) }),
		length(rule.InvoiceAddressLength, 110, "electronicInvoicings[0].electronicInvoicingAddress", "", long, organization,
			func(o *catalog.Organization, v string) { o.ElectronicInvoicings[0].ElectronicInvoicingAddr = v }),
		length(rule.InvoiceAddressLength, 110, "electronicInvoicings[0].operatorCode", "", long, organization,
			func(o *catalog.Organization, v string) { o.ElectronicInvoicings[0].OperatorCode = v }),
		length(rule.AddressTextLength, 150, "addresses[0].streetAddress.additionalInformation[0].value", "fi", long, location,
			func(c *catalog.ServiceChannel, v string) {
				c.Addresses[0].StreetAddress.AdditionalInformation = texts(v)
			}),
		length(rule.AddressTextLength, 150, "addresses[1].otherAddress.additionalInformation[0].value", "fi", long, location,
			func(c *catalog.ServiceChannel, v string) {
				c.Addresses[1].OtherAddress.AdditionalInformation = texts(v)
			}),
		length(rule.AddressTextLength, 150, "addresses[2].postOfficeBoxAddress.additionalInformation[0].value", "fi", long, location,
			func(c *catalog.ServiceChannel, v string) {
				c.Addresses[2].PostOfficeBoxAddress.AdditionalInformation = texts(v)
			}),
		length(rule.AbroadLength, 500, "addresses[3].abroad[0].value", "fi", long, location,
			func(c *catalog.ServiceChannel, v string) { c.Addresses[3].Abroad = texts(v) }),
		length(rule.StreetLength, 100, "addresses[0].streetAddress.street[0].value", "fi", long, organization,
			func(o *catalog.Organization, v string) { o.Addresses[0].StreetAddress.Street = texts(v) }),
		length(rule.StreetNumberLength, 30, "addresses[0].streetAddress.streetNumber", "", long, organization,
			func(o *catalog.Organization, v string) { o.Addresses[0].StreetAddress.StreetNumber = v }),
		length(rule.BoxLength, 100, "addresses[2].postOfficeBoxAddress.postOfficeBox[0].value", "fi", long, location,
			func(c *catalog.ServiceChannel, v string) {
				c.Addresses[2].PostOfficeBoxAddress.PostOfficeBox = texts(v)
			}),
		length(rule.DeliveryTextLength, 150, "deliveryAddresses[0].deliveryAddressInText[0].value", "fi", long, form,
			func(c *catalog.ServiceChannel, v string) { c.DeliveryAddresses[0].DeliveryAddressInText = texts(v) }),
		length(rule.ReceiverLength, 100, "deliveryAddresses[0].receiver[0].value", "fi", long, form,
			func(c *catalog.ServiceChannel, v string) { c.DeliveryAddresses[0].Receiver = texts(v) }),
		length(rule.FormIdentifierLength, 100, "formIdentifier[0].value", "fi", long, form,
			func(c *catalog.ServiceChannel, v string) { c.FormIdentifier = texts(v) }),
		length(rule.OIDLength, 100, "oid", "", func(n int) string { return strings.Repeat("1", n) }, location,
			func(c *catalog.ServiceChannel, v string) { c.OID = v }),
		length(rule.LawNameLength, 500, "legislation[0].names[0].value", "fi", long, service,
			func(s *catalog.Service, v string) { s.Legislation[0].Names = texts(v) }),
		length(rule.URLLength, 500, "legislation[0].webPages[0].url", "fi", url, service,
			func(s *catalog.Service, v string) { s.Legislation[0].WebPages[0].URL = v }),
		length(rule.URLLength, 500, "webPages[1].url", "sv", url, echannel,
			func(c *catalog.ServiceChannel, v string) { c.WebPages[1].URL = v }),
		length(rule.URLLength, 500, "channelUrls[0].value", "fi", url, form,
			func(c *catalog.ServiceChannel, v string) { c.ChannelURLs[0].Value = v }),
		length(rule.URLLength, 500, "serviceVouchers[0].url", "fi", url, service,
			func(s *catalog.Service, v string) { s.ServiceVouchers[0].URL = v }),
		length(rule.URLLength, 500, "attachments[0].url", "fi", url, echannel,
			func(c *catalog.ServiceChannel, v string) { c.Attachments[0].URL = v }),
		length(rule.URLLength, 500, "accessibilityClassification[0].accessibilityStatementWebPage", "fi", url, echannel,
			func(c *catalog.ServiceChannel, v string) {
				c.AccessibilityClassification[0].AccessibilityStatementWebPage = v
			}),
		length(rule.WebPageNameLength, 100, "webPages[0].value", "fi", long, organization,
			func(o *catalog.Organization, v string) { o.WebPages[0].Value = v }),
		length(rule.StatementNameLength, 100, "accessibilityClassification[0].accessibilityStatementWebPageName", "fi", long, echannel,
			func(c *catalog.ServiceChannel, v string) {
				c.AccessibilityClassification[0].AccessibilityStatementWebPageName = v
			}),
		length(rule.AttachmentNameLength, 100, "attachments[0].name", "fi", long, echannel,
			func(c *catalog.ServiceChannel, v string) { c.Attachments[0].Name = v }),
		length(rule.AttachmentTextLength, 300, "attachments[0].description", "fi", long, echannel,
			func(c *catalog.ServiceChannel, v string) { c.Attachments[0].Description = v }),
		length(rule.EmailLength, 100, "emails[0].value", "fi", mail, call,
			func(c *catalog.ServiceChannel, v string) { c.Emails[0].Value = v }),
		length(rule.EmailLength, 100, "contactDetails.emails[0].value", "fi", mail, connection,
			func(c *catalog.Connection, v string) { c.ContactDetails.Emails[0].Value = v }),
		length(rule.EmailTextLength, 100, "emails[0].description", "fi", long, organization,
			func(o *catalog.Organization, v string) { o.Emails[0].Description = v }),
		length(rule.PhoneTextLength, 300, "phoneNumbers[0].additionalInformation", "fi", long, call,
			func(c *catalog.ServiceChannel, v string) { c.PhoneNumbers[0].AdditionalInformation = v }),
		length(rule.ChargeTextLength, 300, "phoneNumbers[0].chargeDescription", "fi", long, call,
			func(c *catalog.ServiceChannel, v string) { c.PhoneNumbers[0].ChargeDescription = v }),
		length(rule.VoucherTextLength, 300, "serviceVouchers[0].additionalInformation", "fi", long, service,
			func(s *catalog.Service, v string) { s.ServiceVouchers[0].AdditionalInformation = v }),
		short("serviceDescriptions[0].value", "fi", service, func(s *catalog.Service, v string) { s.ServiceDescriptions[0].Value = v }),
		short("requirements[0].value", "fi", service, func(s *catalog.Service, v string) { s.Requirements = texts(v) }),
		short("serviceVouchers[0].additionalInformation", "fi", service,
			func(s *catalog.Service, v string) { s.ServiceVouchers[0].AdditionalInformation = v }),
		short("organizations[3].additionalInformation[0].value", "fi", service,
			func(s *catalog.Service, v string) { s.Organizations[3].AdditionalInformation = texts(v) }),
		short("phoneNumbers[1].additionalInformation", "sv", call,
			func(c *catalog.ServiceChannel, v string) { c.PhoneNumbers[1].AdditionalInformation = v }),
		short("attachments[0].description", "fi", echannel,
			func(c *catalog.ServiceChannel, v string) { c.Attachments[0].Description = v }),
		short("addresses[3].abroad[0].value", "fi", location,
			func(c *catalog.ServiceChannel, v string) { c.Addresses[3].Abroad = texts(v) }),
		short("extraTypes[0].description[0].value", "fi", connection,
			func(c *catalog.Connection, v string) { c.ExtraTypes[0].Description = texts(v) }),
		short("description[0].value", "fi", connection,
			func(c *catalog.Connection, v string) { c.Description[0].Value = v }),
	}
}

func channelName(c *catalog.ServiceChannel, v string) { c.ServiceChannelNames[0].Value = v }

// length breaks the rule of a text's length: set gives the entity a text of so many characters.
func length[T catalog.Entity](name string, limit int, field, language string, text func(int) string, entity func() T, set func(T, string)) breach {
	return breaks(name, field, cut(text(limit+1)), language, entity,
		func(e T) { set(e, text(limit)) }, func(e T) { set(e, text(limit+1)) })
}

// described breaks the length of a service's description of a type.
func described(name, typ string, limit int) breach {
	set := func(s *catalog.Service, v string) {
		s.ServiceDescriptions = append(slicesWithout(s.ServiceDescriptions, typ, "fi"), catalog.TypedText{Type: typ, Language: "fi", Value: v})
	}
	field := "serviceDescriptions[4].value"
	if typ == catalog.TypeSummary || typ == catalog.TypeDescription {
		field = "serviceDescriptions[3].value"
	}
	return length(name, limit, field, "fi", long, service, set)
}

// short breaks the rule of five characters that can be seen.
func short[T catalog.Entity](field, language string, entity func() T, set func(T, string)) breach {
	over := "ab \n  cd  "
	return breaks(rule.TextShort, field, over, language, entity,
		func(e T) { set(e, "ab c d e") }, func(e T) { set(e, over) })
}
