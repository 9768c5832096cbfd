package v11

import (
	"bytes"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// SystemActor is the actor whose archiving counts as Automatic (PTV: the system user).
const SystemActor = "system"

// archivedQuery are the parameters of archived/list.
type archivedQuery struct {
	automatic    bool
	organization catalog.ID
	// from and to bound the archiving date, both included; zero is open.
	from, to   time.Time
	skip, take int
}

const (
	archivedManually      = "Manual"
	archivedAutomatically = "Automatic"
)

func (q query) archived(bad *faults) archivedQuery {
	var a archivedQuery
	how := q.oneOf("archivingType", "", []string{archivedManually, archivedAutomatically}, bad)
	if how == "" {
		bad.add("archivingType", "The parameter is required: Manual or Automatic.")
	}
	a.automatic = how == archivedAutomatically
	id, given := q.id("organizationId", bad)
	if !given {
		bad.add("organizationId", "The parameter is required: the organization's id.")
	}
	a.organization = id
	if _, given := q.raw("take"); !given {
		bad.add("take", "The parameter is required: a number from 0 to 100.")
	}
	if a.take = q.number("take", 0, bad); a.take < 0 || a.take > 100 {
		bad.add("take", "The value must be from 0 to 100.")
	}
	if a.skip = q.number("skip", 0, bad); a.skip < 0 {
		bad.add("skip", "The value must be 0 or more.")
	}
	a.from, a.to = q.zonedDate("minArchivingDate", bad), q.zonedDate("maxArchivingDate", bad)
	return a
}

func (a archivedQuery) holds(e *live.Entry) bool {
	return e.Organization == a.organization && (e.Actor == SystemActor) == a.automatic &&
		(a.from.IsZero() || !e.Revised.Before(a.from)) && (a.to.IsZero() || !e.Revised.After(a.to))
}

// archivedServices is GET Service/archived/list.
func (h *Handler) archivedServices(c request) int {
	return c.archived(catalog.KindService, "serviceNames")
}

// archivedChannels is GET ServiceChannel/archived/list.
func (h *Handler) archivedChannels(c request) int {
	return c.archived(catalog.KindServiceChannel, "names")
}

// archived lists by id, a part at a time. An organisation without archived content, and an unknown one, give [].
func (c request) archived(k catalog.Kind, names string) int {
	var bad faults
	a := c.query().archived(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	s := c.ofStatus(k, statusArchived).where(a.holds)
	found := slices.SortedFunc(s.table.Each(s.set), func(x, y *live.Entry) int { return bytes.Compare(x.ID[:], y.ID[:]) })
	from := min(a.skip, len(found))
	b := []byte{'['}
	for i, e := range found[from:min(from+a.take, len(found))] {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendArchived(b, e, names)
	}
	return c.sendBody(append(b, ']'))
}

// appendArchived appends {"id", "organizationId", "type", "archivingDate", names}.
func appendArchived(b []byte, e *live.Entry, names string) []byte {
	b = append(b, `{"id":"`...)
	b = appendID(b, e.ID)
	b = append(b, `","organizationId":"`...)
	b = appendID(b, e.Organization)
	b = append(b, `","type":`...)
	b = appendText(b, e.Type)
	b = append(b, `,"archivingDate":`...)
	b = appendMoment(b, catalog.At(e.Revised))
	b = append(b, `,"`...)
	b = append(b, names...)
	b = append(b, `":`...)
	return append(appendTypedTexts(b, e.Names), '}')
}
