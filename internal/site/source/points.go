package source

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
	"weak"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

const (
	// mostPoints is how many places a question has on the map; without one there are all.
	mostPoints = 2000
	// pointsAge is how long the map of everything may lag behind the catalogue.
	pointsAge = time.Minute
)

// country keeps the places of the whole country in one language, which every look at the empty map needs.
type country struct {
	making sync.Mutex
	made   atomic.Pointer[madePoints]
}

type madePoints struct {
	seq    int64
	at     time.Time
	points view.Points
	// ords and of are the entries of the points, oldest first: what is shown of those that have not changed is not read
	// again. They are held weakly, for an entry holds the snapshot of which it was.
	ords []uint32
	of   []weak.Pointer[live.Entry]
}

// item is what is shown of an entry; ok is false when it was not there, or was another one. There may be nothing made.
func (m *madePoints) item(e *live.Entry) (item view.PointItem, ok bool) {
	if m == nil {
		return item, false
	}
	i, ok := slices.BinarySearch(m.ords, e.Ord)
	if !ok || m.of[i].Value() != e {
		return item, false
	}
	return m.points.Items[i], true
}

// countries has one for each language of the pages.
func countries() map[string]*country {
	out := map[string]*country{}
	for _, lang := range words.Codes() {
		out[lang] = &country{}
	}
	return out
}

// Points finds the places of a query for the map.
func (s *Source) Points(ctx context.Context, r view.Reader, q view.Query) (view.Points, error) {
	if q.Placeless().Blank() {
		return s.everywhere(r), nil
	}
	d := s.desk(r)
	question := d.understand(q.Places()).question(r)
	question.All = true
	found, err := s.finder.Search(ctx, question)
	if err != nil {
		return view.Points{}, err
	}
	d.Snapshot = found.Snapshot
	var made *madePoints
	if c, ok := s.countries[r.Lang]; ok {
		made = c.made.Load()
	}
	out := view.Points{Total: found.Total}
	for _, hit := range found.Hits[:min(len(found.Hits), mostPoints)] {
		e := hit.Entry
		item, ok := d.pointItem(e, func() (view.PointItem, bool) { return made.item(e) })
		if ok {
			item.Metres = metres(hit)
			out.Items = append(out.Items, item)
		}
	}
	return out, nil
}

// Opening tells how things stand with a channel's hours.
func (s *Source) Opening(_ context.Context, r view.Reader, channel catalog.ID) (view.Standing, error) {
	e, err := s.desk(r).find(catalog.KindServiceChannel, channel)
	if err != nil {
		return view.Standing{}, err
	}
	v, err := catalog.Decode[listedChannel](e.Document())
	if err != nil {
		return view.Standing{}, err
	}
	return view.NewStanding(v.ServiceHours, r.Now), nil
}

// everywhere are all places with a point, made again at most once a minute. While one reader waits for newer ones, the
// others have those that there are.
func (s *Source) everywhere(r view.Reader) view.Points {
	d := s.desk(r)
	c, ok := s.countries[r.Lang]
	if !ok {
		return d.allPoints(nil).points
	}
	current := func() *madePoints {
		if made := c.made.Load(); made != nil && (made.seq == d.Seq || r.Now.Sub(made.at) < pointsAge) {
			return made
		}
		return nil
	}
	if made := current(); made != nil {
		return made.points
	}
	if older := c.made.Load(); older == nil {
		c.making.Lock()
	} else if !c.making.TryLock() {
		return older.points
	}
	defer c.making.Unlock()
	if made := current(); made != nil { // by somebody who was faster
		return made.points
	}
	made := d.allPoints(c.made.Load())
	made.seq, made.at = d.Seq, r.Now
	made.points.Version = strconv.FormatInt(d.Seq, 10)
	c.made.Store(made)
	return made.points
}

// allPoints are those of a snapshot; what has not changed is taken from those that were made before, which may be nil. It
// keeps little else: a whole country would push everything out of the memory.
func (d desk) allPoints(before *madePoints) *madePoints {
	made := &madePoints{}
	t := d.Table(catalog.KindServiceChannel)
	for e := range t.Each(t.Index(live.FacetType, string(catalog.ServiceLocation))) {
		made.points.Total++
		item, ok := d.pointItem(e, func() (view.PointItem, bool) {
			if item, ok := before.item(e); ok {
				return item, true
			}
			return d.readPoint(e), true
		})
		if ok {
			made.points.Items = append(made.points.Items, item)
			made.ords, made.of = append(made.ords, e.Ord), append(made.of, weak.Make(e))
		}
	}
	return made
}

// pointItem is a place that can be shown: one with a point in or near Finland. What known does not know is remembered.
func (d desk) pointItem(e *live.Entry, known func() (view.PointItem, bool)) (view.PointItem, bool) {
	if p := e.Point; p == nil || !inOrNearFinland(p.Lat, p.Lon) {
		return view.PointItem{}, false
	}
	item, ok := known()
	if !ok {
		item = remember(d.memory, e, pointAspect, d.Lang, func() view.PointItem { return d.readPoint(e) })
	}
	item.Href = d.path(e) // its short id depends on the others
	return item, true
}

// readPoint reads what the map shows of a place, without its address.
func (d desk) readPoint(e *live.Entry) view.PointItem {
	item := view.PointItem{Point: *point(e.Point), Name: d.entryName(e)}
	if v, err := catalog.Decode[listedPlace](e.Document()); err == nil {
		item.Where = d.where(v.Addresses)
	}
	return item
}

// listedPlace is as much of a catalog.ServiceChannel as the map shows.
type listedPlace struct {
	Addresses []listedAddress `json:"addresses"`
}
