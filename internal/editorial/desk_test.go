package editorial_test

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// hall is a desk over a real log with a few published organisations: a state office (agency) with two below it (branch
// and other) and one below branch (desk), and a foreign one (foreign).
type hall struct {
	*editorial.Desk
	t                                     testing.TB
	log                                   *sqlite.Log
	mu                                    sync.Mutex
	now                                   time.Time
	agency, branch, below, other, foreign catalog.ID
}

var admin = editorial.Job("job:test")

func newHall(t testing.TB) *hall {
	t.Helper()
	h := &hall{t: t, log: openLog(t), now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}
	h.Desk = editorial.NewDesk(h.log, editorial.NewRegister(h.log), editorial.Options{Now: h.clock})
	h.agency = h.organization("Virasto", catalog.ID{})
	h.branch = h.organization("Aluetoimisto", h.agency)
	h.below = h.organization("Asiakaspalvelu", h.branch)
	h.other = h.organization("Toinen aluetoimisto", h.agency)
	h.foreign = h.organization("Vieras virasto", catalog.ID{})
	return h
}

func (h *hall) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(time.Millisecond)
	return h.now
}

// later lets time go by.
func (h *hall) later(years, months, days int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.AddDate(years, months, days)
}

func (h *hall) in(years, months, days int) catalog.Moment {
	h.mu.Lock()
	defer h.mu.Unlock()
	return catalog.At(h.now.AddDate(years, months, days))
}

// person is a caller of that role in organisations.
func person(role editorial.Role, organizations ...catalog.ID) editorial.Caller {
	return editorial.Caller{
		Actor: "u:" + uuid.NewSHA1(uuid.NameSpaceOID, []byte(role)).String(), Role: role, Organizations: organizations,
		Rights: editorial.RightRead | editorial.RightWrite,
	}
}

// system is an API user with those rights.
func system(name string, rights editorial.Right, organizations ...catalog.ID) editorial.Caller {
	return editorial.Caller{
		Actor: "a:" + uuid.NewSHA1(uuid.NameSpaceOID, []byte(name)).String(), Role: editorial.MainUser, API: true,
		Organizations: organizations, Rights: rights,
	}
}

func (h *hall) organization(name string, parent catalog.ID) catalog.ID {
	h.t.Helper()
	return h.publish(admin, anOrganization(name, parent))
}

// publish makes an entity that is published.
func (h *hall) publish(c editorial.Caller, e catalog.Entity) catalog.ID {
	h.t.Helper()
	out, err := h.Create(h.t.Context(), c, editorial.Edit{Entity: e, Publish: true})
	if err != nil {
		h.t.Fatal(err)
	}
	return out.ID
}

// draft makes an entity that is a draft.
func (h *hall) draft(c editorial.Caller, e catalog.Entity) catalog.ID {
	h.t.Helper()
	out, err := h.Create(h.t.Context(), c, editorial.Edit{Entity: e})
	if err != nil {
		h.t.Fatal(err)
	}
	return out.ID
}

func (h *hall) read(k catalog.Kind, id catalog.ID) *editorial.Current {
	h.t.Helper()
	now, err := h.Read(h.t.Context(), admin, editorial.Ref{Kind: k, ID: id})
	if err != nil {
		h.t.Fatal(err)
	}
	return now
}

func (h *hall) service(id catalog.ID) *catalog.Service {
	h.t.Helper()
	return copied(h.t, h.read(catalog.KindService, id).Entity.(*catalog.Service))
}

// save keeps what change does to a service.
func (h *hall) change(c editorial.Caller, id catalog.ID, change func(*catalog.Service)) (*editorial.Outcome, error) {
	h.t.Helper()
	s := h.service(id)
	change(s)
	return h.Save(h.t.Context(), c, editorial.Edit{Entity: s})
}

func (h *hall) head() int64 {
	h.t.Helper()
	head, err := h.log.Head(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	return head
}

func copied[E catalog.Entity](t testing.TB, e E) E {
	t.Helper()
	b, err := catalog.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Unmarshal(e.EntityKind(), b)
	if err != nil {
		t.Fatal(err)
	}
	return c.(E)
}

// want fails unless err is of that type.
func want[E error](t testing.TB, err error) E {
	t.Helper()
	var e E
	if !errors.As(err, &e) {
		t.Fatalf("got error %v, want a %T", err, e)
	}
	return e
}

func soundlyDone(t testing.TB, out *editorial.Outcome, err error) *editorial.Outcome {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func hasRule(problems []catalog.Problem, rule string) bool {
	return slices.ContainsFunc(problems, func(p catalog.Problem) bool { return p.Rule == rule })
}

func service(id catalog.ID) editorial.Ref { return editorial.Ref{Kind: catalog.KindService, ID: id} }
func channelRef(id catalog.ID) editorial.Ref {
	return editorial.Ref{Kind: catalog.KindServiceChannel, ID: id}
}
func organizationRef(id catalog.ID) editorial.Ref {
	return editorial.Ref{Kind: catalog.KindOrganization, ID: id}
}

func typed(typ, fi, sv string) catalog.TypedTexts {
	return catalog.TypedTexts{{Type: typ, Language: "fi", Value: fi}, {Type: typ, Language: "sv", Value: sv}}
}

func descriptions() catalog.TypedTexts {
	return append(typed(catalog.TypeSummary, "Voit hakea lupaa rakentamiseen.", "Du kan söka bygglov."),
		typed(catalog.TypeDescription, "Tarvitset luvan, kun rakennat talon.", "Du behöver lov när du bygger ett hus.")...)
}

func anOrganization(name string, parent catalog.ID) *catalog.Organization {
	return &catalog.Organization{
		OrganizationType: "State", AreaType: catalog.Nationwide, OrganizationNames: typed(catalog.TypeName, name, name+" sv"),
		OrganizationDescriptions: descriptions(), ParentOrganizationID: parent,
		DisplayNameType: []catalog.NameType{{Type: catalog.TypeName, Language: "fi"}, {Type: catalog.TypeName, Language: "sv"}},
	}
}

func oneRef(uri string) []catalog.CodeRef { return []catalog.CodeRef{{URI: uri}} }

// aService is a service of an organisation that can be published as it is.
func aService(name string, owner catalog.ID) *catalog.Service {
	class, _ := codes.ServiceClasses().Lookup("P2.1")
	group, _ := codes.TargetGroups().Lookup("KR1")
	return &catalog.Service{
		Type: catalog.TypeService, FundingType: "PubliclyFunded", ServiceNames: typed(catalog.TypeName, name, name+" sv"),
		ServiceDescriptions: descriptions(), AreaType: catalog.Nationwide, Languages: []string{"fi", "sv"},
		ServiceClasses: oneRef(class.URI), OntologyTerms: oneRef(codes.Ontology().All()[0].URI), TargetGroups: oneRef(group.URI),
		Organizations: []catalog.ServiceOrganization{
			{OrganizationID: owner, RoleType: catalog.RoleResponsible},
			{OrganizationID: owner, RoleType: catalog.RoleProducer, ProvisionType: "SelfProducedServices"},
		},
	}
}

// aPhone is a shared phone channel that can be published as it is.
func aPhone(name string, owner catalog.ID) *catalog.ServiceChannel {
	number := func(language string) catalog.Phone {
		return catalog.Phone{
			Type: "Phone", Language: language, PrefixNumber: "+358", Number: "295000000", ServiceChargeType: catalog.FreeOfCharge,
		}
	}
	return &catalog.ServiceChannel{
		Type: catalog.PhoneChannel, OrganizationID: owner, IsVisibleForAll: true,
		ServiceChannelNames: typed(catalog.TypeName, name, name+" sv"), ServiceChannelDescriptions: descriptions(),
		Languages: []string{"fi"}, PhoneNumbers: []catalog.Phone{number("fi"), number("sv")},
	}
}

// aPlace is a shared service location that can be published as it is.
func aPlace(name string, owner catalog.ID) *catalog.ServiceChannel {
	return &catalog.ServiceChannel{
		Type: catalog.ServiceLocation, OrganizationID: owner, IsVisibleForAll: true,
		ServiceChannelNames: typed(catalog.TypeName, name, name+" sv"), ServiceChannelDescriptions: descriptions(),
		Languages:       []string{"fi"},
		DisplayNameType: []catalog.NameType{{Type: catalog.TypeName, Language: "fi"}, {Type: catalog.TypeName, Language: "sv"}},
		Addresses: []catalog.Address{{Type: "Location", SubType: "Single", Country: "FI", StreetAddress: &catalog.StreetAddress{
			Street: catalog.Texts{{Language: "fi", Value: "Mannerheimintie"}}, StreetNumber: "1", PostalCode: "00100",
			Municipality: &catalog.Municipality{Code: "091"},
		}}},
	}
}

func aGeneral(name string) *catalog.GeneralDescription {
	s := aService(name, catalog.ID{})
	return &catalog.GeneralDescription{
		Names: s.ServiceNames, Descriptions: s.ServiceDescriptions, ServiceClasses: s.ServiceClasses,
		OntologyTerms: s.OntologyTerms, TargetGroups: s.TargetGroups, Type: catalog.TypeService,
		GeneralDescriptionType: "Municipality",
	}
}

func aCollection(name string, owner catalog.ID, services ...catalog.ID) *catalog.ServiceCollection {
	return &catalog.ServiceCollection{
		OrganizationID: owner, ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: name}}, Services: services,
		ServiceCollectionDescriptions: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: "Kaikki rakentajalle"}},
	}
}

// numbers are the statuses of an entity's revisions, oldest first.
func statuses(t testing.TB, log store.Log, ref editorial.Ref) []catalog.Status {
	t.Helper()
	revs, err := log.History(t.Context(), ref.Kind, ref.ID)
	if err != nil {
		t.Fatal(err)
	}
	var out []catalog.Status
	for _, r := range revs {
		out = append(out, r.Status)
	}
	return out
}
