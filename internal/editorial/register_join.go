package editorial

import (
	"iter"

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

// joins are all connections, found by id and by either end. A connection stays where it is once it is known.
type joins struct {
	all []join
	at  map[catalog.ID]int32
	// ends lists the places of an end's connections.
	ends map[catalog.ID][]int32
}

func newJoins() joins {
	return joins{at: map[catalog.ID]int32{}, ends: map[catalog.ID][]int32{}}
}

func (js *joins) put(j join) {
	id := j.id()
	if i, ok := js.at[id]; ok {
		js.all[i] = j
		return
	}
	i := int32(len(js.all))
	js.all = append(js.all, j)
	js.at[id] = i
	js.ends[j.service] = append(js.ends[j.service], i)
	js.ends[j.channel] = append(js.ends[j.channel], i)
}

func (js *joins) find(id catalog.ID) (join, bool) {
	i, ok := js.at[id]
	if !ok {
		return join{}, false
	}
	return js.all[i], true
}

// of yields the connections of an end, removed ones too.
func (js *joins) of(end catalog.ID) iter.Seq[join] {
	return func(yield func(join) bool) {
		for _, i := range js.ends[end] {
			if !yield(js.all[i]) {
				return
			}
		}
	}
}
