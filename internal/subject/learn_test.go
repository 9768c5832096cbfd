package subject

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestThePredictionForAnUnseenGroupIsThatOfARegressionWithoutIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 8).Draw(t, "texts")
		random := rand.New(rand.NewPCG(uint64(rapid.IntRange(0, 1000).Draw(t, "seed")), 1))
		points := make([][3]float64, n)
		labelled, groups := make([][]int32, n), make([]int, n)
		for i := range points {
			points[i] = [3]float64{random.Float64(), random.Float64(), random.Float64()}
			labelled[i] = []int32{int32(random.IntN(2))}
			groups[i] = random.IntN(3)
		}
		kernel := func(keep []int) []float64 {
			k := make([]float64, len(keep)*len(keep))
			for a, i := range keep {
				for b, j := range keep {
					k[a*len(keep)+b] = points[i][0]*points[j][0] + points[i][1]*points[j][1] + points[i][2]*points[j][2]
				}
			}
			return k
		}
		every := make([]int, n)
		for i := range every {
			every[i] = i
		}
		_, unseen, err := fitRidge(context.Background(), kernel(every), labelled, 2, groups, 0.5)
		if err != nil {
			t.Fatal(err)
		}
		left := rapid.IntRange(0, n-1).Draw(t, "left out")
		var keep []int
		var kept [][]int32
		for i := range n {
			if groups[i] != groups[left] {
				keep = append(keep, i)
				kept = append(kept, labelled[i])
			}
		}
		r, _, err := fitRidge(context.Background(), kernel(keep), kept, 2, make([]int, len(keep)), 0.5)
		if err != nil {
			t.Fatal(err)
		}
		want := make([]float64, 2)
		for row, i := range keep {
			k := points[i][0]*points[left][0] + points[i][1]*points[left][1] + points[i][2]*points[left][2]
			for c := range want {
				want[c] += k * float64(r.weights[row*2+c])
			}
		}
		for c := range want {
			if got := float64(unseen[left*2+c]); math.Abs(got-want[c]) > 1e-3 {
				t.Fatalf("label %d: %v, a regression without the group says %v", c, got, want[c])
			}
		}
	})
}

func TestTreesLearnWhatOneFeatureAloneCannotTell(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var r rows
	r.width = 3
	for range 2000 {
		a, b, noise := random.Float32(), random.Float32(), random.Float32()
		r.values = append(r.values, a, b, noise)
		r.labels = append(r.labels, flag((a > 0.5) != (b > 0.3)))
	}
	f, err := boost(context.Background(), r, treeOptions{trees: 60, leaves: 8, minLeaf: 10, rate: 0.2, l2: 1, rowShare: 0.8, featureShare: 1})
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for range 1000 {
		a, b := random.Float32(), random.Float32()
		if (f.score([]float32{a, b, 0.5}) > 0) != ((a > 0.5) != (b > 0.3)) {
			wrong++
		}
	}
	if wrong > 60 {
		t.Errorf("%d of 1000 wrong", wrong)
	}
}

func TestVersionsOfOneTextAreOneGroup(t *testing.T) {
	body := "Kunta järjestää asukkailleen hammashoidon ja suun terveyden palvelut terveysasemilla arkisin kello kahdeksasta neljään."
	in := func(title, body string) []Text { return []Text{{"fi", title, "", body}} }
	groups := Groups([]Example{
		0: {ID: "1", Texts: in("Hammashoito", "Aivan oma teksti.")},
		1: {ID: "2", Texts: in("HAMMASHOITO", "Jokin muu.")},
		2: {ID: "3", Texts: in("Suun hoito", body)},
		3: {ID: "4", Texts: in("Hampaat kuntoon", body+" Varaa aika.")},
		4: {ID: "5", Twin: "3", Texts: in("Lyhyt", "")},
		5: {ID: "6", Twin: "3", Texts: in("Toinen lyhyt", "")},
		6: {ID: "1", Texts: in("Uusi nimi", "")},
		7: {ID: "7", Texts: in("Uimahalli", "Altaat ja saunat.")},
	})
	if want := []int{0, 0, 2, 2, 4, 4, 0, 7}; !cmp.Equal(groups, want) {
		t.Errorf("groups %v, want %v", groups, want)
	}
}
