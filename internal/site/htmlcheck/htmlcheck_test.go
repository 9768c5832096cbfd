package htmlcheck_test

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site/htmlcheck"
)

func TestWhatIsWrongIsFound(t *testing.T) {
	const before, after = `<!DOCTYPE html><html lang="fi"><head><title>x</title></head><body>`, `</body></html>`
	for _, c := range []struct{ name, body, says string }{
		{"right", `<main id="m"><h1>A</h1><p>b<br/>c <a href="#m">d</a></p><ul><li>e</li></ul><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></main>`, ""},
		{"unclosed", `<div><p>a</p>`, "</body> inside"},
		{"crossed", `<b><i>a</b></i>`, "</b> inside"},
		{"block in paragraph", `<p><div>a</div></p>`, "is written as"},
		{"block in span", `<span><div>a</div></span>`, "<div> stands in <span>"},
		{"outside of a table's cells", `<table><tr><td>a</td></tr></table>`, "is written as"},
		{"link in link", `<a href="/a">a<a href="/b">b</a></a>`, "is written as"},
		{"button in link", `<a href="/a"><button>b</button></a>`, "<button> stands in <a>"},
		{"double id", `<p id="a">a</p><p id="a">b</p>`, "stands 2 times"},
		{"missing id", `<label for="a">a</label>`, "missing id"},
		{"missing target", `<a href="#a">a</a>`, "missing id"},
		{"attribute twice", `<p class="a" class="b">a</p>`, "class twice"},
		{"list of divs", `<ul><div>a</div></ul>`, "<div> stands in <ul>"},
		{"empty heading", `<h2> </h2>`, "<h2> is empty"},
		{"empty link", `<a href="/a"></a>`, "is empty"},
		{"no alternative", `<img src="/a.png"/>`, "no alt"},
		{"unknown", `<blink>a</blink>`, "no element of HTML"},
		{"inline style", `<p style="color:red">a</p>`, "has style"},
		{"handler", `<p onclick="a()">a</p>`, "has onclick"},
		{"script address", `<a href="javascript:a()">a</a>`, "runs a script"},
		{"blank in address", `<a href="/a b">a</a>`, "no address"},
		{"self-closed", `<div/>`, "closes nothing"},
		{"fieldset without legend", `<fieldset><p>a</p></fieldset>`, "does not begin with <legend>"},
		{"no language", `<p lang="">a</p>`, "no language"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := strings.Join(htmlcheck.Check([]byte(before+c.body+after)), "; ")
			if c.says == "" && found != "" || !strings.Contains(found, c.says) {
				t.Errorf("found %q", found)
			}
		})
	}
	if len(htmlcheck.Check([]byte("<p>a</p>"))) == 0 {
		t.Error("a page without its beginning is right")
	}
}
