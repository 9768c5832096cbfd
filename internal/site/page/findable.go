package page

import (
	"context"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/sharecard"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// maxTitle is how many characters of a title search engines and tabs show.
const maxTitle = 60

// fullTitle says what the page is about, who answers for it and where it is, as much of that as fits. What the page is
// about is never cut: those who hear titles hear them whole.
func (c *Context) fullTitle() string {
	if c.Title == "" {
		return c.Site + " \u2013 " + c.W.Told.Purpose
	}
	by := c.Title
	if c.Provider != "" && c.Provider != c.Title {
		by += " \u2013 " + c.Provider
	}
	for _, title := range []string{by + " | " + c.Site, by, c.Title + " | " + c.Site} {
		if utf8.RuneCountInString(title) <= maxTitle {
			return title
		}
	}
	return c.Title
}

// heading is the title for places that show the site's name beside it.
func (c *Context) heading() string {
	if c.Title == "" {
		return c.Site
	}
	return c.Title
}

// Values of Open Graph's properties and of Twitter's cards.
const (
	ogWebsite   = "website"
	cardSummary = "summary_large_image"
	cardType    = "image/png"
)

// The picture's size in pixels.
var cardWidth, cardHeight = strconv.Itoa(sharecard.Width), strconv.Itoa(sharecard.Height)

// structured is a script element that holds data and is never run: the content policy, which forbids scripts in pages, is
// about those that run. document comes from package jsonld, which escapes what could end the element.
func structured(document string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, `<script type="application/ld+json">`+document+`</script>`)
		return err
	})
}

// xDefault stands for the readers of all other languages.
const xDefault = "x-default"

// indexed are the page's languages that search engines shall know. Nil when the page is not the right one of its language.
func (c *Context) indexed() []Alternate {
	if c.WrittenIn != nil && !slices.Contains(c.WrittenIn, c.W.Lang) {
		return nil
	}
	return indexed(c.Alternates, c.WrittenIn)
}

// Indexed are the languages of a page about an entity that search engines shall know, with their addresses: those in which
// there are texts, and which of them is for everybody else, Finnish where there is a choice.
func Indexed(paths view.Paths, writtenIn []string) []Alternate {
	var all []Alternate
	for _, lang := range words.Codes() {
		all = append(all, Alternate{Lang: lang, Right: paths[lang]})
	}
	return indexed(all, writtenIn)
}

func indexed(all []Alternate, writtenIn []string) []Alternate {
	if writtenIn != nil {
		all = slices.DeleteFunc(slices.Clone(all), func(a Alternate) bool { return !slices.Contains(writtenIn, a.Lang) })
	}
	if len(all) == 0 {
		return nil
	}
	other := all[max(0, slices.IndexFunc(all, func(a Alternate) bool { return a.Lang == "fi" }))]
	other.Lang = xDefault
	return append(slices.Clone(all), other)
}

// Locale is a language as Open Graph names it.
func Locale(lang string) string {
	switch lang {
	case "sv":
		return "sv_FI"
	case "en":
		return "en_GB"
	}
	return "fi_FI"
}
