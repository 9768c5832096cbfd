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

func TestTheWaysOfAServiceStandByTypeThenInTheirOwnOrder(t *testing.T) {
	c, w := New(showingRenderer{}, quiet()), newWorld()
	typed := func(n byte, typ catalog.ChannelType) *catalog.ServiceChannel {
		ch := channel(n, "ch", id(1))
		ch.Type = typ
		return ch
	}
	join := func(ch byte, order int) *catalog.Connection {
		return &catalog.Connection{ServiceID: id(11), ChannelID: id(ch), Order: order}
	}
	for _, e := range []catalog.Entity{
		service(11, "A", id(1), catalog.ID{}),
		typed(21, catalog.ServiceLocation), typed(22, catalog.ServiceLocation), typed(23, catalog.EChannel), typed(24, catalog.PhoneChannel),
		join(21, 2), join(22, 1), join(23, 3), join(24, 0), join(25, 0), // of the last there is no channel
	} {
		apply(t, c, w.add(catalog.StatusPublished, e))
	}
	apply(t, c, w.add(catalog.StatusDeleted, typed(24, catalog.PhoneChannel)))
	s := c.Snapshot()
	var got []catalog.ID
	for _, way := range s.Ways(id(11)) {
		if connection := way.Connection(); connection == nil || connection.ChannelID != way.Channel.ID {
			t.Errorf("channel %s comes with the connection %+v", way.Channel.ID, connection)
		}
		got = append(got, way.Channel.ID)
	}
	if want := []catalog.ID{id(23), id(22), id(21)}; !slices.Equal(got, want) {
		t.Errorf("the ways are %v, want %v", got, want)
	}
}
