package v11

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// idOf gives the fixture's entities ids by name.
func idOf(name string) catalog.ID { return uuid.NewSHA1(uuid.NameSpaceURL, []byte(name)) }

func day(n int) time.Time { return time.Date(2026, 3, n, 12, 0, 0, 0, time.UTC) }

// signRenderer shows who an entity is and which of its forms this is; the codec's own tests hold the real bytes.
type signRenderer struct{}

func (signRenderer) Render(_ *live.Snapshot, e *live.Entry) (live.Rendered, error) {
	sign := func(headers bool) []byte {
		return fmt.Appendf(nil, `{"id":%q,"name":%q,"showHeader":%t}`, e.ID, e.Name, headers)
	}
	return live.Rendered{Body: sign(false), WithHeaders: sign(true)}, nil
}

func (signRenderer) Item(e *live.Entry) []byte { return appendListItem(nil, e) }

// world feeds a catalogue with revisions, one a call of set.
type world struct {
	t         testing.TB
	catalogue *live.Catalogue
	seq       int64
	numbers   map[catalog.ID]int
}

func newWorld(t testing.TB, r live.Renderer) *world {
	return &world{t: t, catalogue: live.New(r, slog.New(slog.DiscardHandler)), numbers: map[catalog.ID]int{}}
}

// set appends a revision. Its time is that of at.
func (w *world) set(e catalog.Entity, status catalog.Status, at time.Time, actor string) {
	w.t.Helper()
	document, err := catalog.Marshal(e)
	if err != nil {
		w.t.Fatal(err)
	}
	w.seq++
	w.numbers[e.EntityID()]++
	w.catalogue.Apply([]store.Revision{{
		Seq: w.seq, Kind: e.EntityKind(), ID: e.EntityID(), Number: w.numbers[e.EntityID()], Status: status,
		Actor: actor, Time: at, Document: document,
	}})
}

func (w *world) publish(entities ...catalog.Entity) {
	w.t.Helper()
	for _, e := range entities {
		w.set(e, catalog.StatusPublished, day(1), "editor")
	}
}

func named(name string) catalog.TypedTexts {
	return catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}}
}

func organizationNamed(name string, change func(*catalog.Organization)) *catalog.Organization {
	o := &catalog.Organization{
		ID: idOf(name), OrganizationNames: named(name), OrganizationType: "State", Modified: catalog.At(day(2)),
		OrganizationDescriptions: catalog.TypedTexts{{Type: catalog.TypeSummary, Language: "fi", Value: "Lyhyesti " + name}},
		DisplayNameType:          []catalog.NameType{{Type: catalog.TypeName, Language: "fi"}},
	}
	if change != nil {
		change(o)
	}
	return o
}

func serviceNamed(name, owner string, change func(*catalog.Service)) *catalog.Service {
	s := &catalog.Service{
		ID: idOf(name), ServiceNames: named(name), Type: catalog.TypeService, FundingType: "PubliclyFunded",
		ServiceDescriptions: catalog.TypedTexts{
			{Type: catalog.TypeSummary, Language: "fi", Value: "Lyhyesti " + name},
			{Type: catalog.TypeDescription, Language: "fi", Value: "### Otsikko\nPitemmin"},
		},
		Languages: []string{"fi"}, AreaType: catalog.Nationwide, Modified: catalog.At(day(2)),
		Organizations: []catalog.ServiceOrganization{{OrganizationID: idOf(owner), RoleType: catalog.RoleResponsible}},
	}
	if change != nil {
		change(s)
	}
	return s
}

func channelNamed(name, owner string, typ catalog.ChannelType, change func(*catalog.ServiceChannel)) *catalog.ServiceChannel {
	c := &catalog.ServiceChannel{
		ID: idOf(name), Type: typ, OrganizationID: idOf(owner), ServiceChannelNames: named(name),
		ServiceChannelDescriptions: catalog.TypedTexts{{Type: catalog.TypeSummary, Language: "fi", Value: "Lyhyesti " + name}},
		Languages:                  []string{"fi"}, Modified: catalog.At(day(2)),
	}
	if change != nil {
		change(c)
	}
	return c
}

func generalNamed(name string, change func(*catalog.GeneralDescription)) *catalog.GeneralDescription {
	g := &catalog.GeneralDescription{
		ID: idOf(name), Names: named(name), Type: catalog.TypePermitOrObligation, GeneralDescriptionType: "Municipality",
		Descriptions: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: "Pohja " + name}},
		Modified:     catalog.At(day(2)),
	}
	if change != nil {
		change(g)
	}
	return g
}

func collectionNamed(name, owner string, services ...string) *catalog.ServiceCollection {
	c := &catalog.ServiceCollection{
		ID: idOf(name), OrganizationID: idOf(owner), Modified: catalog.At(day(2)),
		ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: name}},
	}
	for _, s := range services {
		c.Services = append(c.Services, idOf(s))
	}
	return c
}

func inMunicipalities(codes ...string) []catalog.Area {
	a := catalog.Area{Type: catalog.AreaOfMunicipalities}
	for _, code := range codes {
		a.Municipalities = append(a.Municipalities, catalog.Municipality{Code: code})
	}
	return []catalog.Area{a}
}

func refs(uris ...string) []catalog.CodeRef {
	var out []catalog.CodeRef
	for _, u := range uris {
		out = append(out, catalog.CodeRef{URI: u})
	}
	return out
}

// subClass is a service class with a parent, mainClass that parent; uris as content has them.
func subClass() *codes.Class {
	for _, c := range codes.ServiceClasses().All() {
		if c.Parent != nil {
			return c
		}
	}
	return nil
}

func mainClass() *codes.Class { return subClass().Parent }

func targetGroup() *codes.Class { return codes.TargetGroups().All()[0] }

func industryClass() *codes.Class { return codes.IndustrialClasses().All()[0] }

// fill makes the small catalogue of the tests. Its names tell who is what.
func (w *world) fill() {
	w.t.Helper()
	limited := func(areas ...catalog.Area) func(*catalog.Service) {
		return func(s *catalog.Service) { s.AreaType, s.Areas = catalog.LimitedType, areas }
	}
	w.publish(
		organizationNamed("ministry", func(o *catalog.Organization) {
			o.AreaType, o.OID, o.BusinessCode = catalog.Nationwide, "1.2.246.10.2.3.4", "1111111-1"
		}),
		organizationNamed("agency", func(o *catalog.Organization) {
			o.AreaType, o.ParentOrganizationID, o.BusinessCode = catalog.NationwideExceptAlandIsles, idOf("ministry"), "1111111-1"
		}),
		organizationNamed("helsinki", func(o *catalog.Organization) {
			o.OrganizationType, o.Municipality, o.BusinessCode = "Municipality", &catalog.Municipality{Code: "091"}, "0201256-6"
		}),
		organizationNamed("school board", func(o *catalog.Organization) {
			o.AreaType, o.Areas, o.ParentOrganizationID = catalog.LimitedType, inMunicipalities("091"), idOf("helsinki")
		}),
		organizationNamed("empty", nil),
	)
	w.publish(
		generalNamed("gd", func(g *catalog.GeneralDescription) {
			g.ServiceClasses = refs(mainClass().URI)
			g.TargetGroups = refs(targetGroup().URI)
			g.IndustrialClasses = refs(industryClass().URI)
			g.Modified = catalog.At(time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC))
		}),
		generalNamed("new gd", func(g *catalog.GeneralDescription) { g.Modified = catalog.At(day(20)) }),
	)
	w.publish(
		channelNamed("form", "ministry", catalog.PrintableForm, func(c *catalog.ServiceChannel) { c.IsVisibleForAll = true }),
		channelNamed("phone", "ministry", catalog.PhoneChannel, nil),
		channelNamed("office", "helsinki", catalog.ServiceLocation, func(c *catalog.ServiceChannel) {
			c.AreaType, c.Areas = catalog.LimitedType, inMunicipalities("091")
			c.Modified = catalog.At(day(10))
		}),
		serviceNamed("everywhere", "ministry", func(s *catalog.Service) { s.ServiceClasses = refs(subClass().URI) }),
		serviceNamed("mainland", "agency", func(s *catalog.Service) { s.AreaType = catalog.NationwideExceptAlandIsles }),
		serviceNamed("in helsinki", "helsinki", limited(inMunicipalities("091")...)),
		serviceNamed("in uusimaa", "helsinki", limited(catalog.Area{Type: "Region", Code: "01"})),
		serviceNamed("on aland", "ministry", limited(inMunicipalities("478")...)),
		serviceNamed("leaning", "ministry", func(s *catalog.Service) {
			s.Type, s.GeneralDescriptionID, s.Modified = "", idOf("gd"), catalog.At(day(10))
			s.Organizations = append(s.Organizations, catalog.ServiceOrganization{
				OrganizationID: idOf("school board"), RoleType: catalog.RoleProducer, ProvisionType: "ProcuredServices",
			})
		}),
	)
	w.publish(
		&catalog.Connection{ServiceID: idOf("everywhere"), ChannelID: idOf("form"), Modified: catalog.At(day(15))},
		&catalog.Connection{ServiceID: idOf("leaning"), ChannelID: idOf("form"), Modified: catalog.At(day(5))},
		&catalog.Connection{ServiceID: idOf("leaning"), ChannelID: idOf("office"), Modified: catalog.At(day(5))},
		collectionNamed("collection", "helsinki", "in helsinki"),
		collectionNamed("old collection", "helsinki", "in helsinki"),
	)
	w.publish(serviceNamed("archived by hand", "ministry", nil), serviceNamed("archived by itself", "ministry", nil),
		serviceNamed("withdrawn", "ministry", nil), channelNamed("archived channel", "ministry", catalog.PhoneChannel, nil),
		channelNamed("withdrawn channel", "helsinki", catalog.PhoneChannel, nil),
		organizationNamed("archived organization", nil))
	w.set(serviceNamed("archived by hand", "ministry", nil), catalog.StatusDeleted, day(20), "editor")
	w.set(serviceNamed("archived by itself", "ministry", nil), catalog.StatusDeleted, day(21), SystemActor)
	w.set(serviceNamed("withdrawn", "ministry", nil), catalog.StatusWithdrawn, day(20), "editor")
	w.set(channelNamed("archived channel", "ministry", catalog.PhoneChannel, func(c *catalog.ServiceChannel) { c.IsVisibleForAll = true }),
		catalog.StatusDeleted, day(22), SystemActor)
	w.set(channelNamed("withdrawn channel", "helsinki", catalog.PhoneChannel, nil), catalog.StatusWithdrawn, day(20), "editor")
	w.set(organizationNamed("archived organization", nil), catalog.StatusDeleted, day(20), "editor")
	w.set(collectionNamed("old collection", "helsinki", "in helsinki"), catalog.StatusDeleted, day(20), "editor")
	w.set(serviceNamed("draft", "ministry", nil), catalog.StatusDraft, day(20), "editor")
}

// filled gives a handler over the small catalogue. Its clock stands at the 25th of March 2026.
func filled(t testing.TB) *Handler {
	t.Helper()
	w := newWorld(t, signRenderer{})
	w.fill()
	return NewHandler(w.catalogue, WithClock(func() time.Time { return day(25) }))
}

// ask sends a request with headers given as name and value in turn.
func ask(h http.Handler, method, address string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://varanto.example"+address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get(h http.Handler, address string, headers ...string) *httptest.ResponseRecorder {
	return ask(h, http.MethodGet, address, headers...)
}

// namesOf says which entities an answer holds, by name and in its order: of a page, an array or one entity.
func namesOf(t *testing.T, body []byte) string {
	t.Helper()
	type item struct{ ID, Name string }
	var page struct{ ItemList []item }
	var list []item
	var one item
	switch {
	case json.Unmarshal(body, &list) == nil:
	case strings.Contains(string(body), `"itemList"`):
		if err := json.Unmarshal(body, &page); err != nil {
			t.Fatalf("%v in %s", err, body)
		}
		list = page.ItemList
	default:
		if err := json.Unmarshal(body, &one); err != nil {
			t.Fatalf("%v in %s", err, body)
		}
		list = []item{one}
	}
	var names []string
	for _, i := range list {
		names = append(names, nameOf(i.ID))
	}
	return strings.Join(names, ", ")
}

var fixtureNames = []string{
	"ministry", "agency", "helsinki", "school board", "empty", "gd", "new gd", "form", "phone", "office", "everywhere",
	"mainland", "in helsinki", "in uusimaa", "on aland", "leaning", "collection", "old collection", "archived by hand",
	"archived by itself", "withdrawn", "archived channel", "withdrawn channel", "archived organization", "draft",
}

func nameOf(id string) string {
	i := slices.IndexFunc(fixtureNames, func(n string) bool { return idOf(n).String() == id })
	if i < 0 {
		return "unknown " + id
	}
	return fixtureNames[i]
}

// fillIn replaces {name} in an address by the id of the fixture's entity.
func fillIn(address string) string {
	for _, n := range fixtureNames {
		address = strings.ReplaceAll(address, "{"+n+"}", idOf(n).String())
	}
	return strings.ReplaceAll(address, " ", "%20")
}
