package theme

import (
	"fmt"

	"github.com/varanto/varanto/internal/site/colour"
)

// pairs are what is written on what.
var pairs = [][2]string{
	{"--on-accent", "--accent"}, {"--on-brand", "--brand"}, {"--on-brand", "--brand-deep"}, {"--on-brand-2", "--brand"},
	{"--on-brand-2", "--brand-deep"}, {"--accent", "--ground"}, {"--ink", "--ground"}, {"--ink-2", "--ground"},
	{"--ink", "--ground-2"}, {"--ink-2", "--ground-2"}, {"--ink", "--accent-tint"}, {"--accent", "--accent-tint"},
	{"--ink-2", "--accent-tint"}, {"--accent", "--ground-2"},
}

// The pages' own colours, of which a theme sets some anew (web/src/css/tokens.css).
var (
	ownLight = map[string]string{
		"--brand": "#0b4f58", "--brand-deep": "#07393f", "--on-brand": "#ffffff", "--on-brand-2": "#e3f0ef", "--accent": "#0b4f58",
		"--on-accent": "#ffffff", "--accent-tint": "#e4f1f0", "--ground": "#ffffff", "--ground-2": "#f7f7f8", "--ink": "#1a1a1a", "--ink-2": "#595959",
	}
	ownDark = map[string]string{
		"--accent": "#8fd3d0", "--on-accent": "#06282c", "--accent-tint": "#17373b", "--ground": "#1a1a1a", "--ground-2": "#262626",
		"--ink": "#f2f2f2", "--ink-2": "#b3b3b3",
	}
)

// Weak names the pairs of colours on which text would be hard to read; nil when there are none. Colours that are not
// written as # and hexadecimal digits are not judged.
func (t Theme) Weak() []string {
	light := with(ownLight, t.Light)
	// A theme's light settings hold on dark pages, too, where neither the pages nor the theme set another: the theme's
	// sheet comes after the pages' own.
	dark := with(with(with(ownLight, settingsOf(ownDark)), t.Light), t.Dark)
	return append(weak("light", light), weak("dark", dark)...)
}

func with(own map[string]string, settings []Setting) map[string]string {
	out := map[string]string{}
	for name, value := range own {
		out[name] = value
	}
	for _, s := range settings {
		out[s.Name] = s.Value
	}
	return out
}

func settingsOf(m map[string]string) []Setting {
	var out []Setting
	for name, value := range m {
		out = append(out, Setting{name, value})
	}
	return out
}

func weak(pages string, colours map[string]string) []string {
	var out []string
	for _, p := range pairs {
		text, ok1 := colour.Parse(colours[p[0]])
		ground, ok2 := colour.Parse(colours[p[1]])
		if c := colour.Contrast(text, ground); ok1 && ok2 && c < colour.Enough {
			out = append(out, fmt.Sprintf("%s on %s has a contrast of %.1f on %s pages, and needs %.1f", p[0], p[1], c, pages, colour.Enough))
		}
	}
	return out
}
