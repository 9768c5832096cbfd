package advice

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

func (c *adviser) service(s *catalog.Service) {
	c.written(written{
		namesAt: "serviceNames", textsAt: "serviceDescriptions", names: s.ServiceNames, texts: s.ServiceDescriptions, addressed: true,
	})
	c.titleCase("serviceNames", s.ServiceNames)
	c.instruction(s)
	if c.facts.Channels == 0 {
		c.advise(NoChannel, "", "", "")
	}
	c.keywords(s)
	c.terms(s)
	for i := range s.Legislation {
		c.links("legislation["+strconv.Itoa(i)+"].webPages", s.Legislation[i].WebPages)
	}
}

// instruction wants to know in every language version how to begin.
func (c *adviser) instruction(s *catalog.Service) {
	for _, l := range s.ServiceNames.Languages(catalog.TypeName) {
		if strings.TrimSpace(s.ServiceDescriptions.In(catalog.TypeUserInstruction, l)) != "" || slices.Contains(c.facts.Instructed, l) {
			continue
		}
		// Where other versions have one, this is a translation that is missing.
		if len(s.ServiceDescriptions.Languages(catalog.TypeUserInstruction)) > 0 {
			continue
		}
		n := len(c.found)
		c.advise(InstructionMissing, "serviceDescriptions", l, "")
		if c.facts.Owner == "Organization" && len(c.found) > n {
			c.found[n].Level = Error
		}
	}
}

// keywords looks at the words that a service has beside the terms of the vocabulary.
func (c *adviser) keywords(s *catalog.Service) {
	for _, l := range catalog.ContentLanguages() {
		n := 0
		for i := range s.Keywords {
			if s.Keywords[i].Language == l && s.Keywords[i].Value != "" {
				n++
			}
		}
		if n > manyKeywords {
			c.advise(KeywordsMany, "keywords", l, "", "count", strconv.Itoa(n), "max", strconv.Itoa(manyKeywords))
		}
	}
	said := saidBy(s)
	for i := range min(len(s.Keywords), maxFound) {
		k := &s.Keywords[i]
		if slices.ContainsFunc(said, func(n codes.Names) bool { return isSaidIn(k.Language, strings.ToLower(strings.TrimSpace(k.Value)), n) }) {
			c.advise(KeywordGeneral, "keywords["+strconv.Itoa(i)+"].value", k.Language, k.Value)
		}
	}
	if len(s.Keywords) > 0 && len(s.OntologyTerms) == 0 && s.GeneralDescriptionID == (catalog.ID{}) {
		c.advise(KeywordsAlone, "ontologyTerms", "", "")
	}
}

// terms finds terms that are too general: what the class or the group says already, what stands above another chosen
// term, what very many services have.
func (c *adviser) terms(s *catalog.Service) {
	said := saidBy(s)
	for i := range min(len(s.OntologyTerms), maxFound) {
		uri := s.OntologyTerms[i].URI
		term, known := codes.Ontology().Lookup(uri)
		if !known {
			continue
		}
		if c.isCommon(uri) || isAbove(term.URI, s.OntologyTerms) || slices.ContainsFunc(said, func(n codes.Names) bool { return isSaid(term, n) }) {
			c.advise(TermGeneral, "ontologyTerms["+strconv.Itoa(i)+"]", "", term.Best("fi"), "term", term.URI)
		}
	}
}

// saidBy are the names of a service's classes and target groups.
func saidBy(s *catalog.Service) (said []codes.Names) {
	for _, list := range []struct {
		refs []catalog.CodeRef
		all  *codes.Classification
	}{{s.ServiceClasses, codes.ServiceClasses()}, {s.TargetGroups, codes.TargetGroups()}} {
		for i := range min(len(list.refs), maxFound) {
			if class, known := list.all.Lookup(list.refs[i].URI); known {
				said = append(said, class.Names)
			}
		}
	}
	return said
}

func (c *adviser) isCommon(uri string) bool {
	return c.facts.Common != nil && c.facts.Common(uri) > commonShare
}

// isAbove tells whether a term stands above one of the chosen ones, at most a few steps up.
func isAbove(uri string, chosen []catalog.CodeRef) bool {
	for i := range min(len(chosen), maxFound) {
		if term, known := codes.Ontology().Lookup(chosen[i].URI); known && reaches(term, uri, 4) {
			return true
		}
	}
	return false
}

func reaches(term *codes.Term, above string, steps int) bool {
	if steps == 0 {
		return false
	}
	for _, uri := range term.Broader {
		if uri == above {
			return true
		}
		if broader, known := codes.Ontology().Lookup(uri); known && reaches(broader, above, steps-1) {
			return true
		}
	}
	return false
}

// isSaid tells whether a name of a class or group says the term: it is the term, or has it as one of its words, in
// Finnish also in another case or number.
func isSaid(term *codes.Term, name codes.Names) bool {
	for _, l := range []string{"fi", "sv", "en"} {
		if isSaidIn(l, strings.ToLower(term.In(l)), name) {
			return true
		}
	}
	return false
}

// isSaidIn is isSaid of a word in small letters in one language.
func isSaidIn(language, label string, name codes.Names) bool {
	whole := strings.ToLower(name.In(language))
	if label == "" || whole == "" {
		return false
	}
	return label == whole || slices.ContainsFunc(words(whole), func(w string) bool { return akin(label, w) })
}

// akin tells whether two words are forms of one: the beginnings are the same but for at most two letters at the end.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	shorter, longer := a, b
	if len(a) > len(b) {
		shorter, longer = b, a
	}
	n := utf8.RuneCountInString(shorter)
	return n >= 5 && utf8.RuneCountInString(longer)-n <= 2 && strings.HasPrefix(longer, cutLast(shorter))
}

func cutLast(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-size]
}

func (c *adviser) channel(ch *catalog.ServiceChannel) {
	c.written(written{
		namesAt: "serviceChannelNames", textsAt: "serviceChannelDescriptions",
		names: ch.ServiceChannelNames, texts: ch.ServiceChannelDescriptions,
	})
	c.titleCase("serviceChannelNames", ch.ServiceChannelNames)
	c.phones("phoneNumbers", ch.PhoneNumbers)
	c.links("webPages", ch.WebPages)
	for i := range ch.Emails {
		c.mailbox("emails["+strconv.Itoa(i)+"].value", ch.Emails[i].Language, ch.Emails[i].Value)
	}
	if c.facts.Services == 0 {
		c.advise(NoService, "", "", "")
	}
	if (ch.Type == catalog.ServiceLocation || ch.Type == catalog.PhoneChannel) && len(ch.ServiceHours) == 0 {
		c.advise(HoursMissing, "serviceHours", "", "")
	}
	if !ch.IsVisibleForAll {
		c.advise(NotShared, "isVisibleForAll", "", "")
	}
}

func (c *adviser) organization(o *catalog.Organization) {
	c.written(written{
		namesAt: "organizationNames", textsAt: "organizationDescriptions",
		names: o.OrganizationNames, texts: o.OrganizationDescriptions,
	})
	c.phones("phoneNumbers", o.PhoneNumbers)
	c.links("webPages", o.WebPages)
	for i := range o.Emails {
		e, field := &o.Emails[i], "emails["+strconv.Itoa(i)+"]."
		c.mailbox(field+"value", e.Language, e.Value)
		if name := person(e.Description, anywhere); name != "" {
			c.advise(PersonName, field+"description", e.Language, name)
		}
	}
}

// phones wants the price of every call, and no names of persons beside numbers.
func (c *adviser) phones(member string, phones []catalog.Phone) {
	for i := range phones {
		p, field := &phones[i], member+"["+strconv.Itoa(i)+"]."
		told := p.ServiceChargeType == catalog.FreeOfCharge || strings.TrimSpace(p.ChargeDescription) != ""
		if !told && p.Type != "Fax" && p.Number != "" {
			c.advise(PhonePrice, field+"serviceChargeType", p.Language, p.Number)
		}
		if name := person(p.AdditionalInformation, anywhere); name != "" {
			c.advise(PersonName, field+"additionalInformation", p.Language, name)
		}
	}
}

// mailbox finds names of persons in mail addresses: a common given name, a full stop and another word.
func (c *adviser) mailbox(field, language, address string) {
	local, _, found := strings.Cut(address, "@")
	given, rest, two := strings.Cut(local, ".")
	if !found || !two || utf8.RuneCountInString(rest) < 3 {
		return
	}
	first, size := utf8.DecodeRuneInString(given)
	if givenNames[strings.ToUpper(string(first))+strings.ToLower(given[size:])] {
		c.advise(PersonName, field, language, local)
	}
}

func (c *adviser) links(member string, pages []catalog.WebPage) {
	for i := range pages {
		if strings.HasPrefix(strings.ToLower(pages[i].URL), "http://") {
			c.advise(LinkInsecure, member+"["+strconv.Itoa(i)+"].url", pages[i].Language, pages[i].URL)
		}
	}
}
