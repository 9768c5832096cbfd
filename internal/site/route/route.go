// Package route builds and names the addresses of the public pages. Only the search page's name differs by language;
// the others are the same in all, so that a link keeps working when its language is changed.
package route

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/site/view"
)

// Names of the pages in addresses.
const (
	ServiceName      = "palvelu"
	PlaceName        = "palvelupaikka"
	ChannelName      = "asiointi"
	OrganizationName = "organisaatio"
	GeneralName      = "yleiskuvaus"
	CollectionName   = "kokonaisuus"
	SuggestName      = "ehdotukset"
)

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
)

// SearchName is the search page's name in that language.
func SearchName(lang string) string {
	switch lang {
	case "sv":
		return "sok"
	case "en":
		return "search"
	}
	return "haku"
}

// Home is the front page.
func Home(lang string) string { return "/" + lang + "/" }

// SearchBase is the search page without a query.
func SearchBase(lang string) string { return "/" + lang + "/" + SearchName(lang) }

// Search is the page that answers a query.
func Search(lang string, q view.Query) string {
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
	return withQuery(SearchBase(lang), v)
}

func set(v url.Values, name, value string) {
	if value != "" {
		v.Set(name, value)
	}
}

// Suggest is where suggestions are asked for while somebody types.
func Suggest(lang string) string { return "/" + lang + "/" + SuggestName }

// General is a general description's page.
func General(lang, id string) string { return "/" + lang + "/" + GeneralName + "/" + id }

// Collection is a service collection's page.
func Collection(lang, id string) string { return "/" + lang + "/" + CollectionName + "/" + id }

// Service is a service's page.
func Service(lang, id string) string { return "/" + lang + "/" + ServiceName + "/" + id }

// Organization is an organisation's page.
func Organization(lang, id string) string { return "/" + lang + "/" + OrganizationName + "/" + id }

// Channel is the page of a channel of that type.
func Channel(lang, channelType, id string) string {
	if channelType == "ServiceLocation" {
		return "/" + lang + "/" + PlaceName + "/" + id
	}
	return "/" + lang + "/" + ChannelName + "/" + id
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

func withQuery(base string, v url.Values) string {
	if len(v) == 0 {
		return base
	}
	return base + "?" + v.Encode()
}
