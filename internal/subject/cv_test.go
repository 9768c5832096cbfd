package subject

import (
	"bufio"
	"context"
	"encoding/json"
	"math"
	"os"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/finnish"
)

func readTrain(t *testing.T) (out []Example) {
	f, err := os.Open(os.Getenv("VARANTO_SHARED") + "/data/keywords/train.jsonl")
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	type tx struct{ Title, Summary, Text string }
	for sc.Scan() {
		var l struct {
			tx
			ID     string
			Sv, En *tx
			Uris   []string
		}
		if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		e := Example{ID: l.ID, Terms: l.Uris, Texts: []Text{{"fi", l.Title, l.Summary, l.Text}}}
		if l.Sv != nil {
			e.Texts = append(e.Texts, Text{"sv", l.Sv.Title, l.Sv.Summary, l.Sv.Text})
		}
		if l.En != nil {
			e.Texts = append(e.Texts, Text{"en", l.En.Title, l.En.Summary, l.En.Text})
		}
		out = append(out, e)
	}
	return out
}

func TestTry(t *testing.T) {
	ctx := context.Background()
	a, err := finnish.Open(ctx, finnish.Options{ForceGrams: os.Getenv("GRAMS") != ""})
	if err != nil {
		t.Fatal(err)
	}
	ex := readTrain(t)
	groups := Groups(ex)
	sizes := map[int]int{}
	for _, g := range groups {
		sizes[g]++
	}
	big := 0
	for _, n := range sizes {
		big = max(big, n)
	}
	t.Logf("%d groups, largest %d", len(sizes), big)
	const folds = 5
	var ndcg, recall, cand, n float64
	for f := range folds {
		var train, test []Example
		for i, e := range ex {
			if (groups[i]*7919+13)%1009%folds == f {
				test = append(test, e)
			} else {
				train = append(train, e)
			}
		}
		began := time.Now()
		m, err := Train(ctx, a, train, TrainOptions{})
		if err != nil {
			t.Fatal(err)
		}
		took := time.Since(began)
		began = time.Now()
		for _, e := range test {
			tx, ok := e.in(tryLang())
			if !ok {
				continue
			}
			gold := m.termTargets(e.Terms)
			var got []*candidate
			if os.Getenv("RAW") != "" {
				r, _ := m.rank(tx)
				got = r.candidates
			} else {
				for _, g := range m.Suggest(tx, Options{}).Terms {
					got = append(got, &candidate{target: m.ontology.index[g.URI]})
				}
			}
			is := map[int32]bool{}
			for _, g := range gold {
				is[g] = true
			}
			dcg, ideal, hits := 0.0, 0.0, 0.0
			for i, c := range got {
				if is[c.target] {
					cand += 1 / float64(len(gold))
					if i < 5 {
						dcg += 1 / math.Log2(float64(i+2))
						hits++
					}
				}
			}
			for i := range min(5, len(gold)) {
				ideal += 1 / math.Log2(float64(i+2))
			}
			ndcg += dcg / ideal
			recall += hits / float64(len(gold))
			n++
		}
		t.Logf("fold %d: train %v, test %d in %v; so far ndcg %.3f recall %.3f", f, took, len(test), time.Since(began), ndcg/n, recall/n)
	}
	t.Logf("NDCG@5 %.4f recall@5 %.4f candidates' recall %.3f", ndcg/n, recall/n, cand/n)
}

func tryLang() string {
	if l := os.Getenv("TRYLANG"); l != "" {
		return l
	}
	return "fi"
}
