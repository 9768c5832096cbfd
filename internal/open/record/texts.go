package record

import (
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// Texts are a text in its languages: an object with a member a language, in PTV's order of languages. An empty value is
// a text that was opened but left empty.
type Texts catalog.Texts

// MarshalJSONTo writes the object. Of two texts in one language, which PTV does not allow, the first is written. It does
// without the lists of writeByLanguage, for texts are most of a record.
func (ts Texts) MarshalJSONTo(e *jsontext.Encoder) error {
	if err := e.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	for _, l := range contentLanguages {
		for _, t := range ts {
			if t.Language == l {
				if err := writeMember(e, t); err != nil {
					return err
				}
				break
			}
		}
	}
	for i, t := range ts {
		again := slices.ContainsFunc(ts[:i], func(o catalog.Text) bool { return o.Language == t.Language })
		if again || slices.Contains(contentLanguages, t.Language) {
			continue
		}
		if err := writeMember(e, t); err != nil {
			return err
		}
	}
	return e.WriteToken(jsontext.EndObject)
}

func writeMember(e *jsontext.Encoder, t catalog.Text) error {
	if err := e.WriteToken(jsontext.String(t.Language)); err != nil {
		return err
	}
	return e.WriteToken(jsontext.String(t.Value))
}

// Schema describes the object, once for all texts.
func (Texts) Schema(r huma.Registry) *huma.Schema {
	return byLanguage(r, "Texts", "A text by the code of its language. An empty text was opened but left empty.",
		&huma.Schema{Type: huma.TypeString})
}

// Words are words in their languages: an object with a list a language.
type Words catalog.Texts

// MarshalJSONTo writes the object.
func (ts Words) MarshalJSONTo(e *jsontext.Encoder) error {
	return writeByLanguage(e, ts, func(t catalog.Text) string { return t.Language },
		func(same []catalog.Text) error {
			list := make([]string, len(same))
			for i, t := range same {
				list[i] = t.Value
			}
			return json.MarshalEncode(e, list)
		})
}

// Schema describes the object.
func (Words) Schema(r huma.Registry) *huma.Schema {
	return byLanguage(r, "Words", "Words by the code of their language.",
		&huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString}})
}

// writeByLanguage writes an object with a member a language: PTV's languages first, in its order.
func writeByLanguage[T any](e *jsontext.Encoder, list []T, language func(T) string, write func([]T) error) error {
	if err := e.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	var same [4]T
	for _, l := range languagesOf(list, language) {
		in := same[:0]
		for _, t := range list {
			if language(t) == l {
				in = append(in, t)
			}
		}
		if err := e.WriteToken(jsontext.String(l)); err != nil {
			return err
		}
		if err := write(in); err != nil {
			return err
		}
	}
	return e.WriteToken(jsontext.EndObject)
}

// contentLanguages is made once, since records ask for it many times each.
var contentLanguages = catalog.ContentLanguages()

func languagesOf[T any](list []T, language func(T) string) []string {
	out := make([]string, 0, 8)
	for _, l := range contentLanguages {
		if slices.ContainsFunc(list, func(t T) bool { return language(t) == l }) {
			out = append(out, l)
		}
	}
	for _, t := range list {
		if l := language(t); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// byLanguage describes an object by language as one component of that name.
func byLanguage(r huma.Registry, name, doc string, value *huma.Schema) *huma.Schema {
	if _, ok := r.Map()[name]; !ok {
		s := &huma.Schema{Type: huma.TypeObject, Description: doc, Properties: map[string]*huma.Schema{}}
		for _, l := range contentLanguages {
			s.Properties[l] = value
		}
		s.PrecomputeMessages()
		r.Map()[name] = s
	}
	return &huma.Schema{Ref: "#/components/schemas/" + name}
}

// ofType are the texts of one type.
func ofType(ts catalog.TypedTexts, typ string) Texts {
	var out Texts
	for i, t := range ts {
		if t.Type == typ && !repeats(ts, i) {
			if out == nil {
				out = make(Texts, 0, 3)
			}
			out = append(out, catalog.Text{Language: t.Language, Value: t.Value})
		}
	}
	return out
}

// namesOf are a code's names.
func namesOf(n codes.Names) Texts {
	out := make(Texts, 0, 3) // most lists have Finnish, Swedish and English
	for l, v := range n.All() {
		out = append(out, catalog.Text{Language: l, Value: v})
	}
	return out
}

// DisplayName says which type of name is shown in a language.
type DisplayName []catalog.NameType

// MarshalJSONTo writes an object by language.
func (d DisplayName) MarshalJSONTo(e *jsontext.Encoder) error {
	return writeByLanguage(e, d, func(t catalog.NameType) string { return t.Language },
		func(same []catalog.NameType) error { return e.WriteToken(jsontext.String(same[0].Type)) })
}

// Schema describes it as texts.
func (DisplayName) Schema(r huma.Registry) *huma.Schema { return Texts(nil).Schema(r) }

// said is a text without blanks around it.
func said(s string) string { return strings.TrimSpace(s) }
