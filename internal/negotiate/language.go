package negotiate

import "golang.org/x/text/language"

// Language is the offered language (BCP 47 codes, the one to fall back to first) that fits an Accept-Language header best;
// the first where none fits or the header cannot be read.
func Language(acceptLanguage string, offered []string) string {
	wanted, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil {
		return offered[0]
	}
	tags := make([]language.Tag, len(offered))
	for i, code := range offered {
		tags[i] = language.Make(code)
	}
	_, i, confidence := language.NewMatcher(tags).Match(wanted...)
	if confidence == language.No {
		return offered[0]
	}
	return offered[i]
}
