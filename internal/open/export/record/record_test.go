package record_test

import (
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/record"
)

func TestCleanMakesTextHarmless(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain text stays", "Päivähoito, 3–5 v.", "Päivähoito, 3–5 v."},
		{"markup stays text", "<b>x</b>", "<b>x</b>"},
		{"heading marks go", "# Otsikko\nteksti\n### Toinen", "Otsikko\nteksti\nToinen"},
		{"a number sign stays", "C# ja #1", "C# ja #1"},
		{"marks of direction go", "a\u202Eb\u2066c\u200Fd", "abcd"},
		{"control characters go", "a\x00b\x1bc\td", "abc\td"},
		{"line ends are one kind", "a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"broken bytes are marked", "a\xffb", "a\uFFFDb"},
		{"blanks around go", "  a \n", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := record.Clean(c.in); got != c.want {
				t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestWebURLTakesTheWebOnly(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
		{" HTTP://example.org ", "http://example.org"},
		{"www.example.org/x", "https://www.example.org/x"},
		{"https://example.org/ä b", "https://example.org/%C3%A4%20b"},
		{"https://äö.fi/", "https://xn--4ca0b.fi/"},
		{"https://example.org/?q=<script>\"", "https://example.org/?q=%3Cscript%3E%22"},
		{"https://example.org/?q=100%", "https://example.org/?q=100%25"},
		{"javascript:alert(1)", ""}, {"JaVaScRiPt://x/%0aalert(1)", ""}, {"data:text/html,x", ""}, {"//example.org", ""}, {"", ""},
		{"https://user:secret@example.org/", ""}, {"https://", ""}, {"https://exa mple.org", ""}, {"http://example.org/\r\nx", ""},
		{"ftp://example.org", ""}, {"https://" + strings.Repeat("x", 3000), ""},
	} {
		if got := record.WebURL(c.in); got != c.want {
			t.Errorf("WebURL(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestEmailTakesBareAddressesOnly(t *testing.T) {
	for in, want := range map[string]string{
		"a.b@example.org": "a.b@example.org", " a@example.org ": "a@example.org", "A <a@example.org>": "", "a@example.org\r\nBcc: b@example.org": "",
		"a": "", "": "", "a@b@c": "",
	} {
		if got := record.Email(in); got != want {
			t.Errorf("Email(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDegreesHaveSixDecimalsOnBothSidesOfZero(t *testing.T) {
	for f, want := range map[float64]float64{60.16988749: 60.169887, 24.93849951: 24.9385, -0.0000019: -0.000002, 0: 0} {
		if got := record.Degrees(f); got != want {
			t.Errorf("Degrees(%v) = %v, want %v", f, got, want)
		}
	}
}

func TestCutKeepsItsLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, n := rapid.String().Draw(t, "text"), rapid.IntRange(2, 40).Draw(t, "length")
		got := record.Cut(s, n)
		if utf8.RuneCountInString(got) > n || utf8.RuneCountInString(s) <= n && got != s {
			t.Errorf("Cut(%q, %d) = %q", s, n, got)
		}
	})
}

func TestPhonesAreThoseThatCanBeDialled(t *testing.T) {
	r := record.Reader{Lang: "fi"}
	got := r.Phones([]catalog.Phone{
		{PrefixNumber: "+358", Number: "040 123", Language: "fi"}, {Number: "=cmd", Language: "fi"}, {Number: "112", Language: "sv"},
	})
	if len(got) != 1 || got[0].Number != "+35840123" {
		t.Errorf("%+v", got)
	}
}

func TestTextsFallBackToALanguageThatThereIs(t *testing.T) {
	c := exporttest.Catalogue(exporttest.World()...)
	r := record.Reader{Snapshot: c.Snapshot(), Lang: "en"}
	e, ok := r.Published(catalog.KindService, exporttest.ID(10))
	if !ok {
		t.Fatal("there is no service")
	}
	s, err := r.Service(e)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Name(e); got != (record.Text{Value: "Kirjasto", Lang: "fi"}) {
		t.Errorf("name %+v", got)
	}
	if got := r.Description(s); got != "Låna böcker." {
		t.Errorf("description %q", got)
	}
	bare, _ := r.Published(catalog.KindService, exporttest.ID(12))
	if got := r.Name(bare).Value; got != exporttest.ID(12).String() {
		t.Errorf("a service without a name is called %q", got)
	}
}

func FuzzClean(f *testing.F) {
	f.Add(exporttest.Hostile)
	f.Add("# \u202E#")
	f.Fuzz(func(t *testing.T, s string) {
		got := record.Clean(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, func(r rune) bool {
			return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= '\u202A' && r <= '\u202E'
		}) {
			t.Errorf("Clean(%q) = %q", s, got)
		}
	})
}

func FuzzWebURL(f *testing.F) {
	f.Add("https://example.org/?q=%zz#[x]")
	f.Add("https://[::1]:80/a")
	f.Fuzz(func(t *testing.T, s string) {
		got := record.WebURL(s)
		if got == "" {
			return
		}
		u, err := url.Parse(got)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(got, "<>\" \r\n") {
			t.Errorf("WebURL(%q) = %q (%v)", s, got, err)
		}
		if again := record.WebURL(got); again != got {
			t.Errorf("WebURL(%q) = %q, and of that %q", s, got, again)
		}
	})
}
