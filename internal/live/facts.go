package live

import (
	"slices"
	"unique"

	"github.com/cespare/xxhash/v2"

	"github.com/varanto/varanto/internal/catalog"
)

// digest builds the face: a hash of what other answers show of an entry.
type digest struct{ h xxhash.Digest }

func newDigest() *digest {
	d := &digest{}
	d.h.Reset()
	return d
}

func (d *digest) add(parts ...string) {
	for _, p := range parts {
		_, _ = d.h.WriteString(p) // never fails
		_, _ = d.h.WriteString("\x00")
	}
}

func (d *digest) texts(ts catalog.TypedTexts) {
	for _, t := range ts {
		d.add(t.Type, t.Language, t.Value)
	}
}

func told(descriptions catalog.TypedTexts) uint64 {
	d := newDigest()
	d.texts(descriptions)
	return d.h.Sum64()
}

// keyed collects index keys.
type keyed []keyHandle

func (k *keyed) add(f Facet, values ...string) {
	for _, v := range values {
		*k = append(*k, unique.Make(key{f, v}))
	}
}

func (k *keyed) refs(f Facet, refs []catalog.CodeRef) {
	for _, r := range refs {
		k.add(f, r.URI)
	}
}

func (k *keyed) id(f Facet, id catalog.ID) {
	if id != (catalog.ID{}) {
		k.add(f, id.String())
	}
}

func (k *keyed) areas(typ catalog.AreaType, areas []catalog.Area) {
	if typ != "" {
		k.add(FacetAreaType, string(typ))
	}
	for _, a := range areas {
		if a.Type == catalog.AreaOfMunicipalities {
			for _, m := range a.Municipalities {
				k.add(FacetArea, AreaKey(a.Type, m.Code))
			}
			continue
		}
		k.add(FacetArea, AreaKey(a.Type, a.Code))
	}
}

// describe fills what an entry says of itself and of its neighbours in s from its document. e is not yet shared.
func (s *Snapshot) describe(e *Entry) error {
	switch e.Kind {
	case catalog.KindService:
		return s.describeService(e)
	case catalog.KindServiceChannel:
		return s.describeChannel(e)
	case catalog.KindOrganization:
		return s.describeOrganization(e)
	case catalog.KindGeneralDescription:
		return s.describeGeneral(e)
	case catalog.KindServiceCollection:
		return s.describeCollection(e)
	}
	return nil
}

func (e *Entry) named(names catalog.TypedTexts, modified catalog.Moment) {
	e.Names = names
	e.Name, _ = names.Best(catalog.TypeName, "fi")
	e.Modified = modified
}

func (s *Snapshot) describeService(e *Entry) error {
	v, err := catalog.Decode[catalog.Service](e.Document())
	if err != nil {
		return err
	}
	g := s.General(v.GeneralDescriptionID)
	m := catalog.Merge(v, g)
	e.named(v.ServiceNames, v.Modified)
	e.Type = string(m.Type)
	e.Organization = v.Responsible()

	var k keyed
	k.add(FacetType, e.Type)
	k.refs(FacetServiceClass, m.ServiceClasses)
	k.refs(FacetOntologyTerm, m.OntologyTerms)
	k.refs(FacetTargetGroup, m.TargetGroups)
	k.refs(FacetLifeEvent, catalog.JoinedLifeEvents(v, g))
	k.refs(FacetIndustrialClass, catalog.JoinedIndustrialClasses(v, g))
	for _, o := range v.Organizations {
		k.id(FacetOrganization, o.OrganizationID)
		if o.RoleType != catalog.RoleProducer {
			k.id(FacetResponsible, o.OrganizationID)
		}
	}
	k.areas(v.AreaType, v.Areas)
	for l := range s.links.of(catalog.KindService, v.ID) {
		if !l.removed {
			k.add(FacetAuthorization, l.authorizations...)
		}
	}
	k.id(FacetGeneralDescription, v.GeneralDescriptionID)
	k.add(FacetLanguage, v.Languages...)
	k.add(FacetContentLanguage, v.ServiceNames.Languages(catalog.TypeName)...)
	if g != nil && g.ServiceChargeType != "" {
		k.add(FacetCharge, string(g.ServiceChargeType))
	} else if v.ServiceChargeType != "" {
		k.add(FacetCharge, string(v.ServiceChargeType))
	}

	d := newDigest()
	d.texts(v.ServiceNames)
	f := facts{keys: slices.Clone(k), told: told(v.ServiceDescriptions), roles: v.Organizations, areas: effectiveAreas{v.AreaType, v.Areas}}
	for _, r := range m.OntologyTerms {
		f.terms = append(f.terms, unique.Make(r.URI).Value())
		d.add(r.URI)
	}
	d.add(string(v.AreaType))
	for _, a := range v.Areas {
		d.add(a.Type, a.Code)
		for _, mu := range a.Municipalities {
			d.add(mu.Code)
		}
	}
	for _, o := range v.Organizations {
		d.add(o.OrganizationID.String(), o.RoleType, o.ProvisionType)
		for _, t := range o.AdditionalInformation {
			d.add(t.Language, t.Value)
		}
	}
	f.face = d.h.Sum64()
	e.facts = f
	return nil
}

func (s *Snapshot) describeChannel(e *Entry) error {
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return err
	}
	e.named(c.ServiceChannelNames, c.Modified)
	e.Type = string(c.Type)
	e.Organization = c.OrganizationID
	e.Point = pointOf(c)

	var k keyed
	k.add(FacetType, e.Type)
	k.id(FacetOrganization, c.OrganizationID)
	typ, areas := s.ChannelAreas(c)
	k.areas(typ, areas)
	for l := range s.links.of(catalog.KindServiceChannel, c.ID) {
		if !l.removed {
			k.add(FacetAuthorization, l.authorizations...)
		}
	}
	if c.OID != "" {
		k.add(FacetOID, c.OID)
	}
	if c.IsVisibleForAll {
		k.add(FacetShared, "")
	}
	k.refs(FacetOntologyTerm, c.OntologyTerms)
	k.add(FacetLanguage, c.Languages...)
	k.add(FacetContentLanguage, c.ServiceChannelNames.Languages(catalog.TypeName)...)

	d := newDigest()
	d.add(e.Type, e.Organization.String())
	d.texts(c.ServiceChannelNames)
	e.facts = facts{keys: slices.Clone(k), face: d.h.Sum64(), told: told(c.ServiceChannelDescriptions)}
	return nil
}

func (s *Snapshot) describeOrganization(e *Entry) error {
	o, err := catalog.Decode[catalog.Organization](e.Document())
	if err != nil {
		return err
	}
	e.named(o.OrganizationNames, o.Modified)
	e.Type = string(o.OrganizationType)
	e.Organization = o.ParentOrganizationID

	var k keyed
	k.add(FacetType, e.Type)
	k.areas(o.AreaType, o.Areas)
	if o.OrganizationType == catalog.OrganizationMunicipality && o.Municipality != nil {
		k.add(FacetMunicipality, o.Municipality.Code)
	}
	if o.BusinessCode != "" {
		k.add(FacetBusinessCode, o.BusinessCode)
	}
	if o.OID != "" {
		k.add(FacetOID, o.OID)
	}
	k.id(FacetParent, o.ParentOrganizationID)
	if _, ok := s.Published(catalog.KindOrganization, o.ParentOrganizationID); !ok {
		k.add(FacetTop, "")
	}
	id := o.ID.String()
	if !s.Table(catalog.KindService).Index(FacetOrganization, id).IsEmpty() ||
		!s.Table(catalog.KindServiceChannel).Index(FacetOrganization, id).IsEmpty() {
		k.add(FacetHasContent, "")
	}
	k.add(FacetContentLanguage, o.OrganizationNames.Languages(catalog.TypeName)...)

	d := newDigest()
	// The parent may be described in this very edit; then its change of face brings us here again.
	root := o.ID
	if _, ok := s.Published(catalog.KindOrganization, o.ParentOrganizationID); ok {
		root = s.RootOf(o.ParentOrganizationID)
	}
	d.add(o.ParentOrganizationID.String(), root.String())
	d.texts(o.OrganizationNames)
	e.facts = facts{keys: slices.Clone(k), face: d.h.Sum64()}
	return nil
}

func (s *Snapshot) describeGeneral(e *Entry) error {
	g, err := catalog.Decode[catalog.GeneralDescription](e.Document())
	if err != nil {
		return err
	}
	e.named(g.Names, g.Modified)
	e.Type = string(g.Type)
	e.general = g

	var k keyed
	k.add(FacetType, e.Type)
	k.refs(FacetServiceClass, g.ServiceClasses)
	k.refs(FacetOntologyTerm, g.OntologyTerms)
	k.refs(FacetTargetGroup, g.TargetGroups)
	k.refs(FacetLifeEvent, g.LifeEvents)
	k.refs(FacetIndustrialClass, g.IndustrialClasses)
	for _, c := range g.ServiceChannels {
		k.id(FacetChannel, c.ChannelID)
		k.refs(FacetAuthorization, c.DigitalAuthorizations)
	}
	k.add(FacetContentLanguage, g.Names.Languages(catalog.TypeName)...)
	// What services take over into their own facts is the face; all else they only show.
	d := newDigest()
	d.add(e.Type, string(g.ServiceChargeType))
	for _, refs := range [][]catalog.CodeRef{g.ServiceClasses, g.OntologyTerms, g.TargetGroups, g.LifeEvents, g.IndustrialClasses} {
		d.add("")
		for _, r := range refs {
			d.add(r.URI)
		}
	}
	e.facts = facts{keys: slices.Clone(k), face: d.h.Sum64(), told: xxhash.Sum64(e.Document())}
	return nil
}

func (s *Snapshot) describeCollection(e *Entry) error {
	c, err := catalog.Decode[catalog.ServiceCollection](e.Document())
	if err != nil {
		return err
	}
	names := make(catalog.TypedTexts, 0, len(c.ServiceCollectionNames))
	for _, t := range c.ServiceCollectionNames {
		names = append(names, catalog.TypedText{Type: catalog.TypeName, Language: t.Language, Value: t.Value})
	}
	e.named(names, c.Modified)
	e.Organization = c.OrganizationID

	var k keyed
	k.id(FacetOrganization, c.OrganizationID)
	d := newDigest()
	d.texts(names)
	for _, id := range c.Services {
		k.id(FacetService, id)
		d.add(id.String())
	}
	for _, id := range c.ServiceChannels {
		k.id(FacetChannel, id)
		d.add(id.String())
	}
	k.add(FacetContentLanguage, names.Languages(catalog.TypeName)...)
	e.facts = facts{keys: slices.Clone(k), face: d.h.Sum64()}
	return nil
}
