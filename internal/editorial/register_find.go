package editorial

import (
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Facts are what a Register knows of an entity.
type Facts struct {
	Ref
	// Number and Status are those of the newest revision; Public tells that a published one is public.
	Number int
	Status catalog.Status
	Public bool
	// Owner is the organisation that owns the entity: a service's main responsible one, an organisation itself; zero for
	// general descriptions and connections.
	Owner catalog.ID
	// Parent is the organisation above an organisation, zero for others and for main organisations.
	Parent catalog.ID
	// Name is the first name in PTV's order of languages; Type the channel type, service type or organisation type.
	Name, Type string
	// Languages and PublicLanguages are the language versions of the newest and of the public revision.
	Languages, PublicLanguages []string
	// SourceID and SourceUser are as in the document.
	SourceID, SourceUser string
	// Shared tells that other organisations may connect to the channel, as the public revision says (the newest one when
	// none is public).
	Shared bool
	// GeneralDescription is what a service leans on; zero for none.
	GeneralDescription catalog.ID
	// Created is the time of the first revision, Changed when the newest content was last changed.
	Created, Changed time.Time
	// Checked is when somebody last said that the content is right as it is, zero when nobody has.
	Checked time.Time
	// PublishAt, ArchiveAt are the next planned times, of the entity or of any of its language versions.
	PublishAt, ArchiveAt time.Time
	Mirrored             bool
}

// connecting is what card.connecting tells, of what a reader of the register holds.
func (f *Facts) connecting() languageSet {
	if f.Public {
		return setOf(f.PublicLanguages)
	}
	return setOf(f.Languages)
}

func (r *Register) facts(c *card) Facts {
	f := Facts{
		Ref: c.ref(), Number: int(c.number), Status: c.status, Public: c.publicSeq != 0, Owner: c.owner, Name: c.name,
		Type: c.typ, Languages: c.languages.list(), PublicLanguages: c.public.list(),
		Shared: c.shared, Created: timeOf(c.created), Changed: timeOf(c.changed), Checked: timeOf(c.checked),
		PublishAt: timeOf(c.publishAt), ArchiveAt: timeOf(c.archiveAt), Mirrored: r.followed(c.mirror),
	}
	if c.source != nil {
		f.SourceID, f.SourceUser = c.source.id, c.source.user
	}
	switch c.kind {
	case catalog.KindOrganization:
		f.Parent = c.upper
	case catalog.KindService:
		f.GeneralDescription = c.upper
	}
	return f
}

// Find returns what is known of an entity.
func (r *Register) Find(ref Ref) (Facts, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	c := r.cards[ref.Kind].get(ref.ID)
	if c == nil {
		return Facts{}, false
	}
	return r.facts(c), true
}

// Each calls fn with every entity of that kind in the order of creation, until it returns false. fn may use the
// register.
func (r *Register) Each(k catalog.Kind, fn func(Facts) bool) {
	for _, c := range r.inOrder(k) {
		r.mu.RLock()
		f := r.facts(c)
		r.mu.RUnlock()
		if !fn(f) {
			return
		}
	}
}

// Listed is what lists show of an entity and choose by.
type Listed struct {
	ID      catalog.ID
	Status  catalog.Status
	Name    string
	Type    string
	Changed time.Time
}

// List returns the entities of a kind that keep wants, in the order of creation. keep must not use the register.
func (r *Register) List(k catalog.Kind, keep func(*Listed) bool) []Listed {
	cards, done := r.readOrder(k)
	defer done()
	var out []Listed
	var l Listed // one for all: each would be made anew for keep
	for _, c := range cards {
		l = Listed{ID: c.id, Status: c.status, Name: c.name, Type: c.typ, Changed: timeOf(c.changed)}
		if keep(&l) {
			out = append(out, l)
		}
	}
	return out
}

// readOrder is inOrder for reading until done is called, without a copy where the order is known.
func (r *Register) readOrder(k catalog.Kind) (cards []*card, done func()) {
	r.mu.RLock()
	if sorted := r.sorted[k]; sorted != nil {
		return sorted, r.mu.RUnlock
	}
	r.mu.RUnlock()
	return r.inOrder(k), func() {}
}

// inOrder returns the cards of a kind in the order of creation, as they are at this moment.
func (r *Register) inOrder(k catalog.Kind) []*card {
	if r.under != nil {
		out := r.orderedOver(k)
		slices.SortFunc(out, before)
		return out
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	sorted := r.sorted[k]
	if sorted == nil {
		sorted = make([]*card, 0, len(r.cards[k].own))
		for _, c := range r.cards[k].own {
			sorted = append(sorted, c)
		}
		slices.SortFunc(sorted, before)
		r.sorted[k] = sorted
	}
	return slices.Clone(sorted)
}

// BySource returns the entity of that kind to which the API user gave that source id, archived ones too.
func (r *Register) BySource(user string, k catalog.Kind, sourceID string) (catalog.ID, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.sources.find(sourceKey{user, k, sourceID})
}

// Within tells whether an organisation is one of those or below one of them.
func (r *Register) Within(organization catalog.ID, of ...catalog.ID) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.within(organization, of)
}

func (r *Register) within(organization catalog.ID, of []catalog.ID) bool {
	if organization == (catalog.ID{}) {
		return false
	}
	// Imported trees are at most maxLevels deep, and a circle must not hold anybody up.
	for range maxLevels + 1 {
		if slices.Contains(of, organization) {
			return true
		}
		c := r.cards[catalog.KindOrganization].get(organization)
		if c == nil || c.upper == (catalog.ID{}) {
			return false
		}
		organization = c.upper
	}
	return false
}

// Tree lists organisations and all that are below them, archived ones not, each once.
func (r *Register) Tree(of ...catalog.ID) []catalog.ID {
	r.mu.RLock()
	defer r.mu.RUnlock()
	seen := map[catalog.ID]bool{}
	var out []catalog.ID
	for next := of; len(next) > 0; {
		var below []catalog.ID
		for _, id := range next {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
				below = append(below, r.below.get(id)...)
			}
		}
		next = below
	}
	return out
}

// Connected is a connection as the register knows it.
type Connected struct {
	ID, ServiceID, ChannelID catalog.ID
	Order                    int
	ASTI                     bool
}

// ConnectionsOf lists the connections of a service or a channel that are not removed, a service's in their order.
func (r *Register) ConnectionsOf(ref Ref) []Connected {
	r.mu.RLock()
	defer r.mu.RUnlock()
	var out []Connected
	for j := range r.joins.of(ref.ID) {
		if !j.removed {
			out = append(out, j.connected())
		}
	}
	slices.SortStableFunc(out, func(a, b Connected) int {
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		return slices.Compare(a.ID[:], b.ID[:])
	})
	return out
}

// Reached counts the connections of a service or a channel that everybody can follow: those whose other end is public.
func (r *Register) Reached(ref Ref) int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.reached(ref)
}

func (r *Register) reached(ref Ref) int {
	n := 0
	for j := range r.joins.of(ref.ID) {
		other := r.cards[catalog.KindServiceChannel].get(j.channel)
		if ref.Kind == catalog.KindServiceChannel {
			other = r.cards[catalog.KindService].get(j.service)
		}
		if !j.removed && other != nil && other.publicSeq != 0 {
			n++
		}
	}
	return n
}

// ownedBy lists the entities of a kind that belong to those organisations and are not archived, in the order of
// creation.
func (r *Register) ownedBy(k catalog.Kind, organizations []catalog.ID) []Ref {
	of := make(map[catalog.ID]bool, len(organizations))
	for _, id := range organizations {
		of[id] = true
	}
	var out []Ref
	for _, c := range r.inOrder(k) {
		if of[c.owner] && !c.ended() {
			out = append(out, c.ref())
		}
	}
	return out
}

// proposing lists the general descriptions that propose a channel and are not archived.
func (r *Register) proposing(channel catalog.ID) []catalog.ID {
	var out []catalog.ID
	for _, c := range r.inOrder(catalog.KindGeneralDescription) {
		if !c.ended() && slices.Contains(c.more.(*generalCard).proposes, channel) {
			out = append(out, c.id)
		}
	}
	return out
}

// sameTree tells whether two organisations belong to one main organisation.
func (r *Register) sameTree(a, b catalog.ID) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.top(a) == r.top(b)
}

// top is the main organisation above an organisation.
func (r *Register) top(id catalog.ID) catalog.ID {
	for range maxLevels {
		c := r.cards[catalog.KindOrganization].get(id)
		if c == nil || c.upper == (catalog.ID{}) {
			break
		}
		id = c.upper
	}
	return id
}
