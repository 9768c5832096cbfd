package opening

import (
	"bytes"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/live"
)

// update brings the book to a snapshot. It reads the entries that are others than in the one before.
func (b *Book) update(s *live.Snapshot) {
	if b.of == s || b.followed {
		return
	}
	services, channels := s.Table(catalog.KindService), s.Table(catalog.KindServiceChannel)
	var hadServices, hadChannels *live.Table
	if b.of != nil {
		hadServices, hadChannels = b.of.Table(catalog.KindService), b.of.Table(catalog.KindServiceChannel)
	}
	b.fit(services.Len(), channels.Len())
	again := map[uint32]bool{} // services to be read again: a channel that comes back brings its connections
	for ord := range channels.Changes(hadChannels) {
		e := channels.At(ord)
		b.hours.drop(b.channels[ord].hours)
		b.channels[ord] = channel{b.hours.take(hoursOf(e))}
		if b.of == nil {
			continue // the services' turn reads all connections
		}
		for _, c := range s.ChannelConnections(e.ID) {
			if x, ok := services.Get(c.ServiceID); ok && len(c.ServiceHours) > 0 {
				again[x.Ord] = true
			}
		}
	}
	for ord := range services.Changes(hadServices) {
		delete(again, ord)
		b.read(s, services.At(ord))
	}
	for ord := range again {
		b.read(s, services.At(ord))
	}
	b.of, b.linked = s, b.links.Of(s)
	clear(b.states)
}

// read reads a service anew.
func (b *Book) read(s *live.Snapshot, e *live.Entry) {
	b.services[e.Ord] = service{b.connections(s, b.services[e.Ord].own, e)}
}

// fit gives the lists the lengths of the tables. What is beyond a shorter table is given up.
func (b *Book) fit(services, channels int) {
	for _, c := range b.channels[min(channels, len(b.channels)):] {
		b.hours.drop(c.hours)
	}
	for _, x := range b.services[min(services, len(b.services)):] {
		b.dropAll(x.own)
	}
	b.channels = resized(b.channels, channels)
	b.services = resized(b.services, services)
}

func resized[T any](list []T, n int) []T {
	if n <= len(list) {
		clear(list[n:])
		return list[:n]
	}
	return append(list, make([]T, n-len(list))...)
}

func (b *Book) dropAll(list []own) {
	for _, c := range list {
		b.hours.drop(c.hours)
	}
}

// connections reads the hours of a service's connections anew.
func (b *Book) connections(s *live.Snapshot, before []own, e *live.Entry) []own {
	b.dropAll(before)
	if e.Visibility != live.Published || len(e.ConnectionTimes) == 0 {
		return nil
	}
	var list []own
	for _, c := range s.ServiceConnections(e.ID) {
		if len(c.ServiceHours) == 0 {
			continue
		}
		x, ok := s.Published(catalog.KindServiceChannel, c.ChannelID)
		if !ok {
			continue
		}
		if h := b.hours.take(hours.Compile(c.ServiceHours)); h != 0 {
			list = append(list, own{x.Ord, h})
		}
	}
	return list
}

// key is how the hours begin in a channel's canonical document. Within a text its quotes would be escaped.
var key = []byte(`"serviceHours":[`)

// hoursOf reads the hours of a channel without the rest of its document.
func hoursOf(e *live.Entry) hours.Schedule {
	if e.Visibility != live.Published {
		return hours.Schedule{}
	}
	document := e.Document()
	i := bytes.Index(document, key)
	if i < 0 {
		return hours.Schedule{}
	}
	var sets []catalog.ServiceHour
	d := jsontext.NewDecoder(bytes.NewReader(document[i+len(key)-1:]))
	if err := json.UnmarshalDecode(d, &sets); err != nil {
		return hours.Schedule{} // cannot be: the catalogue has read the document
	}
	return hours.Compile(sets)
}
