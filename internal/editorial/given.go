package editorial

import (
	"context"
	"fmt"
	"iter"

	"github.com/varanto/varanto/internal/catalog"
)

// Given is one entity as an outside source shows it, before the catalogue makes it its own.
type Given struct {
	// Entity is a *Service, *ServiceChannel, *Organization, *GeneralDescription or *ServiceCollection.
	// Its class and term references carry As wherever the source gives more than the uri. A service's classes, terms,
	// target groups and type are as shown, that is with those of its general description merged in.
	Entity catalog.Entity
	// Status is the life-cycle state that the source gives; Published when it says nothing.
	Status catalog.Status
	// Connections are those that a service or a channel lists, in its order; nil for the other kinds.
	Connections []catalog.Connection
	// ConnectionsGiven tells that the source said which connections there are (an empty list says: none).
	ConnectionsGiven bool
}

// Place is where a record stands, for reports. Line counts from 1.
type Place struct {
	File string
	Line int
}

// String gives file:line.
func (p Place) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// Record is one record of an input: either Given is set or Problems says why it cannot be read.
type Record struct {
	Place Place
	// Handle finds the record again in Input.Reread.
	Handle   int64
	Given    *Given
	Problems []catalog.Problem
	// Size is how many bytes the record has in its source; 0 when that is not known.
	Size int
	// Kind and ID tell whose record it is when Given is nil; they are zero when the record does not even say that.
	Kind catalog.Kind
	ID   catalog.ID
}

// Input is a source of records that can be read more than once, so that memory stays bounded whatever its size.
type Input interface {
	// Records yields every record in the input's order. An error ends it: the input itself cannot be read.
	Records(ctx context.Context) iter.Seq2[Record, error]
	// Reread reads one record again; it fails if the input has changed under it. Several goroutines may call it at
	// the same time. What it returns is the caller's to change.
	Reread(handle int64) (*Given, error)
}
