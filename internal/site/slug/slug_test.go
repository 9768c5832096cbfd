package slug_test

import (
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/slug"
	"github.com/varanto/varanto/internal/store"
)

func TestWordsOfNames(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Rakennuslupa", "rakennuslupa"},
		{"Päivähoitoon hakeminen (varhaiskasvatus)", "paivahoitoon-hakeminen-varhaiskasvatus"},
		{"Bygglov för småhus – Åbo", "bygglov-for-smahus-abo"},
		{"Sámi giella: Ohcejohka, Aanaar, Čeavetjávri, ǯ ʒ ŋ đ", "sami-giella-ohcejohka-aanaar-ceavetjavri-z-z-n-d"},
		{"   &&&   ", ""},
		{"Строительное разрешение", ""},
		{"رخصة بناء 24", "24"},
		{"ﬁrst ½ Ⅷ ①", "first-1-2-viii-1"},
		{"it's children\u2019s", "its-childrens"},
		{"raken\u00adnus", "rakennus"},
		{"a\u0308a\u030a", "aa"},
		{"<script>alert('x')</script>/../%2e", "script-alert-x-script-2e"},
		{"\u202eesrever\u202c", "esrever"},
		{"huono\xffteksti\x00", "huono-teksti"},
		{strings.Repeat("palvelu ", 40), strings.TrimSuffix(strings.Repeat("palvelu-", 7), "-")},
		{strings.Repeat("ä", 500), strings.Repeat("a", slug.MaxWords)},
		{"lyhyt " + strings.Repeat("pitkä", 30), "lyhyt-" + strings.Repeat("pitka", 11)[:54]},
		{"STRASSE Straße İstanbul", "strasse-strasse-istanbul"},
	} {
		if got := slug.Words(c.name); got != c.want {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
}

var plain = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)

func TestWordsArePlainBoundedAndStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zåäöA-ZÅÄÖ0-9 ,.()–-]{0,150}`)).Draw(t, "name")
		words := slug.Words(name)
		if !plain.MatchString(words) || len(words) > slug.MaxWords {
			t.Fatalf("not plain: %q", words)
		}
		if again := slug.Words(words); again != words {
			t.Fatalf("plain words are written %q, not %q", again, words)
		}
	})
}

func TestTheShortIDIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := catalog.ID(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		short := slug.Short(id, rapid.SampledFrom(slug.Lengths()).Draw(t, "digits"))
		got, ok := slug.Parse(slug.Join(rapid.String().Draw(t, "name"), short))
		if !ok || got != short {
			t.Fatalf("read %q, want %q", got, short)
		}
	})
}

func TestPartsWithoutAShortID(t *testing.T) {
	for _, part := range []string{"", "-", "rakennuslupa", "rakennuslupa-", "rakennuslupa-3f2504e04", "x-3f2504e04g", "x-3f2504e04f-", "x-3f2504e04f00", "x-\u0663\u0663\u0663\u0663\u0663"} {
		if short, ok := slug.Parse(part); ok {
			t.Errorf("%q: %q", part, short)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("rakennuslupa-3f2504e04f")
	f.Add("-")
	f.Add("\xff-ABCDEF0123")
	f.Fuzz(func(t *testing.T, part string) {
		if short, ok := slug.Parse(part); ok && (!strings.HasSuffix(strings.ToLower(part), short) || !plain.MatchString(short)) {
			t.Errorf("%q: %q", part, short)
		}
		if words := slug.Words(part); !plain.MatchString(words) || !utf8.ValidString(words) {
			t.Errorf("%q: %q", part, words)
		}
	})
}

type wordless struct{}

func (wordless) Render(*live.Snapshot, *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte("{}")}, nil
}
func (wordless) Item(*live.Entry) []byte { return []byte("{}") }

// table holds services of those ids, in that order of creation.
func table(t *testing.T, ids ...string) *live.Table {
	t.Helper()
	c := live.New(wordless{}, slog.Default())
	for i, id := range ids {
		document := []byte(`{"id":"` + id + `","serviceNames":[{"type":"Name","language":"fi","value":"Nimi"}]}`)
		c.Apply([]store.Revision{{Seq: int64(i + 1), Kind: catalog.KindService, ID: uuid.MustParse(id), Number: 1,
			Status: catalog.StatusPublished, Document: document}})
	}
	return c.Snapshot().Table(catalog.KindService)
}

func TestWhoCameFirstKeepsTheShortestID(t *testing.T) {
	ids := []string{
		"aaaaaaaa-aabb-4000-8000-000000000002", // first with ten digits
		"aaaaaaaa-aabb-4000-8000-000000000001", // the same sixteen, later: all of them
		"aaaaaaaa-aacc-4000-8000-000000000001", // ten in common, not sixteen
		"bbbbbbbb-bbbb-4000-8000-000000000001",
		"ffffffff-ffff-ffff-ffff-ffffffffffff",
	}
	want := []string{"aaaaaaaaaa", "aaaaaaaaaabb40008000000000000001", "aaaaaaaaaacc4000", "bbbbbbbbbb", "ffffffffff"}
	for n := 1; n <= len(ids); n++ { // nobody's changes when others come
		tab := table(t, ids[:n]...)
		var got []string
		for e := range tab.Each(tab.Published()) {
			short := slug.Of(tab, e)
			got = append(got, short)
			if found, ok := slug.Find(tab, short); !ok || found.ID != e.ID {
				t.Errorf("%s finds %v", short, found)
			}
		}
		if !slices.Equal(got, want[:n]) {
			t.Errorf("got %v, want %v", got, want[:n])
		}
	}
}

func TestEveryShortIDFindsItsOwn(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		bytes := rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 255}), 16, 16), func(b []byte) string {
			for i := range b[:4] {
				b[i] = 7 // so that many begin alike
			}
			return catalog.ID(b).String()
		})
		tab := table(t, rapid.SliceOfNDistinct(bytes, 1, 12, rapid.ID[string]).Draw(r, "ids")...)
		for e := range tab.Each(tab.Published()) {
			if found, ok := slug.Find(tab, slug.Of(tab, e)); !ok || found.ID != e.ID {
				r.Fatalf("%s finds %v", e.ID, found)
			}
		}
	})
}

func TestNothingIsFoundByWhatNobodyHas(t *testing.T) {
	tab := table(t, "aaaaaaaa-aabb-4000-8000-000000000002")
	for _, short := range []string{"", "bbbbbbbbbb", "aaaaaaaaab", "zz", "aaa", strings.Repeat("aa", 20)} {
		if e, ok := slug.Find(tab, short); ok {
			t.Errorf("%q finds %s", short, e.ID)
		}
	}
}
