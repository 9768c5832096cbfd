package search

import (
	"cmp"
	"math"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/order"
)

// bandWidth is the share of a better match at which another one is still comparable with it.
const bandWidth = 0.6

// lastBand is behind all that matches are sorted into.
const lastBand = 1000

// nearerFirst puts the nearer of comparable matches first, whatever else speaks for the others, and before all what is
// called as the query says.
func nearerFirst(list []found) {
	best := 0.0
	asked := false
	for i := range list {
		best = max(best, list[i].match())
		asked = asked || list[i].reach != ReachUnasked
	}
	if !asked || best <= 0 {
		return
	}
	for i := range list {
		f := &list[i]
		switch {
		case f.elsewhere:
			f.band = lastBand
		case f.exact && f.coverage >= needed:
			f.band = -1
		default:
			f.band = int(math.Log(max(f.match()/best, 1e-6)) / math.Log(bandWidth))
		}
	}
	slices.SortFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.band, b.band), cmp.Compare(b.tier(), a.tier()), better(a, b))
	})
	for i := range list[1:] {
		list[i+1].score = min(list[i+1].score, list[i].score)
	}
}

// localFirst sorts a ranked list by reach, as far as its first n; the best match stays where it is.
func localFirst(list []found, n int) {
	if len(list) < 2 {
		return
	}
	rest := list[1:]
	n = min(len(rest), n)
	nearest := func(a, b found) int { return cmp.Or(cmp.Compare(b.reach, a.reach), better(a, b)) }
	order.First(rest, n, nearest)
	slices.SortFunc(rest[:n], nearest)
}

// tier is the reach by which comparable matches are sorted: general information, whoever offers it, is about the
// whole country.
func (f *found) tier() Reach {
	if indexed[f.kind] == catalog.KindGeneralDescription {
		return min(f.reach, ReachNationwide)
	}
	return f.reach
}

// match is how well the texts match, the place aside.
func (f *found) match() float64 { return f.score / (f.reach.factor() * f.again) }

// behind is what a general description's score is beside that of the service that leads it.
const behind = 0.999

// lead puts the best service that leans on a general description before it: who finds the general information
// wants the service.
func lead(list []found, s *live.Snapshot) {
	for i := range list {
		general := &list[i]
		if indexed[general.kind] != catalog.KindGeneralDescription {
			continue
		}
		id := s.Table(catalog.KindGeneralDescription).At(general.ord).ID
		leaning := s.Table(catalog.KindService).Index(live.FacetGeneralDescription, id.String())
		for n := range list {
			service := &list[n]
			if indexed[service.kind] != catalog.KindService || !leaning.Contains(service.ord) {
				continue
			}
			if service.score < general.score {
				service.score = general.score
			}
			general.score = min(general.score, service.score*behind)
			break
		}
	}
}

const (
	// factorAgain is what the score of a hit is multiplied by for each better hit of the same name, of at most maxAgain.
	factorAgain = 0.85
	maxAgain    = 4
)

// spread lets the further entities of one name follow others: a query that names no place is rarely about the same
// service of another town.
func (x *Index) spread(list []found, s *live.Snapshot) {
	seen := make(map[uint64]int, len(list))
	for i := range list {
		f := &list[i]
		name := x.faces.alike(s.Table(indexed[f.kind]).At(f.ord))
		f.again = math.Pow(factorAgain, float64(min(seen[name], maxAgain)))
		f.score *= f.again
		seen[name]++
	}
}
