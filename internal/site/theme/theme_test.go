package theme_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site/theme"
)

func TestAThemeSetsPropertiesAndNothingElse(t *testing.T) {
	got, err := theme.Parse([]byte("/* ours */ :root { --brand: #003366; --font: \"Our Sans\", sans-serif;\n--radius: 4px }\n@media (prefers-color-scheme: dark) { :root { --accent: #9cf; } }"))
	if err != nil {
		t.Fatal(err)
	}
	want := ":root{--brand:#003366;--font:\"Our Sans\", sans-serif;--radius:4px;}\n@media (prefers-color-scheme:dark){:root{--accent:#9cf;}\n}"
	if string(got.CSS()) != want {
		t.Errorf("got %s", got.CSS())
	}
	again, err := theme.Parse(got.CSS())
	if err != nil || string(again.CSS()) != want {
		t.Errorf("what was written is read as %s, %v", again.CSS(), err)
	}
}

func TestWhatIsNoThemeIsRefused(t *testing.T) {
	for name, css := range map[string]string{
		"another selector": "body { --brand: #fff }", "import": "@import url(//evil.example/x.css);",
		"address": ":root { --brand: url(https://evil.example/) }", "unknown property": ":root { --measure: 3rem }",
		"no property": ":root { color: #fff }", "second rule in value": ":root { --brand: #fff } x { color: red }",
		"escape": `:root { --font: a\62 }`, "open quote": `:root { --font: "a }`, "other query": "@media print { :root { --brand: #fff } }",
		"expression": ":root { --brand: expression(alert(1)) }", "closed early": ":root { --font: a;} </style>", "var": ":root { --brand: var(--x) }",
		"too long": ":root { --brand: #fff; }" + strings.Repeat(" ", 20000), "length": ":root { --radius: 100vw }", "not closed": ":root { --brand: #fff",
	} {
		if got, err := theme.Parse([]byte(css)); err == nil {
			t.Errorf("%s: %q becomes %s", name, css, got.CSS())
		}
	}
}

func TestWeakColoursAreTold(t *testing.T) {
	if weak := (theme.Theme{}).Weak(); weak != nil {
		t.Errorf("the pages' own colours are weak: %v", weak)
	}
	got, err := theme.Parse([]byte(":root { --accent: #ffcc00 }"))
	if err != nil {
		t.Fatal(err)
	}
	if weak := got.Weak(); !slices.ContainsFunc(weak, func(s string) bool { return strings.HasPrefix(s, "--on-accent on --accent") }) {
		t.Errorf("white on yellow is fine: %v", weak)
	}
}

func TestLogosOnlyDraw(t *testing.T) {
	if err := theme.CheckLogo([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><defs><linearGradient id="g"/></defs><path fill="url(#g)" d="M0 0"/></svg>`)); err != nil {
		t.Error(err)
	}
	for _, svg := range []string{
		"", "text", "<html/>", "<svg><script/></svg>", `<svg onload="x()"/>`, `<svg><image href="https://evil.example/x.png"/></svg>`,
		`<svg><path fill="url(https://evil.example/)"/></svg>`, "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>", "<svg>", "<svg><foreignObject/></svg>",
		`<svg><a href="#x"/></svg>`, "<svg>" + strings.Repeat("<g/>", 20000) + "</svg>",
	} {
		if theme.CheckLogo([]byte(svg)) == nil {
			t.Errorf("%.60q is a logo", svg)
		}
	}
}

// The properties are those of the pages, and the documents tell of all of them.
func TestEveryPropertyIsUsedAndTold(t *testing.T) {
	tokens, err := os.ReadFile("../../../web/src/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	told, err := os.ReadFile("../../../docs/theming.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range theme.Properties() {
		if !regexp.MustCompile(`(?m)^\s+` + p + `:`).Match(tokens) {
			t.Errorf("%s is no property of the pages", p)
		}
		if !strings.Contains(string(told), "`"+p+"`") {
			t.Errorf("docs/theming.md does not tell of %s", p)
		}
	}
}

func FuzzWhatIsServedIsAThemeAgain(f *testing.F) {
	f.Add(":root { --brand: #003366; --font: 'a', b }")
	f.Add("@media (prefers-color-scheme: dark) { :root { --accent: #9cf; } }")
	f.Fuzz(func(t *testing.T, css string) {
		got, err := theme.Parse([]byte(css))
		if err != nil {
			return
		}
		out := got.CSS()
		if strings.ContainsAny(string(out), "\\<>") || strings.Contains(strings.ToLower(string(out)), "url(") || strings.Contains(string(out), "@import") {
			t.Fatalf("%q becomes %q", css, out)
		}
		if len(out) > 16<<10 {
			return
		}
		if again, err := theme.Parse(out); err != nil || string(again.CSS()) != string(out) {
			t.Fatalf("%q is read as %q, %v", out, again.CSS(), err)
		}
	})
}
