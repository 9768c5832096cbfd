package live

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// showingRenderer writes all that an answer may show of others, so that a missed neighbour shows as stale text.
type showingRenderer struct{}

func (showingRenderer) Render(s *Snapshot, e *Entry) (Rendered, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s\n", e.Kind, e.Name, e.Type)
	show := func(what string, k catalog.Kind, id catalog.ID) {
		if n, ok := s.Name(k, id); ok {
			fmt.Fprintf(&b, "%s %s\n", what, n)
		}
	}
	mean := func(what, uri string) {
		fmt.Fprintln(&b, what, uri)
		if item, ok := s.CodeItem(uri); ok {
			fmt.Fprintln(&b, "means", item.Description.In("fi"))
		}
	}
	connected := func(c *catalog.Connection) {
		for _, r := range c.DigitalAuthorizations {
			mean("authorisation", r.URI)
		}
	}
	switch e.Kind {
	case catalog.KindService:
		v, err := catalog.Decode[catalog.Service](e.Document())
		if err != nil {
			return Rendered{}, err
		}
		for _, o := range v.Organizations {
			show("organisation", catalog.KindOrganization, o.OrganizationID)
		}
		g := s.General(v.GeneralDescriptionID)
		for _, r := range catalog.Merge(v, g).OntologyTerms {
			mean("term", r.URI)
		}
		for _, c := range s.ServiceConnections(e.ID) {
			show("channel", catalog.KindServiceChannel, c.ChannelID)
			connected(c)
		}
	case catalog.KindServiceChannel:
		c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
		if err != nil {
			return Rendered{}, err
		}
		for _, x := range s.ChannelConnections(e.ID) {
			show("service", catalog.KindService, x.ServiceID)
			connected(x)
		}
		typ, areas := s.ChannelAreas(c)
		fmt.Fprintln(&b, typ, len(areas))
		for _, uri := range s.ChannelTerms(e.ID) {
			mean("term", uri)
		}
		for _, r := range c.OntologyTerms {
			mean("own term", r.URI)
		}
	case catalog.KindOrganization:
		fmt.Fprintln(&b, "root", s.RootOf(e.ID))
		for _, x := range s.ServicesOf(e.ID) {
			fmt.Fprintln(&b, x.Service.Name, x.Role.RoleType)
		}
		for _, x := range s.SubOrganizations(e.ID) {
			fmt.Fprintln(&b, "sub", x.Name)
		}
		fmt.Fprintln(&b, "root", s.RootOf(e.ID))
	case catalog.KindGeneralDescription:
		for _, c := range e.general.ServiceChannels {
			show("channel", catalog.KindServiceChannel, c.ChannelID)
		}
	case catalog.KindServiceCollection:
		c, err := catalog.Decode[catalog.ServiceCollection](e.Document())
		if err != nil {
			return Rendered{}, err
		}
		for _, id := range c.Services {
			show("service", catalog.KindService, id)
			if x, ok := s.Published(catalog.KindService, id); ok {
				v, _ := catalog.Decode[catalog.Service](x.Document())
				fmt.Fprintln(&b, v.ServiceDescriptions.In(catalog.TypeSummary, "fi"))
			}
		}
		for _, id := range c.ServiceChannels {
			show("channel", catalog.KindServiceChannel, id)
		}
	}
	if e.Kind == catalog.KindService || e.Kind == catalog.KindServiceChannel {
		for _, c := range s.CollectionsOf(e.Kind, e.ID) {
			fmt.Fprintln(&b, "in", c.Name)
		}
	}
	return Rendered{Body: []byte(b.String())}, nil
}

func (showingRenderer) Item(e *Entry) []byte { return []byte(e.Name) }

// world is a log in memory, good enough to feed a catalogue.
type world struct {
	seq    int64
	number map[catalog.ID]int
	log    []store.Revision
}

func newWorld() *world { return &world{number: map[catalog.ID]int{}} }

func (w *world) add(status catalog.Status, entities ...catalog.Entity) []store.Revision {
	from := len(w.log)
	for _, e := range entities {
		doc, err := catalog.Marshal(e)
		if err != nil {
			panic(err)
		}
		w.seq++
		w.number[e.EntityID()]++
		w.log = append(w.log, store.Revision{
			Seq: w.seq, Kind: e.EntityKind(), ID: e.EntityID(), Number: w.number[e.EntityID()], Status: status,
			Time: time.Date(2026, 1, 1, 0, 0, int(w.seq), 0, time.UTC), Document: doc,
		})
	}
	return slices.Clone(w.log[from:])
}

// worldLog gives Load what a store's Latest would, by replaying the log in the plainest way.
type worldLog struct {
	store.Log
	w *world
}

func (l worldLog) Latest(_ context.Context, fn func(store.Entry) error) (int64, error) {
	type state struct{ first, newest, public *store.Revision }
	states := map[catalog.ID]*state{}
	var order []catalog.ID
	for i := range l.w.log {
		r := &l.w.log[i]
		st := states[r.ID]
		if st == nil {
			st = &state{first: r}
			states[r.ID] = st
			order = append(order, r.ID)
		}
		st.newest = r
		if r.Status == catalog.StatusPublished {
			st.public = r
		} else if store.EndsPublic(r.Status) {
			st.public = nil
		}
	}
	for _, id := range order {
		st := states[id]
		for _, r := range []*store.Revision{st.public, st.newest} {
			if r == nil || r == st.newest && st.public == st.newest && r != st.public {
				continue
			}
			if err := fn(store.Entry{Revision: *r, FirstSeq: st.first.Seq, FirstTime: st.first.Time}); err != nil {
				return 0, err
			}
		}
	}
	return l.w.seq, nil
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func id(n byte) catalog.ID { return catalog.ID{15: n, 0: 1} }

func fi(typ, value string) catalog.TypedTexts {
	return catalog.TypedTexts{{Type: typ, Language: "fi", Value: value}}
}

func organization(n byte, name string, parent catalog.ID) *catalog.Organization {
	return &catalog.Organization{ID: id(n), OrganizationNames: fi(catalog.TypeName, name), ParentOrganizationID: parent}
}

func service(n byte, name string, organization, general catalog.ID) *catalog.Service {
	return &catalog.Service{
		ID: id(n), ServiceNames: fi(catalog.TypeName, name), GeneralDescriptionID: general,
		Organizations: []catalog.ServiceOrganization{{OrganizationID: organization, RoleType: catalog.RoleResponsible}},
	}
}

func channel(n byte, name string, owner catalog.ID) *catalog.ServiceChannel {
	return &catalog.ServiceChannel{ID: id(n), Type: catalog.PhoneChannel, OrganizationID: owner,
		ServiceChannelNames: fi(catalog.TypeName, name)}
}

func body(t *testing.T, s *Snapshot, k catalog.Kind, id catalog.ID) string {
	t.Helper()
	e, ok := s.Published(k, id)
	if !ok {
		t.Fatalf("%s %s is not published", k, id)
	}
	return string(e.Wire().Body)
}

func apply(t *testing.T, c *Catalogue, revisions []store.Revision) {
	t.Helper()
	c.Apply(revisions)
}

func TestAChangeReachesEveryAnswerThatShowsIt(t *testing.T) {
	w, c := newWorld(), New(showingRenderer{}, quiet())
	general := &catalog.GeneralDescription{ID: id(9), Names: fi(catalog.TypeName, "Neuvola"),
		OntologyTerms: []catalog.CodeRef{{URI: "urn:lapset"}}, Type: catalog.TypeService}
	apply(t, c, w.add(catalog.StatusPublished,
		organization(1, "Kunta", catalog.ID{}), organization(2, "Sivistys", id(1)), general,
		service(3, "Äitiysneuvola", id(1), id(9)), service(4, "Kirjasto", id(2), catalog.ID{}), channel(5, "Ajanvaraus", id(1)),
		&catalog.Connection{ServiceID: id(3), ChannelID: id(5)},
		&catalog.ServiceCollection{ID: id(6), ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "Perheille"}},
			Services: []catalog.ID{id(3)}},
	))
	untouched, _ := c.Snapshot().Published(catalog.KindService, id(4))

	apply(t, c, w.add(catalog.StatusPublished, organization(1, "Kaupunki", catalog.ID{})))
	if got := body(t, c.Snapshot(), catalog.KindService, id(3)); !strings.Contains(got, "organisation Kaupunki") {
		t.Errorf("a service shows its organisation's old name:\n%s", got)
	}
	if now, _ := c.Snapshot().Published(catalog.KindService, id(4)); now != untouched {
		t.Error("a change rebuilt a service that does not show it")
	}

	changed := *general
	changed.OntologyTerms = []catalog.CodeRef{{URI: "urn:vauvat"}}
	apply(t, c, w.add(catalog.StatusPublished, &changed))
	for _, x := range []struct {
		kind catalog.Kind
		id   catalog.ID
	}{{catalog.KindService, id(3)}, {catalog.KindServiceChannel, id(5)}} {
		if got := body(t, c.Snapshot(), x.kind, x.id); !strings.Contains(got, "urn:vauvat") || strings.Contains(got, "urn:lapset") {
			t.Errorf("a change of the general description did not reach the %s:\n%s", x.kind, got)
		}
	}
	services := c.Snapshot().Table(catalog.KindService)
	if services.Index(FacetOntologyTerm, "urn:vauvat").GetCardinality() != 1 || !services.Index(FacetOntologyTerm, "urn:lapset").IsEmpty() {
		t.Error("the index keeps the general description's old term")
	}

	apply(t, c, w.add(catalog.StatusDeleted, channel(5, "Ajanvaraus", id(1))))
	if got := body(t, c.Snapshot(), catalog.KindService, id(3)); strings.Contains(got, "Ajanvaraus") {
		t.Errorf("a service shows an archived channel:\n%s", got)
	}
	if !c.Snapshot().Table(catalog.KindServiceChannel).Archived().Contains(0) {
		t.Error("the archived channel is not listed as archived")
	}
}

func TestAnOlderSnapshotStaysAsItWas(t *testing.T) {
	w, c := newWorld(), New(showingRenderer{}, quiet())
	apply(t, c, w.add(catalog.StatusPublished, organization(1, "Kunta", catalog.ID{}), service(3, "Kirjasto", id(1), catalog.ID{})))
	before := c.Snapshot()
	text := body(t, before, catalog.KindService, id(3))
	apply(t, c, w.add(catalog.StatusPublished, organization(1, "Kaupunki", catalog.ID{}), service(7, "Uusi", id(1), catalog.ID{})))
	apply(t, c, w.add(catalog.StatusDeleted, service(3, "Kirjasto", id(1), catalog.ID{})))
	if got := body(t, before, catalog.KindService, id(3)); got != text {
		t.Errorf("an older snapshot changed:\n%s", got)
	}
	if n := before.Table(catalog.KindService).Published().GetCardinality(); n != 1 {
		t.Errorf("an older snapshot has %d services, want 1", n)
	}
	if n := before.Table(catalog.KindService).Index(FacetOrganization, id(1).String()).GetCardinality(); n != 1 {
		t.Errorf("an older snapshot's index has %d services, want 1", n)
	}
}

// drawEntity makes a random version of one of a few entities, so that a run revises, connects and archives them.
func drawEntity(t *rapid.T) catalog.Entity {
	word := rapid.SampledFrom([]string{"talo", "koti", "tuki", "neuvo"}).Draw(t, "word")
	org := func(label string) catalog.ID {
		if n := rapid.IntRange(0, 3).Draw(t, label); n > 0 {
			return id(byte(n))
		}
		return catalog.ID{}
	}
	area := catalog.AreaType(rapid.SampledFrom([]string{"", "Nationwide", "LimitedType"}).Draw(t, "area"))
	switch rapid.IntRange(0, 6).Draw(t, "kind") {
	case 0:
		n := byte(rapid.IntRange(1, 4).Draw(t, "organisation"))
		var parent catalog.ID
		if n < 4 && rapid.Bool().Draw(t, "child") {
			parent = id(n + 1)
		}
		return organization(n, word, parent)
	case 1:
		return &catalog.GeneralDescription{ID: id(9), Names: fi(catalog.TypeName, word), Type: catalog.TypeService,
			OntologyTerms:   []catalog.CodeRef{{URI: "urn:" + word}},
			ServiceChannels: []catalog.ProposedChannel{{ChannelID: id(21)}}}
	case 2:
		s := service(byte(rapid.IntRange(11, 13).Draw(t, "service")), word, org("owner"), catalog.ID{})
		if rapid.Bool().Draw(t, "leans") {
			s.GeneralDescriptionID = id(9)
		}
		s.AreaType = area
		if len(s.Organizations) > 0 && rapid.Bool().Draw(t, "produces") {
			s.Organizations = append(s.Organizations, catalog.ServiceOrganization{
				RoleType: catalog.RoleProducer, OrganizationID: s.Organizations[0].OrganizationID})
		}
		s.OntologyTerms = []catalog.CodeRef{{URI: "urn:oma"}}
		s.ServiceDescriptions = fi(catalog.TypeSummary, word)
		return s
	case 3:
		c := channel(byte(rapid.IntRange(21, 23).Draw(t, "channel")), word, org("owner"))
		c.AreaType = area
		if rapid.Bool().Draw(t, "own term") {
			c.OntologyTerms = []catalog.CodeRef{{URI: "urn:" + word}}
		}
		return c
	case 4:
		return &catalog.ServiceCollection{ID: id(31), ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: word}},
			Services:        []catalog.ID{id(byte(rapid.IntRange(11, 13).Draw(t, "member")))},
			ServiceChannels: []catalog.ID{id(byte(rapid.IntRange(21, 23).Draw(t, "member")))}}
	case 5:
		return &catalog.CodeItem{URI: "urn:" + word, Description: catalog.Texts{{Language: "fi", Value: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "text")}}}
	}
	c := &catalog.Connection{ServiceID: id(byte(rapid.IntRange(11, 13).Draw(t, "service"))),
		ChannelID: id(byte(rapid.IntRange(21, 23).Draw(t, "channel")))}
	if rapid.Bool().Draw(t, "authorised") {
		c.DigitalAuthorizations = []catalog.CodeRef{{URI: "urn:" + word}}
	}
	return c
}

// dump writes everything that readers can see.
func dump(s *Snapshot) string {
	var b strings.Builder
	for _, k := range tableKinds {
		t := s.Table(k)
		for _, set := range t.sets {
			fmt.Fprintln(&b, k, set.ToArray())
		}
		for e := range t.Each(t.Published()) {
			fmt.Fprintf(&b, "%d %s %v\n%s", e.Ord, e.Item, s.Connected(k, e.ID).ToArray(), e.Wire().Body)
		}
		for f := range facets {
			for v, set := range t.Values(f) {
				fmt.Fprintln(&b, f, v, set.ToArray())
			}
		}
	}
	return b.String()
}

func TestFollowingTheFeedEqualsLoadingTheLog(t *testing.T) {
	statuses := []catalog.Status{catalog.StatusPublished, catalog.StatusPublished, catalog.StatusPublished,
		catalog.StatusDeleted, catalog.StatusWithdrawn, catalog.StatusModified, catalog.StatusDraft, catalog.StatusRemoved}
	rapid.Check(t, func(t *rapid.T) {
		w, following := newWorld(), New(showingRenderer{}, quiet())
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			var batch []store.Revision
			for range rapid.IntRange(1, 4).Draw(t, "batch") {
				batch = append(batch, w.add(rapid.SampledFrom(statuses).Draw(t, "status"), drawEntity(t))...)
			}
			following.Apply(batch)
		}
		loaded := New(showingRenderer{}, quiet())
		if err := loaded.Load(context.Background(), worldLog{w: w}); err != nil {
			t.Fatal(err)
		}
		if got, want := dump(following.Snapshot()), dump(loaded.Snapshot()); got != want {
			t.Fatalf("following gives\n%s\nloading gives\n%s", got, want)
		}
	})
}

func TestReadersAndTheFollowerWorkAtTheSameTime(t *testing.T) {
	w, c := newWorld(), New(showingRenderer{}, quiet())
	apply(t, c, w.add(catalog.StatusPublished, organization(1, "Kunta", catalog.ID{}), service(3, "Kirjasto", id(1), catalog.ID{})))
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					dump(c.Snapshot())
					c.Snapshot().Within(Box{-180, -90, 180, 90})
				}
			}
		})
	}
	for i := range 50 {
		place := channel(byte(100+i), "Paikka", id(1))
		place.Addresses = []catalog.Address{{Type: "Location", StreetAddress: &catalog.StreetAddress{Latitude: "6839282", Longitude: "514366"}}}
		apply(t, c, w.add(catalog.StatusPublished, organization(1, fmt.Sprint("Kunta ", i), catalog.ID{}), place))
	}
	close(done)
	wg.Wait()
}
