package live

import (
	"time"

	"github.com/tidwall/btree"

	"github.com/varanto/varanto/internal/catalog"
)

// Snapshot is the published catalogue at one moment of the log. It never changes; any number of readers may use it.
type Snapshot struct {
	// Seq is the last revision that the snapshot takes in.
	Seq int64
	// At is when that revision was made; zero for an empty catalogue.
	At time.Time

	tables [len(tableKinds)]*Table
	links  links
	items  *btree.Map[string, *catalog.CodeItem]
	places places
	// packing is that of the documents that later changes bring.
	packing *packing
}

// tableKinds are the kinds that have entries; connections and code items are facts of those.
var tableKinds = [...]catalog.Kind{
	catalog.KindGeneralDescription, catalog.KindService, catalog.KindServiceChannel,
	catalog.KindOrganization, catalog.KindServiceCollection,
}

func tableIndex(k catalog.Kind) int {
	for i, t := range tableKinds {
		if t == k {
			return i
		}
	}
	return -1
}

func emptySnapshot() *Snapshot {
	s := &Snapshot{links: newLinks(), items: btree.NewMap[string, *catalog.CodeItem](0)}
	for i := range s.tables {
		s.tables[i] = newTable()
	}
	return s
}

// Table returns the entries of one of PTV's five kinds of entity; an empty table for the other kinds.
func (s *Snapshot) Table(k catalog.Kind) *Table {
	if i := tableIndex(k); i >= 0 {
		return s.tables[i]
	}
	return newTable()
}

// Published returns a published entry.
func (s *Snapshot) Published(k catalog.Kind, id catalog.ID) (*Entry, bool) {
	e, ok := s.Table(k).Get(id)
	if !ok || e.Visibility != Published {
		return nil, false
	}
	return e, true
}

// Name returns the name under which other answers show a published entity: Finnish, else Swedish, else any.
func (s *Snapshot) Name(k catalog.Kind, id catalog.ID) (string, bool) {
	e, ok := s.Published(k, id)
	if !ok {
		return "", false
	}
	return e.Name, true
}

// CodeItem returns what imported content said of a class or term. It must not be changed.
func (s *Snapshot) CodeItem(uri string) (*catalog.CodeItem, bool) { return s.items.Get(uri) }
