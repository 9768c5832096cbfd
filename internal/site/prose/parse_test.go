package prose_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/varanto/varanto/internal/site/prose"
)

func render(t testing.TB, text string) string {
	t.Helper()
	var b strings.Builder
	if err := prose.HTML(text, 3).Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The template leaves a blank after some opening tags, which browsers do not show.
var blankAfterTag = regexp.MustCompile(`(<(?:p|li|br|h3|ol[^>]*|ul)>)\s+`)

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", " \n\n ", ``},
		{"a paragraph keeps its line breaks", "yksi\nkaksi\n\nkolme", `<p>yksi<br>kaksi</p><p>kolme</p>`},
		{"bullets", "Näin:\n* a\n* b\nloppu", `<p>Näin:</p><ul><li>a</li><li>b</li></ul><p>loppu</p>`},
		{"numbers begin where they begin", "2. a\n3. b", `<ol start="2"><li>a</li><li>b</li></ol>`},
		{"a heading", "### Otsikko\nteksti", `<h3>Otsikko</h3><p>teksti</p>`},
		{"a year does not begin a list", "2023. vuosi", `<p>2023. vuosi</p>`},
		{"a date does not begin a list", "1.1.2024 alkaen", `<p>1.1.2024 alkaen</p>`},
		{"markup is words", `<script>alert(1)</script> & "x"`, `<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;x&#34;</p>`},
		{"an address becomes a link", "Katso https://example.fi/a?b=c&d.", `<p>Katso <a href="https://example.fi/a?b=c&amp;d" rel="noopener">https://example.fi/a?b=c&amp;d</a>.</p>`},
		{"other schemes stay words", "javascript:alert(1) data:text/html,x", `<p>javascript:alert(1) data:text/html,x</p>`},
		{"an address in brackets", "(http://example.fi/x)", `<p>(<a href="http://example.fi/x" rel="noopener">http://example.fi/x</a>)</p>`},
		{"an address without a host", "https:// ei", `<p>https:// ei</p>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := blankAfterTag.ReplaceAllString(render(t, c.text), "$1")
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestShortCutsAtABlank(t *testing.T) {
	if got, want := prose.Short("* Aikuislukio opintoina, missä vain", 24), "Aikuislukio opintoina…"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := prose.Short("lyhyt", 24); got != "lyhyt" {
		t.Errorf("%q", got)
	}
}

// FuzzHTML: whatever the text, the page gets only the allowed elements, only web links, and all the words.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"* a\n* b", "1. a", "### h", "<b onclick=x>", "https://a.fi/\"><script>", "http://[::1", "https://a.fi/(x)).", "\x00\xff", "a\r\nb",
	} {
		f.Add(s)
	}
	allowed := map[atom.Atom]bool{atom.P: true, atom.Br: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.H3: true, atom.A: true}
	f.Fuzz(func(t *testing.T, text string) {
		body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
		nodes, err := html.ParseFragment(strings.NewReader(render(t, text)), body)
		if err != nil {
			t.Fatal(err)
		}
		var visit func(n *html.Node)
		visit = func(n *html.Node) {
			if n.Type == html.ElementNode && !allowed[n.DataAtom] {
				t.Errorf("element %s in the page of %q", n.Data, text)
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "rel" || a.Key == "start":
				case a.Key == "href" && (strings.HasPrefix(a.Val, "http://") || strings.HasPrefix(a.Val, "https://")):
				default:
					t.Errorf("attribute %s=%q in the page of %q", a.Key, a.Val, text)
				}
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				visit(c)
			}
		}
		for _, n := range nodes {
			visit(n)
		}
		for _, b := range prose.Parse(text) {
			if len(b.Lines) == 0 {
				t.Errorf("empty block in %q", text)
			}
			for _, l := range b.Lines {
				if strings.TrimFunc(l, unicode.IsSpace) == "" {
					t.Errorf("empty line in %q", text)
				}
			}
		}
	})
}
