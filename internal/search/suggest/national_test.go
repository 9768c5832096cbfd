package suggest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search/suggest"
)

// nation makes services, channels and organisations with names of words of the ontology and of municipalities.
func nation(services, channels, organizations int) []catalog.Entity {
	random := rand.New(rand.NewPCG(1, 2))
	terms, towns := codes.Ontology().All(), codes.Municipalities()
	// skewed picks the first ones more often, as words of names are.
	skewed := func(n int) int { return int(float64(n) * random.Float64() * random.Float64()) }
	term := func() *codes.Term { return terms[skewed(len(terms))] }
	names := make([]catalog.TypedTexts, services/4)
	for i := range names {
		a, b := term(), term()
		names[i] = named(a.FI+" ja "+b.FI, a.Names.Best("sv")+" och "+b.Names.Best("sv"), a.Names.Best("en")+" and "+b.Names.Best("en"))
	}
	var list []catalog.Entity
	for i := range organizations {
		town := towns[i%len(towns)]
		list = append(list, &catalog.Organization{
			ID: id(fmt.Sprint("o", i)), OrganizationType: "Organization",
			OrganizationNames: named(fmt.Sprintf("%s %s %d", town.FI, term().FI, i), town.SV, ""),
		})
	}
	for i := range services {
		s := service(fmt.Sprint("s", i), names[skewed(len(names))])
		for range 3 {
			s.Keywords = append(s.Keywords, catalog.Text{Language: "fi", Value: term().FI})
			s.OntologyTerms = append(s.OntologyTerms, catalog.CodeRef{URI: term().URI})
		}
		list = append(list, s)
	}
	types := catalog.ChannelTypes()
	for i := range channels {
		c := place(fmt.Sprint("c", i), fmt.Sprintf("%s %s, %skatu %d", towns[i%len(towns)].FI, term().FI, term().FI, i%90))
		if i%3 == 0 {
			c.Type = types[i%len(types)]
		}
		list = append(list, c)
	}
	return list
}

func BenchmarkSuggestAtNationalSize(b *testing.B) {
	entities := nation(30_000, 60_000, 2_500)
	w := newIdleWorld(b, suggest.Options{}, entities...)
	start := time.Now()
	w.follow()
	build := time.Since(start)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	second := &world{t: b, catalogue: w.catalogue, Suggester: suggest.New(w.catalogue, suggest.Options{}), seq: w.seq}
	second.follow()
	runtime.GC()
	runtime.ReadMemStats(&after)
	texts := []string{"k", "a", "ko", "kou", "koul", "koulu", "kuraattori", "hammaslaakari", "rakenuslupa", "rakennuslupa tampere",
		"päivähoito", "paivahoi", "tampere", "kirjsto", "terveyspalvelt", "ja", "school nu", "barnskydd", "lastensuojelu ja ko", "xyzzyqqq"}
	var took []time.Duration
	i := 0
	for b.Loop() {
		q := suggest.Question{Text: texts[i%len(texts)]}
		i++
		start := time.Now()
		if _, err := w.Suggest(context.Background(), q); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-us")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-us")
	b.ReportMetric(build.Seconds(), "build-s")
	b.ReportMetric(float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/1e6, "MB")
	start = time.Now()
	w.publish(service("new", named("Zumbatunti", "", "")))
	w.settle()
	b.ReportMetric(float64(time.Since(start).Milliseconds()), "change-ms")
}

func BenchmarkEachTextAtNationalSize(b *testing.B) {
	w := newWorld(b, suggest.Options{}, nation(30_000, 60_000, 2_500)...)
	for _, text := range []string{"k", "ko", "kuraattori", "rakenuslupa", "terveyspalvelt", "ja ko", "xyzzyqqq"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				w.ask(suggest.Question{Text: text})
			}
		})
	}
}
