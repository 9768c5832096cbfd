package link_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/filter/filtertest"
	"github.com/varanto/varanto/internal/search/link"
)

func service(n int, name string) *catalog.Service {
	return &catalog.Service{ID: filtertest.ID(1, n), ServiceNames: filtertest.Named(name), Type: catalog.TypeService}
}

func channel(n int, name string) *catalog.ServiceChannel {
	return &catalog.ServiceChannel{ID: filtertest.ID(2, n), ServiceChannelNames: filtertest.Named(name), Type: catalog.PhoneChannel}
}

// connected is what the catalogue itself says of each published service that has published channels.
func connected(s *live.Snapshot) map[uint32][]uint32 {
	all := map[uint32][]uint32{}
	t := s.Table(catalog.KindService)
	for e := range t.Each(t.Published()) {
		if channels := s.Connected(catalog.KindService, e.ID).ToArray(); len(channels) > 0 {
			all[e.Ord] = channels
		}
	}
	return all
}

func TestLinksAreWhatTheCatalogueConnects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, keeper := filtertest.New(), &link.Keeper{}
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			n, m := rapid.IntRange(0, 3).Draw(t, "service"), rapid.IntRange(0, 3).Draw(t, "channel")
			e := []catalog.Entity{
				service(n, "s"), channel(m, "c"), &catalog.Connection{ServiceID: filtertest.ID(1, n), ChannelID: filtertest.ID(2, m)},
			}[rapid.IntRange(0, 2).Draw(t, "what")]
			status := rapid.SampledFrom([]catalog.Status{catalog.StatusPublished, catalog.StatusPublished, catalog.StatusRemoved}).Draw(t, "status")
			s := w.Put(t, status, e)
			want := connected(s)
			l := keeper.Of(s)
			got := map[uint32][]uint32{}
			for service, channels := range l.All() {
				got[service] = slices.Clone(channels)
			}
			if !maps.EqualFunc(got, want, slices.Equal[[]uint32]) {
				t.Fatalf("%v, want %v", got, want)
			}
			for ord := range uint32(s.Table(catalog.KindService).Len() + 1) {
				if !slices.Equal(l.Channels(ord), want[ord]) {
					t.Fatalf("service %d has %v, want %v", ord, l.Channels(ord), want[ord])
				}
			}
		}
	})
}

func TestLinksStayTheSameWhileNothingOfThemChanges(t *testing.T) {
	w, keeper := filtertest.New(), &link.Keeper{}
	first := keeper.Of(w.Publish(t, service(1, "a"), channel(1, "b"),
		&catalog.Connection{ServiceID: filtertest.ID(1, 1), ChannelID: filtertest.ID(2, 1)}))
	for i, e := range []catalog.Entity{
		service(1, "renamed"), channel(1, "renamed"), service(2, "alone"),
		&catalog.Connection{ServiceID: filtertest.ID(1, 1), ChannelID: filtertest.ID(2, 1), Order: 2},
	} {
		if keeper.Of(w.Publish(t, e)) != first {
			t.Errorf("after change %d the links are others", i)
		}
	}
	if keeper.Of(w.Put(t, catalog.StatusRemoved, channel(1, "b"))) == first {
		t.Error("the channel is gone, the links are the same")
	}
}

// TestReadersOfTheSnapshotOfBeforeTakeNothingFromOthers asks for all snapshots in any order.
func TestReadersOfTheSnapshotOfBeforeTakeNothingFromOthers(t *testing.T) {
	w, keeper := filtertest.New(), &link.Keeper{}
	var all []*live.Snapshot
	for n := range 4 {
		all = append(all, w.Publish(t, service(n, "s"), channel(n, "c"),
			&catalog.Connection{ServiceID: filtertest.ID(1, n), ChannelID: filtertest.ID(2, n)}))
	}
	newest := keeper.Of(all[3])
	for _, n := range []int{2, 3, 0, 1, 1, 3, 2} {
		got := map[uint32][]uint32{}
		for service, channels := range keeper.Of(all[n]).All() {
			got[service] = slices.Clone(channels)
		}
		if want := connected(all[n]); !maps.EqualFunc(got, want, slices.Equal[[]uint32]) {
			t.Errorf("snapshot %d has %v, want %v", n, got, want)
		}
		if keeper.Of(all[3]) != newest {
			t.Fatalf("after asking for snapshot %d the newest links are read anew", n)
		}
	}
	if older := keeper.Of(all[1]); keeper.Of(all[1]) != older {
		t.Error("the links of an older snapshot are read each time")
	}
}
