package editorial

import (
	"iter"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

// join is what the register keeps of a connection.
type join struct {
	service, channel catalog.ID
	number, order    int32
	asti, removed    bool
	mirror           uint8
}

func (j join) id() catalog.ID { return catalog.ConnectionID(j.service, j.channel) }

func (j join) connected() Connected {
	return Connected{ID: j.id(), ServiceID: j.service, ChannelID: j.channel, Order: int(j.order), ASTI: j.asti}
}

// joins are all connections, found by id and by either end. A connection stays where it is once it is known. They may lie
// over others, which they do not change.
type joins struct {
	under *joins
	// from is the place of the first one of all; those before it are under, but for the changed ones.
	from    int32
	all     []join
	changed map[int32]join
	at      *layer[catalog.ID, int32]
	// ends lists the places of an end's connections.
	ends *layer[catalog.ID, []int32]
}

func newJoins() joins {
	return joins{at: newLayer[catalog.ID, int32](), ends: newLayer[catalog.ID, []int32]()}
}

func (js *joins) over() joins {
	return joins{under: js, from: js.from + int32(len(js.all)), at: js.at.over(), ends: js.ends.over()}
}

func (js *joins) get(i int32) join {
	if i >= js.from {
		return js.all[i-js.from]
	}
	if j, ok := js.changed[i]; ok {
		return j
	}
	return js.under.get(i)
}

func (js *joins) put(j join) {
	id := j.id()
	i, ok := js.at.find(id)
	switch {
	case ok && i >= js.from:
		js.all[i-js.from] = j
	case ok:
		if js.changed == nil {
			js.changed = map[int32]join{}
		}
		js.changed[i] = j
	default:
		i = js.from + int32(len(js.all))
		js.all = append(js.all, j)
		js.at.set(id, i)
		for _, end := range []catalog.ID{j.service, j.channel} {
			places := js.ends.get(end)
			if js.under != nil {
				places = slices.Clip(places)
			}
			js.ends.set(end, append(places, i))
		}
	}
}

func (js *joins) find(id catalog.ID) (join, bool) {
	i, ok := js.at.find(id)
	if !ok {
		return join{}, false
	}
	return js.get(i), true
}

// of yields the connections of an end, removed ones too.
func (js *joins) of(end catalog.ID) iter.Seq[join] {
	return func(yield func(join) bool) {
		for _, i := range js.ends.get(end) {
			if !yield(js.get(i)) {
				return
			}
		}
	}
}
