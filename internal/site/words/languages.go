package words

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
