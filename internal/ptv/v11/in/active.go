package in

import (
	"errors"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// isActive tells whether active lists have an entity of that status: what is neither archived nor dropped.
func isActive(s catalog.Status) bool {
	return s != catalog.StatusDeleted && s != catalog.StatusRemoved
}

// listActive answers Service/active and ServiceChannel/active.
func (a *API) listActive(c call, k catalog.Kind) int {
	var types []string
	if k == catalog.KindServiceChannel {
		for _, t := range catalog.ChannelTypes() {
			types = append(types, string(t))
		}
	}
	l, bad := c.Listing(true, nil, types)
	if bad != nil {
		return c.Refuse(bad...)
	}
	found := a.Desk.Register().List(k, func(e *editorial.Listed) bool {
		return isActive(e.Status) && (l.Type == "" || e.Type == l.Type) && l.Within(e.Changed)
	})
	return c.SendPage(l.Page, len(found), func(b []byte, i int) []byte { return appendIDName(b, &found[i]) })
}

func appendIDName(b []byte, f *editorial.Listed) []byte {
	b = append(append(b, `{"id":`...), quoted(f.ID.String())...)
	return append(append(append(b, `,"name":`...), orNull(f.Name)...), '}')
}

// readActive answers Service/active/{id} and ServiceChannel/active/{id}.
func (a *API) readActive(c call, k catalog.Kind) int {
	id, bad := c.ID("id", 0)
	showHeader, further := c.Flag("showHeader")
	if bad = append(bad, further...); bad != nil {
		return c.Refuse(bad...)
	}
	r := editorial.Ref{Kind: k, ID: id}
	facts, ok := a.Desk.Register().Find(r)
	if !ok || !isActive(facts.Status) {
		return c.Unknown(k, id.String())
	}
	return a.sendNewest(c, r, showHeader)
}

// sendNewest answers with the newest revision of an entity.
func (a *API) sendNewest(c call, r editorial.Ref, showHeader bool) int {
	e, newest, err := a.newest(c.context(), r)
	if err != nil {
		return c.Broken(err)
	}
	return a.sendShown(c, r, e, newest.Status, showHeader)
}

// sahaLevels is how deep the Saha register looks: main organisations and two levels below them.
const sahaLevels = 3

// listSaha answers Organization/saha.
func (a *API) listSaha(c call) int {
	l, bad := c.Listing(true, nil, nil)
	if bad != nil {
		return c.Refuse(bad...)
	}
	var found []editorial.Facts
	a.Desk.Register().Each(catalog.KindOrganization, func(f editorial.Facts) bool {
		if a.inSaha(&f) && l.Within(f.Changed) {
			found = append(found, f)
		}
		return true
	})
	from, to := v11.PageBounds(l.Page, len(found))
	items := make([][]byte, len(found))
	for i := from; i < to; i++ {
		item, err := a.sahaItem(c, found[i])
		if err != nil {
			return c.Broken(err)
		}
		items[i] = item
	}
	return c.SendPage(l.Page, len(found), func(b []byte, i int) []byte { return append(b, items[i]...) })
}

// inSaha tells whether the Saha register sees an organisation: published or archived, on the three upper levels.
func (a *API) inSaha(f *editorial.Facts) bool {
	if !f.Public && f.Status != catalog.StatusDeleted {
		return false
	}
	parent := f.Parent
	for range sahaLevels {
		if parent == (catalog.ID{}) {
			return true
		}
		above, ok := a.Desk.Register().Find(editorial.Ref{Kind: catalog.KindOrganization, ID: parent})
		if !ok {
			return true
		}
		parent = above.Parent
	}
	return false
}

// readSaha answers Organization/saha/{id}.
func (a *API) readSaha(c call) int {
	id, bad := c.ID("id", 0)
	if bad != nil {
		return c.Refuse(bad...)
	}
	facts, ok := a.Desk.Register().Find(editorial.Ref{Kind: catalog.KindOrganization, ID: id})
	if !ok || !a.inSaha(&facts) {
		return c.Unknown(catalog.KindOrganization, id.String())
	}
	item, err := a.sahaItem(c, facts)
	if err != nil {
		return c.Broken(err)
	}
	return c.Send(item)
}

var errNoOrganization = errors.New("the document is no organisation's")

// sahaItem writes VmOpenApiOrganizationSaha: names of every type, of the public revision while there is one.
func (a *API) sahaItem(c call, f editorial.Facts) ([]byte, error) {
	var e catalog.Entity
	var err error
	status := f.Status
	if public, ok := c.Snapshot().Published(f.Kind, f.ID); ok && f.Public {
		e, err = catalog.Unmarshal(f.Kind, public.Document())
		status = catalog.StatusPublished
	} else {
		e, _, err = a.newest(c.context(), f.Ref)
	}
	if err != nil {
		return nil, err
	}
	o, ok := e.(*catalog.Organization)
	if !ok {
		return nil, errNoOrganization
	}
	modified := o.Modified
	if modified.IsZero() {
		modified = catalog.At(f.Changed)
	}
	b := append([]byte(`{"id":`), quoted(o.ID.String())...)
	parent := ""
	if o.ParentOrganizationID != (catalog.ID{}) {
		parent = o.ParentOrganizationID.String()
	}
	b = append(append(b, `,"parentOrganizationId":`...), orNull(parent)...)
	b = append(append(b, `,"sahaId":`...), orNull(o.SahaID)...)
	b = append(b, `,"organizationNames":[`...)
	first := true
	for _, n := range o.OrganizationNames {
		b = append(append(comma(b, &first), `{"language":`...), quoted(n.Language)...)
		b = append(append(b, `,"value":`...), orNull(n.Value)...)
		b = append(append(append(b, `,"type":`...), quoted(n.Type)...), '}')
	}
	b = append(append(b, `],"modified":`...), quoted(modified.String())...)
	return append(append(append(b, `,"publishingStatus":`...), quoted(string(v11.WireStatus(status)))...), '}'), nil
}
