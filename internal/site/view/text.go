package view

import "github.com/varanto/varanto/internal/catalog"

// Text is words of the content. Lang is empty when they are in the page's language, and otherwise the language that
// they are in: templates then mark it (WCAG 3.1.2). General tells that on a service's page they are the general
// description's, the same for all services that lean on it.
type Text struct {
	Value, Lang string
	General     bool
}

// Empty tells that there are no words.
func (t Text) Empty() bool { return t.Value == "" }

// Best picks the text for a page in that language, another language where it is missing.
func Best(ts catalog.Texts, lang string) Text {
	value, in := ts.Best(lang)
	return mark(value, in, lang)
}

// BestTyped does the same for the texts of one type.
func BestTyped(ts catalog.TypedTexts, typ, lang string) Text {
	value, in := ts.Best(typ, lang)
	return mark(value, in, lang)
}

// In marks a text of a known language for a page in lang.
func In(value, in, lang string) Text { return mark(value, in, lang) }

func mark(value, in, lang string) Text {
	if in == lang {
		in = ""
	}
	return Text{Value: value, Lang: in}
}

// Link is a named way to another page. Note is words beside it, such as a summary; it may be empty.
type Link struct {
	Href string
	Name Text
	Note Text
}
