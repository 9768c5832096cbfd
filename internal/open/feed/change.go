package feed

import (
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// Change says what happened to an entity.
type Change string

// The changes. Withdrawn, Archived and Removed take the entity away.
const (
	// Published: a version was published, the first one or another.
	Published Change = "published"
	// Connected: a connection of the published service or channel was made, changed or removed.
	Connected Change = "connection"
	// Withdrawn: the published version was taken back and may come again.
	Withdrawn Change = "withdrawn"
	// Archived: the entity has ended.
	Archived Change = "archived"
	// Removed: the entity is in no list any more, or cannot be read.
	Removed Change = "removed"
	// Derived: the entity itself is as it was, but what its record shows of another changed, such as the texts of the general
	// description on which a service leans.
	Derived Change = "derived"
)

// changes lists them by the number that rows keep.
var changes = [...]Change{Published, Connected, Withdrawn, Archived, Removed, Derived}

// AllChanges lists them.
func AllChanges() []Change { return append([]Change(nil), changes[:]...) }

func (c Change) number() uint8 {
	for i, known := range changes {
		if c == known {
			return uint8(i)
		}
	}
	return Removed.number()
}

// Gone tells that the change takes the entity away.
func (c Change) Gone() bool { return c == Withdrawn || c == Archived || c == Removed }

// ending is the change that a status makes to what was public.
func ending(s catalog.Status) Change {
	switch s {
	case catalog.StatusWithdrawn:
		return Withdrawn
	case catalog.StatusDeleted:
		return Archived
	}
	return Removed
}

// Item is one change of the feed.
type Item struct {
	// Sequence is the change's place in the log. Several may have one: a connection changes a service and a channel, and
	// what is derived has the place of what it is derived from.
	Sequence int64        `json:"sequence"`
	Kind     catalog.Kind `json:"kind"`
	ID       catalog.ID   `json:"id"`
	Change   Change       `json:"change"`
	// At is when the change was made, in UTC. It may be older than that of items before it, after an import and where content
	// was found right.
	At time.Time `json:"at"`
	// Document is the whole entity as it is published now; nil when it is gone and when no documents were asked for.
	Document jsontext.Value `json:"document,omitempty"`
	// Tombstone tells why it is gone; nil when it is not.
	Tombstone *Tombstone `json:"tombstone,omitempty"`
}

// Tombstone is what is left of an entity.
type Tombstone struct {
	// Reason is withdrawn, archived or removed, as Item.Change, or unreadable when its document is broken.
	Reason string `json:"reason"`
	// Successor is what took its place, as record.Successor finds it; nil when none is known.
	Successor *Successor `json:"successor"`
}

// Successor names a published entity.
type Successor struct {
	Kind catalog.Kind `json:"kind"`
	ID   catalog.ID   `json:"id"`
	Name string       `json:"name"`
	// Path is where its record is.
	Path string `json:"path"`
	// Probable tells that it is not written down anywhere, but found by its name, type and organisation.
	Probable bool `json:"probable"`
}

// itemSpace is the namespace of the ids of changes.
var itemSpace = uuid.MustParse("6c8de0ab-3f0e-5a55-9df0-5b3c52f6f1d4")

// Key is an id of the change itself, the same whenever it is told.
func (i *Item) Key() uuid.UUID { return changeKey(i.Sequence, i.ID) }

func changeKey(seq int64, id catalog.ID) uuid.UUID {
	var b [24]byte
	for n := range 8 {
		b[n] = byte(seq >> (8 * n))
	}
	copy(b[8:], id[:])
	return uuid.NewSHA1(itemSpace, b[:])
}

// kinds are those of which the feed tells, by the number that rows keep. Connections are told with their ends.
var kinds = [...]catalog.Kind{
	catalog.KindOrganization, catalog.KindGeneralDescription, catalog.KindServiceChannel, catalog.KindService,
	catalog.KindServiceCollection,
}

// Kinds lists the kinds of entity of which the feed tells.
func Kinds() []catalog.Kind { return append([]catalog.Kind(nil), kinds[:]...) }

func kindNumber(k catalog.Kind) (uint8, bool) {
	for i, known := range kinds {
		if k == known {
			return uint8(i), true
		}
	}
	return 0, false
}

// publishedTime is when what was published was changed: imported content has the time of its source, and what was only found
// right keeps its own. What tells no time, or one that is yet to come, was changed when it was revised.
func publishedTime(modified catalog.Moment, revised time.Time) time.Time {
	if modified.IsZero() || modified.After(revised) {
		return revised
	}
	return modified.Time
}

// modifiedIn is when content was changed by its document; zero when that does not tell.
func modifiedIn(document []byte) catalog.Moment {
	var v struct {
		Modified catalog.Moment `json:"modified"`
	}
	if err := json.Unmarshal(document, &v); err != nil {
		return catalog.Moment{}
	}
	return v.Modified
}

// connectionTime is when a connection was changed: what it says itself while it stands, else its revision's time.
func connectionTime(r store.Revision, c *catalog.Connection) time.Time {
	if r.Status == catalog.StatusPublished && !c.Modified.IsZero() {
		return c.Modified.Time
	}
	return r.Time
}
