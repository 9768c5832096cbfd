package edit

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/form"
	"github.com/varanto/varanto/internal/studio/edit/words"
)

func finland() *time.Location { return hours.Finland() }

// option is one value that can be chosen.
type option struct {
	Value, Label string
	// Deep says how far below the top of its list it stands.
	Deep int
}

// group is a part of a long list of choices.
type group struct {
	Label   string
	Options []option
}

// mostOwn is how many organisations a list of them shows; others are found by name.
const mostOwn = 300

var days = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// fixed are the values of lists that are the form's own.
var fixed = map[string][]string{
	form.OptionsDay:           days,
	form.OptionsRole:          {catalog.RoleResponsible, catalog.RoleOtherResponsible, catalog.RoleProducer},
	form.OptionsDisplayName:   {catalog.TypeName, catalog.TypeAlternativeName},
	form.OptionsLocationType:  {"Location", "Postal"},
	form.OptionsLocation:      {"Single", "Other", "Abroad", "Street", "PostOfficeBox"},
	form.OptionsPostal:        {"Street", "PostOfficeBox", "Abroad"},
	form.OptionsDelivery:      {"Street", "PostOfficeBox", "NoAddress"},
	form.OptionsServiceCharge: {"Chargeable", "FreeOfCharge"},
	"@postal-type":            {"Postal"},
}

// choices are the values that a field of one value can take, the present one always among them.
func (s *sheet) choices(f *form.Field, current string) []option {
	out := s.listed(f)
	if current != "" && !slices.ContainsFunc(out, func(o option) bool { return o.Value == current }) {
		out = append([]option{{Value: current, Label: s.valueName(current)}}, out...)
	}
	return out
}

func (s *sheet) listed(f *form.Field) []option {
	var out []option
	add := func(value, label string) { out = append(out, option{Value: value, Label: label}) }
	switch f.Options {
	case form.OptionsLanguageVersion:
		for _, l := range s.V.Languages() {
			add(l, languageName(s.Lang, l))
		}
	case form.OptionsCountry:
		for _, c := range codes.Countries() {
			add(c.Code, c.Names.Best(s.Lang))
		}
	case form.OptionsDial:
		return dialPrefixes()
	case form.OptionsOwner, form.OptionsOrganization:
		out = s.own()
		out = append(out, s.Found[form.OptionsOrganization]...)
	case form.OptionsGeneral:
		return s.Found[form.OptionsGeneral]
	default:
		if values, ok := fixed[f.Options]; ok {
			for _, v := range values {
				add(v, words.Say(s.Lang, "o."+v))
			}
			return out
		}
		for _, t := range codes.Types(f.Options) {
			add(t.Code, t.Names.Best(s.Lang))
		}
	}
	return out
}

func languageName(lang, code string) string {
	if l, ok := codes.Language(code); ok {
		return l.Names.Best(lang)
	}
	return code
}

// dialPrefixes are the dial codes of all countries, Finland's first.
func dialPrefixes() []option {
	out := []option{{Value: "+358", Label: "+358 (Suomi, Finland)"}}
	seen := map[string]bool{"+358": true}
	for _, c := range codes.Countries() {
		for _, p := range c.PrefixNumbers {
			if !strings.HasPrefix(p, "+") {
				p = "+" + p
			}
			if !seen[p] {
				seen[p] = true
				out = append(out, option{Value: p, Label: p})
			}
		}
	}
	slices.SortFunc(out[1:], func(a, b option) int { return strings.Compare(a.Value, b.Value) })
	return out
}

// own are the organisations that the person keeps content for.
func (a *ask) own() []option {
	var out []option
	register := a.e.Desk.Register()
	add := func(f editorial.Facts) bool {
		if f.Status != catalog.StatusDeleted && f.Status != catalog.StatusRemoved {
			out = append(out, option{Value: f.ID.String(), Label: f.Name})
		}
		return len(out) < mostOwn
	}
	if a.Caller.Role == editorial.Admin {
		register.Each(catalog.KindOrganization, add)
	} else {
		for _, id := range register.Tree(a.Caller.Organizations...) {
			if f, ok := register.Find(editorial.Ref{Kind: catalog.KindOrganization, ID: id}); ok && !add(f) {
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b option) int { return strings.Compare(a.Label, b.Label) })
	return out
}

// valueName is what a value of a list is called: an entity, a class, a code, or the value itself.
func (a *ask) valueName(value string) string {
	if id, err := uuid.Parse(value); err == nil {
		if name := a.anyName(id); name != "" {
			return name
		}
		return value
	}
	if strings.Contains(value, "://") || strings.HasPrefix(value, "urn:") {
		return a.codeName(value)
	}
	for _, list := range []string{
		"ServiceType", "ServiceFundingType", "AreaInformationType", "ProvisionType", "PhoneNumberType", "AttachmentType",
		"AccessibilityClassificationLevelType", "WcagLevelType", "ServiceChargeType",
	} {
		if name := codes.TypeName(list, value).Best(a.Lang); name != "" {
			return name
		}
	}
	if words.Has("o." + value) {
		return a.T("o." + value)
	}
	return value
}

// codeName is the name of a class or term.
func (a *ask) codeName(uri string) string {
	for _, c := range []*codes.Classification{
		codes.ServiceClasses(), codes.TargetGroups(), codes.LifeEvents(), codes.IndustrialClasses(), codes.DigitalAuthorizations(),
	} {
		if class, ok := c.Lookup(uri); ok {
			return class.Names.Best(a.Lang)
		}
	}
	if term, ok := codes.Ontology().LookupMatch(uri); ok {
		return term.Names.Best(a.Lang)
	}
	return uri
}

// classification is the list that a field of classes chooses from, nil for terms.
func classification(options string) *codes.Classification {
	switch options {
	case form.OptionsServiceClass:
		return codes.ServiceClasses()
	case form.OptionsTargetGroup:
		return codes.TargetGroups()
	case form.OptionsLifeEvent:
		return codes.LifeEvents()
	}
	return nil
}

// groups are the choices of a long list: those that are chosen first, then the rest under headings.
func (s *sheet) groups(f *form.Field, key string) (chosen []option, rest []group) {
	picked := s.V[key]
	for _, value := range picked {
		chosen = append(chosen, option{Value: value, Label: s.chosenName(f, value)})
	}
	has := func(value string) bool { return slices.Contains(picked, value) }
	switch f.Kind {
	case form.Areas:
		return chosen, s.areaGroups(has)
	case form.Set:
		return chosen, s.languageGroups(has)
	}
	c := classification(f.Options)
	if c == nil {
		return chosen, nil
	}
	for _, top := range c.Top() {
		g := group{Label: top.Names.Best(s.Lang)}
		var walk func(c *codes.Class, deep int)
		walk = func(c *codes.Class, deep int) {
			if !has(c.URI) && !has(c.NewURI) {
				g.Options = append(g.Options, option{Value: c.URI, Label: c.Names.Best(s.Lang), Deep: deep})
			}
			for _, below := range c.Children {
				walk(below, deep+1)
			}
		}
		walk(top, 0)
		if len(g.Options) > 0 {
			rest = append(rest, g)
		}
	}
	return chosen, rest
}

func (s *sheet) chosenName(f *form.Field, value string) string {
	switch f.Kind {
	case form.Set:
		return languageName(s.Lang, value)
	case form.Areas:
		typ, code, _ := strings.Cut(value, " ")
		if area, ok := codes.FindArea(codes.AreaType(typ), code); ok {
			return area.Names.Best(s.Lang)
		}
		return code
	}
	return s.codeName(value)
}

func (s *sheet) areaGroups(has func(string) bool) []group {
	var out []group
	for _, t := range codes.AreaTypes() {
		g := group{Label: s.T("area." + string(t))}
		for _, area := range codes.Areas(t) {
			if value := string(t) + " " + area.Code; !has(value) {
				g.Options = append(g.Options, option{Value: value, Label: area.Names.Best(s.Lang)})
			}
		}
		slices.SortFunc(g.Options, func(a, b option) int { return strings.Compare(a.Label, b.Label) })
		out = append(out, g)
	}
	return out
}

// common are the languages of service that are chosen mostly.
var common = []string{"fi", "sv", "en", "se", "smn", "sms", "sgn-fi", "ru", "et", "ar", "uk", "so"}

func (s *sheet) languageGroups(has func(string) bool) []group {
	first, rest := group{Label: s.T("languages.common")}, group{Label: s.T("languages.other")}
	for _, code := range common {
		if !has(code) {
			first.Options = append(first.Options, option{Value: code, Label: languageName(s.Lang, code)})
		}
	}
	for _, l := range codes.Languages() {
		if !has(l.Code) && !slices.Contains(common, l.Code) {
			rest.Options = append(rest.Options, option{Value: l.Code, Label: l.Names.Best(s.Lang)})
		}
	}
	slices.SortFunc(rest.Options, func(a, b option) int { return strings.Compare(a.Label, b.Label) })
	return []group{first, rest}
}
