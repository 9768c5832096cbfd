package words

import "golang.org/x/text/language"

// Codes are the languages of the pages, Finnish first.
func Codes() []string { return []string{"fi", "sv", "en"} }

// For returns the catalogue of that language; ok is false for a language that the pages do not speak.
func For(code string) (w *Words, ok bool) {
	switch code {
	case "fi":
		return finnish(), true
	case "sv":
		return swedish(), true
	case "en":
		return english(), true
	}
	return nil, false
}

// Negotiate picks the page language for an Accept-Language header; Finnish when nothing fits.
func Negotiate(acceptLanguage string) string {
	wanted, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil {
		return "fi"
	}
	matcher := language.NewMatcher([]language.Tag{language.Finnish, language.Swedish, language.English})
	_, i, confidence := matcher.Match(wanted...)
	if confidence == language.No {
		return "fi"
	}
	return Codes()[i]
}
