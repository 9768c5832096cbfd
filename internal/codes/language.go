package codes

import (
	"slices"
	"strings"
	"sync"
)

// dataLanguages is PTV's order of the languages that content is written in.
var dataLanguages = [...]string{"fi", "sv", "en", "se", "smn", "sms"}

// LanguageInfo is one language that a service can be given in.
type LanguageInfo struct {
	// Code is ISO 639-1 where there is one, else longer, such as smn or sgn-fi.
	Code string
	Names
	// IsDataLanguage tells whether content itself can be written in the language.
	IsDataLanguage bool
}

type languageList struct {
	all, data []*LanguageInfo
	byCode    map[string]*LanguageInfo
}

var languages = sync.OnceValue(loadLanguages)

// Languages returns all languages in code order.
func Languages() []*LanguageInfo { return languages().all }

// DataLanguages returns the languages that content is written in, in PTV's order: fi, sv, en, se, smn,
// sms.
func DataLanguages() []*LanguageInfo { return languages().data }

// Language finds a language by its code, in upper or lower case.
func Language(code string) (*LanguageInfo, bool) {
	l, ok := languages().byCode[strings.ToLower(strings.TrimSpace(code))]
	return l, ok
}

func loadLanguages() *languageList {
	t := mustTable("languages")
	list := &languageList{byCode: make(map[string]*LanguageInfo, len(t.rows))}
	for _, row := range t.rows {
		code := t.get(row, "code")
		l := &LanguageInfo{Code: code, Names: t.names(row), IsDataLanguage: slices.Contains(dataLanguages[:], code)}
		list.all = append(list.all, l)
		list.byCode[strings.ToLower(code)] = l
	}
	for _, code := range dataLanguages {
		list.data = append(list.data, list.byCode[code])
	}
	return list
}
