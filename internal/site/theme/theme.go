// Package theme reads a region's own look: a style sheet that sets some of the pages' custom properties, and a logo.
//
// A theme is data, not code: nothing but documented properties with plain values passes, so that it can neither load
// from elsewhere nor lay out a page anew, and the pages' policy holds as it is. docs/theming.md lists the properties.
package theme

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/site/colour"
)

// maxBytes bounds a style sheet.
const maxBytes = 16 << 10

// Kind is what a property takes.
type Kind int

// The kinds of property.
const (
	Colour Kind = iota
	Length
	Font
)

// properties are those that a theme may set.
var properties = map[string]Kind{
	"--brand": Colour, "--brand-deep": Colour, "--brand-soft": Colour, "--on-brand": Colour, "--on-brand-2": Colour,
	"--accent": Colour, "--accent-strong": Colour, "--accent-tint": Colour, "--on-accent": Colour, "--highlight": Colour,
	"--ground": Colour, "--ground-2": Colour, "--ink": Colour, "--ink-2": Colour, "--line": Colour, "--line-strong": Colour,
	"--focus": Colour, "--pin": Colour, "--land": Colour, "--water": Colour,
	"--radius": Length, "--radius-s": Length, "--font": Font,
}

// Properties lists what a theme may set, sorted.
func Properties() []string {
	var out []string
	for name := range properties {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// Theme is what a style sheet sets, for light and for dark pages.
type Theme struct{ Light, Dark []Setting }

// Setting is a property with its value.
type Setting struct{ Name, Value string }

// Colour is what a property is on light pages; false where the theme does not set it, or not as # and hexadecimal digits.
func (t Theme) Colour(property string) (c colour.RGB, ok bool) {
	for _, s := range t.Light {
		if s.Name == property {
			c, ok = colour.Parse(s.Value)
		}
	}
	return c, ok
}

const darkQuery = "(prefers-color-scheme:dark)"

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	block   = regexp.MustCompile(`^:root\s*\{([^{}]*)\}`)
	dark    = regexp.MustCompile(`^@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*\{\s*:root\s*\{([^{}]*)\}\s*\}`)
)

var values = map[Kind]*regexp.Regexp{
	Colour: regexp.MustCompile(`^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|#[0-9a-fA-F]{8}|(rgb|rgba|hsl|hsla|oklch)\([0-9a-z.,%/ +-]{1,60}\))$`),
	Length: regexp.MustCompile(`^(0|[0-9]{1,3}(\.[0-9]{1,3})?(px|rem|em))$`),
	Font:   regexp.MustCompile(`^[A-Za-z0-9 ,"'-]{1,300}$`),
}

// Parse reads a style sheet: ":root { --property: value; }", and the same within "@media (prefers-color-scheme: dark)".
// It returns an error that names what does not belong there.
func Parse(css []byte) (Theme, error) {
	if len(css) > maxBytes {
		return Theme{}, fmt.Errorf("the theme has %d bytes, and may have %d", len(css), maxBytes)
	}
	var t Theme
	rest := strings.TrimSpace(comment.ReplaceAllString(string(css), " "))
	for rest != "" {
		into := &t.Light
		m := block.FindStringSubmatch(rest)
		if m == nil {
			m, into = dark.FindStringSubmatch(rest), &t.Dark
		}
		if m == nil {
			return Theme{}, fmt.Errorf("only :root, alone or for dark pages, can be set, not %q", beginning(rest))
		}
		settings, err := declarations(m[1])
		if err != nil {
			return Theme{}, err
		}
		*into = append(*into, settings...)
		rest = strings.TrimSpace(rest[len(m[0]):])
	}
	return t, nil
}

func declarations(body string) ([]Setting, error) {
	var out []Setting
	for part := range strings.SplitSeq(body, ";") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		name, value, ok := strings.Cut(part, ":")
		name, value = strings.TrimSpace(name), strings.Join(strings.Fields(value), " ")
		kind, known := properties[name]
		switch {
		case !ok || !known:
			return nil, fmt.Errorf("%q is not a property of themes; they are %s", beginning(name), strings.Join(Properties(), ", "))
		case !values[kind].MatchString(value) || strings.Count(value, `"`)%2 != 0 || strings.Count(value, `'`)%2 != 0:
			return nil, fmt.Errorf("%s cannot be %q", name, beginning(value))
		}
		out = append(out, Setting{name, value})
	}
	return out, nil
}

func beginning(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "..."
	}
	return s
}

// CSS writes the theme anew, so that what is served is what was understood.
func (t Theme) CSS() []byte {
	var b strings.Builder
	rule(&b, t.Light)
	if len(t.Dark) > 0 {
		b.WriteString("@media " + darkQuery + "{")
		rule(&b, t.Dark)
		b.WriteString("}")
	}
	return []byte(b.String())
}

func rule(b *strings.Builder, settings []Setting) {
	if len(settings) == 0 {
		return
	}
	b.WriteString(":root{")
	for _, s := range settings {
		b.WriteString(s.Name + ":" + s.Value + ";")
	}
	b.WriteString("}\n")
}
