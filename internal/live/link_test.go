package live

import (
	"slices"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

func TestConnectedAreThePublishedOthers(t *testing.T) {
	c, w := New(showingRenderer{}, quiet()), newWorld()
	join := func(s, ch byte) *catalog.Connection { return &catalog.Connection{ServiceID: id(s), ChannelID: id(ch)} }
	steps := []struct {
		name     string
		status   catalog.Status
		entity   catalog.Entity
		channels []uint32 // of service 11
		services []uint32 // of channel 21
		connects bool
	}{
		{"a service alone", catalog.StatusPublished, service(11, "A", id(1), catalog.ID{}), nil, nil, false},
		{"a connection to what is not there", catalog.StatusPublished, join(11, 21), nil, []uint32{0}, true},
		{"its channel comes", catalog.StatusPublished, channel(21, "a", id(1)), []uint32{0}, []uint32{0}, false},
		{"a second channel", catalog.StatusPublished, channel(22, "b", id(1)), []uint32{0}, []uint32{0}, false},
		{"is connected", catalog.StatusPublished, join(11, 22), []uint32{0, 1}, []uint32{0}, true},
		{"a service that is a draft", catalog.StatusDraft, service(12, "B", id(1), catalog.ID{}), []uint32{0, 1}, []uint32{0}, false},
		{"with the first channel", catalog.StatusPublished, join(12, 21), []uint32{0, 1}, []uint32{0}, true},
		{"is published", catalog.StatusPublished, service(12, "B", id(1), catalog.ID{}), []uint32{0, 1}, []uint32{0, 1}, false},
		{"a connection goes", catalog.StatusRemoved, join(11, 21), []uint32{1}, []uint32{1}, true},
		{"a channel is archived", catalog.StatusDeleted, channel(22, "b", id(1)), nil, []uint32{1}, false},
	}
	for _, step := range steps {
		before := c.Snapshot().ConnectionsChanged()
		apply(t, c, w.add(step.status, step.entity))
		s := c.Snapshot()
		if got := s.Connected(catalog.KindService, id(11)).ToArray(); !slices.Equal(got, step.channels) {
			t.Errorf("%s: channels %v, want %v", step.name, got, step.channels)
		}
		if got := s.Connected(catalog.KindServiceChannel, id(21)).ToArray(); !slices.Equal(got, step.services) {
			t.Errorf("%s: services %v, want %v", step.name, got, step.services)
		}
		if changed := s.ConnectionsChanged() != before; changed != step.connects {
			t.Errorf("%s: connections have changed: %t", step.name, changed)
		}
	}
}
