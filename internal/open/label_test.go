package open

import "testing"

func TestFacetsOfOneBoxHaveNames(t *testing.T) {
	for _, c := range []struct{ facet, value, lang, want string }{
		{"free", "true", "fi", "Maksuton"}, {"free", "true", "sv", "Avgiftsfri"}, {"free", "true", "en", "Free of charge"},
		{"open", "now", "fi", "Avoinna nyt"}, {"open", "now", "sv", "Öppet nu"}, {"open", "now", "en", "Open now"},
		{"open", "2026-11-28T16:00:00Z", "fi", "Avoinna 28.11.2026 18.00"},
		{"open", "2026-11-28T18:00:00+02:00", "sv", "Öppet 28.11.2026 18.00"},
		{"open", "2026-11-28T18:00", "en", "Open 28 Nov 2026 18:00"},
	} {
		if got := (speaker{lang: c.lang}).label(c.facet, c.value); got != c.want {
			t.Errorf("%s %s in %s: %q, want %q", c.facet, c.value, c.lang, got, c.want)
		}
	}
}
