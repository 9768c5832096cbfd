package v11

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11/v11test"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// holder holds answers against the contract.
type holder struct {
	t        *testing.T
	h        *Handler
	contract *openapi3.T
	answered map[string]map[int]int // operation, status, how often
}

func newHolder(t *testing.T, c *live.Catalogue) *holder {
	return &holder{t: t, h: NewHandler(c), contract: v11test.Contract(t), answered: map[string]map[int]int{}}
}

// withoutLimits drops lengths and patterns. The contract has them for what is written; older content breaks some (a law's
// long name, 24:00 as closing time), and is given out as it is.
func (o *holder) withoutLimits() {
	for _, s := range o.contract.Components.Schemas {
		for _, p := range s.Value.Properties {
			p.Value.MaxLength, p.Value.Pattern = nil, ""
		}
	}
}

// ask sends a request for an operation of the contract and checks the answer's body.
func (o *holder) ask(path, query string, args ...string) []byte {
	o.t.Helper()
	item := o.contract.Paths.Value(v11Root + path)
	if item == nil || item.Get == nil {
		o.t.Fatalf("the contract has no GET %s", path)
	}
	address := v11Root + path
	for _, a := range args {
		from, to := strings.IndexByte(address, '{'), strings.IndexByte(address, '}')
		address = address[:from] + url.PathEscape(a) + address[to+1:]
	}
	if query != "" {
		address += "?" + query
	}
	w := get(o.h, address)
	id := item.Get.OperationID
	if o.answered[id] == nil {
		o.answered[id] = map[int]int{}
	}
	o.answered[id][w.Code]++
	response := item.Get.Responses.Value(strconv.Itoa(w.Code))
	if response == nil {
		o.t.Fatalf("%s: the contract has no status %d", address, w.Code)
	}
	content := response.Value.Content.Get("application/json")
	if content == nil {
		return nil
	}
	var value any
	if err := json.Unmarshal(w.Body.Bytes(), &value); err != nil {
		o.t.Fatalf("%s: %v in %.300s", address, err, w.Body)
	}
	if w.Code == http.StatusBadRequest && strings.HasPrefix(w.Body.String(), `{"errorMessage"`) {
		return nil // a missing uri: the one 400 of another shape (PTV)
	}
	if err := content.Schema.Value.VisitJSON(value, openapi3.EnableFormatValidation()); err != nil {
		o.t.Errorf("%s (status %d): %.600s", address, w.Code, err)
	}
	return w.Body.Bytes()
}

// all walks every page of an operation.
func (o *holder) all(path, query string, args ...string) {
	o.t.Helper()
	if query != "" {
		query += "&"
	}
	for page := 1; ; page++ {
		var p struct{ PageCount int }
		if err := json.Unmarshal(o.ask(path, fmt.Sprintf("%spage=%d", query, page), args...), &p); err != nil || page > p.PageCount {
			return
		}
	}
}

// everything asks every operation for all that a snapshot holds, and for what it does not hold.
func (o *holder) everything(s *live.Snapshot) {
	ids := func(k catalog.Kind) []string {
		var out []string
		for e := range s.Table(k).Each(s.Table(k).Published()) {
			out = append(out, e.ID.String())
		}
		return out
	}
	nobody := idOf("nobody").String()
	for kind, path := range map[catalog.Kind]string{
		catalog.KindService: "Service", catalog.KindServiceChannel: "ServiceChannel", catalog.KindOrganization: "Organization",
		catalog.KindGeneralDescription: "GeneralDescription", catalog.KindServiceCollection: "ServiceCollection",
	} {
		o.all(path, "")
		o.ask(path, "date=x")
		all := ids(kind)
		for _, id := range all[:min(len(all), 50)] { // list has them all
			o.ask(path+"/{id}", "", id)
		}
		o.ask(path+"/{id}", "", nobody)
		o.ask(path+"/{id}", "", "x")
		if kind == catalog.KindServiceCollection {
			o.all(path, "archived=true")
			continue
		}
		for chunk := range slices.Chunk(all, maxGuids) {
			o.ask(path+"/list", "showHeader=true&guids="+strings.Join(chunk, ","))
		}
		o.ask(path+"/list", "guids="+nobody)
		o.ask(path+"/list", "")
	}
	o.services(s, ids(catalog.KindService), ids(catalog.KindServiceChannel))
	o.organizations(s, ids(catalog.KindOrganization))
	o.areas()
	o.codes()
	o.all("GeneralDescription/newGdList", "")
}

func (o *holder) services(s *live.Snapshot, services, channels []string) {
	for _, id := range services[:min(len(services), 50)] {
		o.ask("Service/serviceWithGD/{id}", "", id)
	}
	for chunk := range slices.Chunk(services, maxGuids) {
		o.ask("Service/serviceWithGD/list", "guids="+strings.Join(chunk, ","))
	}
	o.ask("Service/serviceWithGD/list", "guids=x")
	for _, status := range []string{"Archived", "Withdrawn", "Draft"} {
		o.all("Service", "status="+status)
		o.all("ServiceChannel", "status="+status)
		o.all("Organization", "status="+status)
	}
	for _, id := range channels[:min(len(channels), 50)] {
		o.all("Service/serviceChannel/{serviceChannelId}", "", id)
	}
	for _, typ := range append(serviceTypes(), "Tax") {
		o.all("Service/type/{type}", "", typ)
	}
	for _, typ := range append(channelTypes(), "Fax") {
		o.all("ServiceChannel/type/{type}", "", typ)
	}
	for path, facet := range map[string]live.Facet{
		"Service/serviceClass": live.FacetServiceClass, "Service/targetGroup": live.FacetTargetGroup,
		"Service/industrialClass": live.FacetIndustrialClass,
	} {
		for uri := range s.Table(catalog.KindService).Values(facet) {
			o.all(path, "uri="+url.QueryEscape(uri))
		}
		o.ask(path, "uri="+url.QueryEscape("http://urn.fi/URN:NBN:fi:au:ptvl:v999999"))
		o.ask(path, "uri=x")
		o.ask(path, "")
	}
	o.all("Service/industrialClass", "uri="+url.QueryEscape(industryClass().URI))
}

func (o *holder) organizations(s *live.Snapshot, ids []string) {
	o.all("Organization/Hierarchy", "")
	for _, id := range append(ids[:min(len(ids), 100)], idOf("nobody").String(), "x") {
		o.ask("Organization/Hierarchy/{id}", "", id)
		o.all("Common/EntitiesByOrganization/{organizationId}", "", id)
		o.all("ServiceChannel/organization/{organizationId}", "", id)
		o.all("ServiceChannel/organization/{organizationId}/type/{type}", "", id, "Phone")
		o.all("Service/list/organization", "organizationId="+id)
		o.all("Service/list/organization", "serviceWithGD=true&organizationId="+id)
		o.all("ServiceChannel/list/organization", "organizationId="+id)
		o.all("ServiceCollection/organization", "organizationId="+id)
		for _, how := range []string{"Manual", "Automatic"} {
			o.ask("Service/archived/list", "take=100&archivingType="+how+"&organizationId="+id)
			o.ask("ServiceChannel/archived/list", "take=100&archivingType="+how+"&organizationId="+id)
		}
	}
	organizations := s.Table(catalog.KindOrganization)
	for code := range organizations.Values(live.FacetBusinessCode) {
		o.ask("Organization/businesscode/{code}", "", code)
	}
	for oid := range organizations.Values(live.FacetOID) {
		o.ask("Organization/oid/{oid}", "", oid)
	}
	o.ask("Organization/businesscode/{code}", "", "7654321-0")
	o.ask("Organization/businesscode/{code}", "", "x")
	o.ask("Organization/oid/{oid}", "", "9.9.9")
	o.ask("Organization/oid/{oid}", "", "a b")
}

func (o *holder) areas() {
	for _, kind := range []string{"Service", "ServiceChannel", "Organization"} {
		for _, area := range [][2]string{
			{"Municipality", "091"}, {"Municipality", "478"}, {"Municipality", "000"}, {"Province", "01"},
			{"HospitalRegions", "03"}, {"BusinessRegions", "88864"}, {"WellbeingServiceCounties", "16"}, {"Region", "x"},
		} {
			for _, wide := range []string{"", "includeWholeCountry=true"} {
				o.all(kind+"/area/{area}/code/{code}", wide, area[:]...)
				o.all(kind+"/list/area/{area}/code/{code}", wide, area[:]...)
			}
		}
	}
}

func (o *holder) codes() {
	for _, t := range codes.AreaTypes() {
		o.ask("CodeList/GetAreaCodes/type/{type}", "", t.PathName())
	}
	o.ask("CodeList/GetAreaCodes/type/{type}", "", "x")
	for _, list := range []string{"Country", "Language", "Municipality"} {
		o.ask("CodeList/Get"+list+"Codes", "")
	}
	o.all("CodeList/GetPostalCodes", "")
}

// complete tells which operations were never answered with 200.
func (o *holder) complete(except ...string) {
	o.t.Helper()
	for _, op := range operations() {
		if op.serve != nil && o.answered[op.name][http.StatusOK] == 0 && !slices.Contains(except, op.name) {
			o.t.Errorf("%s was never answered with 200", op.name)
		}
	}
}

func TestEveryAnswerKeepsTheContract(t *testing.T) {
	w := newWorld(t, &Renderer{})
	w.fill()
	o := newHolder(t, w.catalogue)
	o.everything(w.catalogue.Snapshot())
	o.complete()
}

func TestEveryAnswerOfTheDemoCatalogueKeepsTheContract(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, demo.FS); err != nil {
		t.Fatal(err)
	}
	in, err := OpenInput([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	o := newHolder(t, catalogueOf(t, in))
	o.everything(o.h.live.Snapshot())
	o.complete("get_Organization_oid_oid") // no organisation has one
}

func TestEveryAnswerOfTheCorpusKeepsTheContract(t *testing.T) {
	if testing.Short() {
		t.Skip("asks some ten thousand times")
	}
	in, err := OpenInput([]string{sharedData(t, "data/corpus")})
	if err != nil {
		t.Fatal(err)
	}
	o := newHolder(t, catalogueOf(t, in))
	o.withoutLimits()
	o.everything(o.h.live.Snapshot())
	o.complete("get_Organization_oid_oid") // no organisation has one
}

// catalogueOf is the catalogue of an input that was imported into a fresh log.
func catalogueOf(t testing.TB, in editorial.Input) *live.Catalogue {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	report, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range report.Rejections {
		t.Errorf("rejected: %s", r.String())
	}
	c := live.New(&Renderer{}, slog.New(slog.DiscardHandler))
	if err := c.Load(t.Context(), log); err != nil {
		t.Fatal(err)
	}
	return c
}

func BenchmarkCorpus(b *testing.B) {
	in, err := OpenInput([]string{sharedData(b, "data/corpus")})
	if err != nil {
		b.Fatal(err)
	}
	c := catalogueOf(b, in)
	var service string
	services := c.Snapshot().Table(catalog.KindService)
	for e := range services.Each(services.Published()) {
		service = e.ID.String()
		break
	}
	for name, address := range map[string]string{
		"one": "/api/v11/Service/" + service, "names": "/api/v11/Service", "dates": "/api/v11/Service?date=2021-01-01T00:00:00",
		"area": "/api/v11/Service/list/area/Municipality/code/564?includeWholeCountry=true",
	} {
		for _, encoding := range []string{"identity", "gzip"} {
			b.Run(name+"/"+encoding, func(b *testing.B) { benchmarkOn(b, c, address, "Accept-Encoding", encoding) })
		}
	}
}
