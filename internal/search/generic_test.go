package search_test

import (
	"testing"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search"
)

func TestAGenericPartOfACompoundDoesNotBeatASynonym(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		for _, c := range []struct{ query, synonym, part string }{
			{"hammaslääkäri", "Suun terveydenhuolto", "Lääkärin vastaanotto"},
			{"päikkypaikka", "Varhaiskasvatus", "Venepaikat"},
			{"työkkäri", "Työnhakijaksi ilmoittautuminen", "Työ ja yrittäjyys"},
			{"kirjastokortti", "Kirjasto", "Ajokortti"},
			{"venelaituri", "Satama", "Veneet"},
			{"eläinklinikka", "Eläinlääkäri", "Klinikka"},
			{"perheväkivalta", "Turvakoti", "Perhe"},
		} {
			t.Run(c.query, func(t *testing.T) {
				w := newWorld(t)
				x := w.index(t.TempDir(), a)
				w.publish(service(1, c.part), service(2, c.synonym), service(3, "Jokin muu"))
				x.settled()
				if got := names(x.ask(search.Query{Text: c.query})); len(got) == 0 || got[0] != c.synonym {
					t.Errorf("finds %q, want %q before %q", got, c.synonym, c.part)
				}
			})
		}
	})
}
