package theme

import (
	"errors"
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
	system, err := os.ReadFile("../../../web/node_modules/hds-core/lib/base.css")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the design system is not installed: npm ci in web")
	} else if err != nil {
		t.Fatal(err)
	}
	valueIn := func(sheet, name string) string {
		if m := regexp.MustCompile(`(?m)^\s+` + name + `: ([^;]*);`).FindStringSubmatch(sheet); m != nil {
			return m[1]
		}
		return ""
	}
	light, rest, ok := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("the style sheet has no dark pages")
	}
	dark, _, _ := strings.Cut(rest, "\n}")
	for sheet, own := range map[string]map[string]string{light: ownLight, dark: ownDark} {
		for name, value := range own {
			there := valueIn(sheet, name)
			if m := regexp.MustCompile(`^var\((--color-[a-z0-9-]+)\)$`).FindStringSubmatch(there); m != nil {
				there = valueIn(string(system), m[1])
			}
			if there != value {
				t.Errorf("%s is %s here and %q on the pages", name, value, there)
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
