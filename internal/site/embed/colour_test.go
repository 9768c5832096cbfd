package embed_test

import (
	"net/url"
	"testing"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/site/colour"
	"github.com/varanto/varanto/internal/site/embed"
	"github.com/varanto/varanto/internal/site/view"
)

func TestColoursCanBeReadOnTheirGround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := colour.RGB(rapid.SliceOfN(rapid.Uint8(), 3, 3).Draw(t, "colour"))
		for _, theme := range []string{"light", "dark"} {
			ground := colour.RGB{255, 255, 255}
			if theme == "dark" {
				ground = colour.RGB{0x1a, 0x1a, 0x1a}
			}
			shown := embed.Look{Accent: &c, Theme: theme}.Shown()
			if r := colour.Contrast(shown, ground); r < 4.5 {
				t.Fatalf("%v is shown as %v with a contrast of %.2f", c, shown, r)
			}
			if r := colour.Contrast(shown.On(), shown); r < 4.5 {
				t.Fatalf("on %v stands %v with a contrast of %.2f", shown, shown.On(), r)
			}
			if colour.Contrast(c, ground) >= 4.5 && shown != c {
				t.Fatalf("%v could be read and became %v", c, shown)
			}
		}
	})
}

func TestSnippets(t *testing.T) {
	h := newHandler(t)
	a, leftOut := h.ReadAsk(url.Values{"kunta": {"491"}, "serviceClass": {"P25"}, "openAt": {"now"}, "limit": {"3"}}, "sv")
	if leftOut != nil {
		t.Fatal(leftOut)
	}
	c := colour.RGB{0xff, 0, 0}
	s := embed.Part{What: view.ShareServices, Ask: a, Title: `"Bibliotek" & <annat>`, Look: embed.Look{Accent: &c, Theme: "dark", Compact: true}, OwnFont: true}.Snippets(base)
	for got, want := range map[string]string{
		s.Script: `<script async crossorigin src="https://palvelut.example/embed/v1.js"></script>
<varanto-services lang="sv" municipality="491" service-class="P25" open="now" limit="3" accent="#ff0000" theme="dark" font="own" compact>
  <a href="https://palvelut.example/sv/sok?kunta=491&amp;openAt=now&amp;serviceClass=P25&amp;type=Service&amp;type=PermitOrObligation&amp;type=ProfessionalQualification">&#34;Bibliotek&#34; &amp; &lt;annat&gt;</a>
</varanto-services>`,
		s.Preview: "/sv/upotus/palvelut?accent=ff0000&compact=1&limit=3&municipality=491&openAt=now&serviceClass=P25&theme=dark",
		s.Frame:   `<iframe src="https://palvelut.example/sv/upotus/palvelut?accent=ff0000&amp;compact=1&amp;limit=3&amp;municipality=491&amp;openAt=now&amp;serviceClass=P25&amp;theme=dark" title="&#34;Bibliotek&#34; &amp; &lt;annat&gt;" width="100%" height="390" loading="lazy" sandbox="allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" referrerpolicy="strict-origin-when-cross-origin"></iframe>`,
	} {
		if got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	place := embed.Part{What: view.SharePlace, Ask: a, Place: "22222222", Page: "/sv/x", Title: "X", Look: embed.Look{Theme: "light"}}.Snippets(base)
	if place.Element != "varanto-place" || place.Preview != "/sv/upotus/paikka/22222222" || place.Link != `<a href="https://palvelut.example/sv/x">X</a>` {
		t.Errorf("%+v", place)
	}
	search := embed.Part{What: view.ShareSearch, Ask: a, Title: "Sök", Look: embed.Look{Theme: "light"}}.Snippets(base)
	if search.Element != "varanto-search" || search.Preview != "/sv/upotus/haku?municipality=491" {
		t.Errorf("%+v", search)
	}
}
