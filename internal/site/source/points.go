package source

import (
	"context"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

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
	out := view.Points{Total: found.Total}
	for _, hit := range found.Hits[:min(len(found.Hits), mostPoints)] {
		shown := len(out.Items)
		if out.Items = d.appendPoint(out.Items, hit.Entry); len(out.Items) > shown {
			out.Items[shown].Metres = metres(hit)
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
		return d.allPoints()
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
	made := &madePoints{seq: d.Seq, at: r.Now, points: d.allPoints()}
	made.points.Version = strconv.FormatInt(d.Seq, 10)
	c.made.Store(made)
	return made.points
}

func (d desk) allPoints() view.Points {
	var out view.Points
	t := d.Table(catalog.KindServiceChannel)
	for e := range t.Each(t.Index(live.FacetType, string(catalog.ServiceLocation))) {
		out.Total++
		out.Items = d.appendPoint(out.Items, e)
	}
	return out
}

// appendPoint adds a place that can be shown: one with a point in or near Finland.
func (d desk) appendPoint(list []view.PointItem, e *live.Entry) []view.PointItem {
	p := point(e.Point)
	if p == nil || !inOrNearFinland(p.Lat, p.Lon) {
		return list
	}
	item := remember(d.memory, e, pointAspect, d.Lang, func() view.PointItem {
		item := view.PointItem{Point: *p, Name: d.entryName(e)}
		if v, err := catalog.Decode[listedChannel](e.Document()); err == nil {
			item.Where = d.where(v.Addresses)
		}
		return item
	})
	item.Href = d.path(e) // its short id depends on the others
	return append(list, item)
}
