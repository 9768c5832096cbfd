package spell

import "testing"

func TestASlipThatMakesAKnownCompoundIsMendedToAMuchUsedWord(t *testing.T) {
	v := NewVocabulary()
	v.Add("hammaslääkäri", 40)
	v.Add("uimahallit", 40)
	v.Add("kotihoidot", 1)
	c := NewChecker(v, nil)
	for _, x := range []struct{ typed, want string }{
		{"hamaslääkäri", "hammaslääkäri"},
		{"hammaslääkäri", ""}, // it is right
		{"uimahallissa", ""},  // too far
		{"kotihoidott", ""},   // its neighbour is rare
		{"uimahali", ""},
		{"", ""},
	} {
		if got, ok := c.Slip(x.typed); got != x.want || ok != (x.want != "") {
			t.Errorf("%q is mended to %q (%v), want %q", x.typed, got, ok, x.want)
		}
	}
}
