package open

import (
	"context"
	"net/http"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// codeList is one list that parameters take their values from.
type codeList struct {
	name  string
	items func() []codeItem
}

// codeLists are offered under these names.
var codeLists = []codeList{
	{"serviceClasses", func() []codeItem { return classItems(codes.ServiceClasses()) }},
	{"targetGroups", func() []codeItem { return classItems(codes.TargetGroups()) }},
	{"lifeEvents", func() []codeItem { return classItems(codes.LifeEvents()) }},
	{"industrialClasses", func() []codeItem { return classItems(codes.IndustrialClasses()) }},
	{"municipalities", municipalityItems},
	{"areas", areaItems},
	{"languages", languageItems},
	{"serviceTypes", func() []codeItem {
		return typeItems("ServiceType", append([]string{string(catalog.TypeService)}, serviceTypes...))
	}},
	{"channelTypes", func() []codeItem { return typeItems("ServiceChannelType", channelTypes()) }},
}

// codeItem is one item of a list. Parent is the code above it.
type codeItem struct {
	Code   string    `json:"code" doc:"What the parameter of a search takes"`
	URI    string    `json:"uri,omitempty" doc:"Its identifier, as content refers to it"`
	Parent string    `json:"parent,omitempty" doc:"The code above it; absent at the top"`
	Name   string    `json:"name" doc:"In the asked language, in another where it is missing"`
	Names  codeNames `json:"names" doc:"In the languages that the list has"`
}

type codeNames struct {
	FI string `json:"fi,omitempty"`
	SV string `json:"sv,omitempty"`
	EN string `json:"en,omitempty"`
}

type codesAnswer struct {
	List  string     `json:"list"`
	Items []codeItem `json:"items" nullable:"false" doc:"In the order of their codes"`
}

func codesOperation() operation {
	var names []string
	for _, l := range codeLists {
		names = append(names, l.name)
	}
	return operation{
		id: "codes", method: http.MethodGet, path: "/codes/{list}", tag: "Codes", cache: lasting,
		summary:     "The codes that parameters take",
		description: "Areas have codes of the form type/code; municipalities are in a list of their own.",
		parameters: []parameter{
			{name: "list", path: true, schema: enum(names...), doc: "The list's name."}, parameterLang,
		},
		errors: []int{http.StatusNotFound},
	}
}

func (h *Handler) codes(_ context.Context, c *call) (codesAnswer, error) {
	lang := c.oneOf("lang", "fi", "fi", "sv", "en")
	if err := c.bad.problem(); err != nil {
		return codesAnswer{}, err
	}
	var names []string
	for _, l := range codeLists {
		if l.name == c.PathValue("list") {
			out := codesAnswer{List: l.name, Items: l.items()}
			for i := range out.Items {
				item := &out.Items[i]
				item.Name = codes.Names{FI: item.Names.FI, SV: item.Names.SV, EN: item.Names.EN}.Best(lang)
			}
			return out, nil
		}
		names = append(names, l.name)
	}
	return codesAnswer{}, newProblem(http.StatusNotFound, "There is no such list."+hint(c.PathValue("list"), names))
}

func newCodeItem(code, uri string, n codes.Names) codeItem {
	return codeItem{Code: code, URI: uri, Names: codeNames{n.FI, n.SV, n.EN}}
}

func classItems(list *codes.Classification) []codeItem {
	var out []codeItem
	for _, class := range list.All() {
		item := newCodeItem(class.Code, class.URI, class.Names)
		if class.Parent != nil {
			item.Parent = class.Parent.Code
		}
		out = append(out, item)
	}
	return out
}

func municipalityItems() []codeItem {
	var out []codeItem
	for _, m := range codes.Municipalities() {
		out = append(out, newCodeItem(m.Code, "", m.Names))
	}
	return out
}

func areaItems() []codeItem {
	var out []codeItem
	for _, t := range codes.AreaTypes() {
		if t == codes.AreaMunicipality {
			continue
		}
		for _, a := range codes.Areas(t) {
			out = append(out, newCodeItem(string(t)+"/"+a.Code, "", a.Names))
		}
	}
	return out
}

func languageItems() []codeItem {
	var out []codeItem
	for _, l := range codes.Languages() {
		out = append(out, newCodeItem(l.Code, "", l.Names))
	}
	return out
}

func typeItems(list string, wire []string) []codeItem {
	var out []codeItem
	for _, code := range wire {
		out = append(out, newCodeItem(code, "", codes.TypeName(list, code)))
	}
	return out
}
