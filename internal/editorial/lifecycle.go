package editorial

import (
	"context"
	"errors"

	"github.com/varanto/varanto/internal/catalog"
)

var errNotBuilt = errors.New("not built yet")

// Publish publishes the newest content of an entity: the given language versions, or without any all that are neither
// archived nor withdrawn. What was public in other languages stays as it was. The rules of publishing hold for the
// languages that become public.
func (d *Desk) Publish(ctx context.Context, c Caller, r Ref, languages ...string) (*Outcome, error) {
	return nil, errNotBuilt
}

// Withdraw takes back what is public: the given language versions, or without any all. The content stays, as Withdrawn.
func (d *Desk) Withdraw(ctx context.Context, c Caller, r Ref, languages ...string) (*Outcome, error) {
	return nil, errNotBuilt
}

// Archiving says how to archive.
type Archiving struct {
	// Languages are the language versions to archive; without any, or with all there are, the entity is archived.
	Languages []string
	// Cascade archives with an organisation all it has: sub-organisations, services, channels, collections. Without it
	// an organisation that has content is not archived.
	Cascade bool
}

// Archive archives an entity or some of its language versions. General descriptions that propose an archived channel no
// longer do; connections stay in the log, where nobody sees them. A general description in use is not archived.
func (d *Desk) Archive(ctx context.Context, c Caller, r Ref, a Archiving) (*Outcome, error) {
	return nil, errNotBuilt
}

// Restore takes back an entity that is archived, as Modified, or some language versions that are archived or withdrawn.
func (d *Desk) Restore(ctx context.Context, c Caller, r Ref, languages ...string) (*Outcome, error) {
	return nil, errNotBuilt
}

// Discard drops an edit over what is public: the newest revision is again what everybody sees. A draft that was never
// published becomes Removed.
func (d *Desk) Discard(ctx context.Context, c Caller, r Ref) (*Outcome, error) {
	return nil, errNotBuilt
}

// Schedule replaces when an entity and its language versions are to be published and archived; the states of language
// versions in the plan are ignored. Times must be in the future, and archiving after publishing. An archived entity may
// have a time of publishing: then it is restored and published (a service that runs every third year).
func (d *Desk) Schedule(ctx context.Context, c Caller, r Ref, plan catalog.Plan) (*Outcome, error) {
	return nil, errNotBuilt
}

// Copy makes a draft of an entity as a template, owned by that organisation (zero: the same one), without source id.
// A service that its owner produces is produced by the new owner. The source is not changed.
func (d *Desk) Copy(ctx context.Context, c Caller, r Ref, to catalog.ID) (*Outcome, error) {
	return nil, errNotBuilt
}
