package codes

import (
	"strings"
	"sync"
)

// CountryInfo is one country.
type CountryInfo struct {
	// Code is ISO 3166-1 alpha-2 in capitals.
	Code string
	Names
	// PrefixNumbers are the dial codes with a plus sign, such as +358; at least one.
	PrefixNumbers []string
}

type countryList struct {
	all    []*CountryInfo
	byCode map[string]*CountryInfo
}

var countries = sync.OnceValue(loadCountries)

// Countries returns all countries in code order.
func Countries() []*CountryInfo { return countries().all }

// Country finds a country by its code, in upper or lower case.
func Country(code string) (*CountryInfo, bool) {
	c, ok := countries().byCode[strings.ToUpper(strings.TrimSpace(code))]
	return c, ok
}

func loadCountries() *countryList {
	t := mustTable("countries")
	list := &countryList{byCode: make(map[string]*CountryInfo, len(t.rows))}
	for _, row := range t.rows {
		c := &CountryInfo{Code: t.get(row, "code"), Names: t.names(row), PrefixNumbers: t.list(row, "prefixNumbers")}
		list.all = append(list.all, c)
		list.byCode[c.Code] = c
	}
	return list
}
