package subject

import (
	"context"
	"math"
)

// ridge predicts labels from a text's similarities with the known texts: kernel ridge regression, all labels at once.
type ridge struct {
	labels int
	// weights holds for each known document its say on each label, row by row.
	weights []float32
}

// fitRidge solves for the weights. kernel is n by n and is overwritten, labelled holds the label columns of each
// document, groups the group of each. Beside the regression it returns what it would predict for each document had it
// not seen that document's group, row by row; that has a closed form.
func fitRidge(ctx context.Context, kernel []float64, labelled [][]int32, labels int, groups []int, lambda float64) (*ridge, []float32, error) {
	n := len(labelled)
	for i := range n {
		kernel[i*n+i] += lambda
	}
	inverse, err := invertSPD(ctx, kernel, n)
	if err != nil {
		return nil, nil, err
	}
	r := &ridge{labels: labels, weights: make([]float32, n*labels)}
	for i := range n {
		row := r.weights[i*labels : (i+1)*labels]
		for j, cols := range labelled {
			w := float32(inverse[i*n+j])
			for _, c := range cols {
				row[c] += w
			}
		}
	}
	unseen := make([]float32, n*labels)
	members := map[int][]int{}
	for i, g := range groups {
		members[g] = append(members[g], i)
	}
	for _, m := range members {
		r.predictUnseen(inverse, m, n, labelled, unseen)
	}
	return r, unseen, ctx.Err()
}

// predictUnseen fills the rows of one group: y - (C^-1 of the group)^-1 times the group's weights.
func (r *ridge) predictUnseen(inverse []float64, group []int, n int, labelled [][]int32, unseen []float32) {
	m := len(group)
	block := make([]float64, m*m)
	for a, i := range group {
		for b, j := range group {
			block[a*m+b] = inverse[i*n+j]
		}
	}
	back, err := invertSPD(context.Background(), block, m)
	if err != nil {
		return // not reached for a positive lambda; zeros mean "nothing learnt"
	}
	for a, i := range group {
		out := unseen[i*r.labels : (i+1)*r.labels]
		for b, j := range group {
			w := float32(back[a*m+b])
			for c, v := range r.weights[j*r.labels : (j+1)*r.labels] {
				out[c] -= w * v
			}
		}
		for _, c := range labelled[i] {
			out[c]++
		}
	}
}

// predict returns the score of each label; sims are the similarities with the known documents.
func (r *ridge) predict(sims []float32) []float32 {
	out := make([]float32, r.labels)
	for i, s := range sims {
		if s < 0.01 { // says next to nothing; most are so
			continue
		}
		for c, w := range r.weights[i*r.labels : (i+1)*r.labels] {
			out[c] += s * w
		}
	}
	return out
}

// invertSPD inverts a symmetric positive definite matrix by its Cholesky factor; a is overwritten.
func invertSPD(ctx context.Context, a []float64, n int) ([]float64, error) {
	for j := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		rowJ := a[j*n : j*n+j+1]
		d := rowJ[j] - dot(rowJ[:j], rowJ[:j])
		if d <= 0 {
			return nil, errSingular
		}
		d = math.Sqrt(d)
		rowJ[j] = d
		for i := j + 1; i < n; i++ {
			rowI := a[i*n : i*n+j+1]
			rowI[j] = (rowI[j] - dot(rowJ[:j], rowI[:j])) / d
		}
	}
	// inv(L), kept transposed: row j of t is column j of inv(L).
	t := make([]float64, n*n)
	for j := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		col := t[j*n : (j+1)*n]
		col[j] = 1 / a[j*n+j]
		for i := j + 1; i < n; i++ {
			col[i] = -dot(a[i*n+j:i*n+i], col[j:i]) / a[i*n+i]
		}
	}
	out := make([]float64, n*n)
	for i := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for j := range i + 1 {
			s := dot(t[i*n+i:(i+1)*n], t[j*n+i:(j+1)*n])
			out[i*n+j], out[j*n+i] = s, s
		}
	}
	return out, nil
}

// dot is the inner product, in four sums so that the processor need not wait for one.
func dot(a, b []float64) float64 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float64
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}
