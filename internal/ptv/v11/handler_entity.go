package v11

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// kindWords are a kind's names in messages.
func kindWords(k catalog.Kind) (one, many string) {
	switch k {
	case catalog.KindService:
		return "Service", "Services"
	case catalog.KindServiceChannel:
		return "Service channel", "Service channels"
	case catalog.KindOrganization:
		return "Organization", "Organizations"
	case catalog.KindGeneralDescription:
		return "General description", "General descriptions"
	}
	return "Service collection", "Service collections"
}

// one answers GET {id}: the published entity, as it lies ready.
func (c request) one(k catalog.Kind) int {
	id, ok := parseID(c.args[0])
	if !ok || id == (catalog.ID{}) || c.r.URL.RawQuery != "" {
		return c.oneAsked(k)
	}
	e, ok := c.snap.Published(k, id)
	if !ok {
		return c.unknown(k, c.args[0])
	}
	return c.sendWire(c.withSource(e, e.Wire()), c.cache(), headerJSON)
}

// oneAsked is one with parameters or with an id that is none.
func (c request) oneAsked(k catalog.Kind) int {
	var bad faults
	id := checkID("id", c.args[0], &bad)
	showHeader := c.query().flag("showHeader", &bad)
	if bad.any() {
		return c.refuse(bad)
	}
	e, ok := c.snap.Published(k, id)
	if !ok {
		return c.unknown(k, id.String())
	}
	if showHeader {
		return c.sendWire(c.withSource(e, e.WithHeaders()), c.cache(), headerJSON)
	}
	return c.sendWire(c.withSource(e, e.Wire()), c.cache(), headerJSON)
}

func (c request) unknown(k catalog.Kind, id string) int {
	word, _ := kindWords(k)
	return c.missing(word + " with id " + quote(id) + " not found.")
}

// maxGuids is how many entities list?guids= gives at most.
const maxGuids = 100

// byID answers list?guids=: unknown and unpublished ids are passed over; none at all is a 404.
func (c request) byID(k catalog.Kind, pick func(showHeader bool) pieces) int {
	var bad faults
	q := c.query()
	ids := q.ids("guids", &bad)
	showHeader := q.flag("showHeader", &bad)
	if bad.any() {
		return c.refuse(bad)
	}
	found := selection{c.snap.Table(k), roaring.New()}
	for _, id := range ids {
		if e, ok := c.snap.Published(k, id); ok {
			found.set.Add(e.Ord)
		}
	}
	_, words := kindWords(k)
	switch n := found.total(); {
	case n == 0:
		return c.missing(words + " with the given guids not found.")
	case n > maxGuids:
		return c.refuseKey("guids", "The guids name more than 100 entities. Ask for at most 100 at a time.")
	}
	return c.sendArray(found, pick(showHeader))
}

// statuses of lists (PTV: exact case).
const (
	statusPublished = "Published"
	statusArchived  = "Archived"
	statusWithdrawn = "Withdrawn"
)

func (q query) status(bad *faults) string {
	if q == "" {
		return statusPublished
	}
	return q.oneOf("status", statusPublished, []string{statusPublished, statusArchived, statusWithdrawn}, bad)
}

// ofStatus are the entries of that status.
func (c request) ofStatus(k catalog.Kind, status string) selection {
	t := c.snap.Table(k)
	switch status {
	case statusArchived:
		return selection{t, t.Archived()}
	case statusWithdrawn:
		return selection{t, t.Withdrawn()}
	}
	return selection{t, t.Published()}
}

// revisedIn keeps the entries that were archived or withdrawn in the window: that is their last change.
func (s selection) revisedIn(w window) selection {
	if w.open() {
		return s
	}
	return s.where(func(e *live.Entry) bool { return w.holds(e.Revised) })
}

// inWindow applies the dates of a list: to the last change for what is published no more, else to the content and the
// connections.
func (s selection) inWindow(status string, w window) selection {
	if status != statusPublished {
		return s.revisedIn(w)
	}
	return s.changedIn(w)
}

// indexed are the published entries with that value of a facet.
func (c request) indexed(k catalog.Kind, f live.Facet, value string) selection {
	t := c.snap.Table(k)
	return selection{t, t.Index(f, value)}
}

// anyOf are the published entries with any of the values of a facet.
func (c request) anyOf(k catalog.Kind, f live.Facet, values ...string) selection {
	if len(values) == 1 {
		return c.indexed(k, f, values[0])
	}
	t := c.snap.Table(k)
	set := roaring.New()
	for _, v := range values {
		set.Or(t.Index(f, v))
	}
	return selection{t, set}
}
