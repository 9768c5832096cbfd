package feedback

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var now = time.Date(2026, 11, 23, 10, 11, 12, 13, time.UTC)

func TestTidy(t *testing.T) {
	for typed, want := range map[string]string{
		" a \r\n b ": "a \n b", "a\x00b": "a b", "a\u202eb": "a b", "\xff\xfe": "", "a\n\n\n\n\nb": "a\n\nb", "": "",
		"\u2066x": "x", "a\u2028b": "a b",
	} {
		if got, cut := Tidy(typed); got != want || cut {
			t.Errorf("%q gives %q, %t", typed, got, cut)
		}
	}
	if got, cut := Tidy(strings.Repeat("ä", MaxText+1)); !cut || utf8.RuneCountInString(got) != MaxText {
		t.Error(utf8.RuneCountInString(got), cut)
	}
}

func FuzzTidyGivesTextWithinBounds(f *testing.F) {
	f.Add("a\r\n\u202e\xff")
	f.Fuzz(func(t *testing.T, typed string) {
		got, _ := Tidy(typed)
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > MaxText || strings.ContainsAny(got, "\x00\r\u202e") {
			t.Errorf("%q", got)
		}
		if again, cut := Tidy(got); again != got || cut {
			t.Errorf("%q is tidied again to %q", got, again)
		}
	})
}

func TestNotice(t *testing.T) {
	for text, want := range map[string][]Personal{
		"Aukioloajat ovat väärin, pitäisi olla 8.00–16.00.":  nil,
		"Osoite on Rantakatu 12, 50100 Mikkeli":              nil,
		"hetu 131052-308T":                                   {IdentityCode},
		"kirjoita minulle a.b@example.fi":                    {Email},
		"soita 040 123 4567 tai +358 40 1234567":             {Phone},
		"131052-308T, a@b.fi":                                {IdentityCode, Email},
		"Y-tunnus 1234567-1, palvelu avattiin 12.10.2024":    nil,
		"Puhelinvaihteen numero on väärä, hinta on 0,0835 €": nil,
	} {
		if d := cmp.Diff(want, Notice(text)); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

func TestSendersAreCountedForAWhile(t *testing.T) {
	l := NewLimiter()
	for i := range PerSender + 1 {
		if got := l.Allow("one", now); got != (i < PerSender) {
			t.Errorf("message %d: %t", i, got)
		}
	}
	if !l.Allow("another", now) {
		t.Error("another sender is refused")
	}
	if !l.Allow("one", now.Add(Window)) {
		t.Error("a sender is refused after the window")
	}
	l = NewLimiter()
	taken := 0
	for i := range PerSite * 2 {
		if l.Allow(fmt.Sprint(i), now) {
			taken++
		}
	}
	if taken != PerSite {
		t.Errorf("%d of all together", taken)
	}
}
