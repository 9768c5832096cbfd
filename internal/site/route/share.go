package route

// ShareName is what the page is called, in that language, on which parts of the site are made for other sites.
func ShareName(lang string) string {
	switch lang {
	case "sv":
		return "dela"
	case "en":
		return "share"
	}
	return "jaa"
}

// Share is that page.
func Share(lang string) string { return "/" + lang + "/" + ShareName(lang) }
