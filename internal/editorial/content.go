package editorial

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// namesOf are an entity's names; a collection's count as of type Name.
func namesOf(e catalog.Entity) catalog.TypedTexts {
	switch e := e.(type) {
	case *catalog.Service:
		return e.ServiceNames
	case *catalog.ServiceChannel:
		return e.ServiceChannelNames
	case *catalog.Organization:
		return e.OrganizationNames
	case *catalog.GeneralDescription:
		return e.Names
	case *catalog.ServiceCollection:
		names := make(catalog.TypedTexts, 0, len(e.ServiceCollectionNames))
		for _, n := range e.ServiceCollectionNames {
			names = append(names, catalog.TypedText{Type: catalog.TypeName, Language: n.Language, Value: n.Value})
		}
		return names
	}
	return nil
}

// planPlace is where an entity keeps its plan, nil for kinds that have none.
func planPlace(e catalog.Entity) **catalog.Plan {
	switch e := e.(type) {
	case *catalog.Service:
		return &e.Plan
	case *catalog.ServiceChannel:
		return &e.Plan
	case *catalog.Organization:
		return &e.Plan
	case *catalog.GeneralDescription:
		return &e.Plan
	case *catalog.ServiceCollection:
		return &e.Plan
	}
	return nil
}

func planOf(e catalog.Entity) *catalog.Plan {
	if at := planPlace(e); at != nil {
		return *at
	}
	return nil
}

// setPlan gives an entity a plan; an empty one is none.
func setPlan(e catalog.Entity, p *catalog.Plan) {
	if at := planPlace(e); at != nil {
		*at = p
		if p.IsZero() {
			*at = nil
		}
	}
}

// source is an entity's source id and the API user whose it is.
func source(e catalog.Entity) (id, user string) {
	idAt, userAt := sourcePlace(e)
	if idAt == nil {
		return "", ""
	}
	return *idAt, *userAt
}

func setSource(e catalog.Entity, id, user string) {
	if idAt, userAt := sourcePlace(e); idAt != nil {
		*idAt, *userAt = id, user
	}
}

func sourcePlace(e catalog.Entity) (id, user *string) {
	switch e := e.(type) {
	case *catalog.Service:
		return &e.SourceID, &e.SourceUser
	case *catalog.ServiceChannel:
		return &e.SourceID, &e.SourceUser
	case *catalog.Organization:
		return &e.SourceID, &e.SourceUser
	case *catalog.ServiceCollection:
		return &e.SourceID, &e.SourceUser
	}
	return nil, nil
}

func setID(e catalog.Entity, id catalog.ID) {
	switch e := e.(type) {
	case *catalog.Service:
		e.ID = id
	case *catalog.ServiceChannel:
		e.ID = id
	case *catalog.Organization:
		e.ID = id
	case *catalog.GeneralDescription:
		e.ID = id
	case *catalog.ServiceCollection:
		e.ID = id
	}
}

// modified is where an entity keeps when its content was last changed; nil for a code item.
func modified(e catalog.Entity) *catalog.Moment {
	switch e := e.(type) {
	case *catalog.Service:
		return &e.Modified
	case *catalog.ServiceChannel:
		return &e.Modified
	case *catalog.Organization:
		return &e.Modified
	case *catalog.GeneralDescription:
		return &e.Modified
	case *catalog.ServiceCollection:
		return &e.Modified
	case *catalog.Connection:
		return &e.Modified
	}
	return nil
}

func setModified(e catalog.Entity, at catalog.Moment) {
	if m := modified(e); m != nil {
		*m = at
	}
}

// setOwner moves an entity to another organisation. A service that its owner produces is produced by the new one.
func setOwner(e catalog.Entity, to catalog.ID) {
	switch e := e.(type) {
	case *catalog.ServiceChannel:
		e.OrganizationID = to
	case *catalog.ServiceCollection:
		e.OrganizationID = to
	case *catalog.Organization:
		e.ParentOrganizationID = to
	case *catalog.Service:
		from := e.Responsible()
		kept := e.Organizations[:0:0]
		for _, o := range e.Organizations {
			switch {
			case o.RoleType == catalog.RoleResponsible:
				o.OrganizationID = to
			case o.RoleType == catalog.RoleOtherResponsible && o.OrganizationID == to:
				continue // it is the main one now
			case o.RoleType == catalog.RoleProducer && o.ProvisionType == "SelfProducedServices" && o.OrganizationID == from:
				o.OrganizationID = to
			}
			kept = append(kept, o)
		}
		e.Organizations = kept
	}
}

// changedAt is when the content was last changed: what the document says, else the revision's time.
func changedAt(e catalog.Entity, revised time.Time) time.Time {
	if m := modified(e); m != nil && !m.IsZero() {
		return m.Time
	}
	return revised
}

// shallow copies an entity, but not what its lists hold.
func shallow(e catalog.Entity) catalog.Entity {
	switch e := e.(type) {
	case *catalog.Service:
		c := *e
		return &c
	case *catalog.ServiceChannel:
		c := *e
		return &c
	case *catalog.Organization:
		c := *e
		return &c
	case *catalog.GeneralDescription:
		c := *e
		return &c
	case *catalog.ServiceCollection:
		c := *e
		return &c
	case *catalog.Connection:
		c := *e
		return &c
	}
	return e
}

// copyOf returns an entity that shares nothing with e.
func copyOf[E catalog.Entity](e E) (E, error) {
	b, err := catalog.Marshal(e)
	if err != nil {
		return e, err
	}
	c, err := catalog.Unmarshal(e.EntityKind(), b)
	if err != nil {
		return e, err
	}
	return c.(E), nil
}
