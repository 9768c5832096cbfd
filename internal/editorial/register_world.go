package editorial

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

var _ rule.World = (*Register)(nil)

// list enters a card into all that is derived from cards; unlist takes it out.
func (r *Register) list(c *card) {
	if c.source != nil && c.source.user != "" {
		if _, taken := r.sources.find(*c.source); !taken {
			r.sources.set(*c.source, c.id)
		}
	}
	if c.ended() {
		return
	}
	for _, h := range c.names {
		r.names.add(h, c)
	}
	r.terms.count(c, 1)
	if o, ok := c.more.(*organizationCard); ok && o.oid != "" {
		r.oids.set(o.oid, with(r.oids.get(o.oid), c.id))
	}
	if c.kind == catalog.KindOrganization && c.upper != (catalog.ID{}) {
		r.below.set(c.upper, with(r.below.get(c.upper), c.id))
	}
	for _, id := range c.standsOn() {
		r.standing.set(id, r.standing.get(id)+1)
	}
}

func (r *Register) unlist(c *card) {
	if c.source != nil && r.sources.get(*c.source) == c.id {
		r.sources.delete(*c.source)
	}
	if c.ended() {
		return
	}
	for _, h := range c.names {
		r.names.remove(h, c)
	}
	r.terms.count(c, -1)
	if o, ok := c.more.(*organizationCard); ok && o.oid != "" {
		drop(r.oids, o.oid, c.id)
	}
	if c.kind == catalog.KindOrganization && c.upper != (catalog.ID{}) {
		drop(r.below, c.upper, c.id)
	}
	for _, id := range c.standsOn() {
		if n := r.standing.get(id) - 1; n == 0 {
			r.standing.delete(id)
		} else {
			r.standing.set(id, n)
		}
	}
}

// drop takes an id out of a list of lists.
func drop[K comparable](from *layer[K, []catalog.ID], key K, id catalog.ID) {
	if left := without(from.get(key), id); len(left) == 0 {
		from.delete(key)
	} else {
		from.set(key, left)
	}
}

// with is the list and that id. What it had is not written to: a layer above may hold it.
func with(ids []catalog.ID, id catalog.ID) []catalog.ID { return append(slices.Clip(ids), id) }

// without is the list less that id, in an array of its own: others may hold the old one.
func without(ids []catalog.ID, id catalog.ID) []catalog.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(x catalog.ID) bool { return x == id })
}

// standsOn lists what an entity keeps from being archived.
func (c *card) standsOn() []catalog.ID {
	var out []catalog.ID
	add := func(id catalog.ID) {
		if id != (catalog.ID{}) {
			out = append(out, id)
		}
	}
	if c.kind != catalog.KindOrganization {
		add(c.owner)
	}
	add(c.upper)
	return out
}

// there returns the card of an entity that is not archived, nil when there is none.
func (r *Register) there(k catalog.Kind, id catalog.ID) *card {
	c := r.cards[k].get(id)
	if c == nil || c.ended() {
		return nil
	}
	return c
}

func (c *card) published() []string {
	if c.publicSeq == 0 {
		return nil
	}
	return append([]string{}, c.public.list()...)
}

// connecting are the language versions that a connection can have in common with the other end: what is public, of what
// is not public those of the newest revision.
func (c *card) connecting() languageSet {
	if c.publicSeq != 0 {
		return c.public
	}
	return c.languages
}

// Organization implements rule.World.
func (r *Register) Organization(id catalog.ID) (rule.Organization, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	c := r.there(catalog.KindOrganization, id)
	if c == nil {
		return rule.Organization{}, false
	}
	more := c.more.(*organizationCard)
	return rule.Organization{
		Published: c.published(), Type: catalog.OrganizationType(c.typ), Parent: c.upper, AreaType: more.areaType,
		Areas: more.areas, Municipality: more.municipality, Below: r.levelsBelow(id, maxLevels),
	}, true
}

func (r *Register) levelsBelow(id catalog.ID, most int) int {
	deepest := 0
	if most == 0 {
		return 0
	}
	for _, sub := range r.below.get(id) {
		deepest = max(deepest, 1+r.levelsBelow(sub, most-1))
	}
	return deepest
}

// Channel implements rule.World.
func (r *Register) Channel(id catalog.ID) (rule.Channel, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	c := r.there(catalog.KindServiceChannel, id)
	if c == nil {
		return rule.Channel{}, false
	}
	out := rule.Channel{
		Owner: c.owner, Type: catalog.ChannelType(c.typ), Published: c.published(), Languages: c.connecting().list(),
		Shared: c.shared,
	}
	for j := range r.joins.of(id) {
		if s := r.cards[catalog.KindService].get(j.service); j.asti && !j.removed && s != nil && r.top(s.owner) != r.top(c.owner) {
			out.ServesOthers = true
		}
	}
	return out, true
}

// Service implements rule.World.
func (r *Register) Service(id catalog.ID) (rule.Service, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	c := r.there(catalog.KindService, id)
	if c == nil {
		return rule.Service{}, false
	}
	return rule.Service{Owner: c.owner, Published: c.published(), Languages: c.connecting().list()}, true
}

// General implements rule.World.
func (r *Register) General(id catalog.ID) (rule.General, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	c := r.there(catalog.KindGeneralDescription, id)
	if c == nil {
		return rule.General{}, false
	}
	g := c.more.(*generalCard).facts
	g.Published = c.publicSeq != 0
	return g, true
}

// MayUse implements rule.World. Which general descriptions PTV keeps for which organisations is not in its content, so
// every organisation may use each.
func (r *Register) MayUse(owner, general catalog.ID) bool { return true }

// NameTaken implements rule.World.
func (r *Register) NameTaken(name rule.UniqueName, self catalog.ID) catalog.ID {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if c := r.names.taken(hashName(name), self); c != nil {
		return c.id
	}
	return catalog.ID{}
}

// OIDTaken implements rule.World.
func (r *Register) OIDTaken(oid string, self catalog.ID) catalog.ID {
	r.mu.RLock()
	defer r.mu.RUnlock()
	for _, id := range r.oids.get(oid) {
		if id != self {
			return id
		}
	}
	return catalog.ID{}
}

// Learnt implements rule.World.
func (r *Register) Learnt(uri string) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	_, ok := r.learnt.find(catalog.CodeItemID(uri))
	return ok
}

// Dependents implements rule.World.
func (r *Register) Dependents(kind catalog.Kind, id catalog.ID) int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.standing.get(id)
}
