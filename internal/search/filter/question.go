package filter

import (
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Ask is what somebody wants to see.
type Ask struct {
	Filters
	// Municipality is the place that hits were found for; the facet shows it as chosen. Empty mostly.
	Municipality string
	// Open gives what is open at OpenAt, of each kind, as opening.Open.Set does; nil for no such facet or filter.
	Open func(catalog.Kind) *roaring.Bitmap
	// OpenAt is zero for now. OnlyOpen keeps only what is open.
	OpenAt   time.Time
	OnlyOpen bool
}

// Question is an Ask about one snapshot. It never changes.
type Question struct {
	ask  Ask
	view *view
	// wanted has what passes each filter, nil where nothing is asked for.
	wanted [facts]*sets
}

// Ask prepares to narrow and to count hits of a snapshot.
func (f *Filter) Ask(s *live.Snapshot, a Ask) *Question { return f.at(s).ask(s, a) }

// AskExactly is Ask for those who would rather wait than be answered by the facts of a moment ago.
func (f *Filter) AskExactly(s *live.Snapshot, a Ask) *Question { return f.workOut(s).ask(s, a) }

func (v *view) ask(s *live.Snapshot, a Ask) *Question {
	q := &Question{ask: a, view: v}
	for i := range subjects {
		x := &subjects[i]
		if chosen := a.chosen(x.fact); len(chosen) > 0 {
			q.wanted[x.fact] = q.view.vocabularies[x.fact].any(x.terms, chosen)
		}
	}
	if len(a.Organizations) > 0 {
		q.wanted[byOrganization] = belongingTo(s, a.Organizations)
	}
	if a.OnlyOpen && a.Open != nil {
		open := &sets{}
		for i, k := range kinds {
			open[i] = a.Open(k)
		}
		q.wanted[byOpen] = open
	}
	return q
}

// chosen are the values asked for, as the filter takes them.
func (a *Ask) chosen(f fact) []string {
	switch f {
	case byType:
		return a.Types
	case byServiceClass:
		return a.ServiceClasses
	case byTargetGroup:
		return a.TargetGroups
	case byLifeEvent:
		return a.LifeEvents
	case byArea:
		return a.Areas
	case byChannelType:
		return a.ChannelTypes
	case byLanguage:
		return a.Languages
	case byFree:
		if a.Free {
			return []string{string(catalog.FreeOfCharge)}
		}
	}
	return nil
}

// any are the entries that have one of the values.
func (v *vocabulary) any(terms func(string) []term, chosen []string) *sets {
	all := &sets{}
	for _, text := range chosen {
		found, _ := v.find(terms, text)
		for i, set := range found {
			all[i] = union(all[i], set)
		}
	}
	return all
}

func union(a, b *roaring.Bitmap) *roaring.Bitmap {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return roaring.Or(a, b)
}

// belongingTo are the entries of organisations and those below them.
func belongingTo(s *live.Snapshot, ids []catalog.ID) *sets {
	all := &sets{}
	themselves := roaring.New()
	var postings [len(kinds)][]*roaring.Bitmap
	for _, id := range s.Tree(ids...) {
		if e, ok := s.Published(catalog.KindOrganization, id); ok {
			themselves.Add(e.Ord)
		}
		for i, k := range kinds {
			postings[i] = append(postings[i], s.Table(k).Index(live.FacetOrganization, id.String()))
		}
	}
	for i := range kinds {
		all[i] = roaring.FastOr(postings[i]...)
	}
	all[kindIndex(catalog.KindOrganization)] = themselves
	return all
}

// Asks tells that some filter narrows the hits.
func (q *Question) Asks() bool {
	for _, w := range q.wanted {
		if w != nil {
			return true
		}
	}
	return false
}

// Narrow returns those of found that pass all filters, of one kind: Ord values, never nil. It is found itself when
// nothing is asked for, else the caller's own.
func (q *Question) Narrow(k catalog.Kind, found *roaring.Bitmap) *roaring.Bitmap {
	if i := kindIndex(k); i >= 0 {
		return q.narrow(i, found, facts)
	}
	return found
}

// narrow is Narrow but for one fact's filter.
func (q *Question) narrow(kind int, found *roaring.Bitmap, but fact) *roaring.Bitmap {
	set, own := found, false
	for f, w := range q.wanted {
		switch {
		case w == nil || fact(f) == but:
		case w[kind] == nil:
			return roaring.New()
		case own:
			set.And(w[kind])
		default:
			set, own = roaring.And(set, w[kind]), true
		}
	}
	return set
}

// Set returns the entries of a kind that pass all filters, the caller's own; nil when nothing is asked for.
func (q *Question) Set(k catalog.Kind) *roaring.Bitmap {
	i := kindIndex(k)
	if i < 0 || !q.Asks() {
		return nil
	}
	var set *roaring.Bitmap
	for _, w := range q.wanted {
		switch {
		case w == nil:
		case w[i] == nil:
			return roaring.New()
		case set == nil:
			set = w[i].Clone()
		default:
			set.And(w[i])
		}
	}
	return set
}
