package subject

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

// Boosted trees over histograms of the features, trained to rank the candidates of each text.

const bins = 64

// node is one node of a tree; a leaf has Left 0.
type node struct {
	Feature     int32
	Cut         float32 // go left when the value is at most Cut
	Left, Right int32
	Value       float32
}

// forest scores a row of features by the sum of its trees.
type forest struct {
	Trees [][]node
}

func (f *forest) score(row []float32) float64 {
	sum := 0.0
	for _, tree := range f.Trees {
		n := &tree[0]
		for n.Left != 0 {
			if row[n.Feature] <= n.Cut {
				n = &tree[n.Left]
			} else {
				n = &tree[n.Right]
			}
		}
		sum += float64(n.Value)
	}
	return sum
}

// treeOptions are the hyperparameters; the values in use were chosen by nested cross-validation.
type treeOptions struct {
	trees, leaves, minLeaf int
	rate, l2               float64
	rowShare, featureShare float64
	seed                   uint64
}

// rows is a training set: rows of features, a label for each, and where each query's rows begin.
type rows struct {
	width   int
	values  []float32
	labels  []float32
	queries []int // first row of each query, and the number of rows at the end
}

type boosting struct {
	treeOptions
	rows
	binned   []uint8
	cuts     [][]float32
	scores   []float64
	gradient []float64
	hessian  []float64
	random   *rand.Rand
}

func boost(ctx context.Context, r rows, o treeOptions) (*forest, error) {
	b := &boosting{treeOptions: o, rows: r, random: rand.New(rand.NewPCG(o.seed, 1))}
	n := len(r.labels)
	b.scores, b.gradient, b.hessian = make([]float64, n), make([]float64, n), make([]float64, n)
	b.bin()
	f := &forest{}
	for range o.trees {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.derive()
		tree := b.grow()
		if len(tree) > 1 {
			f.Trees = append(f.Trees, tree)
		}
	}
	return f, nil
}

// bin replaces values by the number of the quantile that they fall in.
func (b *boosting) bin() {
	n := len(b.labels)
	b.binned = make([]uint8, n*b.width)
	b.cuts = make([][]float32, b.width)
	column := make([]float32, n)
	for f := range b.width {
		for i := range n {
			column[i] = b.values[i*b.width+f]
		}
		slices.Sort(column)
		distinct := slices.Compact(slices.Clone(column))
		var cuts []float32
		if len(distinct) <= bins {
			for i := 1; i < len(distinct); i++ {
				cuts = append(cuts, (distinct[i-1]+distinct[i])/2)
			}
		} else {
			// Quantiles of the distinct values and of all values: most candidates lack most features.
			for i := 1; i < bins/2; i++ {
				cuts = append(cuts, distinct[i*len(distinct)/(bins/2)], column[i*n/(bins/2)])
			}
			slices.Sort(cuts)
			cuts = slices.Compact(cuts)
		}
		b.cuts[f] = cuts
		for i := range n {
			at, _ := slices.BinarySearch(cuts, b.values[i*b.width+f])
			b.binned[i*b.width+f] = uint8(at)
		}
	}
}

// derive takes the derivatives of the loss: the logistic loss of each row, with every query weighing the same.
func (b *boosting) derive() {
	for i, y := range b.labels {
		p := 1 / (1 + math.Exp(-b.scores[i]))
		b.gradient[i] = p - float64(y)
		b.hessian[i] = p * (1 - p)
	}
}

type cell struct{ g, h, n float64 }

type leaf struct {
	node      int
	rows      []int32
	histogram []cell
	gain      float64
	feature   int
	bin       int
	sum       cell
}

func (b *boosting) grow() []node {
	used := make([]int32, 0, len(b.labels))
	for i := range b.labels {
		if b.rowShare >= 1 || b.random.Float64() < b.rowShare {
			used = append(used, int32(i))
		}
	}
	allowed := make([]bool, b.width)
	for i := range allowed {
		allowed[i] = b.featureShare >= 1 || b.random.Float64() < b.featureShare
	}
	tree := []node{{}}
	root := &leaf{rows: used, histogram: b.count(used)}
	b.best(root, allowed)
	leaves := []*leaf{root}
	for len(leaves) < b.leaves {
		pick := -1
		for i, l := range leaves {
			if l.gain > 0 && (pick < 0 || l.gain > leaves[pick].gain) {
				pick = i
			}
		}
		if pick < 0 {
			break
		}
		l := leaves[pick]
		left, right := b.split(l)
		tree[l.node].Feature = int32(l.feature)
		tree[l.node].Cut = b.cuts[l.feature][l.bin]
		tree[l.node].Left, tree[l.node].Right = int32(len(tree)), int32(len(tree)+1)
		left.node, right.node = len(tree), len(tree)+1
		tree = append(tree, node{}, node{})
		b.best(left, allowed)
		b.best(right, allowed)
		leaves[pick] = left
		leaves = append(leaves, right)
	}
	for _, l := range leaves {
		tree[l.node].Value = float32(-b.rate * l.sum.g / (l.sum.h + b.l2))
	}
	for i := range b.scores {
		b.scores[i] += float64((&forest{Trees: [][]node{tree}}).at(b.values[i*b.width : (i+1)*b.width]))
	}
	return tree
}

func (f *forest) at(row []float32) float64 { return f.score(row) }

func (b *boosting) count(used []int32) []cell {
	h := make([]cell, b.width*bins)
	for _, i := range used {
		g, hs := b.gradient[i], b.hessian[i]
		row := b.binned[int(i)*b.width : (int(i)+1)*b.width]
		for f, v := range row {
			c := &h[f*bins+int(v)]
			c.g += g
			c.h += hs
			c.n++
		}
	}
	return h
}

// best finds the split of a leaf that lowers the loss most.
func (b *boosting) best(l *leaf, allowed []bool) {
	l.sum = cell{}
	for _, c := range l.histogram[:bins] {
		l.sum.g += c.g
		l.sum.h += c.h
		l.sum.n += c.n
	}
	l.gain = 0
	whole := l.sum.g * l.sum.g / (l.sum.h + b.l2)
	for f := range b.width {
		if !allowed[f] {
			continue
		}
		var left cell
		for v := range b.cuts[f] {
			c := l.histogram[f*bins+v]
			left.g += c.g
			left.h += c.h
			left.n += c.n
			if left.n < float64(b.minLeaf) || l.sum.n-left.n < float64(b.minLeaf) {
				continue
			}
			rg, rh := l.sum.g-left.g, l.sum.h-left.h
			gain := left.g*left.g/(left.h+b.l2) + rg*rg/(rh+b.l2) - whole
			if gain > l.gain+1e-9 {
				l.gain, l.feature, l.bin = gain, f, v
			}
		}
	}
}

// split divides a leaf; only the smaller side is counted, the other is the difference.
func (b *boosting) split(l *leaf) (left, right *leaf) {
	left, right = &leaf{}, &leaf{}
	for _, i := range l.rows {
		if int(b.binned[int(i)*b.width+l.feature]) <= l.bin {
			left.rows = append(left.rows, i)
		} else {
			right.rows = append(right.rows, i)
		}
	}
	small, large := left, right
	if len(left.rows) > len(right.rows) {
		small, large = right, left
	}
	small.histogram = b.count(small.rows)
	large.histogram = l.histogram
	for i, c := range small.histogram {
		large.histogram[i].g -= c.g
		large.histogram[i].h -= c.h
		large.histogram[i].n -= c.n
	}
	return left, right
}
