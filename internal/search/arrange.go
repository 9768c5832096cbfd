package search

import (
	"cmp"
	"math"

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
	width := math.Log(bandWidth)
	for i := range list {
		f := &list[i]
		switch {
		case f.elsewhere:
			f.band = lastBand
		case f.exact && f.coverage >= needed:
			f.band = -1
		default:
			f.band = int16(math.Log(max(f.match()/best, 1e-6)) / width)
		}
	}
	order.Sort(list, func(a, b *found) int {
		switch {
		case a.band != b.band:
			return int(a.band) - int(b.band)
		case a.tier() != b.tier():
			return int(b.tier()) - int(a.tier())
		}
		return better(a, b)
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
	nearest := func(a, b *found) int { return cmp.Or(int(b.reach)-int(a.reach), better(a, b)) }
	order.First(rest, n, nearest)
	order.Sort(rest[:n], nearest)
}

// tier is the reach by which comparable matches are sorted: general information, whoever offers it, is about the
// whole country.
func (f *found) tier() Reach {
	if f.kind == rankGeneral {
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
		if general.kind != rankGeneral {
			continue
		}
		id := s.Table(catalog.KindGeneralDescription).At(general.ord).ID
		leaning := s.Table(catalog.KindService).Index(live.FacetGeneralDescription, id.String())
		for n := range list {
			service := &list[n]
			if service.kind != rankService || !leaning.Contains(service.ord) {
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

// factorsAgain are the factors by the number of better hits.
var factorsAgain = func() (list [maxAgain + 1]float64) {
	for n := range list {
		list[n] = math.Pow(factorAgain, float64(n))
	}
	return list
}()

// spread lets the further entities of one name follow others: a query that names no place is rarely about the same
// service of another town.
func (x *Index) spread(list []found, s *live.Snapshot) {
	seen := make(map[uint64]int, len(list))
	for i := range list {
		f := &list[i]
		name := x.faces.alike(int(f.kind), s.Table(indexed[f.kind]).At(f.ord))
		n := seen[name]
		seen[name] = n + 1
		f.again = factorsAgain[min(n, maxAgain)]
		f.score *= f.again
	}
}
