package account

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestEmailAddresses(t *testing.T) {
	for typed, want := range map[string]string{
		"maija@example.fi":                      "maija@example.fi",
		" Maija.M+x@Example.FI ":                "maija.m+x@example.fi",
		"äiti@esimerkki.fi":                     "äiti@esimerkki.fi",
		"a\u0308iti@esimerkki.fi":               "äiti@esimerkki.fi",
		"maija@hämeenlinna.fi":                  "maija@xn--hmeenlinna-q5a.fi",
		strings.Repeat("x", 64) + "@a.fi":       strings.Repeat("x", 64) + "@a.fi",
		strings.Repeat("x", 65) + "@a.fi":       "",
		"x@" + strings.Repeat("a.", 130) + "fi": "",
		"":                                      "",
		"maija":                                 "",
		"@example.fi":                           "",
		"maija@":                                "",
		"maija@localhost":                       "",
		"maija@example.fi.":                     "",
		"maija@.fi":                             "",
		"a@b@example.fi":                        "",
		"\"a b\"@example.fi":                    "",
		"maija virtanen@example.fi":             "",
		"Maija <maija@example.fi>":              "",
		"maija@example.fi, matti@example.fi":    "",
		"maija@example.fi\nBcc: x@example.fi":   "",
		"maija@[192.0.2.1]":                     "",
		"ma\x00ija@example.fi":                  "",
		"ma\xffija@example.fi":                  "",
	} {
		email, key, err := ParseEmail(typed)
		var wrong *Invalid
		if key != want || want == "" && (!errors.As(err, &wrong) || email != "") || want != "" && err != nil {
			t.Errorf("%q: %q, %q, %v", typed, email, key, err)
		}
	}
}

func FuzzEmailsAreSafeAndFoundAgain(f *testing.F) {
	for _, s := range []string{"maija@example.fi", "Äiti@Hämeenlinna.fi", "a@b.c\r\nBcc: x@y.z", "\"x\"@y.fi", "ß@straße.de", "ǅ@x.fi", "x@ＥＸＡＭＰＬＥ.fi"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		email, key, err := ParseEmail(typed)
		if err != nil {
			return
		}
		if !utf8.ValidString(email) || strings.ContainsFunc(email, func(r rune) bool {
			return unicode.IsControl(r) || unicode.IsSpace(r) || r == '<' || r == '>' || r == ','
		}) {
			t.Errorf("%q gives %q", typed, email)
		}
		again, key2, err := ParseEmail(email)
		if err != nil || again != email || key2 != key {
			t.Errorf("%q: %q (%q), then %q (%q), %v", typed, email, key, again, key2, err)
		}
	})
}

func FuzzUsernamesAreSafeAndFoundAgain(f *testing.F) {
	for _, s := range []string{"maija", "LIPAS-robot_1", "maija@example.fi", "mаija", "ﬁnn", "İstanbul", "ſam", "ＡＢ", "\u200bmaija", "1", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		username, key, err := ParseUsername(typed)
		if err != nil {
			return
		}
		if n := utf8.RuneCountInString(username); n < minUsername || n > maxUsername || strings.ContainsFunc(username, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }) {
			t.Errorf("%q gives %q", typed, username)
		}
		again, key2, err := ParseUsername(username)
		if err != nil || again != username || key2 != key {
			t.Errorf("%q: %q (%q), then %q (%q), %v", typed, username, key, again, key2, err)
		}
		if _, key3, err := ParseUsername(key); err == nil && key3 != key {
			t.Errorf("%q: the key %q has another key, %q", typed, key, key3)
		}
	})
}
