package catalog

import "slices"

// ContentLanguages are the languages in which content can be written (PTV's language versions), in PTV's order.
func ContentLanguages() []string { return []string{"fi", "sv", "en", "se", "smn", "sms"} }

// IsContentLanguage tells whether content can be written in that language.
func IsContentLanguage(code string) bool { return slices.Contains(ContentLanguages(), code) }

// Text is a text in one language. An empty Value is a text that was opened but left empty; PTV shows such as null.
type Text struct {
	Language string `json:"language"`
	Value    string `json:"value,omitempty"`
}

// Texts holds at most one text a language, in no defined order.
type Texts []Text

// In returns the text in that language, "" when there is none.
func (ts Texts) In(language string) string {
	for _, t := range ts {
		if t.Language == language {
			return t.Value
		}
	}
	return ""
}

// Best returns the first non-empty text in the order wanted language, then ContentLanguages, and its language.
// Both are "" when there is no text at all.
func (ts Texts) Best(language string) (value, in string) {
	return best(language, ts.In)
}

// Names of the text types that names and descriptions use (PTV's published terms).
const (
	TypeName            = "Name"
	TypeAlternativeName = "AlternativeName"

	TypeSummary              = "Summary"
	TypeDescription          = "Description"
	TypeUserInstruction      = "UserInstruction"
	TypeChargeInfo           = "ChargeTypeAdditionalInfo"
	TypeProcessingTime       = "ProcessingTime"
	TypeDeadLine             = "DeadLine"
	TypeValidityTime         = "ValidityTime"
	TypeBackground           = "BackgroundDescription"
	TypeGeneralDescriptionOf = "GeneralDescriptionTypeAdditionalInformation"
)

// TypedText is a text of a named type (Name, Summary, …) in one language. Value may be empty, as in Text.
type TypedText struct {
	Type     string `json:"type"`
	Language string `json:"language"`
	Value    string `json:"value,omitempty"`
}

// TypedTexts holds at most one text a type and language, in no defined order.
type TypedTexts []TypedText

// In returns the text of that type and language, "" when there is none.
func (ts TypedTexts) In(typ, language string) string {
	for _, t := range ts {
		if t.Type == typ && t.Language == language {
			return t.Value
		}
	}
	return ""
}

// Best returns the first non-empty text of that type in the order wanted language, then ContentLanguages, and its
// language. Both are "" when there is none.
func (ts TypedTexts) Best(typ, language string) (value, in string) {
	return best(language, func(l string) string { return ts.In(typ, l) })
}

// Languages lists the content languages in which there is a text of that type, in PTV's order.
func (ts TypedTexts) Languages(typ string) []string {
	var out []string
	for _, l := range ContentLanguages() {
		if ts.In(typ, l) != "" {
			out = append(out, l)
		}
	}
	return out
}

func best(language string, in func(string) string) (string, string) {
	if v := in(language); v != "" {
		return v, language
	}
	for _, l := range ContentLanguages() {
		if v := in(l); v != "" {
			return v, l
		}
	}
	return "", ""
}
