package opening_test

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search/filter/filtertest"
	"github.com/varanto/varanto/internal/search/link"
	"github.com/varanto/varanto/internal/search/opening"
)

// BenchmarkBook asks 30 000 services and 60 000 channels, 40 000 of them with hours.
func BenchmarkBook(b *testing.B) {
	w, s := filtertest.National(b, 30_000)
	at := moment(b, "2026-11-23 10:00")
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			opening.NewBook(&link.Keeper{}).Update(s)
		}
	})
	book := opening.NewBook(&link.Keeper{})
	book.Update(s)
	n := 0
	b.Run("another minute", func(b *testing.B) {
		for b.Loop() {
			n++
			book.At(s, at.Add(time.Duration(n)*time.Minute))
		}
	})
	b.Run("same minute", func(b *testing.B) {
		for b.Loop() {
			book.At(s, at)
		}
	})
	other := w.Publish(b, &catalog.Service{ID: filtertest.ID(1, 5), ServiceNames: filtertest.Named("another")})
	b.Run("after a change", func(b *testing.B) {
		for b.Loop() {
			n++
			if n%2 == 0 {
				book.At(s, at)
			} else {
				book.At(other, at)
			}
		}
	})
	b.Run("state", func(b *testing.B) {
		e := s.Table(catalog.KindService).At(7)
		for b.Loop() {
			book.State(s, e, at.Add(12*time.Hour+time.Duration(n)*time.Minute))
			n++
		}
	})
}
