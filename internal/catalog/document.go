package catalog

import (
	"fmt"

	"github.com/go-json-experiment/json"
)

// Entity is a document of the log: *Service, *ServiceChannel, *Organization, *GeneralDescription,
// *ServiceCollection, *Connection or *CodeItem.
type Entity interface {
	EntityKind() Kind
	EntityID() ID
}

// EntityKind and EntityID name the entity.
func (s *Service) EntityKind() Kind            { return KindService }
func (s *Service) EntityID() ID                { return s.ID }
func (c *ServiceChannel) EntityKind() Kind     { return KindServiceChannel }
func (c *ServiceChannel) EntityID() ID         { return c.ID }
func (o *Organization) EntityKind() Kind       { return KindOrganization }
func (o *Organization) EntityID() ID           { return o.ID }
func (g *GeneralDescription) EntityKind() Kind { return KindGeneralDescription }
func (g *GeneralDescription) EntityID() ID     { return g.ID }
func (c *ServiceCollection) EntityKind() Kind  { return KindServiceCollection }
func (c *ServiceCollection) EntityID() ID      { return c.ID }
func (c *Connection) EntityKind() Kind         { return KindConnection }
func (c *Connection) EntityID() ID             { return c.ID() }
func (c *CodeItem) EntityKind() Kind           { return KindCodeItem }
func (c *CodeItem) EntityID() ID               { return CodeItemID(c.URI) }

// New returns an empty entity of that kind, nil for an unknown kind.
func New(k Kind) Entity {
	switch k {
	case KindService:
		return &Service{}
	case KindServiceChannel:
		return &ServiceChannel{}
	case KindOrganization:
		return &Organization{}
	case KindGeneralDescription:
		return &GeneralDescription{}
	case KindServiceCollection:
		return &ServiceCollection{}
	case KindConnection:
		return &Connection{}
	case KindCodeItem:
		return &CodeItem{}
	}
	return nil
}

// Marshal writes the canonical document: members in the order of the type, nothing for what is empty, no blanks.
// Equal entities give equal bytes.
func Marshal(e Entity) ([]byte, error) {
	b, err := json.Marshal(e, json.Deterministic(true))
	if err != nil {
		return nil, fmt.Errorf("write %s %s: %w", e.EntityKind(), e.EntityID(), err)
	}
	return b, nil
}

// Unmarshal reads a canonical document of that kind.
func Unmarshal(k Kind, document []byte) (Entity, error) {
	e := New(k)
	if e == nil {
		return nil, fmt.Errorf("unknown entity kind %q", k)
	}
	if err := json.Unmarshal(document, e); err != nil {
		return nil, fmt.Errorf("read %s: %w", k, err)
	}
	return e, nil
}

// Decode reads a canonical document into a T: catalog.Decode[catalog.Service](document).
func Decode[T any](document []byte) (*T, error) {
	e := new(T)
	if err := json.Unmarshal(document, e); err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	return e, nil
}
