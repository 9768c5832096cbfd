package open

import (
	"bytes"
	"fmt"
	"strings"
	"sync"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// codeList is one list that parameters take their values from, or that content refers to.
type codeList struct {
	name string
	// items are made once; they must not be changed.
	items func() []codeItem
	// known gives the code of what somebody may call an item: a code in another form, a uri.
	known func(string) (code string, ok bool)
	// byCode is made of items at the first look-up.
	byCode func() map[string]int
	// wires are the whole list's answers by language, each made when it is asked for first.
	wires sync.Map
}

func newCodeList(name string, items func() []codeItem, known func(string) (string, bool)) *codeList {
	l := &codeList{name: name, items: sync.OnceValue(items), known: known}
	l.byCode = sync.OnceValue(func() map[string]int {
		out := map[string]int{}
		for n, i := range l.items() {
			out[strings.ToUpper(i.Code)] = n
		}
		return out
	})
	return l
}

// whole is the answer with all items in a language, fi, sv or en.
func (l *codeList) whole(lang string) (*live.Wire, error) {
	if wire, ok := l.wires.Load(lang); ok {
		return wire.(*live.Wire), nil
	}
	b, err := l.encode(lang, maxCodes, func(*codeItem) bool { return true })
	if err != nil {
		return nil, err
	}
	wire, _ := l.wires.LoadOrStore(lang, live.NewWire(b))
	return wire.(*live.Wire), nil
}

// encode writes the answer with the first of those items that are wanted.
func (l *codeList) encode(lang string, limit int, wanted func(*codeItem) bool) ([]byte, error) {
	out := codesAnswer{List: l.name}
	for _, i := range l.items() {
		if !wanted(&i) {
			continue
		}
		if out.Total++; len(out.Items) < limit {
			i.Name = i.Names.best(lang)
			out.Items = append(out.Items, i)
		}
	}
	var b bytes.Buffer
	if err := writeJSON(&b, out); err != nil {
		return nil, fmt.Errorf("write the code list %s: %w", l.name, err)
	}
	return b.Bytes(), nil
}

// find finds an item by its code in any mixture of cases, or by what else it is known as.
func (l *codeList) find(name string) (codeItem, bool) {
	n, ok := l.byCode()[strings.ToUpper(name)]
	if !ok && l.known != nil {
		code, known := l.known(name)
		if !known {
			return codeItem{}, false
		}
		n, ok = l.byCode()[strings.ToUpper(code)]
	}
	if !ok {
		return codeItem{}, false
	}
	return l.items()[n], true
}

// codeLists are offered under these names.
var codeLists = []*codeList{
	classList("serviceClasses", codes.ServiceClasses), classList("targetGroups", codes.TargetGroups),
	classList("lifeEvents", codes.LifeEvents), classList("industrialClasses", codes.IndustrialClasses),
	newCodeList("municipalities", municipalityItems, func(v string) (string, bool) {
		m, ok := codes.CurrentMunicipality(v)
		if !ok {
			return "", false
		}
		return m.Code, true
	}),
	newCodeList("areas", areaItems, func(v string) (string, bool) {
		typ, code, _ := strings.Cut(v, "/")
		t, ok := areaType(typ)
		if !ok {
			return "", false
		}
		a, ok := codes.FindArea(t, code)
		if !ok {
			return "", false
		}
		return string(a.Type) + "/" + a.Code, true
	}),
	newCodeList("languages", languageItems, nil),
	newCodeList("serviceTypes", func() []codeItem { return typeItems("ServiceType", allServiceTypes()) }, nil),
	newCodeList("channelTypes", func() []codeItem { return typeItems("ServiceChannelType", channelTypes()) }, nil),
	newCodeList("organizationTypes", func() []codeItem { return typeItems("OrganizationType", organizationTypes()) }, nil),
	newCodeList("countries", countryItems, nil),
	newCodeList("postalCodes", postalItems, func(v string) (string, bool) {
		p, ok := codes.PostalCode(v)
		if !ok {
			return "", false
		}
		return p.Code, true
	}),
	newCodeList("ontologyTerms", termItems, func(v string) (string, bool) {
		t, ok := codes.Ontology().LookupMatch(v)
		if !ok {
			return "", false
		}
		return termCode(t.URI), true
	}),
	classList("digitalAuthorizations", codes.DigitalAuthorizations),
}

// classList offers a classification, which is decoded when somebody asks for it.
func classList(name string, list func() *codes.Classification) *codeList {
	return newCodeList(name, func() []codeItem { return classItems(list()) }, func(v string) (string, bool) {
		class, ok := list().Lookup(v)
		if !ok {
			return "", false
		}
		return classCode(class), true
	})
}

func newCodeItem(code, uri string, n codes.Names) codeItem {
	return codeItem{Code: code, URI: uri, Names: codeNames{n.FI, n.SV, n.EN, n.SE, n.SMN, n.SMS}}
}

// classCode is a class's code; an authorization has none, and its uri's last part is one.
func classCode(c *codes.Class) string {
	if c.Code != "" {
		return c.Code
	}
	return c.URI[strings.LastIndexByte(c.URI, '/')+1:]
}

func classItems(list *codes.Classification) []codeItem {
	var out []codeItem
	for _, class := range list.All() {
		item := newCodeItem(classCode(class), class.URI, class.Names)
		item.NewURI, item.Vocabulary = class.NewURI, class.Vocabulary
		if class.Parent != nil {
			item.Parent = classCode(class.Parent)
		}
		for _, below := range class.Children {
			item.Children = append(item.Children, classCode(below))
		}
		out = append(out, item)
	}
	return out
}

func municipalityItems() []codeItem {
	former := map[string][]string{}
	for _, f := range codes.FormerMunicipalities() {
		former[f.Successor] = append(former[f.Successor], f.Code)
	}
	var out []codeItem
	for _, m := range codes.Municipalities() {
		item := newCodeItem(m.Code, "", m.Names)
		item.FormerCodes = former[m.Code]
		for _, a := range codes.AreasOf(m.Code) {
			if a.Type != codes.AreaMunicipality {
				item.Areas = append(item.Areas, string(a.Type)+"/"+a.Code)
			}
		}
		out = append(out, item)
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
			item := newCodeItem(string(t)+"/"+a.Code, "", a.Names)
			item.Municipalities = a.Municipalities
			out = append(out, item)
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

func countryItems() []codeItem {
	var out []codeItem
	for _, c := range codes.Countries() {
		item := newCodeItem(c.Code, "", c.Names)
		item.PrefixNumbers = c.PrefixNumbers
		out = append(out, item)
	}
	return out
}

func postalItems() []codeItem {
	var out []codeItem
	for _, p := range codes.PostalCodes() {
		item := newCodeItem(p.Code, "", p.Names)
		if p.Municipality != "" {
			item.Municipalities = []string{p.Municipality}
		}
		out = append(out, item)
	}
	return out
}

// kokoRoot is what most terms' uris begin with; a term of another vocabulary keeps its vocabulary's name in its code.
const (
	kokoRoot     = "http://www.yso.fi/onto/koko/"
	ontologyRoot = "http://www.yso.fi/onto/"
)

func termCode(uri string) string {
	return strings.TrimPrefix(strings.TrimPrefix(uri, kokoRoot), ontologyRoot)
}

func termCodes(uris []string) []string {
	var out []string
	for _, uri := range uris {
		if t, ok := codes.Ontology().Lookup(uri); ok {
			out = append(out, termCode(t.URI))
		}
	}
	return out
}

func termItems() []codeItem {
	var out []codeItem
	for _, t := range codes.Ontology().All() {
		item := newCodeItem(termCode(t.URI), t.URI, t.Names)
		item.Vocabulary, item.ExactMatches = t.Vocabulary, t.ExactMatches
		item.Children, item.Related = termCodes(t.Narrower), termCodes(t.Related)
		if parents := termCodes(t.Broader); len(parents) > 0 {
			item.Parent = parents[0]
			if len(parents) > 1 {
				item.Parents = parents
			}
		}
		item.AlternativeNames = codeWords{t.Alternative.FI, t.Alternative.SV, t.Alternative.EN}
		out = append(out, item)
	}
	return out
}
