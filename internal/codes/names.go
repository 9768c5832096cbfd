package codes

import "iter"

// Names is the name of one code in the languages that content is written in. A language without a
// name is the empty string. The lists name their codes in Finnish, Swedish and English; the Sámi
// languages (SE Northern, SMN Inari, SMS Skolt) are filled for some enumerated types only.
type Names struct {
	FI, SV, EN   string
	SE, SMN, SMS string
}

// In returns the name in exactly that language (fi, sv, en, se, smn, sms), or "".
func (n Names) In(lang string) string {
	switch lang {
	case "fi":
		return n.FI
	case "sv":
		return n.SV
	case "en":
		return n.EN
	case "se":
		return n.SE
	case "smn":
		return n.SMN
	case "sms":
		return n.SMS
	}
	return ""
}

// Best returns the name in that language or, where it is missing, in Finnish, Swedish or English, in
// that order (PTV fills missing translations the same way). It is "" only when there is no name.
func (n Names) Best(lang string) string {
	for _, name := range []string{n.In(lang), n.FI, n.SV, n.EN} {
		if name != "" {
			return name
		}
	}
	return ""
}

// All yields language and name of every name there is, in the order fi, sv, en, se, smn, sms.
func (n Names) All() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, lang := range dataLanguages {
			name := n.In(lang)
			if name != "" && !yield(lang, name) {
				return
			}
		}
	}
}
