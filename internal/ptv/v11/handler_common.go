package v11

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// entitiesByOrganization is GET Common/EntitiesByOrganization/{organizationId}: services in whatever role, and
// channels, oldest first.
func (h *Handler) entitiesByOrganization(c request) int {
	var bad faults
	q := c.query()
	id := checkID("organizationId", c.args[0], &bad)
	w, number := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	if _, ok := c.snap.Published(catalog.KindOrganization, id); !ok {
		return c.unknown(catalog.KindOrganization, id.String())
	}
	var all []*live.Entry
	for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel} {
		s := c.indexed(k, live.FacetOrganization, id.String()).modifiedIn(w)
		all = slices.AppendSeq(all, s.table.Each(s.set))
	}
	slices.SortFunc(all, func(a, b *live.Entry) int {
		return cmp.Or(a.Created.Compare(b.Created), bytes.Compare(a.ID[:], b.ID[:]))
	})
	p := pageOf(number, idsAPage, len(all))
	b := p.appendHead(nil)
	if p.empty() {
		return c.sendBody(b)
	}
	for i, e := range all[p.from:p.to] {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendEntity(b, e)
	}
	return c.sendBody(append(b, ']', '}'))
}

// appendEntity appends {"id", "type", "modified"}.
func appendEntity(b []byte, e *live.Entry) []byte {
	b = append(b, `{"id":"`...)
	b = appendID(b, e.ID)
	b = append(b, `","type":`...)
	b = appendText(b, e.Type)
	b = append(b, `,"modified":`...)
	return append(appendMoment(b, e.Modified), '}')
}

// appendMoment appends a time as PTV writes it.
func appendMoment(b []byte, m catalog.Moment) []byte {
	b = append(b, '"')
	b, _ = m.AppendText(b) // never fails
	return append(b, '"')
}
