package record

import "github.com/varanto/varanto/internal/catalog"

// words are the texts of one type, any number of them in a language.
func words(ts catalog.TypedTexts, typ string) Words {
	var out Words
	for _, t := range ts {
		if t.Type == typ {
			out = append(out, catalog.Text{Language: t.Language, Value: t.Value})
		}
	}
	return out
}

// otherNames are names of types that are not PTV's, and second names in one language, which PTV does not allow.
func otherNames(ts catalog.TypedTexts) []TypedText {
	var out []TypedText
	for i, t := range ts {
		if t.Type == catalog.TypeAlternativeName || t.Type == catalog.TypeName && !repeats(ts, i) {
			continue
		}
		out = append(out, TypedText(t))
	}
	return out
}

// repeats tells that a text has the type and language of one before it.
func repeats(ts catalog.TypedTexts, i int) bool {
	for _, t := range ts[:i] {
		if t.Type == ts[i].Type && t.Language == ts[i].Language {
			return true
		}
	}
	return false
}
