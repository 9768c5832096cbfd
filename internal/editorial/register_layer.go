package editorial

import (
	"maps"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// layer is a map that may lie over another one, which it does not change.
type layer[K comparable, V any] struct {
	own   map[K]V
	under *layer[K, V]
	// gone are the keys of under that are not there for whoever looks from above.
	gone map[K]struct{}
}

func newLayer[K comparable, V any]() *layer[K, V] { return &layer[K, V]{own: map[K]V{}} }

func (l *layer[K, V]) over() *layer[K, V] { return &layer[K, V]{under: l} }

// find is the value of a key; a nil layer, as of a kind that no card is kept of, has none.
func (l *layer[K, V]) find(k K) (v V, ok bool) {
	if l == nil {
		return v, false
	}
	v, ok = l.own[k]
	if ok || l.under == nil {
		return v, ok
	}
	if _, gone := l.gone[k]; gone {
		return v, false
	}
	return l.under.find(k)
}

// get is the value of a key, the zero one when there is none.
func (l *layer[K, V]) get(k K) V {
	v, _ := l.find(k)
	return v
}

func (l *layer[K, V]) set(k K, v V) {
	if l.own == nil {
		l.own = map[K]V{}
	}
	l.own[k] = v
}

func (l *layer[K, V]) delete(k K) {
	delete(l.own, k)
	if l.under == nil {
		return
	}
	if l.gone == nil {
		l.gone = map[K]struct{}{}
	}
	l.gone[k] = struct{}{}
}

// over is a register as it will be when what is staged is appended. It shares what is not staged with r, which nobody may
// change meanwhile and which shows nobody what is staged.
func (r *Register) over() *Register {
	top := &Register{
		log: r.log, under: r, seq: r.seq, built: true, cards: map[catalog.Kind]*layer[catalog.ID, *card]{},
		learnt: r.learnt.over(), joins: r.joins.over(), sorted: map[catalog.Kind][]*card{},
		names: names{r.names.first.over(), r.names.others.over()}, terms: newTerms(), sources: r.sources.over(),
		oids: r.oids.over(), below: r.below.over(), standing: r.standing.over(), actors: r.actors, mirrors: r.mirrors,
	}
	for k, cards := range r.cards {
		top.cards[k] = cards.over()
	}
	return top
}

// absorb takes in what was staged above, in the order of the drafts, once it has been appended up to seq.
func (r *Register) absorb(top *Register, drafts []store.Draft, seq int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := map[Ref]bool{}
	for _, d := range drafts {
		ref := Ref{d.Kind, d.ID}
		if taken[ref] {
			continue
		}
		taken[ref] = true
		switch d.Kind {
		case catalog.KindCodeItem:
			r.learnt.set(d.ID, struct{}{})
		case catalog.KindConnection:
			if j, ok := top.joins.find(d.ID); ok {
				r.joins.put(j)
			}
		default:
			if c := top.cards[d.Kind].get(d.ID); c != nil {
				r.replace(r.cards[d.Kind].get(d.ID), c)
			}
		}
	}
	r.actors = top.actors
	r.seq = seq
}

// orderedOver are the cards of a kind in the order of creation as they are from above.
func (r *Register) orderedOver(k catalog.Kind) []*card {
	all := r.under.inOrder(k)
	own := maps.Clone(r.cards[k].own)
	for i, c := range all {
		if now, ok := own[c.id]; ok {
			all[i] = now
			delete(own, c.id)
		}
	}
	for _, c := range own {
		all = append(all, c)
	}
	return all
}
