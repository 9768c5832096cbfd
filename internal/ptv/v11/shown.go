package v11

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Shown is an entity as those see it who may see more than the public: its newest content, published or not (PTV's
// active/{id}, and the answers to POST and PUT).
type Shown struct {
	Entity catalog.Entity
	Status catalog.Status
	// Revised is when the newest revision was made.
	Revised time.Time
	// SourceID is shown to the API user who gave it; empty for others.
	SourceID string
	// Connections are those of a service or a channel, in the order in which they are shown.
	Connections []*catalog.Connection
	// Name gives the name of a published entity; false for what is not published. nil asks the snapshot, which may lie
	// some moments behind what was just written.
	Name func(catalog.Kind, catalog.ID) (string, bool)
	// Public gives what the public sees of an entity that the snapshot lacks, nil when that is nothing.
	Public func(catalog.Kind, catalog.ID) catalog.Entity
}

// AppendShown appends an entity in its OUT shape. showHeader keeps the marks of headings.
func (r *Renderer) AppendShown(b []byte, s *live.Snapshot, v *Shown, showHeader bool) ([]byte, error) {
	entry := &live.Entry{Kind: v.Entity.EntityKind(), ID: v.Entity.EntityID(), Modified: catalog.At(v.Revised), Revised: v.Revised}
	e := encoder{s: s, entry: entry, items: &r.items, shown: v}
	e.keepHeadings = showHeader
	if err := e.entity(v.Entity); err != nil {
		return b, err
	}
	return append(b, e.b...), nil
}

// sourceID writes null but for the owner of the id, who has to log in.
func (e *encoder) sourceID() {
	if e.shown == nil {
		e.null("sourceId")
		return
	}
	e.text("sourceId", e.shown.SourceID)
}

// status writes the state in PTV's words: what was withdrawn is Modified there.
func (e *encoder) status() {
	status := catalog.StatusPublished
	if e.shown != nil {
		status = e.shown.Status
	}
	e.text("publishingStatus", string(WireStatus(status)))
}

// WireStatus is a state in PTV's words.
func WireStatus(s catalog.Status) catalog.Status {
	switch s {
	case catalog.StatusWithdrawn:
		return catalog.StatusModified
	case catalog.StatusRemoved:
		return catalog.StatusDeleted
	}
	return s
}

func (e *encoder) name(k catalog.Kind, id catalog.ID) (string, bool) {
	if e.shown != nil && e.shown.Name != nil {
		return e.shown.Name(k, id)
	}
	return e.s.Name(k, id)
}

// public is what the public sees of another entity, nil when that is nothing.
func (e *encoder) public(k catalog.Kind, id catalog.ID) (catalog.Entity, error) {
	if entry, ok := e.s.Published(k, id); ok {
		return decoded(entry)
	}
	if e.shown != nil && e.shown.Public != nil {
		return e.shown.Public(k, id), nil
	}
	return nil, nil
}

func (e *encoder) general(id catalog.ID) *catalog.GeneralDescription {
	if g := e.s.General(id); g != nil || e.shown == nil || e.shown.Public == nil || id == (catalog.ID{}) {
		return g
	}
	g, _ := e.shown.Public(catalog.KindGeneralDescription, id).(*catalog.GeneralDescription)
	return g
}

// rootOf is the topmost published organisation above one that the snapshot may not have yet.
func (e *encoder) rootOf(o *catalog.Organization) catalog.ID {
	if e.shown == nil {
		return e.s.RootOf(o.ID)
	}
	if _, ok := e.name(catalog.KindOrganization, o.ParentOrganizationID); ok {
		return e.s.RootOf(o.ParentOrganizationID)
	}
	return o.ID
}

func (e *encoder) serviceLinks(service catalog.ID) []*catalog.Connection {
	if e.shown != nil {
		return e.shown.Connections
	}
	return e.s.ServiceConnections(service)
}

func (e *encoder) channelLinks(channel catalog.ID) []*catalog.Connection {
	if e.shown != nil {
		return e.shown.Connections
	}
	return e.s.ChannelConnections(channel)
}
