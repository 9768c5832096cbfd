package related_test

import (
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// plainRenderer writes nothing that matters here.
type plainRenderer struct{}

func (plainRenderer) Render(_ *live.Snapshot, e *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte(e.Name)}, nil
}

func (plainRenderer) Item(e *live.Entry) []byte { return []byte(e.Name) }

// fataler is what tests, benchmarks and rapid's checks have in common.
type fataler interface {
	Helper()
	Fatal(args ...any)
}

type world struct {
	catalogue *live.Catalogue
	seq       int64
}

func newWorld(t fataler, entities ...catalog.Entity) *world {
	t.Helper()
	w := &world{catalogue: live.New(plainRenderer{}, slog.New(slog.DiscardHandler))}
	w.append(t, catalog.StatusPublished, entities...)
	return w
}

func (w *world) append(t fataler, status catalog.Status, entities ...catalog.Entity) {
	t.Helper()
	revisions := make([]store.Revision, 0, len(entities))
	for _, e := range entities {
		document, err := catalog.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		w.seq++
		revisions = append(revisions, store.Revision{
			Seq: w.seq, Kind: e.EntityKind(), ID: e.EntityID(), Number: int(w.seq), Status: status,
			Time: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Document: document,
		})
	}
	w.catalogue.Apply(revisions)
}

func id(name string) catalog.ID { return uuid.NewSHA1(uuid.Nil, []byte(name)) }

// fact changes a service of a test.
type fact func(*catalog.Service)

func service(name string, facts ...fact) *catalog.Service {
	s := &catalog.Service{ID: id(name), ServiceNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}}}
	for _, f := range facts {
		f(s)
	}
	return s
}

func refs(uris []string) []catalog.CodeRef {
	var list []catalog.CodeRef
	for _, u := range uris {
		list = append(list, catalog.CodeRef{URI: u})
	}
	return list
}

func terms(uris ...string) fact   { return func(s *catalog.Service) { s.OntologyTerms = refs(uris) } }
func classes(uris ...string) fact { return func(s *catalog.Service) { s.ServiceClasses = refs(uris) } }
func groups(uris ...string) fact  { return func(s *catalog.Service) { s.TargetGroups = refs(uris) } }
func events(uris ...string) fact  { return func(s *catalog.Service) { s.LifeEvents = refs(uris) } }
func called(name string) fact {
	return func(s *catalog.Service) { s.ServiceNames[0].Value = name }
}
func of(organization string) fact {
	return func(s *catalog.Service) {
		s.Organizations = []catalog.ServiceOrganization{{OrganizationID: id(organization), RoleType: catalog.RoleResponsible}}
	}
}
func leaning(general string) fact {
	return func(s *catalog.Service) { s.GeneralDescriptionID = id(general) }
}

func general(name string) *catalog.GeneralDescription {
	return &catalog.GeneralDescription{ID: id(name), Names: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}}}
}

func channel(name string) *catalog.ServiceChannel {
	return &catalog.ServiceChannel{
		ID: id(name), Type: catalog.EChannel,
		ServiceChannelNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}},
	}
}

func connected(service, channel string) *catalog.Connection {
	return &catalog.Connection{ServiceID: id(service), ChannelID: id(channel)}
}

func collection(name string, services ...string) *catalog.ServiceCollection {
	c := &catalog.ServiceCollection{ID: id(name), ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: name}}}
	for _, s := range services {
		c.Services = append(c.Services, id(s))
	}
	return c
}
