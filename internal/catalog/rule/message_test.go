package rule_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

var languages = []string{"fi", "sv", "en"}

func TestEveryRuleHasAnameASentenceAndThreeMessages(t *testing.T) {
	seen := map[string]bool{}
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, r := range rule.Rules() {
		if !name.MatchString(r.Name) || seen[r.Name] {
			t.Errorf("%q is no name or is given twice", r.Name)
		}
		seen[r.Name] = true
		if r.Holds == "" || strings.HasSuffix(r.Holds, ".") || r.Step == "" || r.Source == "" {
			t.Errorf("%s: holds %q, step %q, source %q", r.Name, r.Holds, r.Step, r.Source)
		}
		messages := map[string]bool{}
		for _, lang := range languages {
			text := r.Template(lang)
			messages[text] = true
			if !strings.HasSuffix(text, ".") {
				t.Errorf("%s %s: no sentence: %q", r.Name, lang, text)
			}
			if n := len(strings.Fields(text)); n > 20 {
				t.Errorf("%s %s: %d words: %q", r.Name, lang, n, text)
			}
			if other := regexp.MustCompile(`\{[^}]*\}`).FindAllString(text, -1); len(other) != len(regexp.MustCompile(`\{[^}]*\}`).FindAllString(r.EN, -1)) {
				t.Errorf("%s %s: says of %v, the English one of something else", r.Name, lang, other)
			}
		}
		if len(messages) != 3 {
			t.Errorf("%s: the messages are not three: %v", r.Name, messages)
		}
	}
}

func TestTextsInThreeLanguagesSpellWhatTheyAre(t *testing.T) {
	for _, r := range rule.Rules() {
		if strings.Contains(r.FI, `"`) || strings.Contains(r.SV, `"`) || strings.Contains(r.EN, `"`) {
			t.Errorf("%s: straight quotation marks", r.Name)
		}
	}
}

// everyProblem gives at least one problem of every rule.
func everyProblem(t *testing.T) map[string][]catalog.Problem {
	t.Helper()
	found := map[string][]catalog.Problem{}
	add := func(problems ...catalog.Problem) {
		for _, p := range problems {
			found[p.Rule] = append(found[p.Rule], p)
		}
	}
	w := world()
	for _, b := range allBreaches() {
		add(rule.Publish(b.broken(), w)...)
	}
	for _, c := range changes() {
		add(c.problems...)
	}
	add(requests()...)
	return found
}

// requests are the problems that callers make.
func requests() []catalog.Problem {
	return []catalog.Problem{
		rule.Broken(rule.TextEmpty, "serviceDescriptions[0].value", "", "text", "Summary", "language", "fi"),
		rule.Broken(rule.ChannelTypeFixed, "serviceChannelType", "Phone"),
		rule.Broken(rule.ConnectionTwice, "channelRelations", aChannel.String()),
		rule.Broken(rule.ConnectionASTI, "connections[0].channelId", aChannel.String()),
		rule.Broken(rule.ConnectionNotAllowed, "serviceHours", ""),
		rule.Broken(rule.SourceIDTaken, "sourceId", "a-1", "id", self.String()),
		rule.Broken(rule.OwnerForbidden, "organizationId", state.String()),
		rule.Broken(rule.MainOrganization, "parentOrganizationId", ""),
		rule.Broken(rule.ClassesAgain, "ontologyTerms", ""),
		rule.Broken(rule.FilesAgain, "channelUrls", ""),
		rule.Broken(rule.BooleanRequired, "requiresAuthentication", ""),
		rule.Broken(rule.MemberUnknown, "", "colour"),
		rule.Broken(rule.ReferenceNotFound, "serviceChannels[0]", uuid.Nil.String()),
		rule.Broken(rule.Syntax, "", ""),
		rule.Broken(rule.ValueType, "serviceNames", "1"),
		rule.Broken(rule.TooLarge, "", ""),
		rule.Broken(rule.KindUnknown, "", "{"),
		rule.Broken(rule.CodeUnknown, "serviceClasses[0].uri", "urn:x"),
		rule.Broken(rule.InCircle, "parentOrganizationId", round.String()),
		rule.Broken(rule.TooDeep, "parentOrganizationId", level7.String()),
		rule.Broken(rule.StillUsed, "publishingStatus", "Deleted"),
		rule.Broken(rule.BodyMissing, "", ""),
		rule.Broken(rule.SourceIDOther, "sourceId", "b1"),
		rule.Broken(rule.MassSize, "refs", "0", "max", "5000", "count", "0"),
		rule.Broken(rule.ChannelRefused, "connections[0].channelId", aChannel.String()),
		rule.Broken(rule.ServiceRefused, "connections[0].serviceId", aService.String()),
	}
}

func TestMessageFillsItsArguments(t *testing.T) {
	found := everyProblem(t)
	for _, r := range rule.Rules() {
		problems := found[r.Name]
		if len(problems) == 0 {
			t.Errorf("no case of %s", r.Name)
		}
		for _, p := range problems {
			if p.Message != rule.Message("en", p) {
				t.Errorf("%s: Message is %q", r.Name, p.Message)
			}
			for _, lang := range languages {
				text := rule.Message(lang, p)
				if strings.ContainsAny(text, "{}") || strings.Contains(r.Template(lang), "  ") || strings.Contains(text, " .") || strings.Contains(text, ": .") {
					t.Errorf("%s %s: %q", r.Name, lang, text)
				}
				for _, placeholder := range regexp.MustCompile(`\{([a-z]+)\}`).FindAllStringSubmatch(r.Template(lang), -1) {
					if name := placeholder[1]; name == "value" && p.Value == "" && r.Name != rule.Enum || name == "language" && p.Language == "" {
						t.Errorf("%s %s: %q has nothing for %s", r.Name, lang, text, name)
					} else if !strings.Contains("value language member text", name) && p.Argument(name) == "" && name != "from" {
						t.Errorf("%s %s: %q has nothing for %s", r.Name, lang, text, name)
					}
				}
			}
		}
	}
}

func TestMessagesNameMembersAndFormsInTheLanguageOfTheReader(t *testing.T) {
	for _, problems := range everyProblem(t) {
		for _, p := range problems {
			fi, sv, en := rule.Message("fi", p), rule.Message("sv", p), rule.Message("en", p)
			if fi == en || sv == en || fi == sv {
				t.Errorf("%s: one text in two languages: %q", p.Rule, fi)
			}
		}
	}
	// Every form and every member that catalog.Validate and the rules tell of is named.
	english := regexp.MustCompile(`[a-z][A-Z]`)
	for _, p := range malformed() {
		text := rule.Message("fi", p)
		// Values that can be given are told as they are given.
		if english.MatchString(strings.TrimSuffix(strings.Split(text, "Valitse jokin")[0], p.Argument("allowed")+".")) {
			t.Errorf("%s of %s is not said in Finnish: %q", p.Rule, p.Field, text)
		}
		if form := p.Argument("form"); form != "" && form != "1234567-1" && strings.Contains(text, form+".") {
			t.Errorf("the form %q is not said in Finnish: %q", form, text)
		}
	}
}

// malformed are problems of all forms that catalog.Validate asks for.
func malformed() []catalog.Problem {
	const bad = "?"
	address := []catalog.Address{{
		Type: bad, SubType: bad, Country: bad, StreetAddress: &catalog.StreetAddress{
			PostalCode: bad, Latitude: bad, Longitude: bad, CoordinateState: bad, Municipality: &catalog.Municipality{Code: bad},
			Street: catalog.Texts{{}}, PostOffice: catalog.Texts{{}}, AdditionalInformation: catalog.Texts{{Language: bad}},
		},
	}}
	hours := []catalog.ServiceHour{{ServiceHourType: bad, OpeningHour: []catalog.DailyOpeningTime{{DayFrom: bad, DayTo: bad, From: bad}}}}
	phones := []catalog.Phone{{Type: bad, ServiceChargeType: bad, PrefixNumber: bad, Number: bad, Language: bad}, {}}
	var all []catalog.Problem
	for _, e := range []catalog.Entity{
		&catalog.Service{
			SourceID: bad, Type: bad, FundingType: bad, ServiceChargeType: bad, AreaType: bad, Languages: []string{"", bad},
			Areas:          []catalog.Area{{Type: bad, Code: bad}, {Type: "Region"}, {Municipalities: []catalog.Municipality{{}}}},
			ServiceClasses: refs(""), Organizations: []catalog.ServiceOrganization{{ProvisionType: bad}},
			ServiceDescriptions: catalog.TypedTexts{{Type: bad}, {}}, Keywords: catalog.Texts{{}}, Requirements: catalog.Texts{{}, {}},
			ServiceVouchers: []catalog.ServiceVoucher{{}}, Legislation: []catalog.Law{{Names: catalog.Texts{{}}, WebPages: []catalog.WebPage{{}}}},
		},
		&catalog.ServiceChannel{
			SourceID: bad, OID: bad, Type: bad, PhoneNumbers: phones, ServiceHours: hours, Addresses: address, DeliveryAddresses: address,
			Attachments: []catalog.Attachment{{Type: bad, Language: bad}}, DisplayNameType: []catalog.NameType{{}},
			AccessibilityClassification: []catalog.AccessibilityClassification{{WCAGLevel: bad}}, ChannelURLs: catalog.TypedTexts{{}},
			FormIdentifier: catalog.Texts{{}},
		},
		&catalog.Organization{
			BusinessCode: bad, OrganizationType: bad, Addresses: address, PhoneNumbers: phones, Municipality: &catalog.Municipality{},
			Emails: []catalog.Email{{}}, ElectronicInvoicings: []catalog.ElectronicInvoicing{{AdditionalInformation: catalog.Texts{{}}}},
		},
		&catalog.GeneralDescription{GeneralDescriptionType: bad, ServiceChannels: []catalog.ProposedChannel{{}}},
		&catalog.ServiceCollection{Services: []catalog.ID{{}}, ServiceChannels: []catalog.ID{{}}},
		&catalog.Connection{ExtraTypes: []catalog.ExtraType{{Type: bad, Code: bad}}, ServiceHours: hours},
	} {
		all = append(all, rule.Publish(e, world())...)
	}
	return all
}

func TestMessagesSayWhatToDo(t *testing.T) {
	s := service()
	s.ServiceNames[0].Value = long(101)
	s.ServiceDescriptions = slicesWithout(s.ServiceDescriptions, catalog.TypeSummary, "sv")
	s.FundingType = "Free"
	problems := rule.Publish(s, world())
	want := [][3]string{
		{
			"Rahoitus: arvo ”Free” ei kelpaa. Valitse jokin näistä: PubliclyFunded, MarketFunded.",
			"Finansiering: värdet ”Free” duger inte. Välj något av dessa: PubliclyFunded, MarketFunded.",
			"Funding: the value “Free” is not allowed. Choose one of these: PubliclyFunded, MarketFunded.",
		},
		{
			"Lyhennä nimi enintään 100 merkkiin. Nyt merkkejä on 101.", "Förkorta namnet till högst 100 tecken. Nu är de 101.",
			"Shorten the name to 100 characters at most. It now has 101.",
		},
		{"Kirjoita tiivistelmä ruotsiksi.", "Skriv en sammanfattning på svenska.", "Write a summary in Swedish."},
	}
	if len(problems) != len(want) {
		t.Fatal(problems)
	}
	for i, p := range problems {
		if got := [3]string{rule.Message("fi", p), rule.Message("sv", p), rule.Message("en", p)}; got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
	}
}

func TestAProblemOfAnotherRuleKeepsItsMessage(t *testing.T) {
	p := catalog.Problem{Rule: "of-somebody-else", Message: "is not ours"}
	if got := rule.Message("fi", p); got != "is not ours" {
		t.Error(got)
	}
}
