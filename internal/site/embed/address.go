package embed

import (
	"net/url"
	"strconv"
	"strings"
)

// Values are the parameters of an ask, without its language and without what is usual.
func (a Ask) Values() url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	set("municipality", a.Query.Municipality)
	set("q", a.Query.Text)
	set("collection", a.Collection)
	for _, name := range filters {
		set(name, strings.Join(a.Query.Values(name), ","))
	}
	if a.Kind != "" && a.Kind != KindServices {
		v.Set("kind", a.Kind)
	}
	if a.Limit != 0 && a.Limit != defaultLimit {
		v.Set("limit", strconv.Itoa(a.Limit))
	}
	return v
}

func withQuery(address string, v url.Values) string {
	if len(v) == 0 {
		return address
	}
	return address + "?" + strings.ReplaceAll(v.Encode(), "%2C", ",")
}
