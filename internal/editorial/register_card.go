package editorial

import (
	"cmp"
	"slices"
	"sort"
	"time"
	"unique"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/store"
)

// card is what the register keeps of one entity. It is not changed once it is in the register.
type card struct {
	id    catalog.ID
	owner catalog.ID
	// upper is an organisation's parent or a service's general description.
	upper catalog.ID
	// name is the first name in PTV's order of languages.
	name string
	// source is nil for what no API user made.
	source *sourceKey
	// created and changed are microseconds since 1970; checked, publishAt and archiveAt too, 0 when it was not, and when
	// nothing is planned.
	created, changed     int64
	checked              int64
	publishAt, archiveAt int64
	// publicSeq is that of the public revision, 0 when none is.
	publicSeq int64
	number    int32
	// names are the hashes of the names that must be unique, of the public revision: drafts, and copies among them, do
	// not keep others from a name, for the rule is asked when something is published.
	names []uint64
	// more is what rules ask of an organisation or general description, and the terms of a service: *organizationCard,
	// *generalCard, termCard or nil.
	more              any
	kind              catalog.Kind
	status            catalog.Status
	typ               string
	languages, public languageSet
	// shared is as the public revision says, the newest one when none is public.
	shared, failed bool
	mirror         uint8
}

// organizationCard is what rules ask of an organisation beyond its card.
type organizationCard struct {
	oid          string
	areaType     catalog.AreaType
	areas        []catalog.Area
	municipality string
}

// generalCard is what rules ask of a general description, and the channels that its newest revision proposes.
type generalCard struct {
	facts    rule.General
	proposes []catalog.ID
}

// termCard are the ontology terms of a service's public revision.
type termCard []unique.Handle[string]

func termCardOf(s *catalog.Service, status catalog.Status, old *card, public bool) any {
	if public && status != catalog.StatusPublished {
		return old.more
	}
	if !public || len(s.OntologyTerms) == 0 {
		return nil
	}
	c := make(termCard, 0, len(s.OntologyTerms))
	for _, t := range s.OntologyTerms {
		c = append(c, unique.Make(t.URI))
	}
	return c
}

// languageSet is a set of content languages, a bit each in PTV's order.
type languageSet uint8

var contentLanguages = catalog.ContentLanguages()

func setOf(languages []string) languageSet {
	var s languageSet
	for _, l := range languages {
		if i := slices.Index(contentLanguages, l); i >= 0 {
			s |= 1 << i
		}
	}
	return s
}

// list returns the languages in PTV's order, nil for none.
func (s languageSet) list() []string {
	var out []string
	for i, l := range contentLanguages {
		if s&(1<<i) != 0 {
			out = append(out, l)
		}
	}
	return out
}

// cardOf makes the card of a revision that follows the one of old (nil for the first that is known).
func (r *Register) cardOf(rev store.Revision, e catalog.Entity, old *card) *card {
	c := &card{
		id: rev.ID, kind: intern(rev.Kind), status: intern(rev.Status), number: int32(rev.Number),
		changed: changedAt(e, rev.Time).UnixMicro(), owner: owner(e), mirror: r.mirrorOf(rev.Actor),
	}
	if at := checkedAt(e); !at.IsZero() {
		c.checked = at.UnixMicro()
	}
	c.languages = setOf(rule.Languages(e))
	c.name, _ = namesOf(e).Best(catalog.TypeName, contentLanguages[0])
	switch {
	case rev.Status == catalog.StatusPublished:
		c.public, c.publicSeq, c.names = c.languages, rev.Seq, hashes(uniqueNames(e))
	case old != nil && !store.EndsPublic(rev.Status):
		c.public, c.publicSeq, c.names = old.public, old.publicSeq, old.names
	}
	c.describe(e)
	if rev.Status != catalog.StatusPublished && c.publicSeq != 0 {
		c.shared = old.shared // an edit shares nothing, nor takes it back, until it is published
	}
	if g, ok := e.(*catalog.GeneralDescription); ok {
		c.more = generalCardOf(g, rev.Status, old)
	}
	if s, ok := e.(*catalog.Service); ok {
		c.more = termCardOf(s, rev.Status, old, c.publicSeq != 0)
	}
	return c
}

// intern returns the one copy of a short text that many cards have.
func intern[T ~string](s T) T { return T(unique.Make(string(s)).Value()) }

// describe fills what depends on the kind.
func (c *card) describe(e catalog.Entity) {
	if id, user := source(e); id != "" {
		c.source = &sourceKey{user, c.kind, id}
	}
	p := planOf(e)
	c.publishAt, c.archiveAt = nextTimes(p)
	c.failed = p != nil && !p.FailedAt.IsZero()
	switch e := e.(type) {
	case *catalog.Service:
		c.upper, c.typ = e.GeneralDescriptionID, string(intern(e.Type))
	case *catalog.ServiceChannel:
		c.typ, c.shared = string(intern(e.Type)), e.IsVisibleForAll
	case *catalog.Organization:
		c.upper, c.typ = e.ParentOrganizationID, string(intern(e.OrganizationType))
		more := &organizationCard{oid: e.OID, areaType: e.AreaType, areas: bareAreas(e.Areas)}
		if e.Municipality != nil {
			more.municipality = e.Municipality.Code
		}
		c.more = more
	case *catalog.GeneralDescription:
		c.typ = string(e.Type)
	}
}

// nextTimes are the earliest planned times, in microseconds, 0 for none.
func nextTimes(p *catalog.Plan) (publish, archive int64) {
	if p == nil {
		return 0, 0
	}
	first := func(now int64, m catalog.Moment) int64 {
		if m.IsZero() || now != 0 && now <= m.UnixMicro() {
			return now
		}
		return m.UnixMicro()
	}
	publish, archive = first(0, p.PublishAt), first(0, p.ArchiveAt)
	for _, l := range p.Languages {
		publish, archive = first(publish, l.PublishAt), first(archive, l.ArchiveAt)
	}
	return publish, archive
}

// bareAreas are areas without names, which rules do not ask.
func bareAreas(areas []catalog.Area) []catalog.Area {
	var out []catalog.Area
	for _, a := range areas {
		bare := catalog.Area{Type: a.Type, Code: a.Code}
		for _, m := range a.Municipalities {
			bare.Municipalities = append(bare.Municipalities, catalog.Municipality{Code: m.Code})
		}
		out = append(out, bare)
	}
	return out
}

// generalCardOf makes what rules ask of a general description: the published version's, the newest one's when it is not.
func generalCardOf(g *catalog.GeneralDescription, status catalog.Status, old *card) *generalCard {
	c := &generalCard{}
	for _, p := range g.ServiceChannels {
		c.proposes = append(c.proposes, p.ChannelID)
	}
	if old != nil && old.publicSeq != 0 && status != catalog.StatusPublished && !store.EndsPublic(status) {
		c.facts = old.more.(*generalCard).facts
		return c
	}
	c.facts = rule.General{
		Published: status == catalog.StatusPublished, Type: g.Type, ChargeType: g.ServiceChargeType,
		ServiceClasses: uris(g.ServiceClasses), OntologyTerms: uris(g.OntologyTerms), TargetGroups: uris(g.TargetGroups),
		LifeEvents: uris(g.LifeEvents), IndustrialClasses: uris(g.IndustrialClasses),
	}
	for _, l := range contentLanguages {
		if g.Descriptions.In(catalog.TypeDescription, l) != "" || g.Descriptions.In(catalog.TypeBackground, l) != "" {
			c.facts.Described = append(c.facts.Described, l)
		}
		if g.Descriptions.In(catalog.TypeUserInstruction, l) != "" {
			c.facts.Instructed = append(c.facts.Instructed, l)
		}
	}
	return c
}

func (c *card) ref() Ref { return Ref{Kind: c.kind, ID: c.id} }

// ended tells that the entity is archived or removed.
func (c *card) ended() bool { return ended(c.status) }

// renewed is from when the age of content counts: its last change, or when somebody found it right since.
func (c *card) renewed() time.Time { return timeOf(max(c.changed, c.checked)) }

func before(a, b *card) int {
	return cmp.Or(cmp.Compare(a.created, b.created), slices.Compare(a.id[:], b.id[:]))
}

// place is where a card stands among sorted ones.
func place(sorted []*card, c *card) int {
	return sort.Search(len(sorted), func(i int) bool { return before(sorted[i], c) >= 0 })
}

func timeOf(micros int64) time.Time {
	if micros == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micros).UTC()
}
