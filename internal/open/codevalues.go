package open

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// municipality reads a municipality's code or its name in Finnish or Swedish, and gives today's code.
func (a *arguments) municipality(name string) string {
	v := a.one(name)
	if v == "" {
		return ""
	}
	if m, ok := codes.CurrentMunicipality(v); ok {
		return m.Code
	}
	for _, m := range codes.Municipalities() {
		if strings.EqualFold(m.FI, v) || strings.EqualFold(m.SV, v) || strings.EqualFold(m.EN, v) {
			return m.Code
		}
	}
	a.reject(name, "There is no such municipality. Use its code of three digits, such as 091, or its name.", v)
	return ""
}

// areas reads Type/code, the type in any mixture of cases, as live.AreaKey writes them.
func (a *arguments) areas(name string) []string {
	var out []string
	for _, v := range a.values[name] {
		typ, code, _ := strings.Cut(v, "/")
		t, ok := areaType(typ)
		if !ok {
			a.reject(name, "The value must be a type of area and a code, such as Region/06. Types: "+areaTypes()+".", v)
			continue
		}
		area, ok := codes.FindArea(t, code)
		if !ok {
			a.reject(name, "There is no area of that type and code.", v)
			continue
		}
		out = append(out, live.AreaKey(string(area.Type), area.Code))
	}
	return out
}

func areaType(name string) (codes.AreaType, bool) {
	for _, t := range codes.AreaTypes() {
		if strings.EqualFold(string(t), name) {
			return t, true
		}
	}
	if strings.EqualFold(name, "WellbeingServicesCounty") {
		return codes.AreaWellbeingServicesCounty, true
	}
	t, err := codes.ParseAreaPathName(name)
	return t, err == nil && name != ""
}

func areaTypes() string {
	var names []string
	for _, t := range codes.AreaTypes() {
		names = append(names, string(t))
	}
	return strings.Join(names, ", ")
}

// classes reads codes or uris of a classification and gives the uris that content uses.
func (a *arguments) classes(name string, list *codes.Classification, s *live.Snapshot) []string {
	lists := map[string]string{"serviceClass": "serviceClasses", "targetGroup": "targetGroups", "lifeEvent": "lifeEvents"}
	var out []string
	for _, v := range a.values[name] {
		if class, ok := list.Lookup(v); ok {
			out = append(out, class.URI)
		} else if class, ok := list.Lookup(strings.ToUpper(v)); ok {
			out = append(out, class.URI)
		} else if _, ok := s.CodeItem(v); ok {
			out = append(out, v)
		} else {
			a.reject(name, "There is no such class. Use a code such as "+list.All()[0].Code+", or a uri, of "+Root+"/codes/"+lists[name]+".", v)
		}
	}
	return out
}

// organizations reads ids of published organisations.
func (a *arguments) organizations(name string, s *live.Snapshot) []catalog.ID {
	var out []catalog.ID
	for _, v := range a.values[name] {
		id, err := uuid.Parse(v)
		if err != nil {
			a.reject(name, "The value must be an organisation's id: xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.", v)
			continue
		}
		if _, ok := s.Published(catalog.KindOrganization, id); !ok {
			a.reject(name, "There is no published organisation of that id.", v)
			continue
		}
		out = append(out, id)
	}
	return out
}

// languages reads codes of languages of service.
func (a *arguments) languages(name string) []string {
	var out []string
	for _, v := range a.values[name] {
		l, ok := codes.Language(v)
		if !ok {
			a.reject(name, "There is no such language. Use a code such as fi, sv or en.", v)
			continue
		}
		out = append(out, l.Code)
	}
	return out
}

// channelTypes reads wire types of channels.
func (a *arguments) channelTypes(name string) []string {
	return a.words(name, channelTypes())
}

// words reads words of a list in any mixture of cases, each once.
func (a *arguments) words(name string, known []string) []string {
	var out []string
	for _, v := range a.values[name] {
		i := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, v) })
		switch {
		case i < 0:
			message := "The value is not known."
			if best, ok := nearest(v, known); ok {
				message += " Did you mean '" + best + "'?"
			}
			a.reject(name, message+" Use one or more of: "+strings.Join(known, ", ")+".", v)
		case !slices.Contains(out, known[i]):
			out = append(out, known[i])
		}
	}
	return out
}

func channelTypes() []string {
	var out []string
	for _, t := range catalog.ChannelTypes() {
		out = append(out, string(t))
	}
	return out
}

// serviceTypes are the wire types of services beside Service itself, which stands for all services.
var serviceTypes = []string{"PermitOrObligation", "ProfessionalQualification"}

// searchedKinds are the kinds that a search can find.
var searchedKinds = []catalog.Kind{
	catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization, catalog.KindServiceCollection,
	catalog.KindGeneralDescription,
}

// typeWords are all words that the parameter type takes.
func typeWords() []string {
	var out []string
	for _, k := range searchedKinds {
		out = append(out, string(k))
	}
	return slices.Concat(out, serviceTypes, channelTypes())
}

// types reads names of kinds and of wire types. Kinds is nil when nothing is given; wire is nil when whole kinds are asked
// for only. A kind that is asked for beside wire types is there with all of its types, and by its own name, which is the
// type of kinds that have none.
// With listed, whole kinds are spelt out as types, too: a search lists for no words only what facts ask for.
func (a *arguments) types(name string, listed bool) (kinds []catalog.Kind, wire []string) {
	given := a.words(name, typeWords())
	for _, w := range given {
		kind := catalog.Kind(w)
		switch {
		case slices.Contains(searchedKinds, kind):
		case slices.Contains(serviceTypes, w):
			kind, wire = catalog.KindService, append(wire, w)
		default:
			kind, wire = catalog.KindServiceChannel, append(wire, w)
		}
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	if wire == nil && !listed {
		return kinds, nil
	}
	for _, w := range given {
		switch catalog.Kind(w) {
		case catalog.KindService:
			wire = append(wire, serviceTypes...)
			wire = append(wire, w)
		case catalog.KindServiceChannel:
			wire = append(wire, channelTypes()...)
		case catalog.KindGeneralDescription:
			wire = append(wire, serviceTypes...)
			wire = append(wire, w, string(catalog.TypeService))
		case catalog.KindOrganization, catalog.KindServiceCollection:
			wire = append(wire, w)
		}
	}
	slices.Sort(wire)
	return kinds, slices.Compact(wire)
}
