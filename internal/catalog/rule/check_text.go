package rule

import (
	"cmp"

	"github.com/varanto/varanto/internal/catalog"
)

// names wants names of an allowed length.
func (c *checker) names(member string, names catalog.TypedTexts, limit int, rule string) {
	for i := range names {
		c.enterAt(member, i)
		c.atMost(limit, rule, "value", names[i].Language, names[i].Value)
		c.leave()
	}
}

// descriptions wants descriptions of an allowed length.
func (c *checker) descriptions(member string, texts catalog.TypedTexts) {
	for i := range texts {
		t := &texts[i]
		c.enterAt(member, i)
		limit, rule := descriptionLimit(t.Type)
		c.atMost(limit, rule, "value", t.Language, t.Value)
		c.atLeast("value", t.Type, t.Language, t.Value)
		c.leave()
	}
}

func descriptionLimit(typ string) (limit int, rule string) {
	switch typ {
	case catalog.TypeSummary:
		return maxSummary, SummaryLength
	case catalog.TypeDescription:
		return maxDescription, DescriptionLength
	case catalog.TypeUserInstruction:
		return maxDescription, InstructionLength
	case catalog.TypeBackground, catalog.TypeGeneralDescriptionOf:
		return maxDescription, BackgroundLength
	}
	return maxShortText, ShortTextLength
}

// eachVersion wants of every language version what has tells.
func (c *checker) eachVersion(member, rule string, has func(language string) bool) {
	for i, there := range c.versions {
		if there && !has(contentLanguages[i]) {
			c.brokenIn(contentLanguages[i], rule, member, "")
		}
	}
}

func hasText(ts catalog.TypedTexts, typ, language string) bool { return !blank(ts.In(typ, language)) }

// namesAndSummaries wants a name and a summary in every language version, told apart.
func (c *checker) namesAndSummaries(namesAt, textsAt string, names, texts catalog.TypedTexts) {
	c.eachVersion(namesAt, NameRequired, func(l string) bool { return hasText(names, catalog.TypeName, l) })
	c.eachVersion(textsAt, SummaryRequired, func(l string) bool { return hasText(texts, catalog.TypeSummary, l) })
}

// namesUnlikeSummaries wants summaries that are not the name.
func (c *checker) namesUnlikeSummaries(textsAt string, names, texts catalog.TypedTexts) {
	named := byLanguage(names, catalog.TypeName)
	for i := range texts {
		t := &texts[i]
		if t.Type != catalog.TypeSummary || t.Value == "" {
			continue
		}
		if name := named.in(t.Language); name != "" && NameKey(name) == NameKey(t.Value) {
			c.enterAt(textsAt, i)
			c.brokenIn(t.Language, NameIsSummary, "value", t.Value)
			c.leave()
		}
	}
}

// perLanguage holds one text for each content language. Lists are read into it once, so that a hostile list of many
// costs no more than its length.
type perLanguage [len(contentLanguages)]string

func (p *perLanguage) in(language string) string {
	for i, l := range contentLanguages {
		if l == language {
			return p[i]
		}
	}
	return ""
}

// set keeps the first text of a language.
func (p *perLanguage) set(language, value string) {
	for i, l := range contentLanguages {
		if l == language && p[i] == "" {
			p[i] = value
		}
	}
}

// byLanguage are the first texts of a type.
func byLanguage(ts catalog.TypedTexts, typ string) *perLanguage {
	var p perLanguage
	for i := range ts {
		if ts[i].Type == typ && !blank(ts[i].Value) {
			p.set(ts[i].Language, ts[i].Value)
		}
	}
	return &p
}

// typesByLanguage are the types of name that are displayed; an empty one is the Name.
func typesByLanguage(displayed []catalog.NameType) *perLanguage {
	var p perLanguage
	for i := range displayed {
		p.set(displayed[i].Language, displayed[i].Type)
	}
	return &p
}

// uniqueNames wants names that nobody else has.
func (c *checker) uniqueNames(member string, names catalog.TypedTexts, name UniqueName, self catalog.ID, displayed []catalog.NameType) {
	if c.world == nil {
		return
	}
	types := typesByLanguage(displayed)
	for i := range names {
		n := &names[i]
		if n.Value == "" || n.Type != cmp.Or(types.in(n.Language), catalog.TypeName) {
			continue
		}
		name.Language, name.Key = n.Language, NameKey(n.Value)
		if taken := c.world.NameTaken(name, self); taken != (catalog.ID{}) {
			c.enterAt(member, i)
			c.broken(NameTaken, "value", n.Value, "language", n.Language, "id", taken.String())
			c.leave()
		}
	}
}

// displayedNames wants to know in every language version which name is displayed, and that name.
func (c *checker) displayedNames(displayed []catalog.NameType, names catalog.TypedTexts) {
	c.oncePerLanguage("displayNameType", len(displayed), func(i int) string { return displayed[i].Language })
	if !c.completing {
		return
	}
	types, alternatives := typesByLanguage(displayed), byLanguage(names, catalog.TypeAlternativeName)
	c.eachVersion("displayNameType", DisplayNameRequired, func(l string) bool { return types.in(l) != "" })
	for i, d := range displayed {
		if d.Type == catalog.TypeAlternativeName && alternatives.in(d.Language) == "" {
			c.enterAt("displayNameType", i)
			c.brokenIn(d.Language, DisplayNameMissing, "type", d.Type)
			c.leave()
		}
	}
}

// oncePerLanguage wants at most one element a language.
func (c *checker) oncePerLanguage(member string, n int, language func(i int) string) {
	var seen versions
	for i := range n {
		l := language(i)
		if seen.has(l) {
			c.enterAt(member, i)
			c.brokenIn(l, LanguageTwice, "language", l)
			c.leave()
		}
		seen.add(l)
	}
}

// known wants a text of a language only where there is a language version. It looks at lists, never at single texts
// of addresses and hours, whose languages have rules of their own at PTV.
func (c *checker) known(member string, n int, language func(i int) string) {
	if !c.completing || c.versions == (versions{}) {
		return
	}
	for i := range n {
		l := language(i)
		if catalog.IsContentLanguage(l) && !c.versions.has(l) {
			c.enterAt(member, i)
			c.brokenIn(l, LanguageExtra, "language", l)
			c.leave()
		}
	}
}

func (c *checker) knownTexts(member string, ts catalog.Texts) {
	c.known(member, len(ts), func(i int) string { return languageOf(ts[i].Language, ts[i].Value) })
}

func (c *checker) knownTyped(member string, ts catalog.TypedTexts) {
	c.known(member, len(ts), func(i int) string { return languageOf(ts[i].Language, ts[i].Value) })
}

// languageOf is the language of a text that has a value.
func languageOf(language, value string) string {
	if value == "" {
		return ""
	}
	return language
}
