package search

import (
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// TestFollowingAddressesGivesWhatReadingAllGives moves, archives and brings back places.
func TestFollowingAddressesGivesWhatReadingAllGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		catalogue := live.New(noRenderer{}, slog.New(slog.DiscardHandler))
		follows := &locating{}
		seq := int64(0)
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			c := &catalog.ServiceChannel{
				ID:   uuid.UUID{15: byte(rapid.IntRange(1, 4).Draw(t, "n"))},
				Type: rapid.SampledFrom([]catalog.ChannelType{catalog.ServiceLocation, catalog.ServiceLocation, catalog.PhoneChannel}).Draw(t, "type"),
			}
			for _, code := range rapid.SliceOfN(rapid.SampledFrom([]string{"536", "091", "837"}), 0, 2).Draw(t, "municipalities") {
				c.Addresses = append(c.Addresses, catalog.Address{StreetAddress: &catalog.StreetAddress{Municipality: &catalog.Municipality{Code: code}}})
			}
			document, err := catalog.Marshal(c)
			if err != nil {
				t.Fatal(err)
			}
			seq++
			catalogue.Apply([]store.Revision{{
				Seq: seq, Kind: c.EntityKind(), ID: c.ID, Number: int(seq), Document: document, Time: time.Unix(seq, 0),
				Status: rapid.SampledFrom([]catalog.Status{catalog.StatusPublished, catalog.StatusPublished, catalog.StatusDeleted}).Draw(t, "status"),
			}})
			if rapid.Bool().Draw(t, "several at a time") {
				continue
			}
			table, anew := catalogue.Snapshot().Table(catalog.KindServiceChannel), &locating{}
			if diff := cmp.Diff(placesOf(anew.follow(table)), placesOf(follows.follow(table))); diff != "" {
				t.Fatal(diff)
			}
			if !slices.Equal(anew.spots, follows.spots) {
				t.Fatalf("spots %v, want %v", follows.spots, anew.spots)
			}
		}
	})
}

// placesOf writes which places are in which municipality.
func placesOf(l *located) map[string][]uint32 {
	all := map[string][]uint32{}
	for code, set := range l.in {
		if !set.IsEmpty() {
			all[code] = set.ToArray()
		}
	}
	all["anywhere"] = l.all.ToArray()
	return all
}
