package theme

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestTheOwnColoursAreThoseOfThePages: what a theme does not set is judged by what the pages have.
func TestTheOwnColoursAreThoseOfThePages(t *testing.T) {
	css, err := os.ReadFile("../../../web/src/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, ok := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("the style sheet has no dark pages")
	}
	dark, _, _ := strings.Cut(rest, "\n}")
	for sheet, own := range map[string]map[string]string{light: ownLight, dark: ownDark} {
		for name, value := range own {
			m := regexp.MustCompile(`(?m)^\s+` + name + `: (.*);$`).FindStringSubmatch(sheet)
			if m == nil || m[1] != value {
				t.Errorf("%s is %s here and %v on the pages", name, value, m)
			}
		}
	}
	for _, p := range pairs { // a pair that dark pages set in part would be judged by a colour of light ones
		for _, name := range p {
			if regexp.MustCompile(`(?m)^\s+`+name+`:`).MatchString(dark) && ownDark[name] == "" {
				t.Errorf("dark pages set %s, which is not judged", name)
			}
		}
	}
}
