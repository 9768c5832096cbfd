package filter_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/filter"
	"github.com/varanto/varanto/internal/search/filter/filtertest"
	"github.com/varanto/varanto/internal/search/link"
)

const (
	serviceIDs byte = iota + 1
	channelIDs
	organizationIDs
	generalIDs
	collectionIDs
)

var allKinds = []catalog.Kind{
	catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization, catalog.KindGeneralDescription,
	catalog.KindServiceCollection,
}

func organization(n, parent int) *catalog.Organization {
	o := &catalog.Organization{ID: filtertest.ID(organizationIDs, n), OrganizationType: "Municipality", OrganizationNames: filtertest.Named(fmt.Sprint("org ", n))}
	if parent > 0 {
		o.ParentOrganizationID = filtertest.ID(organizationIDs, parent)
	}
	return o
}

func uris(c *codes.Classification, classCodes ...string) []catalog.CodeRef {
	var list []catalog.CodeRef
	for _, code := range classCodes {
		class, ok := c.Lookup(code)
		if !ok {
			panic("no class " + code)
		}
		list = append(list, catalog.CodeRef{URI: class.URI})
	}
	return list
}

func uri(c *codes.Classification, code string) string { return uris(c, code)[0].URI }

func names(s *live.Snapshot, k catalog.Kind, set *roaring.Bitmap) []string {
	list := []string{}
	for e := range s.Table(k).Each(set) {
		list = append(list, e.Name)
	}
	return list
}

// town is a small catalogue: Nokia's schools with a sub-organisation's library, and a service that leans on a general
// description.
func town(t *testing.T) (*filtertest.World, *live.Snapshot) {
	w := filtertest.New()
	area := []catalog.Area{{Type: catalog.AreaOfMunicipalities, Municipalities: []catalog.Municipality{{Code: "536"}}}}
	s := w.Publish(t,
		organization(1, 0), organization(2, 1), organization(3, 0),
		&catalog.GeneralDescription{
			ID: filtertest.ID(generalIDs, 1), Names: filtertest.Named("perusopetus"), Type: catalog.TypeService,
			ServiceChargeType: catalog.FreeOfCharge, ServiceClasses: uris(codes.ServiceClasses(), "P6.2"),
			TargetGroups: uris(codes.TargetGroups(), "KR1.1"),
		},
		&catalog.Service{
			ID: filtertest.ID(serviceIDs, 1), ServiceNames: filtertest.Named("koulu"), GeneralDescriptionID: filtertest.ID(generalIDs, 1),
			ServiceChargeType: catalog.Chargeable, AreaType: catalog.LimitedType, Areas: area, Languages: []string{"fi", "sv"},
			Organizations: []catalog.ServiceOrganization{
				{RoleType: catalog.RoleResponsible, OrganizationID: filtertest.ID(organizationIDs, 1)},
				{RoleType: catalog.RoleProducer, OrganizationID: filtertest.ID(organizationIDs, 3)},
			},
		},
		&catalog.Service{
			ID: filtertest.ID(serviceIDs, 2), ServiceNames: filtertest.Named("kirjasto"), Type: catalog.TypeService, AreaType: catalog.Nationwide,
			ServiceClasses: uris(codes.ServiceClasses(), "P6.3"), LifeEvents: uris(codes.LifeEvents(), "KE1"), Languages: []string{"fi"},
			Organizations: []catalog.ServiceOrganization{{RoleType: catalog.RoleResponsible, OrganizationID: filtertest.ID(organizationIDs, 2)}},
		},
		&catalog.Service{
			ID: filtertest.ID(serviceIDs, 3), ServiceNames: filtertest.Named("lupa"), Type: catalog.TypePermitOrObligation,
			ServiceClasses: uris(codes.ServiceClasses(), "P6"), ServiceChargeType: catalog.FreeOfCharge,
		},
		&catalog.ServiceChannel{
			ID: filtertest.ID(channelIDs, 1), Type: catalog.ServiceLocation, ServiceChannelNames: filtertest.Named("pääkirjasto"),
			OrganizationID: filtertest.ID(organizationIDs, 2), Languages: []string{"fi"},
		},
		&catalog.ServiceChannel{
			ID: filtertest.ID(channelIDs, 2), Type: catalog.PhoneChannel, ServiceChannelNames: filtertest.Named("neuvonta"),
			OrganizationID: filtertest.ID(organizationIDs, 1), AreaType: catalog.LimitedType,
			Areas: []catalog.Area{{Type: "Region", Code: "06"}},
		},
		&catalog.Connection{ServiceID: filtertest.ID(serviceIDs, 2), ChannelID: filtertest.ID(channelIDs, 1)},
		&catalog.Connection{ServiceID: filtertest.ID(serviceIDs, 2), ChannelID: filtertest.ID(channelIDs, 2)},
		&catalog.Connection{ServiceID: filtertest.ID(serviceIDs, 1), ChannelID: filtertest.ID(channelIDs, 2)},
		&catalog.ServiceCollection{
			ID: filtertest.ID(collectionIDs, 1), OrganizationID: filtertest.ID(organizationIDs, 1),
			ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "kaupungin palvelut"}},
		},
	)
	return w, s
}

func TestHitsHaveOneOfTheValuesOfEveryFact(t *testing.T) {
	_, s := town(t)
	classes := codes.ServiceClasses()
	for _, c := range []struct {
		name    string
		filters filter.Filters
		kind    catalog.Kind
		want    []string
	}{
		{"nothing asked", filter.Filters{}, catalog.KindService, []string{"koulu", "kirjasto", "lupa"}},
		{"type", filter.Filters{Types: []string{"PermitOrObligation"}}, catalog.KindService, []string{"lupa"}},
		{"type of a general description", filter.Filters{Types: []string{"Service"}}, catalog.KindService, []string{"koulu", "kirjasto"}},
		{"type of a channel", filter.Filters{Types: []string{"Phone", "Service"}}, catalog.KindServiceChannel, []string{"neuvonta"}},
		{"kind as a type", filter.Filters{Types: []string{"ServiceCollection"}}, catalog.KindServiceCollection, []string{"kaupungin palvelut"}},
		{"another type leaves collections out", filter.Filters{Types: []string{"Service"}}, catalog.KindServiceCollection, []string{}},
		{"sub-class", filter.Filters{ServiceClasses: []string{uri(classes, "P6.3")}}, catalog.KindService, []string{"kirjasto"}},
		{"main class stands for its sub-classes", filter.Filters{ServiceClasses: []string{uri(classes, "P6")}}, catalog.KindService, []string{"koulu", "kirjasto", "lupa"}},
		{"general descriptions have classes", filter.Filters{ServiceClasses: []string{uri(classes, "P6")}}, catalog.KindGeneralDescription, []string{"perusopetus"}},
		{"channels have those of their services", filter.Filters{ServiceClasses: []string{uri(classes, "P6.3")}}, catalog.KindServiceChannel, []string{"pääkirjasto", "neuvonta"}},
		{"channels have those of a general description of their services", filter.Filters{ServiceClasses: []string{uri(classes, "P6.2")}}, catalog.KindServiceChannel, []string{"neuvonta"}},
		{"channels of another class", filter.Filters{ServiceClasses: []string{uri(classes, "P1")}}, catalog.KindServiceChannel, []string{}},
		{"places of a class", filter.Filters{Types: []string{"ServiceLocation"}, ServiceClasses: []string{uri(classes, "P6")}}, catalog.KindServiceChannel, []string{"pääkirjasto"}},
		{"channels of services for a target group", filter.Filters{TargetGroups: []string{uri(codes.TargetGroups(), "KR1")}}, catalog.KindServiceChannel, []string{"neuvonta"}},
		{"channels of services of a life event", filter.Filters{LifeEvents: []string{uri(codes.LifeEvents(), "KE1")}}, catalog.KindServiceChannel, []string{"pääkirjasto", "neuvonta"}},
		{"collections have no class", filter.Filters{ServiceClasses: []string{uri(classes, "P6")}}, catalog.KindServiceCollection, []string{}},
		{"one of two", filter.Filters{ServiceClasses: []string{uri(classes, "P6.2"), uri(classes, "P6.3")}}, catalog.KindService, []string{"koulu", "kirjasto"}},
		{"target group by the general description", filter.Filters{TargetGroups: []string{uri(codes.TargetGroups(), "KR1")}}, catalog.KindService, []string{"koulu"}},
		{"life event", filter.Filters{LifeEvents: []string{uri(codes.LifeEvents(), "KE1")}}, catalog.KindService, []string{"kirjasto"}},
		{"area", filter.Filters{Areas: []string{"Municipality/536"}}, catalog.KindService, []string{"koulu"}},
		{"area of a channel's own", filter.Filters{Areas: []string{"Region/06"}}, catalog.KindServiceChannel, []string{"neuvonta"}},
		{"area that contains the municipality listed", filter.Filters{Areas: []string{"Region/06"}}, catalog.KindService, []string{"koulu"}},
		{"area that does not", filter.Filters{Areas: []string{"Region/01"}}, catalog.KindService, []string{}},
		{"organisation in any role", filter.Filters{Organizations: []catalog.ID{filtertest.ID(organizationIDs, 3)}}, catalog.KindService, []string{"koulu"}},
		{"organisation with those below", filter.Filters{Organizations: []catalog.ID{filtertest.ID(organizationIDs, 1)}}, catalog.KindService, []string{"koulu", "kirjasto"}},
		{"organisation itself", filter.Filters{Organizations: []catalog.ID{filtertest.ID(organizationIDs, 1)}}, catalog.KindOrganization, []string{"org 1", "org 2"}},
		{"owner of channels", filter.Filters{Organizations: []catalog.ID{filtertest.ID(organizationIDs, 2)}}, catalog.KindServiceChannel, []string{"pääkirjasto"}},
		{"services with a channel", filter.Filters{ChannelTypes: []string{"Phone"}}, catalog.KindService, []string{"koulu", "kirjasto"}},
		{"channels of a type", filter.Filters{ChannelTypes: []string{"ServiceLocation"}}, catalog.KindServiceChannel, []string{"pääkirjasto"}},
		{"language", filter.Filters{Languages: []string{"sv"}}, catalog.KindService, []string{"koulu"}},
		{"free, by the general description first", filter.Filters{Free: true}, catalog.KindService, []string{"koulu", "lupa"}},
		{"all facts", filter.Filters{Free: true, ServiceClasses: []string{uri(classes, "P6")}, Languages: []string{"fi"}}, catalog.KindService, []string{"koulu"}},
		{"unknown value", filter.Filters{Languages: []string{"xx"}}, catalog.KindService, []string{}},
		{"unknown organisation", filter.Filters{Organizations: []catalog.ID{{9}}}, catalog.KindService, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := filter.New(&link.Keeper{}).Ask(s, filter.Ask{Filters: c.filters})
			got := names(s, c.kind, q.Narrow(c.kind, s.Table(c.kind).Published()))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if set := q.Set(c.kind); set != nil && !slices.Equal(names(s, c.kind, set), got) {
				t.Errorf("Set gives %v, Narrow %v", names(s, c.kind, set), got)
			}
		})
	}
}

func TestFacetsFollowTheCatalogue(t *testing.T) {
	w, s := town(t)
	f := filter.New(&link.Keeper{})
	phones := func(s *live.Snapshot) []string {
		q := f.Ask(s, filter.Ask{Filters: filter.Filters{ChannelTypes: []string{"Phone"}}})
		return names(s, catalog.KindService, q.Set(catalog.KindService))
	}
	for _, step := range []struct {
		name string
		do   func() *live.Snapshot
		want []string
	}{
		{"as it was", func() *live.Snapshot { return s }, []string{"koulu", "kirjasto"}},
		{"a connection more", func() *live.Snapshot {
			return w.Publish(t, &catalog.Connection{ServiceID: filtertest.ID(serviceIDs, 3), ChannelID: filtertest.ID(channelIDs, 2)})
		}, []string{"koulu", "kirjasto", "lupa"}},
		{"a connection less", func() *live.Snapshot {
			return w.Put(t, catalog.StatusRemoved, &catalog.Connection{ServiceID: filtertest.ID(serviceIDs, 2), ChannelID: filtertest.ID(channelIDs, 2)})
		}, []string{"koulu", "lupa"}},
		{"the service archived", func() *live.Snapshot {
			return w.Put(t, catalog.StatusDeleted, &catalog.Service{ID: filtertest.ID(serviceIDs, 3), ServiceNames: filtertest.Named("lupa")})
		}, []string{"koulu"}},
		{"the channel archived", func() *live.Snapshot {
			return w.Put(t, catalog.StatusDeleted, &catalog.ServiceChannel{ID: filtertest.ID(channelIDs, 2), Type: catalog.PhoneChannel, ServiceChannelNames: filtertest.Named("neuvonta")})
		}, []string{}},
		{"the old snapshot again", func() *live.Snapshot { return s }, []string{"koulu", "kirjasto"}},
	} {
		if diff := cmp.Diff(step.want, phones(step.do())); diff != "" {
			t.Errorf("%s: %s", step.name, diff)
		}
	}
}

func TestChannelsFollowTheClassesOfTheirServices(t *testing.T) {
	w, s := town(t)
	f := filter.New(&link.Keeper{})
	p63, p1 := uri(codes.ServiceClasses(), "P6.3"), uri(codes.ServiceClasses(), "P1")
	library := func(classes ...string) *catalog.Service {
		return &catalog.Service{ID: filtertest.ID(serviceIDs, 2), ServiceNames: filtertest.Named("kirjasto"), ServiceClasses: uris(codes.ServiceClasses(), classes...)}
	}
	of := func(s *live.Snapshot, class string) []string {
		q := f.Ask(s, filter.Ask{Filters: filter.Filters{ServiceClasses: []string{class}}})
		return names(s, catalog.KindServiceChannel, q.Set(catalog.KindServiceChannel))
	}
	for _, step := range []struct {
		name    string
		do      func() *live.Snapshot
		p63, p1 []string
	}{
		{"as it was", func() *live.Snapshot { return s }, []string{"pääkirjasto", "neuvonta"}, []string{}},
		{"a connection less", func() *live.Snapshot {
			return w.Put(t, catalog.StatusRemoved, &catalog.Connection{ServiceID: filtertest.ID(serviceIDs, 2), ChannelID: filtertest.ID(channelIDs, 2)})
		}, []string{"pääkirjasto"}, []string{}},
		{"the service in another class", func() *live.Snapshot { return w.Publish(t, library("P1")) }, []string{}, []string{"pääkirjasto"}},
		{"in both", func() *live.Snapshot { return w.Publish(t, library("P1", "P6.3")) }, []string{"pääkirjasto"}, []string{"pääkirjasto"}},
		{"a service more", func() *live.Snapshot {
			return w.Publish(t, &catalog.Connection{ServiceID: filtertest.ID(serviceIDs, 2), ChannelID: filtertest.ID(channelIDs, 2)})
		}, []string{"pääkirjasto", "neuvonta"}, []string{"pääkirjasto", "neuvonta"}},
		{"the place archived", func() *live.Snapshot {
			return w.Put(t, catalog.StatusDeleted, &catalog.ServiceChannel{ID: filtertest.ID(channelIDs, 1), Type: catalog.ServiceLocation, ServiceChannelNames: filtertest.Named("pääkirjasto")})
		}, []string{"neuvonta"}, []string{"neuvonta"}},
		{"the service archived", func() *live.Snapshot { return w.Put(t, catalog.StatusDeleted, library("P1")) }, []string{}, []string{}},
		{"and back", func() *live.Snapshot { return w.Publish(t, library("P6.3")) }, []string{"neuvonta"}, []string{}},
	} {
		now := step.do()
		if diff := cmp.Diff([][]string{step.p63, step.p1}, [][]string{of(now, p63), of(now, p1)}); diff != "" {
			t.Errorf("%s: %s", step.name, diff)
		}
	}
}

func TestNobodyWaitsWhereSomebodyUpdates(t *testing.T) {
	w, s := town(t)
	f := filter.New(&link.Keeper{})
	f.Update(s)
	now := w.Publish(t, &catalog.Service{ID: filtertest.ID(serviceIDs, 9), ServiceNames: filtertest.Named("uusi"), Languages: []string{"sv"}})
	swedish := func() []string {
		return names(now, catalog.KindService, f.Ask(now, filter.Ask{Filters: filter.Filters{Languages: []string{"sv"}}}).Set(catalog.KindService))
	}
	if diff := cmp.Diff([]string{"koulu"}, swedish()); diff != "" {
		t.Errorf("before the update: %s", diff)
	}
	f.Update(now)
	if diff := cmp.Diff([]string{"koulu", "uusi"}, swedish()); diff != "" {
		t.Errorf("after the update: %s", diff)
	}
}

func TestWhoAsksExactlyIsNotAnsweredByAMomentAgo(t *testing.T) {
	w, s := town(t)
	f := filter.New(&link.Keeper{})
	f.Update(s)
	now := w.Publish(t, &catalog.Service{ID: filtertest.ID(serviceIDs, 9), ServiceNames: filtertest.Named("uusi"), Languages: []string{"sv"}})
	swedish := filter.Ask{Filters: filter.Filters{Languages: []string{"sv"}}}
	want := []string{"koulu", "uusi"}
	if diff := cmp.Diff(want, names(now, catalog.KindService, f.AskExactly(now, swedish).Set(catalog.KindService))); diff != "" {
		t.Errorf("before the update: %s", diff)
	}
	f.AskExactly(s, swedish)
	if diff := cmp.Diff(want, names(now, catalog.KindService, f.Ask(now, swedish).Set(catalog.KindService))); diff != "" {
		t.Errorf("after somebody asked about a snapshot that was left behind: %s", diff)
	}
}

func found(s *live.Snapshot) map[catalog.Kind]*roaring.Bitmap {
	all := map[catalog.Kind]*roaring.Bitmap{}
	for _, k := range allKinds {
		all[k] = s.Table(k).Published()
	}
	return all
}

func facet(t testing.TB, list []filter.Facet, name string) []filter.Value {
	t.Helper()
	for _, f := range list {
		if f.Name == name {
			return f.Values
		}
	}
	t.Fatalf("no facet %s", name)
	return nil
}

func TestAFacetShowsWhatElseCouldBeChosen(t *testing.T) {
	_, s := town(t)
	classes := codes.ServiceClasses()
	open := func(k catalog.Kind) *roaring.Bitmap {
		if k == catalog.KindService {
			return roaring.BitmapOf(0)
		}
		return roaring.New()
	}
	list := filter.New(&link.Keeper{}).Ask(s, filter.Ask{
		Filters:      filter.Filters{ServiceClasses: []string{uri(classes, "P6.3"), uri(classes, "P1")}, Types: []string{"Service"}},
		Municipality: "091", Open: open, OpenAt: time.Date(2026, 11, 28, 16, 0, 0, 0, time.UTC),
	}).Facets(found(s))
	for name, want := range map[string][]filter.Value{
		"serviceClass": { // of the services alone, since only their type is asked for
			{Value: uri(classes, "P6"), Count: 3},
			{Value: uri(classes, "P6.2"), Parent: uri(classes, "P6"), Count: 2},
			{Value: uri(classes, "P6.3"), Parent: uri(classes, "P6"), Count: 1, Chosen: true},
			{Value: uri(classes, "P1"), Chosen: true},
		},
		"type":         {{Value: "Phone", Count: 1}, {Value: "Service", Count: 1, Chosen: true}, {Value: "ServiceLocation", Count: 1}},
		"language":     {{Value: "fi", Count: 1}},
		"municipality": {{Value: "091", Chosen: true}},
		"area":         nil,
		"organization": {
			{Value: filtertest.ID(organizationIDs, 1).String(), Count: 1},
			{Value: filtertest.ID(organizationIDs, 2).String(), Parent: filtertest.ID(organizationIDs, 1).String(), Count: 1},
		},
		"channelType": {{Value: "Phone", Count: 1}, {Value: "ServiceLocation", Count: 1}},
		"free":        nil,
		"open":        nil,
	} {
		if diff := cmp.Diff(want, facet(t, list, name)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestOpenIsAFacetAndAFilter(t *testing.T) {
	_, s := town(t)
	open := func(k catalog.Kind) *roaring.Bitmap {
		if k == catalog.KindServiceChannel {
			return roaring.BitmapOf(1)
		}
		return roaring.New()
	}
	q := filter.New(&link.Keeper{}).Ask(s, filter.Ask{Open: open, OnlyOpen: true})
	if got := names(s, catalog.KindServiceChannel, q.Set(catalog.KindServiceChannel)); !slices.Equal(got, []string{"neuvonta"}) {
		t.Errorf("open are %v", got)
	}
	list := q.Facets(found(s))
	if diff := cmp.Diff([]filter.Value{{Value: "now", Count: 1, Chosen: true}}, facet(t, list, "open")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]filter.Value{{Value: "Phone", Count: 1}}, facet(t, list, "type")); diff != "" {
		t.Error(diff)
	}
}

// anyWorld draws a catalogue in which every fact varies.
func anyWorld(t *rapid.T) *live.Snapshot {
	return filtertest.New().Publish(t, anyEntities(t)...)
}

func anyEntities(t *rapid.T) []catalog.Entity {
	some := func(label string, from ...string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, 2, rapid.ID[string]).Draw(t, label)
	}
	organizations := rapid.IntRange(1, 5).Draw(t, "organizations")
	var list []catalog.Entity
	for n := 1; n <= organizations; n++ {
		list = append(list, organization(n, rapid.IntRange(0, organizations).Draw(t, "parent")))
	}
	anOrganization := func() catalog.ID {
		return filtertest.ID(organizationIDs, rapid.IntRange(1, organizations+1).Draw(t, "organization"))
	}
	areas := func() (catalog.AreaType, []catalog.Area) {
		var all []catalog.Area
		municipalities := catalog.Area{Type: catalog.AreaOfMunicipalities}
		for _, code := range some("municipalities", "536", "091", "015") { // 015 is merged
			municipalities.Municipalities = append(municipalities.Municipalities, catalog.Municipality{Code: code})
		}
		if len(municipalities.Municipalities) > 0 {
			all = append(all, municipalities)
		}
		for _, code := range some("regions", "06", "01") {
			all = append(all, catalog.Area{Type: "Region", Code: code})
		}
		return catalog.LimitedType, all
	}
	list = append(list, &catalog.GeneralDescription{
		ID: filtertest.ID(generalIDs, 1), Names: filtertest.Named("yleinen"), Type: catalog.TypePermitOrObligation,
		ServiceClasses: uris(codes.ServiceClasses(), some("classes", "P6", "P6.2")...), ServiceChargeType: catalog.FreeOfCharge,
	})
	channels := rapid.IntRange(0, 4).Draw(t, "channels")
	for n := 1; n <= channels; n++ {
		c := &catalog.ServiceChannel{
			ID: filtertest.ID(channelIDs, n), Type: rapid.SampledFrom(catalog.ChannelTypes()).Draw(t, "channel type"),
			OrganizationID: anOrganization(), Languages: some("languages", "fi", "sv", "en"), ServiceChannelNames: filtertest.Named("kanava"),
		}
		c.AreaType, c.Areas = areas()
		list = append(list, c)
	}
	services := rapid.IntRange(0, 6).Draw(t, "services")
	for n := 1; n <= services; n++ {
		s := &catalog.Service{
			ID: filtertest.ID(serviceIDs, n), ServiceNames: filtertest.Named("palvelu"),
			Type:              rapid.SampledFrom([]catalog.ServiceType{catalog.TypeService, catalog.TypePermitOrObligation}).Draw(t, "type"),
			ServiceChargeType: rapid.SampledFrom([]catalog.ChargeType{"", catalog.FreeOfCharge, catalog.Chargeable}).Draw(t, "charge"),
			ServiceClasses:    uris(codes.ServiceClasses(), some("classes", "P6", "P6.2", "P6.3", "P1.1")...),
			TargetGroups:      uris(codes.TargetGroups(), some("groups", "KR1", "KR1.1", "KR2")...),
			LifeEvents:        uris(codes.LifeEvents(), some("events", "KE1", "KE2")...),
			Languages:         some("languages", "fi", "sv", "en"),
		}
		s.AreaType, s.Areas = areas()
		if rapid.Bool().Draw(t, "leans") {
			s.GeneralDescriptionID = filtertest.ID(generalIDs, 1)
		}
		for range rapid.IntRange(0, 2).Draw(t, "roles") {
			s.Organizations = append(s.Organizations, catalog.ServiceOrganization{RoleType: catalog.RoleProducer, OrganizationID: anOrganization()})
		}
		list = append(list, s)
		for c := 1; c <= channels; c++ {
			if rapid.Bool().Draw(t, "connected") {
				list = append(list, &catalog.Connection{ServiceID: s.ID, ChannelID: filtertest.ID(channelIDs, c)})
			}
		}
	}
	list = append(list, &catalog.ServiceCollection{
		ID: filtertest.ID(collectionIDs, 1), OrganizationID: anOrganization(), ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "kokoelma"}},
	})
	return list
}

// TestFollowingGivesWhatAFilterThatIsNewGives changes, archives and brings back entities, their connections and their
// organisations, and compares a filter that has followed all that with one that sees only what has become of it.
func TestFollowingGivesWhatAFilterThatIsNewGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, follows := filtertest.New(), filter.New(&link.Keeper{})
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			// In any order, so that services change after what they are connected to, as well as before.
			for _, e := range rapid.Permutation(anyEntities(t)).Draw(t, "order") {
				status := rapid.SampledFrom([]catalog.Status{"", catalog.StatusPublished, catalog.StatusPublished, catalog.StatusDeleted}).Draw(t, "status")
				if status == "" {
					continue
				}
				s := w.Put(t, status, e)
				if rapid.Bool().Draw(t, "several at a time") {
					continue
				}
				follows.Update(s)
				ask := filter.Ask{Filters: anyFilters(t)}
				anew := filter.New(&link.Keeper{})
				if diff := cmp.Diff(anew.Ask(s, ask).Facets(found(s)), follows.Ask(s, ask).Facets(found(s))); diff != "" {
					t.Fatalf("after %s of %s: %s", status, e.EntityKind(), diff)
				}
				for _, k := range allKinds {
					published := s.Table(k).Published()
					want, got := anew.Ask(s, ask).Narrow(k, published), follows.Ask(s, ask).Narrow(k, published)
					if !want.Equals(got) {
						t.Fatalf("after %s of %s, %s: %v, want %v", status, e.EntityKind(), k, got, want)
					}
				}
			}
		}
	})
}

func anyFilters(t *rapid.T) filter.Filters {
	some := func(label string, from ...string) []string {
		if rapid.Bool().Draw(t, label+" unasked") {
			return nil
		}
		return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, 2, rapid.ID[string]).Draw(t, label)
	}
	classes := func(c *codes.Classification, list ...string) []string {
		var out []string
		for _, code := range list {
			out = append(out, uri(c, code))
		}
		return out
	}
	f := filter.Filters{
		Types:          some("types", "Service", "PermitOrObligation", "Phone", "Organization"),
		ServiceClasses: classes(codes.ServiceClasses(), some("classes", "P6", "P6.2", "P1")...),
		TargetGroups:   classes(codes.TargetGroups(), some("groups", "KR1", "KR2")...),
		LifeEvents:     classes(codes.LifeEvents(), some("events", "KE1")...),
		Areas:          some("areas", "Municipality/536", "Municipality/015", "Region/06"),
		ChannelTypes:   some("channel types", "Phone", "EChannel"),
		Languages:      some("languages", "fi", "sv", "xx"),
		Free:           rapid.Bool().Draw(t, "free"),
	}
	if rapid.Bool().Draw(t, "by organization") {
		f.Organizations = append(f.Organizations, filtertest.ID(organizationIDs, rapid.IntRange(1, 6).Draw(t, "organization")))
	}
	return f
}

// TestACountIsWhatTheValueAloneWouldLeave counts every value of every facet the slow way: by asking for it.
func TestACountIsWhatTheValueAloneWouldLeave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, f := anyWorld(t), anyFilters(t)
		x := filter.New(&link.Keeper{})
		for _, facet := range x.Ask(s, filter.Ask{Filters: f}).Facets(found(s)) {
			for _, v := range facet.Values {
				alone := f
				switch facet.Name {
				case "type":
					alone.Types = []string{v.Value}
				case "serviceClass":
					alone.ServiceClasses = []string{v.Value}
				case "targetGroup":
					alone.TargetGroups = []string{v.Value}
				case "lifeEvent":
					alone.LifeEvents = []string{v.Value}
				case "municipality":
					alone.Areas = []string{"Municipality/" + v.Value}
				case "area":
					alone.Areas = []string{v.Value}
				case "organization":
					alone.Organizations = []catalog.ID{mustID(v.Value)}
				case "channelType":
					alone.ChannelTypes = []string{v.Value}
				case "language":
					alone.Languages = []string{v.Value}
				case "free":
					alone.Free = true
				}
				want, q := 0, x.Ask(s, filter.Ask{Filters: alone})
				for k, set := range found(s) {
					want += int(q.Narrow(k, set).GetCardinality())
				}
				if v.Count != want {
					t.Fatalf("%s %s counts %d, but the value leaves %d", facet.Name, v.Value, v.Count, want)
				}
				if v.Count == 0 && !v.Chosen {
					t.Fatalf("%s shows %s, which nothing has", facet.Name, v.Value)
				}
			}
		}
	})
}

func mustID(s string) catalog.ID {
	var id catalog.ID
	if err := id.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return id
}
