package finnish_test

import (
	"context"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
)

func reportWords(b *testing.B, words int) {
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkVoikkoCold begins each round with an empty cache.
func BenchmarkVoikkoCold(b *testing.B) {
	openVoikko(b)
	benchmarkCold(b, finnish.Options{})
}

// BenchmarkVoikkoCached finds every word in the cache.
func BenchmarkVoikkoCached(b *testing.B) {
	a := openVoikko(b)
	a.Analyze(strings.Join(manyWords(4000), " "))
	benchmarkText(b, a)
}

func BenchmarkGramsCold(b *testing.B) {
	benchmarkCold(b, finnish.Options{ForceGrams: true})
}

func BenchmarkGramsCached(b *testing.B) {
	a := openGrams(b)
	a.Analyze(strings.Join(manyWords(4000), " "))
	benchmarkText(b, a)
}

func BenchmarkSwedish(b *testing.B) {
	a := openGrams(b)
	text := strings.Repeat("kommunens tjänster för barnomsorg och hälsovård ", 100)
	for b.Loop() {
		a.AnalyzeIn(finnish.Swedish, text)
	}
	reportWords(b, 600)
}

func benchmarkCold(b *testing.B, opts finnish.Options) {
	b.Helper()
	text := strings.Join(manyWords(4000), " ")
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		a := open(b, opts)
		b.StartTimer()
		a.Analyze(text)
		b.StopTimer()
		_ = a.Close()
		b.StartTimer()
	}
	reportWords(b, 4000)
}

func benchmarkText(b *testing.B, a *finnish.Analyzer) {
	b.Helper()
	text := strings.Join(manyWords(4000), " ")
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		a.Analyze(text)
	}
	reportWords(b, 4000)
}

func BenchmarkSuggest(b *testing.B) {
	a := openVoikko(b)
	for b.Loop() {
		a.Suggest(context.Background(), "pävähoito")
	}
}

// BenchmarkOpen shows what a start costs, dictionary and all handles.
func BenchmarkOpen(b *testing.B) {
	openVoikko(b)
	for b.Loop() {
		_ = open(b, finnish.Options{}).Close()
	}
}
