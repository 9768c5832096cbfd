package search_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search"
)

func TestServingTellsWhoServesAMunicipality(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	regions(w)
	s := w.catalogue.Snapshot()
	type reaches struct{ Local, Regional, Nationwide []string }
	for _, c := range []struct {
		about, municipality string
		kind                catalog.Kind
		want                reaches
	}{
		{"services", oulu, catalog.KindService, reaches{
			[]string{"Neuvola, kunta", "Neuvola, kunta ei kerro"}, []string{"Neuvola, maakunta"},
			[]string{"Neuvola, koko maa", "Neuvola, ei Ahvenanmaalla"},
		}},
		{"a merged municipality's code stands for the new one's", "255", catalog.KindService, reaches{
			[]string{"Neuvola, kunta", "Neuvola, kunta ei kerro"}, []string{"Neuvola, maakunta"},
			[]string{"Neuvola, koko maa", "Neuvola, ei Ahvenanmaalla"},
		}},
		{"what does not reach Åland", mariehamn, catalog.KindService, reaches{nil, nil, []string{"Neuvola, koko maa"}}},
		{"an unknown code", "000", catalog.KindService, reaches{nil, nil, []string{"Neuvola, koko maa", "Neuvola, ei Ahvenanmaalla"}}},
		{"the municipality itself", oulu, catalog.KindOrganization, reaches{[]string{"Oulun kaupunki"}, nil, nil}},
		{"collections have their organisation's reach", oulu, catalog.KindServiceCollection, reaches{[]string{"Neuvola, kokoelma"}, nil, nil}},
		{"a kind that is not searched", oulu, catalog.KindCodeItem, reaches{}},
	} {
		t.Run(c.about, func(t *testing.T) {
			served := x.Serving(s, c.kind, c.municipality)
			var got reaches
			for _, part := range []struct {
				to   *[]string
				from interface{ ToArray() []uint32 }
			}{{&got.Local, served.Local}, {&got.Regional, served.Regional}, {&got.Nationwide, served.Nationwide}} {
				for _, ord := range part.from.ToArray() {
					*part.to = append(*part.to, s.Table(c.kind).At(ord).Name)
					if !served.All.Contains(ord) {
						t.Errorf("all does not have %d", ord)
					}
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if n := len(got.Local) + len(got.Regional) + len(got.Nationwide); n != int(served.All.GetCardinality()) {
				t.Errorf("all has %d, its parts %d", served.All.GetCardinality(), n)
			}
		})
	}
	if all := x.Serving(s, catalog.KindService, ""); !all.All.Equals(s.Table(catalog.KindService).Published()) || !all.Local.IsEmpty() {
		t.Errorf("without a municipality: %v", all)
	}
}

func TestServingIsKeptUntilAreasChange(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	regions(w)
	ask := func() search.Served { return x.Serving(w.catalogue.Snapshot(), catalog.KindService, oulu) }
	before := ask()
	if ask() != before {
		t.Error("it is made anew though nothing has changed")
	}
	w.publish(in(service(3, "Neuvola"), oulu))
	if now := ask(); !now.Local.Contains(w.entry(3).Ord) || now.Regional.Contains(w.entry(3).Ord) {
		t.Error("a change of an area is not followed")
	}
	if before.Local.Contains(w.entry(3).Ord) {
		t.Error("an answer that was given has changed")
	}
	w.append(catalog.StatusWithdrawn, service(1, "Neuvola, koko maa"))
	if ask().All.Contains(w.entry(1).Ord) {
		t.Error("what is withdrawn serves still")
	}
}
