package cpsv

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

const (
	publications = "http://publications.europa.eu/resource/authority/"
	finland      = publications + "country/FIN"
	euro         = publications + "currency/EUR"
	// active is ADMS's status of what is in use.
	active = "http://purl.org/adms/status/Completed"
)

// country is the whole of it.
func country() Node { return Node{ID: finland, Type: "dct:Location"} }

// uri names an entity, independent of where the site is.
func uri(id catalog.ID) string { return "urn:uuid:" + id.String() }

// ServiceOf describes a service; ok is false when the profile's demands cannot be met.
func ServiceOf(r record.Reader, e *live.Entry) (s Service, ok bool) {
	v, err := r.Service(e)
	if err != nil {
		return Service{}, false
	}
	s = Service{
		ID: uri(e.ID), Type: "cpsv:PublicService", Identifier: e.ID.String(), Title: typed(v.Own.ServiceNames, catalog.TypeName),
		Status: Node{ID: active, Type: "skos:Concept"}, Page: page(r.Page(e)), Language: languages(v.Own.Languages), Spatial: spatial(v.Own.AreaType, v.Own.Areas),
	}
	s.Authority, s.Participation = authorities(r, e.ID, v.Own.Organizations)
	if len(s.Title) == 0 || len(s.Authority) == 0 {
		return Service{}, false
	}
	s.Description = described(v)
	if len(s.Description) == 0 {
		s.Description = s.Title
	}
	if r.Base != "" {
		s.PartOf = []Ref{{datasetID(r.Base)}}
	}
	if !e.Modified.IsZero() {
		s.Modified = &Typed{"xsd:dateTime", e.Modified.UTC().Format("2006-01-02T15:04:05Z")}
	}
	classified(r, v, &s)
	texts(e.ID, v, &s)
	for _, c := range r.Channels(e.ID) {
		s.addChannel(r, e.ID, c)
	}
	return s, true
}

// literals are the texts that there are, each language once.
func literals(parts ...catalog.Texts) []Literal {
	var out []Literal
	for _, l := range catalog.ContentLanguages() {
		var values []string
		for _, ts := range parts {
			if v := record.Clean(ts.In(l)); v != "" && !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
		if len(values) > 0 {
			out = append(out, Literal{l, strings.Join(values, "\n\n")})
		}
	}
	return out
}

// plainTexts are the texts of a type.
func plainTexts(ts catalog.TypedTexts, typ string) catalog.Texts {
	var out catalog.Texts
	for _, t := range ts {
		if t.Type == typ {
			out = append(out, catalog.Text{Language: t.Language, Value: t.Value})
		}
	}
	return out
}

func typed(ts catalog.TypedTexts, typ string) []Literal { return literals(plainTexts(ts, typ)) }

// described is the general description's text and the service's own, in each language; the summary where there is none.
func described(v *record.Service) []Literal {
	long := literals(plainTexts(v.General.Descriptions, catalog.TypeDescription), plainTexts(v.Own.ServiceDescriptions, catalog.TypeDescription))
	short := literals(plainTexts(v.Own.ServiceDescriptions, catalog.TypeSummary))
	if len(short) == 0 {
		short = literals(plainTexts(v.General.Descriptions, catalog.TypeSummary))
	}
	for _, s := range short {
		if !slices.ContainsFunc(long, func(l Literal) bool { return l.Language == s.Language }) {
			long = append(long, s)
		}
	}
	return long
}

// authorities are the published responsible organisations; all others take part in a role.
func authorities(r record.Reader, service catalog.ID, list []catalog.ServiceOrganization) (competent []Ref, others []Node) {
	for _, o := range list {
		e, ok := r.Organization(o.OrganizationID)
		if !ok || len(organizationLabel(e)) == 0 {
			continue
		}
		who := Ref{uri(e.ID)}
		switch {
		case o.RoleType == catalog.RoleResponsible:
			competent = append(competent, who)
		case !slices.ContainsFunc(others, func(n Node) bool { return *n.Participant == who && n.Identifier == o.RoleType }):
			role := Node{ID: "urn:x-ptv:role:" + o.RoleType, Type: "skos:Concept", PrefLabel: roleOf(o.RoleType), Notation: o.RoleType}
			others = append(others, Node{
				Type: "cv:Participation", Identifier: o.RoleType, Participant: &who, Role: []Node{role},
				Description: literals(o.AdditionalInformation),
			})
		}
	}
	for i := range others { // identifier and description are demanded
		others[i].Identifier = service.String() + "/" + others[i].Identifier + "/" + strings.TrimPrefix(others[i].Participant.ID, "urn:uuid:")
		if len(others[i].Description) == 0 {
			others[i].Description = others[i].Role[0].PrefLabel
		}
	}
	return competent, others
}

// roleOf says a role in words, one that is not known by its own name.
func roleOf(role string) []Literal {
	w, ok := map[string]record.Word{
		"OtherResponsible": {FI: "Muu vastuuorganisaatio", SV: "Annan ansvarig organisation", EN: "Other responsible organisation"},
		"Producer":         {FI: "Palveluntuottaja", SV: "Serviceproducent", EN: "Service producer"},
	}[role]
	if !ok {
		return []Literal{{"en", role}}
	}
	var out []Literal
	for _, lang := range record.Languages() {
		out = append(out, Literal{lang, w.In(lang)})
	}
	return out
}

func languages(list []string) []Node {
	var out []Node
	for _, code := range list {
		base, err := language.ParseBase(code)
		if err != nil {
			continue
		}
		id := publications + "language/" + strings.ToUpper(base.ISO3())
		if !slices.ContainsFunc(out, func(n Node) bool { return n.ID == id }) {
			out = append(out, Node{ID: id, Type: "dct:LinguisticSystem"})
		}
	}
	return out
}

// spatial is the country or places that have a code.
func spatial(typ catalog.AreaType, list []catalog.Area) []Node {
	if typ == "" {
		return nil
	}
	if typ != catalog.LimitedType {
		return []Node{country()}
	}
	var out []Node
	for _, a := range list {
		if a.Type != catalog.AreaOfMunicipalities {
			t, err := codes.ParseAreaType(a.Type)
			if known, ok := codes.FindArea(t, a.Code); err == nil && ok {
				out = append(out, location(string(t)+":"+known.Code, known.Names))
			}
			continue
		}
		for _, m := range a.Municipalities {
			if known, ok := codes.CurrentMunicipality(m.Code); ok {
				out = append(out, location("Municipality:"+known.Code, known.Names))
			}
		}
	}
	return out
}

func location(code string, names codes.Names) Node {
	return Node{ID: "urn:x-ptv:area:" + code, Type: "dct:Location", Identifier: code, PrefLabel: named(names)}
}

func named(names codes.Names) []Literal {
	var out []Literal
	for l, v := range names.All() {
		out = append(out, Literal{l, v})
	}
	return out
}

// classified adds classes, target groups, terms, events and keywords.
func classified(r record.Reader, v *record.Service, s *Service) {
	for _, c := range v.Merged.ServiceClasses {
		known, ok := codes.ServiceClasses().Lookup(c.URI)
		if !ok {
			continue
		}
		s.ClassifiedBy = append(s.ClassifiedBy, concept(cmp.Or(known.NewURI, known.URI), known.Code, named(known.Names)))
		if top := known.Top(); !slices.ContainsFunc(s.ThematicArea, func(n Node) bool { return n.Notation == top.Code }) {
			s.ThematicArea = append(s.ThematicArea, concept(cmp.Or(top.NewURI, top.URI), top.Code, named(top.Names)))
		}
	}
	for _, c := range v.Merged.TargetGroups {
		if known, ok := codes.TargetGroups().Lookup(c.URI); ok {
			s.Audience = append(s.Audience, concept(cmp.Or(known.NewURI, known.URI), known.Code, named(known.Names)))
		}
	}
	for _, c := range r.Terms(v.Merged.OntologyTerms) {
		label := []Literal{{cmp.Or(r.Lang, "fi"), c.Name}}
		if known, ok := codes.Ontology().Lookup(c.URI); ok {
			label = named(known.Names)
		}
		if u := record.WebURL(c.URI); u != "" {
			s.ClassifiedBy = append(s.ClassifiedBy, concept(u, "", label))
		}
	}
	for _, c := range v.LifeEvents {
		if known, ok := codes.LifeEvents().Lookup(c.URI); ok {
			s.GroupedBy = append(s.GroupedBy, Node{ID: known.URI, Type: []string{"cv:LifeEvent", "cv:Event"}, Identifier: known.Code, Title: named(known.Names)})
		}
	}
	for _, k := range v.Own.Keywords {
		if w := record.Line(k.Value); w != "" && slices.Contains(catalog.ContentLanguages(), k.Language) {
			s.Keyword = append(s.Keyword, Literal{k.Language, w})
		}
	}
}

func concept(u, notation string, label []Literal) Node {
	return Node{ID: u, Type: "skos:Concept", PrefLabel: label, Notation: notation}
}

// texts adds costs, requirements, instructions and laws.
func texts(id catalog.ID, v *record.Service, s *Service) {
	both := func(typ string) []Literal {
		return literals(plainTexts(v.General.Descriptions, typ), plainTexts(v.Own.ServiceDescriptions, typ))
	}
	if info := both(catalog.TypeChargeInfo); v.Charge != "" || len(info) > 0 {
		cost := Node{Type: "cv:Cost", Identifier: id.String() + "/cost", Description: info, Currency: &Node{ID: euro, Type: "skos:Concept"}}
		if v.Charge == catalog.FreeOfCharge {
			cost.Value = &Typed{"xsd:double", "0"}
		}
		s.Costs = []Node{cost}
	}
	if list := literals(v.General.Requirements, v.Own.Requirements); len(list) > 0 {
		s.Requirements = []Node{{Type: "cv:Requirement", Identifier: id.String() + "/requirement", Title: list}}
	}
	if list := both(catalog.TypeUserInstruction); len(list) > 0 {
		s.Follows = []Node{{Type: "cpsv:Rule", Identifier: id.String() + "/instruction", Title: s.Title, Description: list}}
	}
	for _, law := range slices.Concat(v.General.Legislation, v.Own.Legislation) {
		for _, p := range law.WebPages {
			if u := record.WebURL(p.URL); u != "" && !slices.ContainsFunc(s.LegalResources, func(n Node) bool { return n.ID == u }) {
				s.LegalResources = append(s.LegalResources, Node{ID: u, Type: "eli:LegalResource", Title: literals(law.Names)})
			}
		}
	}
}

// page is a page of the web, nil where the address is none.
func page(u string) *Node {
	if u = record.WebURL(u); u == "" {
		return nil
	}
	return &Node{ID: u, Type: "foaf:Document"}
}
