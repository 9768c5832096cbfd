package v11

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
)

// TestListsHold goes through the interface: an address, and who is in the answer, in order.
func TestListsHold(t *testing.T) {
	h := filled(t)
	class := func(uri string) string { return url.QueryEscape(uri) }
	for _, c := range []struct{ address, want string }{
		// Services.
		{"Service", "everywhere, mainland, in helsinki, in uusimaa, on aland, leaning"},
		{"Service?status=Archived", "archived by hand, archived by itself"},
		{"Service?status=Withdrawn", "withdrawn"},
		{"Service?date=2026-03-09T00:00:00", "everywhere, leaning"}, // one by its connection of the 15th
		{"Service?date=2026-03-10T12:00:00", "everywhere"},          // strictly after
		{"Service?dateBefore=2026-03-02T12:00:00", ""},              // strictly before
		{"Service?date=2026-03-04T00:00:00&dateBefore=2026-03-06T00:00:00", "leaning"},
		{"Service?status=Archived&date=2026-03-20T13:00:00", "archived by itself"},
		{"Service?PAGE=1", "everywhere, mainland, in helsinki, in uusimaa, on aland, leaning"},
		{"Service?page=2", ""},
		{"Service/type/Service", "everywhere, mainland, in helsinki, in uusimaa, on aland"},
		{"Service/type/PermitOrObligation", "leaning"}, // the general description's
		{"Service/type/ProfessionalQualification", ""},
		{"Service/serviceChannel/{form}", "everywhere, leaning"},
		{"Service/serviceChannel/{form}?date=2026-03-10T00:00:00", "everywhere"},
		{"Service/serviceChannel/{phone}", ""},
		{"Service/serviceClass?uri=" + class(subClass().URI), "everywhere, leaning"}, // itself and its parent
		{"Service/serviceClass?uri=" + class(subClass().NewURI), "everywhere, leaning"},
		{"Service/serviceClass?uri=" + class(mainClass().URI), "leaning"}, // not the narrower ones
		{"Service/targetGroup?uri=" + class(targetGroup().URI), "leaning"},
		{"Service/industrialClass?uri=" + class(industryClass().NewURI), "leaning"},
		{"Service/area/Municipality/code/091", "in helsinki, in uusimaa"},
		{"Service/area/Province/code/01", "in uusimaa"},
		{"Service/area/Municipality/code/091?includeWholeCountry=true",
			"everywhere, mainland, in helsinki, in uusimaa, leaning"},
		{"Service/area/Municipality/code/478?includeWholeCountry=true", "everywhere, on aland, leaning"},
		{"Service/area/Municipality/code/091?date=2026-03-09T00:00:00", ""},
		{"Service/list/area/Municipality/code/091", "in helsinki, in uusimaa"},
		{"Service/list/area/municipality/code/091?serviceWithGD=true", "in helsinki, in uusimaa"},
		{"Service/list?guids={leaning},{everywhere},{withdrawn}", "everywhere, leaning"},
		{"Service/serviceWithGD/list?guids={leaning}", "leaning"},
		{"Service/serviceWithGD/{leaning}", "leaning"},
		{"Service/{everywhere}", "everywhere"},
		{"Service/list/organization?organizationId={school board}", "leaning"}, // a producer
		{"Service/list/organization?code=1111111-1", "everywhere, mainland, on aland, leaning"},
		{"Service/list/organization?oid=1.2.246.10.2.3.4&serviceWithGD=true", "everywhere, on aland, leaning"},
		// Channels.
		{"ServiceChannel", "form, phone, office"},
		{"ServiceChannel?isVisibleForAll=true", "form"},
		{"ServiceChannel?organizationId={ministry}", "form, phone"},
		{"ServiceChannel?code=0201256-6", "office"},
		{"ServiceChannel?oid=1.2.246.10.2.3.4&isVisibleForAll=true", "form"},
		{"ServiceChannel?status=Archived&organizationId={ministry}", "archived channel"},
		{"ServiceChannel?status=Archived&isVisibleForAll=true", "archived channel"},
		{"ServiceChannel?status=Withdrawn&isVisibleForAll=true", ""},
		{"ServiceChannel?status=Withdrawn&organizationId={helsinki}", "withdrawn channel"},
		{"ServiceChannel?date=2026-03-12T00:00:00", "form"},
		{"ServiceChannel/type/Phone", "phone"},
		{"ServiceChannel/type/phone", "phone"},
		{"ServiceChannel/organization/{ministry}", "form, phone"},
		{"ServiceChannel/organization/{ministry}/type/Phone", "phone"},
		{"ServiceChannel/organization/{agency}", ""},
		{"ServiceChannel/list/organization?organizationId={ministry}", "form, phone"},
		{"ServiceChannel/area/Municipality/code/091", "office"},
		{"ServiceChannel/list/area/Municipality/code/091", "office"},
		{"ServiceChannel/list?guids={phone},%20{form}", "form, phone"},
		{"ServiceChannel/{office}", "office"},
		// Organisations.
		{"Organization", "ministry, agency, helsinki, school board"},
		{"Organization?status=Archived", "archived organization"},
		{"Organization?status=Withdrawn", ""},
		{"Organization/Hierarchy", "ministry, helsinki, empty"},
		{"Organization/businesscode/1111111-1", "ministry, agency"},
		{"Organization/oid/1.2.246.10.2.3.4", "ministry"},
		{"Organization/list?guids={empty}", "empty"},
		{"Organization/{empty}", "empty"},
		{"Organization/area/Municipality/code/091", "helsinki, school board"},
		{"Organization/area/Municipality/code/478?includeWholeCountry=true", "ministry"},
		{"Organization/list/area/Municipality/code/091?includeWholeCountry=true", "ministry, agency, helsinki, school board"},
		// General descriptions and collections.
		{"GeneralDescription", "gd, new gd"},
		{"GeneralDescription?date=2026-03-01T00:00:00", "new gd"},
		{"GeneralDescription/newGdList", "new gd"},
		{"GeneralDescription/list?guids={gd}", "gd"},
		{"GeneralDescription/{gd}", "gd"},
		{"ServiceCollection", "collection"},
		{"ServiceCollection?archived=true", "old collection"},
		{"ServiceCollection?date=2026-03-09T00:00:00", ""},
		{"ServiceCollection/organization?organizationId={helsinki}", "collection"},
		{"ServiceCollection/organization?code=1111111-1", ""},
		{"ServiceCollection/{collection}", "collection"},
		// Common.
		{"Common/EntitiesByOrganization/{helsinki}", "*"},
		{"Common/EntitiesByOrganization/{school board}", "leaning"},
		{"Common/EntitiesByOrganization/{empty}", ""},
		// Archived lists.
		{"Service/archived/list?archivingType=Manual&organizationId={ministry}&take=100", "archived by hand"},
		{"Service/archived/list?archivingType=Automatic&organizationId={ministry}&take=100", "archived by itself"},
		{"Service/archived/list?archivingType=Automatic&organizationId={ministry}&take=0", ""},
		{"Service/archived/list?archivingType=Automatic&organizationId={ministry}&take=5&skip=1", ""},
		{"Service/archived/list?archivingType=Automatic&organizationId={ministry}&take=5" +
			"&minArchivingDate=2026-03-21T14:00:00%2B02:00&maxArchivingDate=2026-03-21T12:00:00Z", "archived by itself"},
		{"Service/archived/list?archivingType=Automatic&organizationId={ministry}&take=5" +
			"&minArchivingDate=2026-03-21T12:00:01Z", ""},
		{"Service/archived/list?archivingType=Manual&organizationId={empty}&take=100", ""},
		{"ServiceChannel/archived/list?archivingType=Automatic&organizationId={ministry}&take=1", "archived channel"},
	} {
		t.Run(c.address, func(t *testing.T) {
			w := get(h, "/api/v11/"+fillIn(c.address))
			if w.Code != http.StatusOK {
				t.Fatalf("status %d: %s", w.Code, w.Body)
			}
			names := namesOf(t, w.Body.Bytes())
			if c.want == "*" { // order of creation is one moment here, so it is by id
				if got := len(strings.Split(names, ", ")); got != 3 {
					t.Fatalf("%d entities, want 3: %s", got, names)
				}
				return
			}
			if names != c.want {
				t.Errorf("holds %q, want %q", names, c.want)
			}
		})
	}
}

// A connection whose record tells no time counts as changed when it came to the log, in every list alike.
func TestAConnectionWithoutATimeIsAsOldAsItsRevision(t *testing.T) {
	w := newWorld(t, signRenderer{})
	w.fill()
	w.publish(&catalog.Connection{ServiceID: idOf("mainland"), ChannelID: idOf("phone")})
	h := NewHandler(w.catalogue)
	for address, want := range map[string]string{
		"Service?dateBefore=2026-03-02T00:00:00":                        "mainland",
		"Service/serviceChannel/{phone}?dateBefore=2026-03-02T00:00:00": "mainland",
		"Service/serviceChannel/{phone}?date=2026-02-27T00:00:00":       "mainland",
		"Service/serviceChannel/{phone}?date=2026-03-02T00:00:00":       "",
	} {
		if got := namesOf(t, get(h, "/api/v11/"+fillIn(address)).Body.Bytes()); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

func TestBadInputIsRefused(t *testing.T) {
	h := filled(t)
	var many []string
	for range 3 {
		many = append(many, "11111111-1111-1111-1111-111111111111")
	}
	for _, c := range []struct {
		address string
		status  int
		key     string // the key of the 400's object; for the other statuses a word of errorMessage
	}{
		{"Service/not-a-guid", 400, "id"},
		{"Service/type", 400, "id"}, // read as an id, as ASP.NET does
		{"Service/00000000-0000-0000-0000-000000000000", 400, "id"},
		{"Service/{ministry}", 404, "Service"},
		{"Service/{draft}", 404, "Service"},
		{"Service/{withdrawn}", 404, "Service"},
		{"Service/{archived by hand}", 404, "Service"},
		{"Service/{everywhere}?showHeader=perhaps", 400, "showHeader"},
		{"Service/serviceWithGD/x", 400, "id"},
		{"Service/serviceWithGD/{ministry}", 404, "Service"},
		{"ServiceChannel/{ministry}", 404, "Service channel"},
		{"ServiceCollection/{ministry}", 404, "Service collection"},
		{"GeneralDescription/{ministry}", 404, "General description"},
		{"Organization/{archived organization}", 404, "Organization"},
		{"Service?date=2026-03-04", 400, "date"},
		{"Service?date=2026-03-04T00:00:00Z", 400, "date"},
		{"Service?date=2026-13-04T00:00:00", 400, "date"},
		{"Service?date=2026-03-04T00:00:00.5", 400, "date"},
		{"Service?dateBefore=yesterday", 400, "dateBefore"},
		{"Service?page=-1", 400, "page"},
		{"ServiceChannel?page=-1", 400, "page"},
		{"Organization?page=-1", 400, "page"},
		{"Organization/Hierarchy?page=-1", 400, "page"},
		{"Service?page=one", 400, "page"},
		{"Service?page=", 400, "page"},
		{"Service?page=99999999999", 400, "page"},
		{"Service?status=published", 400, "status"},
		{"Service?status=Draft", 400, "status"},
		{"Service/type/Tax", 400, "type"},
		{"Service/list", 400, "guids"},
		{"Service/list?guids=", 400, "guids"},
		{"Service/list?guids={everywhere},x", 400, "guids"},
		{"Service/list?guids=" + strings.Join(many, ","), 404, "Services"},
		{"Organization/list?guids={everywhere}", 404, "Organizations"},
		{"ServiceChannel/list?guids={withdrawn channel}", 404, "Service channels"},
		{"GeneralDescription/list?guids={everywhere}", 404, "General descriptions"},
		{"Service/serviceChannel/{everywhere}", 404, "Service channel"},
		{"Service/serviceChannel/7", 400, "serviceChannelId"},
		{"Service/serviceClass", 400, "errorMessage"},
		{"Service/targetGroup?uri=", 400, "errorMessage"},
		{"Service/industrialClass?page=1", 400, "errorMessage"},
		{"Service/industrialClass?uri=01110", 400, "uri"},
		{"Service/serviceClass?uri=P1", 400, "uri"},
		{"Service/serviceClass?uri=http://urn.fi/URN:NBN:fi:au:ptvl:v999999", 404, "Service class"},
		{"Service/area/Region/code/01", 400, "area"},
		{"Service/area/Municipality/code/12a", 400, "code"},
		{"Service/area/Municipality/code/1234567", 400, "code"},
		{"Service/area/Municipality/code/000", 404, "Municipality"},
		{"Service/area/Province/code/1", 404, "Province"},
		{"Service/area/Province/code/01?includeWholeCountry=2", 400, "includeWholeCountry"},
		{"Service/list/area/Province/code/999999", 404, "Province"},
		{"Service/list/area/Province/code/01?serviceWithGD=x", 400, "serviceWithGD"},
		{"Service/list/organization", 400, "organizationId"},
		{"Service/list/organization?organizationId={ministry}&code=1111111-1", 400, "organizationId"},
		{"Service/list/organization?organizationId={everywhere}", 404, "Organization"},
		{"Service/list/organization?code=9999999-9", 404, "Organization"},
		{"Service/list/organization?code=123", 400, "code"},
		{"Service/list/organization?oid=a%20b", 400, "oid"},
		{"ServiceChannel?organizationId={ministry}&oid=1", 400, "organizationId"},
		{"ServiceChannel?organizationId={everywhere}", 404, "Organization"},
		{"ServiceChannel/organization/{everywhere}", 404, "Organization"},
		{"ServiceChannel/organization/{ministry}/type/Fax", 400, "type"},
		{"ServiceCollection?archived=1", 400, "archived"},
		{"ServiceCollection/organization", 400, "organizationId"},
		{"ServiceCollection/organization?oid=1.2", 400, "organizationId"},
		{"Organization/businesscode/1", 400, "code"},
		{"Organization/businesscode/7654321-0", 404, "Organization"},
		{"Organization/oid/1_2", 400, "oid"},
		{"Organization/oid/1.2.3", 404, "Organization"},
		{"Organization/Hierarchy/{everywhere}", 404, "Organization"},
		{"Organization/Hierarchy/x", 400, "id"},
		{"Common/EntitiesByOrganization/{everywhere}", 404, "Organization"},
		{"CodeList/GetAreaCodes/type/Region", 400, "type"},
		{"CodeList/GetPostalCodes?page=x", 400, "page"},
		{"Service/archived/list", 400, "archivingType"},
		{"Service/archived/list?archivingType=Manual&take=1", 400, "organizationId"},
		{"Service/archived/list?archivingType=Manual&organizationId={ministry}", 400, "take"},
		{"Service/archived/list?archivingType=Manual&organizationId={ministry}&take=101", 400, "take"},
		{"Service/archived/list?archivingType=Manual&organizationId={ministry}&take=1&skip=-1", 400, "skip"},
		{"Service/archived/list?archivingType=Never&organizationId={ministry}&take=1", 400, "archivingType"},
		{"Service/archived/list?archivingType=Manual&organizationId={ministry}&take=1&minArchivingDate=x", 400, "minArchivingDate"},
		{"Nothing", 404, "nothing"},
		{"Service/list/area/Municipality", 404, "nothing"},
		{"Service//list", 404, "nothing"},
	} {
		t.Run(c.address, func(t *testing.T) {
			w := get(h, "/api/v11/"+fillIn(c.address))
			if w.Code != c.status {
				t.Fatalf("status %d, want %d: %s", w.Code, c.status, w.Body)
			}
			var keyed map[string][]string
			var plain struct{ ErrorMessage string }
			if c.status == 400 && c.key != "errorMessage" {
				if err := json.Unmarshal(w.Body.Bytes(), &keyed); err != nil || len(keyed[c.key]) == 0 {
					t.Errorf("body %s has no messages under %q", w.Body, c.key)
				}
				return
			}
			if err := json.Unmarshal(w.Body.Bytes(), &plain); err != nil || plain.ErrorMessage == "" {
				t.Fatalf("body %s has no errorMessage", w.Body)
			}
			if c.status == 404 && !strings.Contains(plain.ErrorMessage, c.key) {
				t.Errorf("message %q does not say %q", plain.ErrorMessage, c.key)
			}
		})
	}
}

func TestABadDateIsToldOfTwiceWhenItIsNoTimeAtAll(t *testing.T) {
	w := get(filled(t), "/api/v11/Service?date=yesterday&page=x")
	want := `{"date":["The value 'yesterday' is not valid.",` +
		`"The value 'yesterday' is not a time of the form yyyy-MM-ddTHH:mm:ss."],` +
		`"page":["The value 'x' is not valid. Use a whole number."]}`
	if diff := cmp.Diff(want, w.Body.String()); diff != "" {
		t.Error(diff)
	}
}

func TestAMunicipalityCountsInItsOwnMunicipalityOnly(t *testing.T) {
	w := newWorld(t, signRenderer{})
	w.publish(organizationNamed("espoo", func(o *catalog.Organization) {
		o.OrganizationType, o.Municipality, o.AreaType = "Municipality", &catalog.Municipality{Code: "049"}, catalog.Nationwide
	}))
	h := NewHandler(w.catalogue)
	for area, want := range map[string]bool{
		"Municipality/code/049": true, "Municipality/code/091": false, "Province/code/01": true,
	} {
		body := get(h, "/api/v11/Organization/area/"+area+"?includeWholeCountry=true").Body.String()
		if strings.Contains(body, idOf("espoo").String()) != want {
			t.Errorf("%s gives %s", area, body)
		}
	}
}

func TestAllFaultsAreToldAtOnce(t *testing.T) {
	w := get(filled(t), "/api/v11/Service/list/area/Nowhere/code/x?serviceWithGD=a&includeWholeCountry=b&showHeader=c&page=d")
	var keyed map[string][]string
	if err := json.Unmarshal(w.Body.Bytes(), &keyed); err != nil || w.Code != 400 {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	for _, key := range []string{"area", "code", "serviceWithGD", "includeWholeCountry", "showHeader", "page"} {
		if len(keyed[key]) == 0 {
			t.Errorf("nothing under %q in %s", key, w.Body)
		}
	}
}

func TestPagesAreCounted(t *testing.T) {
	h := filled(t)
	for _, c := range []struct{ address, want string }{
		{"Service?page=0", `{"pageNumber":0,"pageSize":1000,"pageCount":0,"itemList":null}`},
		{"Service?page=2", `{"pageNumber":2,"pageSize":1000,"pageCount":1,"itemList":null}`},
		{"Service?page=2147483647", `{"pageNumber":2147483647,"pageSize":1000,"pageCount":1,"itemList":null}`},
		{"Service/type/ProfessionalQualification", `{"pageNumber":1,"pageSize":1000,"pageCount":0,"itemList":null}`},
		{"GeneralDescription?page=-1", `{"pageNumber":-1,"pageSize":1000,"pageCount":0,"itemList":null}`},
		{"Service/list/organization?code=0201256-6&page=2", `{"pageNumber":2,"pageSize":100,"pageCount":1,"itemList":null}`},
		{"Service/list/area/Province/code/02", `{"pageNumber":1,"pageSize":100,"pageCount":0,"itemList":null}`},
		{"CodeList/GetPostalCodes?page=0", `{"pageNumber":0,"pageSize":1000,"pageCount":0,"itemList":null}`},
		{"Common/EntitiesByOrganization/{empty}", `{"pageNumber":1,"pageSize":1000,"pageCount":0,"itemList":null}`},
	} {
		if diff := cmp.Diff(c.want, get(h, "/api/v11/"+fillIn(c.address)).Body.String()); diff != "" {
			t.Errorf("%s: %s", c.address, diff)
		}
	}
}

func TestShowHeaderPicksTheOtherForm(t *testing.T) {
	h := filled(t)
	for _, address := range []string{
		"Service/{leaning}", "Service/list?guids={leaning}", "Organization/{ministry}", "Organization/businesscode/1111111-1",
		"Organization/oid/1.2.246.10.2.3.4", "ServiceChannel/list/organization?organizationId={ministry}",
		"GeneralDescription/list?guids={gd}", "ServiceCollection/{collection}", "Service/list/area/Province/code/01",
	} {
		address = "/api/v11/" + fillIn(address)
		sep := "?"
		if strings.Contains(address, "?") {
			sep = "&"
		}
		for value, want := range map[string]string{"True": `"showHeader":true`, "false": `"showHeader":false`} {
			if body := get(h, address+sep+"showHeader="+value).Body.String(); !strings.Contains(body, want) {
				t.Errorf("%s with showHeader=%s gives %s", address, value, body)
			}
		}
	}
}

func TestHierarchyHasTheParentsAndAllBelow(t *testing.T) {
	h := filled(t)
	name := func(n string) string {
		return `"id":"` + idOf(n).String() + `","organizationNames":[{"language":"fi","value":"` + n + `","type":"Name"}]`
	}
	for _, c := range []struct{ id, want string }{
		{"helsinki", "{" + name("helsinki") + `,"parent":null,"subOrganizations":[{` + name("school board") + `,"subOrganizations":[]}]}`},
		{"school board", "{" + name("school board") + `,"parent":{` + name("helsinki") + `,"parent":null},"subOrganizations":[]}`},
	} {
		if diff := cmp.Diff(c.want, get(h, "/api/v11/Organization/Hierarchy/"+idOf(c.id).String()).Body.String()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestARingOfOrganizationsEnds(t *testing.T) {
	w := newWorld(t, signRenderer{})
	for _, pair := range [][2]string{{"agency", "ministry"}, {"ministry", "agency"}} {
		o := organizationNamed(pair[0], nil)
		o.ParentOrganizationID = idOf(pair[1])
		w.publish(o)
	}
	h := NewHandler(w.catalogue)
	if got := get(h, "/api/v11/Organization/Hierarchy/"+idOf("agency").String()); got.Code != 200 || !json.Valid(got.Body.Bytes()) {
		t.Errorf("status %d, body %.100s", got.Code, got.Body)
	}
}

func TestArchivedListTellsWhatAndWhen(t *testing.T) {
	h := filled(t)
	want := `[{"id":"` + idOf("archived by hand").String() + `","organizationId":"` + idOf("ministry").String() +
		`","type":"Service","archivingDate":"2026-03-20T12:00:00","serviceNames":` +
		`[{"language":"fi","value":"archived by hand","type":"Name"}]}]`
	got := get(h, fillIn("/api/v11/Service/archived/list?archivingType=Manual&take=9&organizationId={ministry}"))
	if diff := cmp.Diff(want, got.Body.String()); diff != "" {
		t.Error(diff)
	}
}

func TestOrganizationItemsNameTheParent(t *testing.T) {
	h := filled(t)
	body := get(h, "/api/v11/Organization").Body.String()
	for _, want := range []string{
		`{"parentOrganizationId":null,"id":"` + idOf("ministry").String() + `","name":"ministry"}`,
		`{"parentOrganizationId":"` + idOf("ministry").String() + `","id":"` + idOf("agency").String() + `","name":"agency"}`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is not in %s", want, body)
		}
	}
	if body := get(h, "/api/v11/Organization/Hierarchy").Body.String(); strings.Contains(body, "parentOrganizationId") {
		t.Errorf("the hierarchy's items are id and name only: %s", body)
	}
}

func TestAParentThatIsNotPublishedIsNotNamed(t *testing.T) {
	w := newWorld(t, &Renderer{})
	w.fill()
	w.set(organizationNamed("ministry", nil), catalog.StatusDeleted, day(20), "editor")
	h := NewHandler(w.catalogue)
	for _, address := range []string{"Organization", "Organization/{agency}", "Organization/area/Municipality/code/091?includeWholeCountry=true"} {
		body := get(h, "/api/v11/"+fillIn(address)).Body.String()
		if !strings.Contains(body, idOf("agency").String()) || strings.Contains(body, `"parentOrganizationId":"`+idOf("ministry").String()) {
			t.Errorf("%s: %s", address, body)
		}
	}
}

func TestMoreThanAHundredGuidsAreRefused(t *testing.T) {
	w := newWorld(t, signRenderer{})
	w.publish(organizationNamed("ministry", nil))
	var ids []string
	for i := range 101 {
		s := serviceNamed("s"+string(rune('a'+i)), "ministry", nil)
		ids = append(ids, s.ID.String())
		w.publish(s)
	}
	h := NewHandler(w.catalogue)
	if got := get(h, "/api/v11/Service/list?guids="+strings.Join(ids, ",")); got.Code != 400 || !strings.Contains(got.Body.String(), `"guids"`) {
		t.Errorf("101 found: status %d %s", got.Code, got.Body)
	}
	ids[0] = idOf("nobody").String()
	if got := get(h, "/api/v11/Service/list?guids="+strings.Join(ids, ",")); got.Code != 200 {
		t.Errorf("100 found of 101: status %d %s", got.Code, got.Body)
	}
}

func TestCodeListsAreSortedByCode(t *testing.T) {
	h := filled(t)
	for address, first := range map[string]string{
		"GetMunicipalityCodes":                       `[{"code":"005","names":[{"value":"Alajärvi","language":"fi"}`,
		"GetAreaCodes/type/Municipality":             `[{"code":"005"`,
		"GetAreaCodes/type/Province":                 `[{"code":"01","names":[{"value":"Uusimaa","language":"fi"},{"value":"Nyland","language":"sv"}`,
		"GetAreaCodes/type/WellbeingServiceCounties": `[{"code":"`,
		"GetAreaCodes/type/HospitalRegions":          `[{"code":"`,
		"GetAreaCodes/type/businessregions":          `[{"code":"`,
		"GetLanguageCodes":                           `[{"code":"`,
		"GetCountryCodes":                            `[{"code":"AD","names":[{"value":"Andorra","language":"fi"},{"value":"Andorra","language":"sv"},{"value":"Andorra","language":"en"}],"prefixNumbers":["+376"]}`,
		"GetPostalCodes":                             `{"pageNumber":1,"pageSize":1000,"pageCount":5,"itemList":[{"code":"00`,
	} {
		got := get(h, "/api/v11/CodeList/"+address)
		if got.Code != 200 || !strings.HasPrefix(got.Body.String(), first) {
			t.Errorf("%s: status %d, begins %.200s", address, got.Code, got.Body)
		}
	}
}
