package in

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// Texts of just so many characters.
func letters(n int) string { return strings.Repeat("ä", n) }
func digits(n int) string  { return strings.Repeat("1", n) }
func address(n int) string { return "https://esimerkki.fi/" + strings.Repeat("a", n-21) }
func mailbox(n int) string { return strings.Repeat("a", n-13) + "@esimerkki.fi" }

// bounded are the members of bodies that have a longest length, by what their paths end in. The longest ending that fits
// a path holds; the value is a rule and how to fill the member.
var bounded = map[string]struct {
	rule string
	fill func(int) string
}{
	"serviceNames.value": {rule.NameLength, letters}, "names.value": {rule.NameLength, letters},
	"serviceCollectionNames.value":       {rule.NameLength, letters},
	"serviceChannelNames.value":          {rule.NameLength, letters},
	"EChannel serviceChannelNames.value": {rule.ChannelNameLength, letters}, "Phone serviceChannelNames.value": {rule.ChannelNameLength, letters},
	"[Summary].value": {rule.SummaryLength, letters}, "[Description].value": {rule.DescriptionLength, letters},
	"[UserInstruction].value": {rule.InstructionLength, letters}, "[ProcessingTime].value": {rule.ShortTextLength, letters},
	"[DeadLine].value": {rule.ShortTextLength, letters}, "[ValidityTime].value": {rule.ShortTextLength, letters},
	"[ChargeTypeAdditionalInfo].value": {rule.ShortTextLength, letters}, "[BackgroundDescription].value": {rule.BackgroundLength, letters},
	"[GeneralDescriptionTypeAdditionalInformation].value": {rule.BackgroundLength, letters},
	"description.value":  {rule.ConnectionTextLength, letters},
	"keywords.value":     {rule.KeywordLength, letters},
	"requirements.value": {rule.RequirementLength, letters},

	"legislation.names.value": {rule.LawNameLength, letters}, "webPages.url": {rule.URLLength, address}, "webPages.value": {rule.WebPageNameLength, letters},
	"webPage.value": {rule.URLLength, address}, "channelUrls.value": {rule.URLLength, address},
	"serviceProducers.additionalInformation.value": {rule.ProducerTextLength, letters},
	"serviceVouchers.additionalInformation":        {rule.VoucherTextLength, letters}, "serviceVouchers.url": {rule.URLLength, address},

	"attachments.name": {rule.AttachmentNameLength, letters}, "attachments.description": {rule.AttachmentTextLength, letters}, "attachments.url": {rule.URLLength, address},
	"accessibilityStatementWebPageName": {rule.StatementNameLength, letters}, "accessibilityStatementWebPage": {rule.URLLength, address},
	"serviceHours.additionalInformation.value": {rule.HoursTextLength, letters},

	"emails.value": {rule.EmailLength, mailbox}, "supportEmails.value": {rule.EmailLength, mailbox}, "emails.description": {rule.EmailTextLength, letters},
	"number": {rule.PhoneNumber, digits}, "chargeDescription": {rule.ChargeTextLength, letters},
	"phoneNumbers.additionalInformation": {rule.PhoneTextLength, letters}, "supportPhones.additionalInformation": {rule.PhoneTextLength, letters},

	"street.value": {rule.StreetLength, letters}, "streetNumber": {rule.StreetNumberLength, letters}, "postOfficeBox.value": {rule.BoxLength, letters},
	"Address.additionalInformation.value": {rule.AddressTextLength, letters}, "deliveryAddressInText.value": {rule.DeliveryTextLength, letters},
	"formReceiver.value": {rule.ReceiverLength, letters}, "formIdentifier.value": {rule.FormIdentifierLength, letters},
	"locationAbroad.value": {rule.AbroadLength, letters}, "foreignAddress.value": {rule.AbroadLength, letters},
	"operatorCode": {rule.InvoiceAddressLength, letters}, "electronicInvoicingAddress": {rule.InvoiceAddressLength, letters},
	"electronicInvoicings.additionalInformation.value": {rule.InvoiceTextLength, letters},
	"ServiceLocation oid":                              {rule.OIDLength, digits},
}

// unbounded are members of texts that other rules hold: values of fixed lists, codes, ids and forms.
var unbounded = []string{
	"language", "type", "Type", "subType", "fundingType", "areaType", "publishingStatus", "provisionType", "country", "postalCode",
	"municipality", "latitude", "longitude", "dayFrom", "dayTo", "from", "to", "prefixNumber", "sourceId", "oid", "businessCode", "businessName",
	"signatureQuantity", "wcagLevel", "Level", "organizationId", "mainResponsibleOrganization", "parentOrganizationId", "serviceVouchers.value", "extraTypes.description.value", // PTV has a shortest length only
	"organizationNames.value", // cut, as PTV does
	"Id", "code",
	"languages", "serviceClasses", "ontologyTerms", "targetGroups", "lifeEvents", "areaCodes", "areas", "organizations", "otherResponsibleOrganizations",
}

// limitOf finds the rule of a member: value is at path of a body of form. Texts of a type are written [Type].
func limitOf(form, path, typ string) (limit string, fill func(int) string) {
	names := step.ReplaceAllStringFunc(path, func(s string) string {
		if s[0] == '[' {
			return ""
		}
		return s
	})
	whole := strings.ReplaceAll(names, "[]", "")
	candidates := []string{form + " " + whole, whole}
	if list, _, typed := strings.Cut(whole, ".value"); typed && typ != "" && (strings.HasSuffix(list, "escriptions")) {
		candidates = append(candidates, "["+typ+"].value")
	}
	if strings.HasSuffix(whole, "extraTypes.description.value") {
		return "", nil
	}
	longest := ""
	for ending := range bounded {
		for _, c := range candidates {
			if strings.HasSuffix(c, ending) && len(ending) > len(longest) {
				longest = ending
			}
		}
	}
	return bounded[longest].rule, bounded[longest].fill
}

// allBodies are the full bodies of every operation that has one, with abroad addresses apart: they exclude others.
func (w *world) allBodies(t *testing.T) []fullBody {
	t.Helper()
	list := fullBodies()
	abroad := map[string]body{
		"Organization":                   {"type": "Visiting", "subType": "Foreign", "country": "EE", "foreignAddress": texts(fi, "Tallinna, Viru 1")},
		"ServiceChannel/ServiceLocation": {"type": "Location", "subType": "Abroad", "country": "EE", "locationAbroad": texts(fi, "Tallinna, Viru 1")},
	}
	for _, f := range fullBodies() {
		if a := abroad[f.path]; a != nil {
			list = append(list, fullBody{f.path, f.user, f.body.with("addresses", []any{a}, "sourceId", "abroad")})
		}
	}
	service := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Liitettävä").with("sourceId", "join.s")))
	place := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/ServiceLocation", channelBodyOf(catalog.ServiceLocation, "Liitettävä halli").with("sourceId", "join.p")))
	extra := []any{body{"type": "Asti", "code": "LostAndFound", "description": texts(fi, "Kysy löytötavaroita.")}}
	relations := func(list string, one body) body { return body{list: []any{one}} }
	return append(list,
		fullBody{"PUT Connection/serviceId/" + service, "api", relations("channelRelations", fullConnection().with("serviceChannelId", place))},
		fullBody{"PUT Connection/serviceSourceId/join.s", "api", relations("channelRelations", fullConnection().with("serviceChannelSourceId", "join.p"))},
		fullBody{"PUT Connection/ASTI/serviceId/" + service, "api", relations("channelRelations", fullConnection().with("serviceChannelId", place, "extraTypes", extra))},
		fullBody{"PUT Connection/ASTI/serviceSourceId/join.s", "api", relations("channelRelations", fullConnection().with("serviceChannelSourceId", "join.p", "extraTypes", extra))},
		fullBody{"PUT Connection/ASTI/serviceChannelId/" + place, "api", relations("serviceRelations", fullConnection().with("serviceId", service, "extraTypes", extra))},
	)
}

// method and address of a full body.
func (f *fullBody) request() (method, path string) {
	if path, ok := strings.CutPrefix(f.path, "PUT "); ok {
		return "PUT", "/api/v11/" + path
	}
	return "POST", "/api/v11/" + f.path
}

// TestEveryMemberAtItsLimitAndOneOver sends every text of every body as long as it may be, which is taken and comes back
// whole, and one character longer, which is refused under its key and writes nothing. A new member without a limit or an
// exception fails, and so does a rule of a length that no member meets.
func TestEveryMemberAtItsLimitAndOneOver(t *testing.T) {
	w := newWorld(t)
	met, done := map[string]bool{}, map[string]bool{}
	tried, number := 0, 0
	for _, f := range w.allBodies(t) {
		method, path := f.request()
		_, form, _ := strings.Cut(f.path, "/")
		content := plain(t, f.body)
		each(content, "", func(at string, value any) {
			if _, is := value.(string); !is || done[f.path+at] {
				return
			}
			done[f.path+at] = true
			name, fill := limitOf(form, at, typeAt(content, at))
			if fill == nil {
				last := strings.TrimRight(strings.Join(strings.FieldsFunc(at, func(r rune) bool { return r == '[' || r == ']' || r >= '0' && r <= '9' }), ""), ".")
				if !slices.ContainsFunc(unbounded, func(u string) bool { return last == u || strings.HasSuffix(last, u) }) {
					t.Errorf("%s: nothing says how long %s may be", f.path, at)
				}
				return
			}
			r, ok := rule.Find(name)
			if !ok || r.Limit == 0 {
				t.Fatalf("%s has no limit", name)
			}
			met[name] = true
			tried++
			number++
			content := otherwise(t, content, at, number)
			head, _ := w.log.Head(t.Context())
			over := w.do(f.user, method, path, changed(t, content, at, fill(r.Limit+1)))
			if over.status != http.StatusBadRequest || !slices.Equal(over.keys(t), []string{key(at)}) {
				t.Errorf("%s: %s of %d characters: %d %.300s", f.path, at, r.Limit+1, over.status, over.body)
			}
			if now, _ := w.log.Head(t.Context()); now != head {
				t.Errorf("%s: %s one over its limit was written", f.path, at)
			}
			most := w.do(f.user, method, path, changed(t, content, at, fill(r.Limit)))
			if most.status != http.StatusOK || !strings.Contains(string(most.body), fill(r.Limit)) {
				t.Errorf("%s: %s of %d characters: %d %.300s", f.path, at, r.Limit, most.status, most.body)
			}
		})
	}
	for _, r := range rule.Rules() {
		if strings.HasSuffix(r.Name, "-length") && !met[r.Name] {
			t.Errorf("no member of a body meets %s", r.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(bounded)) {
		if !met[bounded[name].rule] {
			t.Errorf("nothing ends in %s", name)
		}
	}
	t.Logf("%d members", tried)
}

var firstName = regexp.MustCompile(`^[a-zA-Z]*[nN]ames\[0\]\.value$`)

// otherwise is a body of a name and a source id that nothing has yet, but for the member that is tried.
func otherwise(t *testing.T, content any, tried string, number int) any {
	t.Helper()
	each(content, "", func(at string, _ any) {
		switch {
		case at == tried:
		case at == "sourceId":
			content = changed(t, content, at, fmt.Sprint("nr.", number))
		case at == "oid":
			content = changed(t, content, at, fmt.Sprintf("1.2.246.10.%d.20.0", number))
		case firstName.MatchString(at):
			content = changed(t, content, at, fmt.Sprint("Nimi ", number))
		}
	})
	return content
}

// typeAt is the type beside a text.
func typeAt(content any, at string) string {
	typ := ""
	beside := strings.TrimSuffix(at, "value") + "type"
	each(content, "", func(path string, value any) {
		if path == beside {
			typ, _ = value.(string)
		}
	})
	return typ
}
