package in

import "github.com/varanto/varanto/internal/catalog"

// versions are the language versions that required lists of texts make up.
type versions map[string]bool

func versionsOf(languages ...[]string) versions {
	v := versions{}
	for _, list := range languages {
		for _, l := range list {
			v[l] = true
		}
	}
	return v
}

func languagesOf(ts catalog.Texts) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.Language)
	}
	return out
}

func languagesOfTyped(ts catalog.TypedTexts) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.Language)
	}
	return out
}

// in keeps what is in one of the language versions. A body that drops a language version says nothing of the optional
// lists, which keep no text in a language that is gone.
func in[T any](v versions, list []T, language func(*T) string) []T {
	var out []T
	for i := range list {
		if v[language(&list[i])] {
			out = append(out, list[i])
		}
	}
	return out
}

func (v versions) texts(list catalog.Texts) catalog.Texts {
	return in(v, list, func(t *catalog.Text) string { return t.Language })
}

func (v versions) typed(list catalog.TypedTexts) catalog.TypedTexts {
	return in(v, list, func(t *catalog.TypedText) string { return t.Language })
}

func (v versions) phones(list []catalog.Phone) []catalog.Phone {
	return in(v, list, func(p *catalog.Phone) string { return p.Language })
}

func (v versions) pages(list []catalog.WebPage) []catalog.WebPage {
	return in(v, list, func(p *catalog.WebPage) string { return p.Language })
}

func (v versions) emails(list []catalog.Email) []catalog.Email {
	return in(v, list, func(e *catalog.Email) string { return e.Language })
}

func (v versions) attachments(list []catalog.Attachment) []catalog.Attachment {
	return in(v, list, func(a *catalog.Attachment) string { return a.Language })
}

func (v versions) laws(list []catalog.Law) []catalog.Law {
	var out []catalog.Law
	for _, l := range list {
		l.Names, l.WebPages = v.texts(l.Names), v.pages(l.WebPages)
		if len(l.Names)+len(l.WebPages) > 0 {
			out = append(out, l)
		}
	}
	return out
}

func (v versions) hours(list []catalog.ServiceHour) []catalog.ServiceHour {
	var out []catalog.ServiceHour
	for _, h := range list {
		h.AdditionalInformation = v.texts(h.AdditionalInformation)
		out = append(out, h)
	}
	return out
}
