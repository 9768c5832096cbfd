package v11

import (
	"encoding/hex"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// maxLevels bounds walks in the tree of organisations, in case imported content makes a ring. PTV allows seven.
const maxLevels = 16

// topOrganizations is GET Organization/Hierarchy: organisations without a published parent.
func (h *Handler) topOrganizations(c request) int {
	var bad faults
	q := c.query()
	w, page := q.window(&bad), q.positivePage(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	return c.sendItems(c.indexed(catalog.KindOrganization, live.FacetTop, "").modifiedIn(w), page, appendIDName)
}

// organizationTree is GET Organization/Hierarchy/{id}: the parents up to the root and everything below.
func (h *Handler) organizationTree(c request) int {
	var bad faults
	id := checkID("id", c.args[0], &bad)
	if bad.any() {
		return c.refuse(bad)
	}
	e, ok := c.snap.Published(catalog.KindOrganization, id)
	if !ok {
		return c.unknown(catalog.KindOrganization, id.String())
	}
	b := appendNode(nil, e)
	b = append(b, `,"parent":`...)
	b = c.appendParents(b, e, maxLevels)
	b = append(b, `,"subOrganizations":`...)
	b = c.appendChildren(b, id, maxLevels)
	return c.sendBody(append(b, '}'))
}

// appendNode appends {"id", "organizationNames" and leaves the object open.
func appendNode(b []byte, e *live.Entry) []byte {
	b = append(b, `{"id":"`...)
	b = appendID(b, e.ID)
	b = append(b, `","organizationNames":`...)
	return appendTypedTexts(b, e.Names)
}

// appendParents appends the chain of published parents as nested objects, null at the top.
func (c request) appendParents(b []byte, e *live.Entry, levels int) []byte {
	parent, ok := c.snap.Published(catalog.KindOrganization, e.Organization)
	if !ok || levels == 0 {
		return append(b, "null"...)
	}
	b = appendNode(b, parent)
	b = append(b, `,"parent":`...)
	return append(c.appendParents(b, parent, levels-1), '}')
}

// appendChildren appends the published organisations below, level by level.
func (c request) appendChildren(b []byte, id catalog.ID, levels int) []byte {
	b = append(b, '[')
	if levels == 0 {
		return append(b, ']')
	}
	for i, e := range c.snap.SubOrganizations(id) {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendNode(b, e)
		b = append(b, `,"subOrganizations":`...)
		b = append(c.appendChildren(b, e.ID, levels-1), '}')
	}
	return append(b, ']')
}

// appendTypedTexts appends [{"language", "value", "type"}, ...].
func appendTypedTexts(b []byte, ts catalog.TypedTexts) []byte {
	b = append(b, '[')
	for i, t := range ts {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"language":`...)
		b = appendQuoted(b, t.Language)
		b = append(b, `,"value":`...)
		b = appendText(b, t.Value)
		b = append(b, `,"type":`...)
		b = append(appendQuoted(b, t.Type), '}')
	}
	return append(b, ']')
}

// appendID appends the 36 characters of a GUID.
func appendID(b []byte, id catalog.ID) []byte {
	for i, part := range [...][]byte{id[:4], id[4:6], id[6:8], id[8:10], id[10:]} {
		if i > 0 {
			b = append(b, '-')
		}
		b = hex.AppendEncode(b, part)
	}
	return b
}
