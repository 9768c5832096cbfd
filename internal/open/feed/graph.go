package feed

import (
	"iter"
	"slices"

	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// graph knows who shows what of whom, and keeps of every entity where in the log its record was last changed by another
// entity. It is a fold over the whole log, revision by revision: what it keeps follows from the log alone, so that every
// process that follows the log, whenever it was started, gives out the same places. It is not for use by many goroutines.
type graph struct {
	view
	numbers map[key]uint32
	nodes   []node
	uris    map[string]uint32
	// authorized are the uris of connections that have any.
	authorized map[[2]uint32][]uint32
}

// node is an entity of which the log tells. What has never been public is one when something public names it.
type node struct {
	key
	public bool
	look   look
	// namedBy are the nodes whose public documents name this one, ends the other ends of its connections.
	namedBy, ends []uint32
}

// look is what a public document says that records of others depend on; zero for what is not public.
type look struct {
	// face is a digest of what records that name the entity show of it. A service's is also a digest of what its channels
	// take from it, and of on which general description it leans.
	face uint64
	// named are whom the document names, and held those of them whose records show this entity: what a collection holds, and
	// the organisation above.
	named, held []uint32
	// codes are the uris whose names the record shows; terms those of them that channels take from their services.
	codes, terms []uint32
}

func newGraph() *graph {
	return &graph{view: newView(), numbers: map[key]uint32{}, uris: map[string]uint32{}, authorized: map[[2]uint32][]uint32{}}
}

// node is the number of an entity.
func (g *graph) node(kind catalog.Kind, id catalog.ID) uint32 {
	n, _ := kindNumber(kind)
	k := key{id, n}
	i, ok := g.numbers[k]
	if !ok {
		i = uint32(len(g.nodes))
		g.numbers[k] = i
		g.nodes = append(g.nodes, node{key: k})
	}
	return i
}

func (g *graph) uri(uri string) uint32 {
	i, ok := g.uris[uri]
	if !ok {
		i = uint32(len(g.uris))
		g.uris[uri] = i
	}
	return i
}

// take takes in the next revision of the log.
func (g *graph) take(r store.Revision) {
	g.seq = r.Seq
	touched := touched{}
	switch r.Kind {
	case catalog.KindConnection:
		g.takeConnection(r) // which the feed tells of both ends by itself
	case catalog.KindCodeItem:
		g.takeCode(r, touched)
	default:
		if _, ok := kindNumber(r.Kind); ok {
			g.takeEntity(r, touched)
		}
	}
	for i := range touched {
		if n := &g.nodes[i]; n.public {
			g.put(n.key, r.Seq, r.Time, Derived)
		}
	}
}

// touched are the nodes whose records a revision may have changed.
type touched map[uint32]bool

func (t touched) add(nodes ...uint32) {
	for _, n := range nodes {
		t[n] = true
	}
}

// takeEntity goes by what the public document was and is.
func (g *graph) takeEntity(r store.Revision, t touched) {
	public := r.Status == catalog.StatusPublished
	if !public && !store.EndsPublic(r.Status) {
		return // it stays as it was, in public
	}
	i := g.node(r.Kind, r.ID)
	old := g.nodes[i].look
	if !public && !g.nodes[i].public {
		return
	}
	var now look
	if public {
		now = g.look(r)
	}
	g.name(i, old.named, now.named)
	g.nodes[i].public, g.nodes[i].look = public, now
	g.touch(i, old, now, t)
	delete(t, i) // it has its own place
}

// touch gathers whose records show what changed of an entity.
func (g *graph) touch(i uint32, old, now look, t touched) {
	n := &g.nodes[i]
	if kinds[n.kind] == catalog.KindGeneralDescription { // services show all of it
		t.add(n.namedBy...)
	}
	if old.face == now.face {
		t.add(difference(old.held, now.held)...)
	} else {
		t.add(old.held...)
		t.add(now.held...)
		t.add(n.namedBy...)
		t.add(n.ends...)
	}
	switch kinds[n.kind] {
	case catalog.KindGeneralDescription:
		if old.face != now.face { // with it, types and terms of services
			for s := range g.services(i) {
				t.add(g.nodes[s].ends...)
				t.add(g.nodes[s].namedBy...)
			}
		}
	case catalog.KindOrganization:
		if (old.face == 0) != (now.face == 0) || !slices.Equal(old.held, now.held) { // those below may have another root
			g.touchBelow(i, t)
		}
	}
}

// services are those that lean on a general description, in public.
func (g *graph) services(general uint32) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for _, s := range g.nodes[general].namedBy {
			if kinds[g.nodes[s].kind] == catalog.KindService && !yield(s) {
				return
			}
		}
	}
}

// touchBelow adds all organisations below one. Rings do no harm.
func (g *graph) touchBelow(top uint32, t touched) {
	seen, todo := touched{top: true}, []uint32{top}
	for len(todo) > 0 {
		above := todo[0]
		todo = todo[1:]
		for _, b := range g.nodes[above].namedBy {
			if slices.Contains(g.nodes[b].look.held, above) && kinds[g.nodes[b].kind] == catalog.KindOrganization && !seen[b] {
				seen.add(b)
				t.add(b)
				todo = append(todo, b)
			}
		}
	}
}

// takeCode touches whoever shows a class's name.
func (g *graph) takeCode(r store.Revision, t touched) {
	c, err := catalog.Decode[catalog.CodeItem](r.Document)
	if err != nil {
		return
	}
	uri, ok := g.uris[c.URI]
	if !ok {
		return // nobody has named it yet
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		if !slices.Contains(n.look.codes, uri) {
			continue
		}
		t.add(uint32(i))
		term := slices.Contains(n.look.terms, uri)
		switch kinds[n.kind] {
		case catalog.KindService:
			if term {
				t.add(n.ends...)
			}
		case catalog.KindGeneralDescription:
			for s := range g.services(uint32(i)) {
				t.add(s)
				if term {
					t.add(g.nodes[s].ends...)
				}
			}
		}
	}
	for ends, uris := range g.authorized {
		if slices.Contains(uris, uri) {
			t.add(ends[:]...)
		}
	}
}

func (g *graph) takeConnection(r store.Revision) {
	var c struct { // the ends and what has names; there are more connections than entities
		ServiceID             catalog.ID        `json:"serviceId"`
		ChannelID             catalog.ID        `json:"channelId"`
		DigitalAuthorizations []catalog.CodeRef `json:"digitalAuthorizations"`
	}
	if err := json.Unmarshal(r.Document, &c); err != nil {
		return
	}
	s, ch := g.node(catalog.KindService, c.ServiceID), g.node(catalog.KindServiceChannel, c.ChannelID)
	stands := r.Status == catalog.StatusPublished
	for _, end := range [][2]uint32{{s, ch}, {ch, s}} {
		n := &g.nodes[end[0]]
		at := slices.Index(n.ends, end[1])
		switch {
		case stands && at < 0:
			n.ends = append(n.ends, end[1])
		case !stands && at >= 0:
			n.ends = without(n.ends, at)
		}
	}
	delete(g.authorized, [2]uint32{s, ch})
	if stands && len(c.DigitalAuthorizations) > 0 {
		g.authorized[[2]uint32{s, ch}] = g.refs(c.DigitalAuthorizations)
	}
}

// name notes that a node names others than before.
func (g *graph) name(i uint32, old, now []uint32) {
	for _, o := range old {
		if slices.Contains(now, o) {
			continue
		}
		n := &g.nodes[o]
		if at := slices.Index(n.namedBy, i); at >= 0 {
			n.namedBy = without(n.namedBy, at)
		}
	}
	for _, o := range now {
		if !slices.Contains(old, o) {
			g.nodes[o].namedBy = append(g.nodes[o].namedBy, i)
		}
	}
}

// without takes an item out; the order does not count.
func without(list []uint32, at int) []uint32 {
	list[at] = list[len(list)-1]
	return list[:len(list)-1]
}

// difference is what only one of two lists has.
func difference(a, b []uint32) []uint32 {
	var out []uint32
	for _, pair := range [2][2][]uint32{{a, b}, {b, a}} {
		for _, x := range pair[0] {
			if !slices.Contains(pair[1], x) {
				out = append(out, x)
			}
		}
	}
	return out
}
