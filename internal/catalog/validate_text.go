package catalog

import "slices"

// language wants one of the content languages.
func (c *checker) language(code string) {
	if code == "" {
		c.required("language", "the language")
		return
	}
	if !IsContentLanguage(code) {
		allowed := Choices(ContentLanguages())
		c.add("language", "enum", code, "is none of the content languages "+allowed, Argument{"allowed", allowed})
	}
}

// texts checks texts of which there is at most one a language.
func (c *checker) texts(member string, ts Texts) {
	c.manyTexts(member, ts)
	eachDouble(ts, func(t *Text) string { return t.Language }, func(i int) {
		c.enterAt(member, i)
		c.duplicate("language", ts[i].Language)
		c.leave()
	})
}

// manyTexts checks texts of which a language can have several: keywords, mail addresses.
func (c *checker) manyTexts(member string, ts Texts) {
	for i := range ts {
		c.enterAt(member, i)
		c.language(ts[i].Language)
		c.leave()
	}
}

// typedTexts checks texts of which there is at most one a type and language.
func (c *checker) typedTexts(member string, ts TypedTexts, types ...string) {
	c.manyTypedTexts(member, ts, types...)
	type key struct{ language, typ string }
	eachDouble(ts, func(t *TypedText) key { return key{t.Language, t.Type} }, func(i int) {
		c.enterAt(member, i)
		c.duplicate("", ts[i].Type+" "+ts[i].Language)
		c.leave()
	})
}

func (c *checker) manyTypedTexts(member string, ts TypedTexts, types ...string) {
	for i := range ts {
		c.enterAt(member, i)
		c.language(ts[i].Language)
		mustBeOneOf(c, "type", ts[i].Type, types...)
		c.leave()
	}
}

// names wants a Name in some language; without one nothing can be listed.
func (c *checker) names(member string, names TypedTexts) {
	c.manyTypedTexts(member, names, TypeName, TypeAlternativeName)
	// PTV's contract wants one a type and language, yet its older content has several alternative names (synonyms).
	key := func(t *TypedText) TypedText {
		if t.Type == TypeAlternativeName {
			return *t
		}
		return TypedText{Type: t.Type, Language: t.Language}
	}
	eachDouble(names, key, func(i int) {
		c.enterAt(member, i)
		c.duplicate("", names[i].Type+" "+names[i].Language)
		c.leave()
	})
	isName := func(t TypedText) bool { return t.Type == TypeName && t.Value != "" }
	if !slices.ContainsFunc(names, isName) {
		c.required(member, "a Name in some language")
	}
}

func (c *checker) nameTypes(member string, types []NameType) {
	for i := range types {
		c.enterAt(member, i)
		c.language(types[i].Language)
		mustBeOneOf(c, "type", types[i].Type, TypeName, TypeAlternativeName)
		c.leave()
	}
}

// serviceLanguages checks languages of service: any of the language list, not only content languages.
func (c *checker) serviceLanguages(codes []string) {
	for i, code := range codes {
		c.enterAt("languages", i)
		if code == "" {
			c.required("", "the language code")
		}
		c.pattern("", code, isLanguageOfService, "fi")
		c.leave()
	}
}

func (c *checker) codeRefs(member string, refs []CodeRef) {
	for i := range refs {
		c.enterAt(member, i)
		if refs[i].URI == "" {
			c.required("uri", "the uri")
		}
		if refs[i].As != nil {
			c.codeTexts(refs[i].As)
		}
		c.leave()
	}
}

func (c *checker) codeItem(item *CodeItem) {
	if item.URI == "" {
		c.required("uri", "the uri")
	}
	c.codeTexts(item)
}

func (c *checker) codeTexts(item *CodeItem) {
	c.manyTexts("name", item.Name)
	c.manyTexts("description", item.Description)
}

func (c *checker) laws(laws []Law) {
	for i := range laws {
		c.enterAt("legislation", i)
		c.texts("names", laws[i].Names)
		c.webPages("webPages", laws[i].WebPages)
		c.leave()
	}
}
