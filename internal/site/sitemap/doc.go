// Package sitemap writes the lists by which search engines find pages, as sitemaps.org has them (protocol 0.9), with the
// pages' other languages as search engines read them (xhtml:link, rel alternate).
package sitemap
