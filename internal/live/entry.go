package live

import (
	"iter"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Visibility says where readers meet an entity.
type Visibility uint8

const (
	// Hidden entities (drafts, removed ones) are in no public list.
	Hidden Visibility = iota
	// Published entities are read by everybody.
	Published
	// Archived entities are listed by status=Archived and in archived/list.
	Archived
	// Withdrawn entities have an unpublished version only; status=Withdrawn lists them.
	Withdrawn
)

// Entry is one entity as readers see it. Entries are immutable: a change makes a new one.
type Entry struct {
	Kind catalog.Kind
	ID   catalog.ID
	// Ord is the entry's place in its table: creation order, which is the order of lists.
	Ord        uint32
	Visibility Visibility
	// Created is when the entity first came to the log.
	Created time.Time
	// Modified is when the shown content was last changed.
	Modified catalog.Moment
	// Status, Actor and Revised are of the newest revision, shown or not. Revised is the archiving time of the archived.
	Status  catalog.Status
	Actor   string
	Revised time.Time
	// Type is the service type that holds (the general description's when the service has none) or the channel type.
	Type string
	// Organization is the main responsible one, the owner or, for organisations, the parent; it may be zero.
	Organization catalog.ID
	// Name is the first name in PTV's order of languages; Names are all of them, of either type.
	Name  string
	Names catalog.TypedTexts
	// Item is the ready-made member of id and name lists.
	Item []byte
	// ConnectionTimes are when the entity's connections were made, changed or removed; nil for most.
	ConnectionTimes []catalog.Moment
	// Point is where a service location is; nil when it has no coordinates, and for all else.
	Point *Point

	document packed
	answers  *answers                    // nil unless published
	shown    bool                        // published when it was last described
	general  *catalog.GeneralDescription // decoded document of a general description, else nil
	facts    facts
}

// Document returns the canonical JSON of the published revision, of the newest one where nothing is published. It must
// not be changed. Documents lie packed in memory: keep what is read of one.
func (e *Entry) Document() []byte { return e.document.open() }

// Values yields the values of a facet under which the entry is indexed, in the order of its document, some perhaps twice;
// none unless it is published.
func (e *Entry) Values(f Facet) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, h := range e.facts.keys {
			if k := h.Value(); k.facet == f && !yield(k.value) {
				return
			}
		}
	}
}

// facts are what the indexes and the neighbours know of an entry.
type facts struct {
	keys  []keyHandle
	face  uint64 // digest of what most other entities' answers show of this one
	told  uint64 // digest of the texts that collections, of a general description its services, show
	terms []string
	areas effectiveAreas
	roles []catalog.ServiceOrganization
}

type effectiveAreas struct {
	typ   catalog.AreaType
	areas []catalog.Area
}
