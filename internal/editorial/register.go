package editorial

import (
	"context"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// Register knows of every entity's newest revision what rules, rights and lists ask: owner, names, source id, status,
// languages, references. It is made from the log at first need and follows it. It is safe for use by many goroutines.
type Register struct {
	log store.Log
}

// NewRegister returns the register of a log. Nothing is read yet.
func NewRegister(log store.Log) *Register { return &Register{log: log} }

// Follow brings the register up to what the log holds; the first time that reads every entity. Other methods tell of
// the moment of the last Follow; the Desk follows before every use case.
func (r *Register) Follow(ctx context.Context) error { return errNotBuilt }

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
	// Shared tells that other organisations may connect to the channel.
	Shared bool
	// GeneralDescription is what a service leans on; zero for none.
	GeneralDescription catalog.ID
	// Created is the time of the first revision, Changed that of the newest.
	Created, Changed time.Time
	// PublishAt, ArchiveAt are the next planned times, of the entity or of any of its language versions.
	PublishAt, ArchiveAt time.Time
	Mirrored             bool
}

// Find returns what is known of an entity.
func (r *Register) Find(ref Ref) (Facts, bool) { return Facts{}, false }

// Each calls fn with every entity of that kind in the order of creation, until it returns false.
func (r *Register) Each(k catalog.Kind, fn func(Facts) bool) {}

// BySource returns the entity of that kind to which the API user gave that source id, archived ones too.
func (r *Register) BySource(user string, k catalog.Kind, sourceID string) (catalog.ID, bool) {
	return catalog.ID{}, false
}

// Within tells whether an organisation is one of those or below one of them.
func (r *Register) Within(organization catalog.ID, of ...catalog.ID) bool { return false }

// ConnectionsOf lists the connections of a service or a channel that are not removed, in their order.
func (r *Register) ConnectionsOf(ref Ref) []Connected { return nil }

// Connected is a connection as the register knows it.
type Connected struct {
	ID, ServiceID, ChannelID catalog.ID
	Order                    int
	ASTI                     bool
}

// Mirrored tells whether an entity is mirrored from elsewhere and therefore read-only here.
func (r *Register) Mirrored(ref Ref) bool { return false }
