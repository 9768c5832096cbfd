package source

import (
	"encoding/binary"
	"hash/fnv"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// sectionSize is how many places of a table a section takes. Entries keep their places, so that a change concerns one
// section; three languages and their alternates of so many pages are well below what a sitemap may hold.
const sectionSize = 10_000

// listedKinds have pages; their names in sections are for nobody but machines.
var listedKinds = []struct {
	kind catalog.Kind
	name string
}{
	{catalog.KindService, "services"}, {catalog.KindServiceChannel, "channels"}, {catalog.KindOrganization, "organisations"},
	{catalog.KindGeneralDescription, "general-descriptions"}, {catalog.KindServiceCollection, "collections"},
}

// sections are those of one snapshot.
type sections struct {
	seq  int64
	list []view.Section
}

// Sections lists the parts of the list of all pages that have pages. They are worked out once for each snapshot.
func (s *Source) Sections() []view.Section {
	snapshot := s.catalogue.Snapshot()
	if known := s.sections.Load(); known != nil && known.seq == snapshot.Seq {
		return known.list
	}
	made := &sections{seq: snapshot.Seq}
	for _, k := range listedKinds {
		t := snapshot.Table(k.kind)
		for n := 0; n*sectionSize < t.Len(); n++ {
			if section, ok := sectionOf(t, k.name+"-"+strconv.Itoa(n+1), n); ok {
				made.list = append(made.list, section)
			}
		}
	}
	made.list = append(made.list, view.Section{Name: classSection, Version: classVersion(snapshot)})
	s.sections.Store(made)
	return made.list
}

// classSection is the pages of classes that have services.
const classSection = "classes"

// classVersion is the same as long as the same classes have services; it changes more often.
func classVersion(s *live.Snapshot) string {
	t := s.Table(catalog.KindService)
	var parts []string
	for _, facet := range browsed {
		scheme, _ := schemeOf(facet)
		parts = append(parts, strconv.FormatInt(t.Changed(scheme.index), 36))
	}
	return strings.Join(parts, "-")
}

// listedClasses yields the pages of classes.
func (d desk) listedClasses(yield func(view.Listed) bool) {
	for _, facet := range browsed {
		scheme, _ := schemeOf(facet)
		sets := d.classSets(scheme)
		for _, class := range scheme.list.All() {
			if sets[class] == nil || sets[class].IsEmpty() {
				continue
			}
			listed := view.Listed{Paths: view.Paths{}, WrittenIn: words.Codes()}
			for _, lang := range words.Codes() {
				listed.Paths[lang] = scheme.at.Below(lang, d.ref(class, lang))
			}
			if !yield(listed) {
				return
			}
		}
	}
}

// sectionOf sums up the n-th section of a table; ok is false when nothing in it is published.
func sectionOf(t *live.Table, name string, n int) (section view.Section, ok bool) {
	section.Name = name
	sum := fnv.New64a()
	var b [12]byte
	for e := range published(t, n) {
		ok = true
		if e.Modified.After(section.Modified) {
			section.Modified = e.Modified.Time
		}
		binary.BigEndian.PutUint32(b[:], e.Ord)
		binary.BigEndian.PutUint64(b[4:], uint64(e.Modified.UnixNano()))
		sum.Write(b[:]) //nolint:errcheck // a hash takes everything
	}
	section.Version = strconv.FormatUint(sum.Sum64(), 16)
	return section, ok
}

// published yields the published entries of the n-th section of a table.
func published(t *live.Table, n int) iter.Seq[*live.Entry] {
	return func(yield func(*live.Entry) bool) {
		var it roaring.IntIterator
		it.Initialize(t.Published())
		for it.AdvanceIfNeeded(uint32(n * sectionSize)); it.HasNext(); {
			ord := it.Next()
			if int(ord) >= (n+1)*sectionSize || !yield(t.At(ord)) {
				return
			}
		}
	}
}

// Listed yields the pages of a section; nil when there is no such section.
func (s *Source) Listed(section string) iter.Seq[view.Listed] {
	if section == classSection {
		return s.desk(view.Reader{}).listedClasses
	}
	for _, k := range listedKinds {
		number, ok := strings.CutPrefix(section, k.name+"-")
		n, err := strconv.Atoi(number)
		d := s.desk(view.Reader{})
		t := d.Table(k.kind)
		if !ok || err != nil || n < 1 || strconv.Itoa(n) != number || (n-1)*sectionSize >= t.Len() {
			continue
		}
		return func(yield func(view.Listed) bool) {
			for e := range published(t, n-1) {
				listed := view.Listed{Paths: d.paths(e), WrittenIn: slices.Clone(e.Names.Languages(catalog.TypeName)), Modified: e.Modified.Time}
				if !yield(listed) {
					return
				}
			}
		}
	}
	return nil
}
