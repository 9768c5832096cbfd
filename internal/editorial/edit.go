package editorial

import (
	"context"

	"github.com/varanto/varanto/internal/catalog"
)

// Edit is content to be kept.
type Edit struct {
	// Entity is the whole content, with all language versions. The desk keeps it and may complete it. Its Plan is
	// ignored: see Plan. In Create its id may be zero: then the desk gives one, which follows from the source id of an
	// API user. A connection is not kept this way: see Connect.
	Entity catalog.Entity
	// Base is the number of the revision that the content was edited from. 0 means the newest. Create ignores it.
	Base int
	// Publish publishes what is kept, in the same transaction.
	Publish bool
	// Languages are the language versions to publish; nil means all that are neither archived nor withdrawn.
	Languages []string
	// Restore takes an entity that is archived back first. Without it saving an archived entity is refused.
	Restore bool
	// Plan, when not nil, replaces when the whole entity is to be published and archived; its other members are ignored.
	// nil leaves that as it is.
	Plan *catalog.Plan
	// Connections are regular connections to make with the entity, a service or a channel (Create and Save; none are
	// removed). The entity's own end may be zero. Those that cannot be are ignored and reported.
	Connections []catalog.Connection
	// ProposedChannels makes connections to the channels that the service's general description proposes.
	ProposedChannels bool
}

// Create makes a new entity, Draft or (with Publish) Published. The caller needs ActionCreate in the organisation that
// owns it; with Publish also ActionPublish.
//
// A source id that the API user has used for another entity of the kind is *Invalid with Existing set, unless that
// entity's content is the very same: then the outcome is Repeated and nothing is written.
func (d *Desk) Create(ctx context.Context, c Caller, e Edit) (*Outcome, error) {
	return nil, errNotBuilt
}

// Save keeps changed content: a draft stays a draft, and over a published revision a Modified one is laid. When somebody
// saved since e.Base, the two changes are merged field by field; *Conflict tells the fields that both changed.
// Content that is the same as before writes nothing, unless there is something to publish.
func (d *Desk) Save(ctx context.Context, c Caller, e Edit) (*Outcome, error) {
	return nil, errNotBuilt
}
