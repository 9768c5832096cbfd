package v11

import (
	"iter"
	"slices"
	"sync"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// codeLists are the code lists' answers, each made at its first use and then kept: the lists change with the program
// only.
type codeLists struct {
	countries, languages func() *live.Wire
	areas                map[codes.AreaType]func() *live.Wire
	postal               func() []*live.Wire
}

func newCodeLists() *codeLists {
	l := &codeLists{
		countries: listOf(codes.Countries, appendCountry),
		languages: listOf(codes.Languages, func(b []byte, v *codes.LanguageInfo) []byte { return appendCode(b, v.Code, v.Names) }),
		areas:     map[codes.AreaType]func() *live.Wire{},
		postal:    sync.OnceValue(postalPages),
	}
	for _, t := range codes.AreaTypes() {
		l.areas[t] = listOf(func() []*codes.Area { return codes.Areas(t) },
			func(b []byte, v *codes.Area) []byte { return appendCode(b, v.Code, v.Names) })
	}
	return l
}

func listOf[T any](items func() []T, appendOne func([]byte, T) []byte) func() *live.Wire {
	return sync.OnceValue(func() *live.Wire {
		b := appendJoined([]byte{'['}, slices.Values(items()), appendOne)
		return live.NewWire(append(b, ']'))
	})
}

// appendJoined appends the items with commas between.
func appendJoined[T any](b []byte, items iter.Seq[T], appendOne func([]byte, T) []byte) []byte {
	first := true
	for item := range items {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = appendOne(b, item)
	}
	return b
}

// appendCode appends {"code", "names"}.
func appendCode(b []byte, code string, names codes.Names) []byte {
	return append(appendCodeNames(b, code, names), '}')
}

// appendCodeNames appends {"code", "names" and leaves the object open.
func appendCodeNames(b []byte, code string, names codes.Names) []byte {
	b = append(b, `{"code":`...)
	b = appendQuoted(b, code)
	b = append(b, `,"names":[`...)
	first := true
	for language, name := range names.All() {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, `{"value":`...)
		b = appendQuoted(b, name)
		b = append(b, `,"language":`...)
		b = append(appendQuoted(b, language), '}')
	}
	return append(b, ']')
}

// appendCountry appends {"code", "names", "prefixNumbers"}.
func appendCountry(b []byte, v *codes.CountryInfo) []byte {
	b = append(appendCodeNames(b, v.Code, v.Names), `,"prefixNumbers":[`...)
	b = appendJoined(b, slices.Values(v.PrefixNumbers), appendQuoted)
	return append(b, ']', '}')
}

func postalPages() []*live.Wire {
	all := codes.PostalCodes()
	var pages []*live.Wire
	for number := 1; ; number++ {
		p := pageOf(number, idsAPage, len(all))
		if p.empty() {
			return pages
		}
		b := appendJoined(p.appendHead(nil), slices.Values(all[p.from:p.to]),
			func(b []byte, v *codes.PostalCodeInfo) []byte { return appendCode(b, v.Code, v.Names) })
		pages = append(pages, live.NewWire(append(b, ']', '}')))
	}
}

// areaCodes is GET CodeList/GetAreaCodes/type/{type}.
func (h *Handler) areaCodes(c request) int {
	t, err := codes.ParseAreaPathName(c.args[0])
	if err != nil {
		var bad faults
		checkOneOf("type", c.args[0], areaPathNames(), &bad)
		return c.refuse(bad)
	}
	return c.sendWire(h.codes.areas[t](), headerLasting, headerJSON)
}

// countryCodes is GET CodeList/GetCountryCodes.
func (h *Handler) countryCodes(c request) int {
	return c.sendWire(h.codes.countries(), headerLasting, headerJSON)
}

// languageCodes is GET CodeList/GetLanguageCodes.
func (h *Handler) languageCodes(c request) int {
	return c.sendWire(h.codes.languages(), headerLasting, headerJSON)
}

// municipalityCodes is GET CodeList/GetMunicipalityCodes.
func (h *Handler) municipalityCodes(c request) int {
	return c.sendWire(h.codes.areas[codes.AreaMunicipality](), headerLasting, headerJSON)
}

// postalCodes is GET CodeList/GetPostalCodes.
func (h *Handler) postalCodes(c request) int {
	var bad faults
	number := c.query().page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	if pages := h.codes.postal(); number >= 1 && number <= len(pages) {
		return c.sendWire(pages[number-1], headerLasting, headerJSON)
	}
	return c.sendBody(pageOf(number, idsAPage, len(codes.PostalCodes())).appendHead(nil))
}
