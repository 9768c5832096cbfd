// Package route builds and names the addresses of the public pages. Pages are called differently in each language, and
// found by the words of all languages, so that a link keeps working when its language is changed.
package route

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/site/view"
)

// SuggestName is where suggestions are asked for, in all languages.
const SuggestName = "ehdotukset"

// Names of the parameters. The filters' parameters are named by view.Facets.
const (
	TextParameter         = "q"
	MunicipalityParameter = "kunta"
	PageParameter         = "sivu"
	// VerbatimParameter takes the words as typed when it is there.
	VerbatimParameter = "verbatim"
	// OpenDayParameter and OpenTimeParameter are the form's two halves of view.FacetOpen.
	OpenDayParameter  = "openDay"
	OpenTimeParameter = "openTime"
	// OpenWasParameter is the moment that the form showed when it was made.
	OpenWasParameter = "openWas"
)

// SearchName is the search page's name in that language.
func SearchName(lang string) string { return SearchPage.Word(lang) }

// Home is the front page.
func Home(lang string) string { return "/" + lang + "/" }

// SearchBase is the search page without a query.
func SearchBase(lang string) string { return SearchPage.In(lang) }

// Search is the page that answers a query.
func Search(lang string, q view.Query) string { return withQuery(SearchBase(lang), parameters(q)) }

// Map is the map of the places that answer a query, and PointsOf their points.
func Map(lang string, q view.Query) string { return withQuery(MapBase(lang), parameters(q)) }

// PointsOf is where the points of Map are.
func PointsOf(lang string, q view.Query) string {
	q.Page = 1
	return withQuery(Points(lang), parameters(q))
}

func parameters(q view.Query) url.Values {
	v := url.Values{}
	set(v, TextParameter, q.Text)
	set(v, MunicipalityParameter, q.Municipality)
	for _, f := range q.Filters {
		v.Add(f.Facet, f.Value)
	}
	if q.Verbatim {
		v.Set(VerbatimParameter, "1")
	}
	if q.Page > 1 {
		v.Set(PageParameter, strconv.Itoa(q.Page))
	}
	return v
}

func set(v url.Values, name, value string) {
	if value != "" {
		v.Set(name, value)
	}
}

// Suggest is where suggestions are asked for while somebody types.
func Suggest(lang string) string { return "/" + lang + "/" + SuggestName }

// Pages about entities are addressed by ref: the plain words of a name with a short id (package slug), or the whole id,
// which leads to that.

// General is a general description's page.
func General(lang, ref string) string { return At(GeneralPage, lang, ref) }

// Collection is a service collection's page.
func Collection(lang, ref string) string { return At(CollectionPage, lang, ref) }

// Service is a service's page.
func Service(lang, ref string) string { return At(ServicePage, lang, ref) }

// Organization is an organisation's page.
func Organization(lang, ref string) string { return At(OrganizationPage, lang, ref) }

// Channel is the page of a channel of that type.
func Channel(lang, channelType, ref string) string {
	if channelType == "ServiceLocation" {
		return At(PlacePage, lang, ref)
	}
	return At(ChannelPage, lang, ref)
}

// With adds parameters to an address of this site; those with empty values are left out.
func With(address string, pairs ...string) string {
	base, query, _ := strings.Cut(address, "?")
	v, err := url.ParseQuery(query)
	if err != nil {
		v = url.Values{}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	return withQuery(base, v)
}

// Without takes parameters out of an address of this site.
func Without(address string, names ...string) string {
	base, query, _ := strings.Cut(address, "?")
	v, err := url.ParseQuery(query)
	if err != nil {
		v = url.Values{}
	}
	for _, n := range names {
		v.Del(n)
	}
	return withQuery(base, v)
}

func withQuery(base string, v url.Values) string {
	if len(v) == 0 {
		return base
	}
	return base + "?" + v.Encode()
}
