package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// owner names organisations in one of PTV's three ways. Several organisations may share a business id.
type owner struct {
	id        catalog.ID
	code, oid string
	given     int // how many of the three
	called    string
	withOID   bool
}

// owner reads organizationId, code and, where the operation knows it, oid.
func (q query) owner(withOID bool, bad *faults) owner {
	o := owner{withOID: withOID}
	if id, given := q.id("organizationId", bad); given {
		o.id, o.called = id, "id "+quote(id.String())
		o.given++
	}
	if code, given := q.get("code"); given {
		o.code, o.called = code, "business id "+quote(code)
		o.given++
		checkBusinessCode(code, bad)
	}
	if !withOID {
		return o
	}
	if oid, given := q.get("oid"); given {
		o.oid, o.called = oid, "oid "+quote(oid)
		o.given++
		checkOID(oid, bad)
	}
	return o
}

func (o owner) ways() string {
	if o.withOID {
		return "organizationId, code and oid"
	}
	return "organizationId and code"
}

// exactlyOne adds a fault unless one way was used.
func (o owner) exactlyOne(bad *faults) {
	if o.given != 1 {
		bad.add("organizationId", "Give exactly one of "+o.ways()+".")
	}
}

// atMostOne adds a fault when several ways were used.
func (o owner) atMostOne(bad *faults) {
	if o.given > 1 {
		bad.add("organizationId", "Give at most one of "+o.ways()+".")
	}
}

func (o owner) unknown() string { return "Organization with " + o.called + " not found." }

// checkBusinessCode wants the form 1234567-1.
func checkBusinessCode(code string, bad *faults) {
	ok := len(code) == 9 && code[7] == '-'
	for i := 0; ok && i < len(code); i++ {
		ok = i == 7 || code[i] >= '0' && code[i] <= '9'
	}
	if !ok {
		bad.add("code", "The value "+quote(code)+" is not a business id of the form 1234567-1.")
	}
}

// checkOID wants letters, digits, dots and dashes.
func checkOID(oid string, bad *faults) {
	for i := 0; i < len(oid); i++ {
		switch b := oid[i]; {
		case b >= '0' && b <= '9', b >= 'A' && b <= 'Z', b >= 'a' && b <= 'z', b == '.', b == '-':
		default:
			bad.add("oid", "The value "+quote(oid)+" is not an OID: letters, digits, '.' and '-'.")
			return
		}
	}
}

// find gives the ids of the published organisations that o names, as index values; nil when there are none.
func (c request) find(o owner) []string {
	t := c.snap.Table(catalog.KindOrganization)
	if o.id != (catalog.ID{}) {
		if _, ok := c.snap.Published(catalog.KindOrganization, o.id); !ok {
			return nil
		}
		return []string{o.id.String()}
	}
	set := t.Index(live.FacetOID, o.oid)
	if o.code != "" {
		set = t.Index(live.FacetBusinessCode, o.code)
	}
	var ids []string
	for e := range t.Each(set) {
		ids = append(ids, e.ID.String())
	}
	return ids
}
