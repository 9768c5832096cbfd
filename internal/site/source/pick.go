package source

import (
	"net/url"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/view"
)

// pick keeps the items in the page's language or, when there are none, in the first content language that has some.
func pick[T any](items []T, lang string, languageOf func(T) string) []T {
	if out := of(items, lang, languageOf); len(out) > 0 {
		return out
	}
	for _, l := range catalog.ContentLanguages() {
		if out := of(items, l, languageOf); len(out) > 0 {
			return out
		}
	}
	return nil
}

// of are the items in a language, the list itself where all are.
func of[T any](items []T, lang string, languageOf func(T) string) []T {
	n := 0
	for _, i := range items {
		if languageOf(i) == lang {
			n++
		}
	}
	if n == 0 || n == len(items) {
		return slices.Clip(items[:n])
	}
	out := make([]T, 0, n)
	for _, i := range items {
		if languageOf(i) == lang {
			out = append(out, i)
		}
	}
	return out
}

// webLinks makes links of web pages; one without a name shows its host.
func webLinks(pages []catalog.WebPage, lang string) []view.Link {
	var out []view.Link
	for _, p := range pick(pages, lang, func(p catalog.WebPage) string { return p.Language }) {
		if l, ok := webLink(p.URL, view.In(p.Value, p.Language, lang)); ok {
			out = append(out, l)
		}
	}
	return out
}

// webLink is ok only for addresses of the web.
func webLink(address string, name view.Text) (l view.Link, ok bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return view.Link{}, false
	}
	if name.Empty() {
		name = view.Text{Value: strings.TrimPrefix(u.Host, "www.") + strings.TrimSuffix(u.Path, "/")}
	}
	return view.Link{Href: u.String(), Name: name}, true
}

// texts keeps the texts that say something.
func texts(ts ...view.Text) []view.Text {
	var out []view.Text
	for _, t := range ts {
		if strings.TrimSpace(t.Value) != "" {
			out = append(out, t)
		}
	}
	return out
}

// distinct are the texts that say something, each once: what an organisation has copied from its general description is
// shown as the description's only.
func distinct(ts ...view.Text) []view.Text {
	var out []view.Text
	for _, t := range texts(ts...) {
		said := strings.Join(strings.Fields(t.Value), " ")
		if !slices.ContainsFunc(out, func(o view.Text) bool { return strings.Join(strings.Fields(o.Value), " ") == said }) {
			out = append(out, t)
		}
	}
	return out
}

// first is the first text that says something.
func first(ts ...view.Text) view.Text {
	if said := texts(ts...); len(said) > 0 {
		return said[0]
	}
	return view.Text{}
}
