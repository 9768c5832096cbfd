// Package source fills the views of the public pages from the live catalogue.
//
// It chooses languages, resolves names of classes and areas, merges a service with its general description and its
// channels with what their connections say; it neither renders nor keeps anything between requests.
package source

import (
	"context"
	"slices"
	"sync/atomic"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/view"
)

// Finder answers queries over the catalogue: *search.Index, and in tests something smaller.
type Finder interface {
	Search(ctx context.Context, q search.Query) (search.Results, error)
	// Serving tells who serves a municipality; its sets must not be changed.
	Serving(s *live.Snapshot, k catalog.Kind, municipality string) search.Served
}

// Source reads the newest snapshot once for each view.
type Source struct {
	catalogue *live.Catalogue
	finder    Finder
	suggester Suggester  // nil when nobody suggests
	news      Newsteller // nil when nobody tells of changes
	memory    *memory
	orders    orders
	countries map[string]*country
	classes   map[string]*atomic.Pointer[classSets] // by facet of the pages
	sections  atomic.Pointer[sections]
}

// Option gives a source more to ask.
type Option func(*Source)

// WithSuggester suggests while somebody types.
func WithSuggester(g Suggester) Option { return func(s *Source) { s.suggester = g } }

// New makes a source over a catalogue; finder answers searches.
func New(c *live.Catalogue, finder Finder, options ...Option) *Source {
	s := &Source{catalogue: c, finder: finder, memory: newMemory(rememberedEntries), orders: newOrders(), countries: countries(), classes: map[string]*atomic.Pointer[classSets]{}}
	for _, facet := range browsed {
		s.classes[facet] = &atomic.Pointer[classSets]{}
	}
	for _, o := range options {
		o(s)
	}
	return s
}

// desk is the work on one view: a snapshot and a reader.
type desk struct {
	*live.Snapshot
	view.Reader
	finder  Finder
	memory  *memory
	orders  orders
	classes map[string]*atomic.Pointer[classSets]
}

func (s *Source) desk(r view.Reader) desk {
	return desk{s.catalogue.Snapshot(), r, s.finder, s.memory, s.orders, s.classes}
}

// find gets a published entry, or says why there is none.
func (d desk) find(k catalog.Kind, id catalog.ID) (*live.Entry, error) {
	e, ok := d.Table(k).Get(id)
	switch {
	case !ok || e.Visibility == live.Hidden:
		return nil, view.ErrNotFound
	case e.Visibility != live.Published:
		return nil, view.ErrGone
	}
	return e, nil
}

// Municipalities lists today's municipalities by their names in that language.
func (s *Source) Municipalities(lang string) []view.Municipality {
	var out []view.Municipality
	for _, m := range codes.Municipalities() {
		out = append(out, view.Municipality{Code: m.Code, Name: m.Best(lang)})
	}
	order := sorter(lang)
	slices.SortFunc(out, func(a, b view.Municipality) int { return order.CompareString(a.Name, b.Name) })
	return out
}

// sorter sorts as the language's dictionaries do; it must not be shared between goroutines.
func sorter(lang string) *collate.Collator {
	return collate.New(language.Make(lang), collate.IgnoreCase)
}
