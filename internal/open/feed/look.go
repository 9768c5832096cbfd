package feed

import (
	"slices"

	"github.com/cespare/xxhash/v2"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// shown is the part of the documents of all kinds that other entities' records depend on.
type shown struct {
	ServiceNames           catalog.TypedTexts `json:"serviceNames"`
	ServiceChannelNames    catalog.TypedTexts `json:"serviceChannelNames"`
	OrganizationNames      catalog.TypedTexts `json:"organizationNames"`
	Names                  catalog.TypedTexts `json:"names"`
	ServiceCollectionNames catalog.Texts      `json:"serviceCollectionNames"`

	Type               string `json:"type"`
	ServiceChannelType string `json:"serviceChannelType"`
	OrganizationType   string `json:"organizationType"`

	GeneralDescriptionID catalog.ID                    `json:"generalDescriptionId"`
	OrganizationID       catalog.ID                    `json:"organizationId"`
	ParentOrganizationID catalog.ID                    `json:"parentOrganizationId"`
	Organizations        []catalog.ServiceOrganization `json:"organizations"`
	Services             []catalog.ID                  `json:"services"`
	// ServiceChannels are ids in a collection, and in a general description what it proposes.
	ServiceChannels []member `json:"serviceChannels"`

	AreaType string         `json:"areaType"`
	Areas    jsontext.Value `json:"areas"`

	ServiceClasses    []catalog.CodeRef `json:"serviceClasses"`
	OntologyTerms     []catalog.CodeRef `json:"ontologyTerms"`
	TargetGroups      []catalog.CodeRef `json:"targetGroups"`
	LifeEvents        []catalog.CodeRef `json:"lifeEvents"`
	IndustrialClasses []catalog.CodeRef `json:"industrialClasses"`
	Overrides         struct {
		OntologyTerms []string `json:"ontologyTerms"`
	} `json:"overrides"`
}

// member is a channel of a collection or of a general description.
type member struct {
	id             catalog.ID
	authorizations []catalog.CodeRef
}

// UnmarshalJSONFrom reads an id or a proposed channel.
func (m *member) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if d.PeekKind() == jsontext.KindString {
		return json.UnmarshalDecode(d, &m.id)
	}
	var proposed struct {
		ChannelID             catalog.ID        `json:"channelId"`
		DigitalAuthorizations []catalog.CodeRef `json:"digitalAuthorizations"`
	}
	if err := json.UnmarshalDecode(d, &proposed); err != nil {
		return err
	}
	m.id, m.authorizations = proposed.ChannelID, proposed.DigitalAuthorizations
	return nil
}

// look reads what of a published revision other records depend on. One that cannot be read looks like no other.
func (g *graph) look(r store.Revision) look {
	var v shown
	if err := json.Unmarshal(r.Document, &v); err != nil {
		return look{face: xxhash.Sum64(r.Document) | 1}
	}
	l := g.neighbours(r.Kind, &v)
	l.face = v.face(r.Kind)
	l.terms = g.refs(v.OntologyTerms)
	l.codes = slices.Clone(l.terms)
	for _, refs := range [][]catalog.CodeRef{v.ServiceClasses, v.TargetGroups, v.LifeEvents, v.IndustrialClasses} {
		l.codes = append(l.codes, g.refs(refs)...)
	}
	for _, c := range v.ServiceChannels {
		l.codes = append(l.codes, g.refs(c.authorizations)...)
	}
	return l
}

// refs are the numbers of uris.
func (g *graph) refs(refs []catalog.CodeRef) []uint32 {
	out := make([]uint32, 0, len(refs))
	for _, r := range refs {
		out = append(out, g.uri(r.URI))
	}
	return out
}

// neighbours are whom a document names, and whom it holds.
func (g *graph) neighbours(kind catalog.Kind, v *shown) look {
	var l look
	name := func(kind catalog.Kind, id catalog.ID) {
		if id == (catalog.ID{}) {
			return
		}
		if n := g.node(kind, id); !slices.Contains(l.named, n) {
			l.named = append(l.named, n)
		}
	}
	for _, id := range v.Services {
		name(catalog.KindService, id)
	}
	for _, c := range v.ServiceChannels {
		name(catalog.KindServiceChannel, c.id)
	}
	if kind == catalog.KindOrganization {
		name(catalog.KindOrganization, v.ParentOrganizationID)
	}
	if kind != catalog.KindGeneralDescription { // which does not show in the records of what it proposes
		l.held = slices.Clone(l.named)
	}
	name(catalog.KindGeneralDescription, v.GeneralDescriptionID)
	name(catalog.KindOrganization, v.OrganizationID)
	for _, o := range v.Organizations {
		name(catalog.KindOrganization, o.OrganizationID)
	}
	return l
}

// face is a digest of what other records show of the entity itself, never 0.
func (v *shown) face(kind catalog.Kind) uint64 {
	var h xxhash.Digest
	h.Reset()
	add := func(parts ...string) {
		for _, p := range parts {
			_, _ = h.WriteString(p) // never fails
			_, _ = h.WriteString("\x00")
		}
	}
	add(v.Type, v.ServiceChannelType, v.OrganizationType)
	for _, names := range []catalog.TypedTexts{v.ServiceNames, v.ServiceChannelNames, v.OrganizationNames, v.Names} {
		for _, t := range names {
			if t.Type == catalog.TypeName {
				add(t.Language, t.Value)
			}
		}
	}
	for _, t := range v.ServiceCollectionNames {
		add(t.Language, t.Value)
	}
	if kind == catalog.KindService || kind == catalog.KindGeneralDescription { // whose terms channels show
		add("terms")
		for _, r := range v.OntologyTerms {
			add(r.URI)
		}
	}
	if kind == catalog.KindService { // whose areas channels without their own show
		add("without")
		add(v.Overrides.OntologyTerms...)
		add("areas", v.AreaType, string(v.Areas), v.GeneralDescriptionID.String())
	}
	return h.Sum64() | 1
}
