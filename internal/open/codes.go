package open

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/codes"
)

// codesAnswer is a code list, or what is asked for of it.
type codesAnswer struct {
	List  string     `json:"list"`
	Total int        `json:"total" doc:"How many items are asked for, whatever the limit"`
	Items []codeItem `json:"items" nullable:"false" doc:"In the order of their codes; terms in the order of their uris"`
}

// codeItem is one item of a list. Members that its list lacks are absent.
type codeItem struct {
	Code       string    `json:"code" doc:"What the parameter of a search takes; of terms and authorizations the last part of the uri"`
	URI        string    `json:"uri,omitempty" doc:"Its identifier, as content refers to it"`
	NewURI     string    `json:"newUri,omitempty" doc:"Its identifier in the code list service of suomi.fi"`
	Vocabulary string    `json:"vocabulary,omitempty" doc:"The list or ontology that it is of, such as ptvserclass2 or JUPO"`
	Parent     string    `json:"parent,omitempty" doc:"The code above it; absent at the top"`
	Parents    []string  `json:"parents,omitempty" nullable:"false" doc:"Of terms with several above them: all of those"`
	Children   []string  `json:"children,omitempty" nullable:"false" doc:"The codes right below it"`
	Name       string    `json:"name" doc:"In the asked language, in another where it is missing"`
	Names      codeNames `json:"names" doc:"In the languages that the list has"`

	AlternativeNames codeWords `json:"alternativeNames,omitzero" doc:"Of terms: other names"`
	Related          []string  `json:"related,omitempty" nullable:"false" doc:"Of terms: codes of related ones"`
	ExactMatches     []string  `json:"exactMatches,omitempty" nullable:"false" doc:"Of terms: uris of the same concept in other vocabularies"`
	Areas            []string  `json:"areas,omitempty" nullable:"false" doc:"Of municipalities: the wider areas that they are in, as type/code"`
	FormerCodes      []string  `json:"formerCodes,omitempty" nullable:"false" doc:"Of municipalities: codes of those that became part of it"`
	Municipalities   []string  `json:"municipalities,omitempty" nullable:"false" doc:"Of areas and postal codes: codes of the municipalities"`
	PrefixNumbers    []string  `json:"prefixNumbers,omitempty" nullable:"false" doc:"Of countries: dial codes"`
}

type codeNames struct {
	FI  string `json:"fi,omitempty"`
	SV  string `json:"sv,omitempty"`
	EN  string `json:"en,omitempty"`
	SE  string `json:"se,omitempty"`
	SMN string `json:"smn,omitempty"`
	SMS string `json:"sms,omitempty"`
}

type codeWords struct {
	FI []string `json:"fi,omitempty" nullable:"false"`
	SV []string `json:"sv,omitempty" nullable:"false"`
	EN []string `json:"en,omitempty" nullable:"false"`
}

func (n codeNames) best(lang string) string {
	return codes.Names{FI: n.FI, SV: n.SV, EN: n.EN}.Best(lang)
}

// has tells whether some name contains words, which are in lower case.
func (i *codeItem) has(words string) bool {
	for _, n := range slices.Concat([]string{i.Code, i.Names.FI, i.Names.SV, i.Names.EN, i.Names.SE, i.Names.SMN, i.Names.SMS},
		i.AlternativeNames.FI, i.AlternativeNames.SV, i.AlternativeNames.EN) {
		if strings.Contains(strings.ToLower(n), words) {
			return true
		}
	}
	return false
}

func listNames() []string {
	var names []string
	for _, l := range codeLists {
		names = append(names, l.name)
	}
	return names
}

func parameterList() parameter {
	return parameter{name: "list", path: true, schema: enum(listNames()...), doc: "The list's name."}
}

func codesOperation() operation {
	return operation{
		id: "codes", method: http.MethodGet, path: "/codes/{list}", tag: "Codes", cache: lasting,
		summary: "The codes that parameters take and content refers to",
		description: "Service classes, target groups, life events and industrial classes with what is above and below them, " +
			"ontology terms, digital authorizations, municipalities, wider areas, postal codes, countries, languages and types.",
		parameters: []parameter{
			parameterList(), parameterLang,
			{name: "q", doc: "Keeps items with these words in a name or the code.", example: "kirjasto"},
			{name: "parent", doc: "Keeps what is right below this code or uri.", example: "P6"},
			{name: "uri", list: true, doc: "Keeps items of these uris, in any of the forms that are in use."},
			{name: "limit", schema: number(1, maxCodes, maxCodes), doc: "The most items of the answer; all when not given."},
		},
		errors: []int{http.StatusNotFound},
	}
}

// maxCodes is more than any list has.
const maxCodes = 10_000

// codes answers with a whole list, which lies ready, or with what is asked for of it.
func (h *Handler) codes(_ context.Context, c *call) (body, error) {
	lang := c.oneOf("lang", "fi", "fi", "sv", "en")
	words := strings.ToLower(strings.TrimSpace(c.text("q", maxQuery)))
	list, err := c.codeList()
	if err != nil {
		return nil, err
	}
	limit := c.whole("limit", 1, maxCodes, maxCodes, false)
	parent, uris := c.one("parent"), c.values["uri"]
	above, ok := list.find(parent)
	if parent != "" && !ok {
		c.reject("parent", "There is no such code in the list.", parent)
	}
	wanted := map[string]bool{}
	for _, uri := range uris {
		if i, ok := list.find(uri); ok {
			wanted[i.Code] = true
		}
	}
	if err := c.bad.problem(); err != nil {
		return nil, err
	}
	if words == "" && parent == "" && len(uris) == 0 && limit == maxCodes {
		wire, err := list.whole(lang)
		return fixed{wire}, err
	}
	b, err := list.encode(lang, limit, func(i *codeItem) bool {
		return (parent == "" || slices.Contains(above.Children, i.Code)) && (len(uris) == 0 || wanted[i.Code]) && i.has(words)
	})
	return pieces{b}, err
}

func codeOperation() operation {
	return operation{
		id: "code", method: http.MethodGet, path: "/codes/{list}/{code}", tag: "Codes", cache: lasting,
		summary: "One code of a list",
		description: "A code, as lists have it or with leading zeros left out, or a uri whose slashes are escaped as %2F, in any of " +
			"the forms that are in use. A municipality that became part of another is answered with that.",
		parameters: []parameter{
			parameterList(),
			{name: "code", path: true, doc: "A code such as P6.2, 091 or Region/06, or an escaped uri.", example: "091"},
			parameterLang,
		},
		errors: []int{http.StatusNotFound},
	}
}

func (h *Handler) code(_ context.Context, c *call) (codeItem, error) {
	lang := c.oneOf("lang", "fi", "fi", "sv", "en")
	list, err := c.codeList()
	if err != nil {
		return codeItem{}, err
	}
	if err := c.bad.problem(); err != nil {
		return codeItem{}, err
	}
	i, ok := list.find(c.PathValue("code"))
	if !ok {
		return codeItem{}, newProblem(http.StatusNotFound, "There is no such code in "+list.name+".")
	}
	i.Name = i.Names.best(lang)
	return i, nil
}

// codeList is the list of the path, or a problem that names the nearest one.
func (c *call) codeList() (*codeList, error) {
	for _, l := range codeLists {
		if l.name == c.PathValue("list") {
			return l, nil
		}
	}
	return nil, newProblem(http.StatusNotFound, "There is no such list."+hint(c.PathValue("list"), listNames())+" All are at "+Root+"/codes.")
}

// areaAddress leads from an area's address with a plain slash to the one of its code.
func areaAddress(w http.ResponseWriter, r *http.Request) {
	to := Root + "/codes/areas/" + url.PathEscape(r.PathValue("type")+"/"+r.PathValue("code"))
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusPermanentRedirect)
}
