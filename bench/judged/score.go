package judged

import (
	"math/rand/v2"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

// Depth is how far down answers are looked at; a right one below it counts as not found.
const Depth = 100

// Rank is the place of the first right answer, from 1; 0 when it is not among the first Depth.
type Rank int

// RankOf finds the first right answer among ids.
func (q *Query) RankOf(ids []catalog.ID) Rank {
	return Rank(slices.IndexFunc(ids[:min(len(ids), Depth)], q.IsAnswer) + 1)
}

// reciprocal is 1 for the first place, 1/2 for the second, 0 when not found.
func (r Rank) reciprocal() float64 {
	if r == 0 {
		return 0
	}
	return 1 / float64(r)
}

// within is 1 when the right answer is among the first n, else 0.
func (r Rank) within(n Rank) float64 {
	if r > 0 && r <= n {
		return 1
	}
	return 0
}

// Score sums up the ranks of some queries. All but Queries are between 0 and 1.
type Score struct {
	Queries int
	// First, Five and Ten are the shares of queries with a right answer among the first one, five and ten.
	First, Five, Ten float64
	// MRR is the mean of one divided by the rank.
	MRR float64
}

// ScoreOf sums up ranks; the zero Score without any.
func ScoreOf(ranks []Rank) Score {
	return Score{
		Queries: len(ranks),
		First:   mean(ranks, func(r Rank) float64 { return r.within(1) }),
		Five:    mean(ranks, func(r Rank) float64 { return r.within(5) }),
		Ten:     mean(ranks, func(r Rank) float64 { return r.within(10) }),
		MRR:     mean(ranks, Rank.reciprocal),
	}
}

func mean(ranks []Rank, value func(Rank) float64) float64 {
	if len(ranks) == 0 {
		return 0
	}
	var sum float64
	for _, r := range ranks {
		sum += value(r)
	}
	return sum / float64(len(ranks))
}

// Interval is a difference of means with the bounds between which it lies for 95 % of samples.
type Interval struct{ Mean, Low, High float64 }

const (
	samples = 10_000
	tail    = samples * 25 / 1000 // 2.5 % on each side
)

// Ahead tells how far one engine's ranks are ahead of another's on the same queries, in success@5 and in MRR, with
// bounds by a paired bootstrap: the queries are drawn anew, with replacement, many times. The same ranks always give
// the same bounds. It panics when the two are not of equal length.
func Ahead(one, other []Rank) (five, mrr Interval) {
	if len(one) != len(other) {
		panic("judged: ranks of different queries")
	}
	fives, reciprocals := make([]float64, len(one)), make([]float64, len(one))
	for i := range one {
		fives[i] = one[i].within(5) - other[i].within(5)
		reciprocals[i] = one[i].reciprocal() - other[i].reciprocal()
	}
	return bootstrap(fives), bootstrap(reciprocals)
}

func bootstrap(differences []float64) Interval {
	n := len(differences)
	if n == 0 {
		return Interval{}
	}
	var sum float64
	for _, d := range differences {
		sum += d
	}
	random := rand.New(rand.NewPCG(1, 2))
	means := make([]float64, samples)
	for i := range means {
		for range n {
			means[i] += differences[random.IntN(n)]
		}
		means[i] /= float64(n)
	}
	slices.Sort(means)
	return Interval{Mean: sum / float64(n), Low: means[tail], High: means[samples-1-tail]}
}
