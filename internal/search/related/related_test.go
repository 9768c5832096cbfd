package related_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search/related"
)

// pair is a term with one right below it, both saying so.
func pair(t testing.TB) (above, below string) {
	t.Helper()
	for _, term := range codes.Ontology().All() {
		for _, n := range codes.Ontology().Terms(term.Narrower) {
			if slices.Contains(n.Broader, term.URI) {
				return term.URI, n.URI
			}
		}
	}
	t.Fatal("the ontology has no narrower terms")
	return "", ""
}

// told gives services as "name: kind kind".
func told(list []related.Related) []string {
	out := []string{}
	for _, r := range list {
		s := r.Entry.Name + ":"
		for _, reason := range r.Reasons {
			s += " " + string(reason.Kind)
		}
		out = append(out, s)
	}
	return out
}

func TestSaysWhyServicesBelongTogether(t *testing.T) {
	above, below := pair(t)
	for _, c := range []struct {
		name     string
		entities []catalog.Entity
		want     []string
	}{
		{"alone", []catalog.Entity{service("A", terms("t"))}, []string{}},
		{"a term", []catalog.Entity{service("A", terms("t")), service("B", terms("t"))}, []string{"B: SameTerm"}},
		{"a narrower term", []catalog.Entity{service("A", terms(above)), service("B", terms(below))}, []string{"B: SameNeed"}},
		{"a broader term", []catalog.Entity{service("A", terms(below)), service("B", terms(above))}, []string{"B: SameNeed"}},
		{"a term says more than what is near to it",
			[]catalog.Entity{service("A", terms(above)), service("B", terms(above, below))}, []string{"B: SameTerm"}},
		{"a channel", []catalog.Entity{service("A"), service("B"), channel("c"), connected("A", "c"), connected("B", "c")},
			[]string{"B: SameChannel"}},
		{"a collection", []catalog.Entity{service("A"), service("B"), collection("c", "A", "B")}, []string{"B: SameCollection"}},
		{"a life event", []catalog.Entity{service("A", events("e")), service("B", events("e"))}, []string{"B: SameLifeEvent"}},
		{"a class and a target group",
			[]catalog.Entity{service("A", classes("c"), groups("g")), service("B", classes("c"), groups("g"))},
			[]string{"B: SameClass SameTargetGroup"}},
		{"a target group alone says nothing", []catalog.Entity{service("A", groups("g")), service("B", groups("g"))}, []string{}},
		{"a rare term before a common one", []catalog.Entity{service("A", terms("t", "u")), service("B", terms("t")),
			service("C", terms("t")), service("D", terms("u"))}, []string{"D: SameTerm", "B: SameTerm", "C: SameTerm"}},
		{"one of a name", []catalog.Entity{service("A", terms("t")), service("B", terms("t"), called("N"), of("x")),
			service("C", terms("t"), called("n"), of("y"))}, []string{"N: SameTerm"}},
		{"the general description of one organisation", []catalog.Entity{general("g"), service("A", leaning("g"), of("x")),
			service("B", leaning("g"), of("x"))}, []string{"B: SameGeneralDescription"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, c.entities...)
			a, ok := related.Of(w.catalogue.Snapshot(), id("A"), related.Options{})
			if !ok {
				t.Fatal("the service is not found")
			}
			if d := cmp.Diff(c.want, told(a.Related)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTheSameServiceOfOthersIsElsewhere(t *testing.T) {
	w := newWorld(t, general("g"), service("A", leaning("g"), of("x"), terms("t")), service("B", leaning("g"), of("y")),
		service("C", called("a"), of("z"), terms("t")), service("D", of("y"), terms("t")))
	a, _ := related.Of(w.catalogue.Snapshot(), id("A"), related.Options{})
	if d := cmp.Diff([]string{"D: SameTerm"}, told(a.Related)); d != "" {
		t.Errorf("related: %s", d)
	}
	if d := cmp.Diff([]string{"a: SameName SameTerm", "B: SameGeneralDescription"}, told(a.Elsewhere)); d != "" {
		t.Errorf("elsewhere: %s", d)
	}
}

func TestAPlaceLimitsAndPrefers(t *testing.T) {
	w := newWorld(t, service("A", terms("t")), service("B", terms("t")), service("C", terms("t")), service("D", terms("t")))
	s := w.catalogue.Snapshot()
	ord := func(name string) uint32 {
		e, _ := s.Published(catalog.KindService, id(name))
		return e.Ord
	}
	a, _ := related.Of(s, id("A"), related.Options{
		Serves: roaring.BitmapOf(ord("C"), ord("D")), Local: roaring.BitmapOf(ord("D")),
	})
	if d := cmp.Diff([]string{"D: SameTerm", "C: SameTerm"}, told(a.Related)); d != "" {
		t.Error(d)
	}
}

func TestWhatIsNotPublishedIsNotRelated(t *testing.T) {
	w := newWorld(t, service("A", terms("t")), service("B", terms("t")))
	w.append(t, catalog.StatusDeleted, service("B", terms("t")))
	s := w.catalogue.Snapshot()
	if a, _ := related.Of(s, id("A"), related.Options{}); a.Related != nil || a.Elsewhere != nil {
		t.Errorf("got %q", told(a.Related))
	}
	for _, name := range []string{"B", "never"} {
		if _, ok := related.Of(s, id(name), related.Options{}); ok {
			t.Errorf("%s is not published and yet found", name)
		}
	}
}

func TestRelationsHoldBothWays(t *testing.T) {
	above, below := pair(t)
	rapid.Check(t, func(t *rapid.T) {
		some := func(label string, of ...string) []string {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(of), 0, len(of), rapid.ID[string]).Draw(t, label)
		}
		entities := []catalog.Entity{general("g"), channel("c"), channel("d")}
		n := rapid.IntRange(2, 8).Draw(t, "services")
		for i := range n {
			name := fmt.Sprint(i)
			facts := []fact{terms(some("terms", "t", above, below)...), classes(some("classes", "k", "l")...),
				groups(some("groups", "g")...), events(some("events", "e")...), of(rapid.SampledFrom([]string{"x", "y"}).Draw(t, "organization"))}
			if rapid.Bool().Draw(t, "leans") {
				facts = append(facts, leaning("g"))
			}
			entities = append(entities, service(name, facts...))
		}
		var gathered []string
		for i := range n {
			for _, c := range some("channels", "c", "d") {
				entities = append(entities, connected(fmt.Sprint(i), c))
			}
			if rapid.Bool().Draw(t, "gathered") {
				gathered = append(gathered, fmt.Sprint(i))
			}
		}
		w := newWorld(t, append(entities, collection("s", gathered...))...)
		if hidden := rapid.IntRange(0, n).Draw(t, "hidden"); hidden < n {
			w.append(t, catalog.StatusWithdrawn, service(fmt.Sprint(hidden)))
		}
		s := w.catalogue.Snapshot()
		reasons := map[string][]related.Reason{}
		for i := range n {
			a, _ := related.Of(s, id(fmt.Sprint(i)), related.Options{Limit: 50})
			b, _ := related.Of(s, id(fmt.Sprint(i)), related.Options{Limit: 50})
			if d := cmp.Diff(told(a.Related), told(b.Related)); d != "" {
				t.Fatalf("two answers differ: %s", d)
			}
			for _, r := range append(a.Related, a.Elsewhere...) {
				if r.Entry.ID == id(fmt.Sprint(i)) {
					t.Fatalf("%d is related to itself", i)
				}
				if _, ok := s.Published(catalog.KindService, r.Entry.ID); !ok {
					t.Fatalf("%d is related to %s, which is not published", i, r.Entry.Name)
				}
				if r.Score <= 0 || len(r.Reasons) == 0 {
					t.Fatalf("%d is related to %s with %v for %v", i, r.Entry.Name, r.Score, r.Reasons)
				}
				reasons[fmt.Sprint(i)+">"+r.Entry.Name] = r.Reasons
			}
		}
		for way, list := range reasons {
			var a, b string
			if _, err := fmt.Sscanf(way, "%1s>%1s", &a, &b); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(list, reasons[b+">"+a]); d != "" {
				t.Fatalf("%s and back differ: %s", way, d)
			}
		}
	})
}
