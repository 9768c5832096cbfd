package route

// Addresses that machines ask for, the same in all languages or without one.
const (
	Robots     = "/robots.txt"
	SitemapAll = "/sitemap.xml"
	sitemaps   = "/sitemap/"
	packed     = ".xml.gz"
	// ShareCard is the picture beside shared links.
	ShareCard = "/share.png"
)

// Sitemap is the file of one section of the list of all pages; SitemapPattern is what all of them look like.
func Sitemap(section string) string { return sitemaps + section + packed }

// SitemapPattern is Sitemap's address for a handler; the section is in "file", with the ending.
const SitemapPattern = sitemaps + "{file}"

// SitemapEnding is what the file's name ends in after the section.
const SitemapEnding = packed

// OpenSearch describes the search to browsers.
func OpenSearch(lang string) string { return "/" + lang + "/opensearch.xml" }

// OpenSearchSuggest suggests words in the form that browsers ask for.
func OpenSearchSuggest(lang string) string { return "/" + lang + "/opensearch.json" }
