package recent_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/recent"
)

// model is a Map of one part told plainly: two generations as lists of keys, and all values that ever were.
type model struct {
	most       int
	young, old []int
	values     map[int]int
}

// weigh lets values weigh from 1 to 4.
func weigh(v int) int { return 1 + v%4 }

func (m *model) put(key, v int) {
	m.young = slices.DeleteFunc(m.young, func(k int) bool { return k == key })
	weight := weigh(v)
	for _, k := range m.young {
		weight += weigh(m.values[k])
	}
	if len(m.young) > 0 && weight > m.most {
		m.young, m.old = nil, m.young
	}
	m.old = slices.DeleteFunc(m.old, func(k int) bool { return k == key })
	m.young, m.values[key] = append(m.young, key), v
}

func (m *model) get(key int) (int, bool) {
	switch {
	case slices.Contains(m.young, key):
	case slices.Contains(m.old, key):
		m.put(key, m.values[key])
	default:
		return 0, false
	}
	return m.values[key], true
}

func TestItKeepsAndForgetsAsTwoGenerations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := &model{most: rapid.IntRange(0, 12).Draw(t, "most"), values: map[int]int{}}
		m := recent.Weighed[int](want.most, weigh)
		keys, values := rapid.IntRange(0, 9), rapid.IntRange(0, 99)
		t.Repeat(map[string]func(*rapid.T){
			"put": func(t *rapid.T) {
				key, v := keys.Draw(t, "key"), values.Draw(t, "value")
				want.put(key, v)
				m.Put(key, v)
			},
			"get": func(t *rapid.T) {
				key := keys.Draw(t, "key")
				v, ok := m.Get(key)
				if wantV, wantOK := want.get(key); ok != wantOK || v != wantV {
					t.Fatalf("Get(%d) = %d, %t; want %d, %t", key, v, ok, wantV, wantOK)
				}
			},
			"of": func(t *rapid.T) {
				key, fresh := keys.Draw(t, "key"), values.Draw(t, "value")
				wantV, ok := want.get(key)
				if !ok {
					want.put(key, fresh)
					wantV = fresh
				}
				if v := m.Of(key, func() int { return fresh }); v != wantV {
					t.Fatalf("Of(%d) = %d, want %d", key, v, wantV)
				}
			},
			"": func(t *rapid.T) {
				if n := m.Len(); n != len(want.young)+len(want.old) {
					t.Fatalf("%d values, want those of %d and %d", n, want.young, want.old)
				}
				var all []int
				for key, v := range m.All() {
					if v != want.values[key] {
						t.Fatalf("All gives %d for %d, want %d", v, key, want.values[key])
					}
					all = append(all, key)
				}
				old := all[:min(len(want.old), len(all))]
				if young := all[len(old):]; !sameKeys(old, want.old) || !sameKeys(young, want.young) {
					t.Fatalf("All gives %d and then %d, want %d and then %d", old, young, want.old, want.young)
				}
			},
		})
	})
}

func sameKeys(a, b []int) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

func TestAnEqualKeyIsNotKeptInPlaceOfThatWhichWasPut(t *testing.T) {
	m := recent.New[string, int](1)
	put, asked := strings.Clone("key"), strings.Clone("key")
	m.Put(put, 1)
	m.Put("another", 2) // the first is of the older generation now
	if v, ok := m.Get(asked); !ok || v != 1 {
		t.Fatalf("%d, %t", v, ok)
	}
	for key := range m.All() {
		if key == put && unsafe.StringData(key) != unsafe.StringData(put) {
			t.Error("the text of the question is kept")
		}
	}
}

func TestASpreadMapIsBoundedAndKeepsWhatIsAskedForAgain(t *testing.T) {
	const most, parts = 64, 4
	m := recent.Spread[int, int](most, parts, func(key int) uint64 { return uint64(key) })
	m.Put(-1, 7)
	for key := range 50 * most {
		m.Put(key, key)
		if v, ok := m.Get(-1); !ok || v != 7 {
			t.Fatalf("what is asked for all the time is %d, %t after %d others", v, ok, key+1)
		}
		if n := m.Len(); n > 2*most {
			t.Fatalf("%d values are kept, more than twice %d", n, most)
		}
	}
	if n := m.Len(); n < most {
		t.Errorf("only %d values are kept of a bound of twice %d", n, most)
	}
}

func TestManyMayUseItAndEachValueIsMadeOnce(t *testing.T) {
	m := recent.New[int, int](8)
	made := make([]int, 4)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for round := range 1000 {
				key := round % len(made)
				if v := m.Of(key, func() int { made[key]++; return key }); v != key {
					t.Errorf("Of(%d) = %d", key, v)
				}
				if v, ok := m.Get(key); !ok || v != key {
					t.Errorf("Get(%d) = %d, %t", key, v, ok)
				}
			}
		})
	}
	all.Wait()
	if !slices.Equal(made, []int{1, 1, 1, 1}) {
		t.Errorf("values are made %d times", made)
	}
}

func BenchmarkGet(b *testing.B) {
	m := recent.New[int, int](1 << 12)
	for key := range 1 << 12 {
		m.Put(key, key)
	}
	b.RunParallel(func(p *testing.PB) {
		for key := 0; p.Next(); key++ {
			m.Get(key & (1<<12 - 1))
		}
	})
}

// BenchmarkPut puts what has been forgotten since, so that generations change.
func BenchmarkPut(b *testing.B) {
	m := recent.New[int, int](1 << 12)
	b.ReportAllocs()
	for key := 0; b.Loop(); key++ {
		m.Put(key&(1<<14-1), key)
	}
}
