package live

import (
	"bytes"
	"iter"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/tidwall/btree"

	"github.com/varanto/varanto/internal/catalog"
)

// link is a connection as the log has it, whether or not its ends are published.
type link struct {
	service, channel catalog.ID
	document         packed         // canonical JSON, decoded when asked for: there are more connections than entities
	order            int            // among the service's connections
	modified         catalog.Moment // of the connection; of its removal when removed
	removed          bool
	authorizations   []string // uris; nil for nearly all
}

// connection decodes the connection; nil for a document that cannot be read, of which there was an error when it came.
func (l *link) connection() *catalog.Connection {
	c, err := catalog.Decode[catalog.Connection](l.document.open())
	if err != nil {
		return nil
	}
	return c
}

// links holds the connections by either end. changed is the revision that last changed one of them.
type links struct {
	byService, byChannel *btree.BTreeG[*link]
	changed              int64
}

func newLinks() links {
	by := func(first, second func(*link) *catalog.ID) *btree.BTreeG[*link] {
		return btree.NewBTreeGOptions(func(a, b *link) bool {
			if c := bytes.Compare(first(a)[:], first(b)[:]); c != 0 {
				return c < 0
			}
			return bytes.Compare(second(a)[:], second(b)[:]) < 0
		}, btree.Options{NoLocks: true})
	}
	service := func(l *link) *catalog.ID { return &l.service }
	channel := func(l *link) *catalog.ID { return &l.channel }
	return links{byService: by(service, channel), byChannel: by(channel, service)}
}

func (l links) copy() links { return links{l.byService.Copy(), l.byChannel.Copy(), l.changed} }

func (l *links) set(k *link, seq int64) {
	l.byService.Set(k)
	l.byChannel.Set(k)
	l.changed = max(l.changed, seq)
}

// of yields all connections, removed ones too, of a service or a channel.
func (l links) of(k catalog.Kind, id catalog.ID) iter.Seq[*link] {
	tree, pivot := l.byService, &link{service: id}
	if k == catalog.KindServiceChannel {
		tree, pivot = l.byChannel, &link{channel: id}
	}
	return func(yield func(*link) bool) {
		tree.Ascend(pivot, func(x *link) bool {
			if k == catalog.KindServiceChannel && x.channel != id || k == catalog.KindService && x.service != id {
				return false
			}
			return yield(x)
		})
	}
}

// times are when the connections of an end were made, changed or removed.
func (l links) times(k catalog.Kind, id catalog.ID) []catalog.Moment {
	var out []catalog.Moment
	for x := range l.of(k, id) {
		out = append(out, x.modified)
	}
	return out
}

// otherEnd is the kind that connections lead to from a kind, and the end of theirs.
func otherEnd(k catalog.Kind) (other catalog.Kind, end func(*link) catalog.ID) {
	if k == catalog.KindServiceChannel {
		return catalog.KindService, func(l *link) catalog.ID { return l.service }
	}
	return catalog.KindServiceChannel, func(l *link) catalog.ID { return l.channel }
}

// Connected returns the published channels that a service has connections with, or the published services of a channel:
// Ords of the other kind's table. The set is the caller's own.
func (s *Snapshot) Connected(k catalog.Kind, id catalog.ID) *roaring.Bitmap {
	other, end := otherEnd(k)
	t := s.Table(other)
	var ords []uint32 // no entry is looked at: some channels have thousands
	for l := range s.links.of(k, id) {
		if ord, ok := t.ids.find(end(l)); ok && !l.removed && t.Published().Contains(ord) {
			ords = append(ords, ord)
		}
	}
	slices.Sort(ords)
	return roaring.BitmapOf(ords...)
}

// ConnectedEntries yields the entries of Connected, each once, in the order of their ids.
func (s *Snapshot) ConnectedEntries(k catalog.Kind, id catalog.ID) iter.Seq[*Entry] {
	other, end := otherEnd(k)
	return func(yield func(*Entry) bool) {
		for l := range s.links.of(k, id) {
			if l.removed {
				continue
			}
			if e, ok := s.Published(other, end(l)); ok && !yield(e) {
				return
			}
		}
	}
}

// Connections yields the ids of the service and the channel of every connection, whether or not they are published, sorted
// by service.
func (s *Snapshot) Connections() iter.Seq2[catalog.ID, catalog.ID] {
	return func(yield func(service, channel catalog.ID) bool) {
		s.links.byService.Scan(func(l *link) bool { return l.removed || yield(l.service, l.channel) })
	}
}

// ConnectionsChanged returns the revision that last changed a connection: snapshots of one catalogue that return the same
// have the same connections.
func (s *Snapshot) ConnectionsChanged() int64 { return s.links.changed }

// Way is a published channel of a published service.
type Way struct {
	Channel *Entry
	link    *link
}

// Connection reads what holds for the two together; nil for a document that cannot be read, of which there was an error
// when it came. It is the caller's own.
func (w Way) Connection() *catalog.Connection { return w.link.connection() }

// Ways returns the published channels of a published service: sorted by channel type in PTV's order, then by the order of
// their connections, which are not read.
func (s *Snapshot) Ways(service catalog.ID) []Way {
	var out []Way
	for l := range s.links.of(catalog.KindService, service) {
		if l.removed {
			continue
		}
		if e, ok := s.Published(catalog.KindServiceChannel, l.channel); ok {
			out = append(out, Way{e, l})
		}
	}
	types := catalog.ChannelTypes()
	slices.SortStableFunc(out, func(a, b Way) int {
		if a.Channel.Type != b.Channel.Type {
			return slices.Index(types, catalog.ChannelType(a.Channel.Type)) - slices.Index(types, catalog.ChannelType(b.Channel.Type))
		}
		return a.link.order - b.link.order
	})
	return out
}

// ServiceConnections returns the connections of a published service with published channels: sorted by channel type
// in PTV's order, then by their own order. They are the caller's own.
func (s *Snapshot) ServiceConnections(service catalog.ID) []*catalog.Connection {
	ways := s.Ways(service)
	out := make([]*catalog.Connection, 0, len(ways))
	for _, w := range ways {
		if c := w.Connection(); c != nil {
			out = append(out, c)
		}
	}
	return out
}

// ChannelConnections returns the connections of a published channel with published services, oldest service first.
// They are the caller's own.
func (s *Snapshot) ChannelConnections(channel catalog.ID) []*catalog.Connection {
	type end struct {
		ord uint32
		*link
	}
	var ends []end
	for l, e := range s.connectedServices(channel) {
		ends = append(ends, end{e.Ord, l})
	}
	slices.SortFunc(ends, func(a, b end) int { return int(a.ord) - int(b.ord) })
	out := make([]*catalog.Connection, 0, len(ends))
	for _, e := range ends {
		if c := e.connection(); c != nil {
			out = append(out, c)
		}
	}
	return out
}

func (s *Snapshot) connectedServices(channel catalog.ID) iter.Seq2[*link, *Entry] {
	return func(yield func(*link, *Entry) bool) {
		for l := range s.links.of(catalog.KindServiceChannel, channel) {
			if l.removed {
				continue
			}
			if e, ok := s.Published(catalog.KindService, l.service); ok && !yield(l, e) {
				return
			}
		}
	}
}

// ConnectionChanged returns when the connection of a service and a channel was last changed.
func (s *Snapshot) ConnectionChanged(service, channel catalog.ID) (catalog.Moment, bool) {
	l, ok := s.links.byService.Get(&link{service: service, channel: channel})
	if !ok || l.removed {
		return catalog.Moment{}, false
	}
	return l.modified, true
}
