package source

import (
	"context"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

const (
	// mostPoints is how many places a question has on the map; without one there are all.
	mostPoints = 2000
	// pointsAtOnce is how many hits the finder gives at a time.
	pointsAtOnce = 100
	// pointsAge is how long the map of everything may lag behind the catalogue.
	pointsAge = time.Minute
)

// allPoints keeps the places of the whole country, which every look at the empty map needs, in each language.
type allPoints struct {
	mu    sync.Mutex
	known map[string]madePoints
}

type madePoints struct {
	seq    int64
	at     time.Time
	points view.Points
}

// Points finds the places of a query for the map.
func (s *Source) Points(ctx context.Context, r view.Reader, q view.Query) (view.Points, error) {
	if q.Placeless().Blank() {
		return s.everywhere(r), nil
	}
	d := s.desk(r)
	question := d.understand(q.Places()).question(r)
	question.PageSize = pointsAtOnce
	var out view.Points
	for question.Page = 1; ; question.Page++ {
		found, err := s.finder.Search(ctx, question)
		if err != nil {
			return view.Points{}, err
		}
		d.Snapshot, out.Total = found.Snapshot, found.Total
		for _, hit := range found.Hits {
			out.Items = d.appendPoint(out.Items, hit.Entry)
		}
		if seen := question.Page * pointsAtOnce; seen >= found.Total || seen >= mostPoints || len(found.Hits) == 0 {
			return out, nil
		}
	}
}

// everywhere are all places with a point, made again at most once a minute.
func (s *Source) everywhere(r view.Reader) view.Points {
	d := s.desk(r)
	s.all.mu.Lock()
	defer s.all.mu.Unlock()
	made, ok := s.all.known[r.Lang]
	if ok && (made.seq == d.Seq || r.Now.Sub(made.at) < pointsAge) {
		return made.points
	}
	made = madePoints{seq: d.Seq, at: r.Now}
	t := d.Table(catalog.KindServiceChannel)
	for e := range t.Each(t.Published()) {
		if e.Type == string(catalog.ServiceLocation) {
			made.points.Total++
			made.points.Items = d.appendPoint(made.points.Items, e)
		}
	}
	if s.all.known == nil {
		s.all.known = map[string]madePoints{}
	}
	s.all.known[r.Lang] = made
	return made.points
}

// appendPoint adds a place that can be shown: one with a point in or near Finland.
func (d desk) appendPoint(list []view.PointItem, e *live.Entry) []view.PointItem {
	p := point(e.Point)
	if p == nil || !(p.Lat > 58 && p.Lat < 71.5 && p.Lon > 17 && p.Lon < 33) {
		return list
	}
	item := view.PointItem{Point: *p, Name: d.entryName(e), Href: d.path(e)}
	if v, err := catalog.Decode[catalog.ServiceChannel](e.Document()); err == nil {
		item.Where = d.where(v.Addresses)
	}
	return append(list, item)
}
