package geojson

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

const (
	defaultLimit = 100
	// maxLimit caps limit, as the standard lets a server (req /req/core/fc-limit-response-1).
	maxLimit = 10_000
	crs84    = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
	epsg3067 = "http://www.opengis.net/def/crs/EPSG/0/3067"
)

// itemsQuery is what is asked of a collection's items.
type itemsQuery struct {
	limit, offset int
	box           *box
	from, to      time.Time  // bounds of the time of the last change; zero is none
	organization  catalog.ID // zero is none, as for service
	service       catalog.ID
	lang          string
	metres        bool // the answer's crs
	// facts are parameters of the search that places must answer to; empty when none is given.
	facts url.Values
}

// factNames are the parameters of the search that items take, with the same values and the same meaning.
var factNames = []string{"q", "municipality", "area", "serviceClass", "targetGroup", "lifeEvent", "language", "openAt"}

// box is an area; when west is east of east it goes over the 180th meridian.
type box struct {
	west, south, east, north float64
	metres                   bool
}

// places are those in the box among some.
func (b *box) places(s *live.Snapshot, among *roaring.Bitmap) *roaring.Bitmap {
	var in *roaring.Bitmap
	switch {
	case b.metres:
		return b.inMetres(s.Table(catalog.KindServiceChannel), among)
	case b.west > b.east:
		in = s.Within(live.Box{West: b.west, South: b.south, East: 180, North: b.north})
		in.Or(s.Within(live.Box{West: -180, South: b.south, East: b.east, North: b.north}))
	default:
		in = s.Within(live.Box{West: b.west, South: b.south, East: b.east, North: b.north})
	}
	in.And(among)
	return in
}

// inMetres looks at one after the other: the index is in degrees, which nearly all ask in.
func (b *box) inMetres(t *live.Table, among *roaring.Bitmap) *roaring.Bitmap {
	in := roaring.New()
	for e := range t.Each(among) {
		p := e.Point
		if p != nil && p.Easting >= b.west && p.Easting <= b.east && p.Northing >= b.south && p.Northing <= b.north {
			in.Add(e.Ord)
		}
	}
	return in
}

// readItems reads the parameters of items. A name that is not known is an error (req /req/core/query-param-unknown), a
// value that breaks its rule too.
func readItems(raw string) (q itemsQuery, err error) {
	q = itemsQuery{limit: defaultLimit, lang: "fi", facts: url.Values{}}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return q, fmt.Errorf("the query cannot be read: %w", err)
	}
	boxMetres := false
	for _, name := range slices.Sorted(maps.Keys(values)) { // so that the same question always gets the same answer
		list := values[name]
		if len(list) != 1 {
			return q, fmt.Errorf("query.%.40s: The parameter takes one value", name)
		}
		v := list[0]
		switch name {
		case "limit":
			q.limit, err = whole(v, 1)
			q.limit = min(q.limit, maxLimit)
		case "offset":
			q.offset, err = whole(v, 0)
		case "bbox":
			q.box, err = readBox(v)
		case "bbox-crs":
			boxMetres, err = readCRS(v)
		case "crs":
			q.metres, err = readCRS(v)
		case "datetime":
			q.from, q.to, err = readInterval(v)
		case "organization":
			q.organization, err = readID(v)
		case "service":
			q.service, err = readID(v)
		case "lang":
			if q.lang = v; v != "fi" && v != "sv" && v != "en" {
				err = fmt.Errorf("Use one of: fi, sv, en")
			}
		case "f":
			if v != "json" && v != "geojson" {
				err = fmt.Errorf("The answer is given as json only")
			}
		default:
			if !slices.Contains(factNames, name) {
				err = fmt.Errorf("There is no such parameter")
			} else if strings.TrimSpace(v) != "" {
				q.facts.Set(name, v)
			}
		}
		if err != nil {
			return q, fmt.Errorf("query.%.40s: %w", name, err)
		}
	}
	if q.box != nil {
		q.box.metres = boxMetres
		if err := q.box.check(); err != nil {
			return q, fmt.Errorf("query.bbox: %w", err)
		}
	}
	return q, nil
}

func whole(v string, least int) (int, error) {
	n, err := strconv.Atoi(v)
	if err != nil || n < least {
		return 0, fmt.Errorf("The value must be a whole number from %d", least)
	}
	return n, nil
}

func readID(v string) (catalog.ID, error) {
	id, err := uuid.Parse(v)
	if err != nil || id == (catalog.ID{}) {
		return catalog.ID{}, fmt.Errorf("The value must be an id")
	}
	return id, nil
}

func readCRS(v string) (metres bool, err error) {
	switch v {
	case crs84:
		return false, nil
	case epsg3067:
		return true, nil
	}
	return false, fmt.Errorf("Use one of: %s, %s", crs84, epsg3067)
}

// readBox reads four numbers, or six of which heights do not matter here.
func readBox(v string) (*box, error) {
	parts := strings.Split(v, ",")
	if len(parts) != 4 && len(parts) != 6 {
		return nil, fmt.Errorf("The value must be four or six numbers between commas: west,south,east,north")
	}
	var n []float64
	for _, p := range parts {
		f, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || !isFinite(f) {
			return nil, fmt.Errorf("The value must be four or six numbers between commas: west,south,east,north")
		}
		n = append(n, f)
	}
	if len(n) == 6 {
		n = slices.Concat(n[0:2], n[3:5])
	}
	return &box{west: n[0], south: n[1], east: n[2], north: n[3]}, nil
}

func (b *box) check() error {
	if b.south > b.north || b.metres && b.west > b.east {
		return fmt.Errorf("The lower corner must come first")
	}
	if b.metres {
		return nil
	}
	if b.south < -90 || b.north > 90 || min(b.west, b.east) < -180 || max(b.west, b.east) > 180 {
		return fmt.Errorf("The numbers must be degrees: -180 to 180 and -90 to 90")
	}
	return nil
}

// readInterval reads a time, or two with a slash between; ".." or nothing is an open end (req /req/core/time).
func readInterval(v string) (from, to time.Time, err error) {
	first, second, isInterval := strings.Cut(v, "/")
	if from, err = readTime(first, isInterval); err != nil {
		return
	}
	if to = from; isInterval {
		if to, err = readTime(second, true); err != nil {
			return
		}
	}
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		err = fmt.Errorf("The interval must not end before it begins")
	}
	return
}

func readTime(v string, open bool) (time.Time, error) {
	if open && (v == "" || v == "..") {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, strings.Replace(v, " ", "+", 1))
	if err != nil {
		return time.Time{}, fmt.Errorf("The value must be a time such as 2026-11-28T18:00:00Z, or two with a slash between")
	}
	return t, nil
}

// holds tells whether a place is asked for, facts of the indexes apart.
func (q *itemsQuery) holds(e *live.Entry) bool {
	changed := e.Modified.Truncate(time.Second)
	return (q.from.IsZero() || !changed.Before(q.from)) && (q.to.IsZero() || !changed.After(q.to))
}

// found are the places that the search finds by the facts.
func (q *itemsQuery) found(ctx context.Context, list List) (*roaring.Bitmap, *live.Snapshot, error) {
	query := maps.Clone(q.facts)
	query.Set("type", string(catalog.ServiceLocation))
	query.Set("lang", q.lang)
	entries, s, err := list(ctx, query.Encode())
	if err != nil {
		return nil, nil, err
	}
	set := roaring.New()
	for _, e := range entries {
		set.Add(e.Ord)
	}
	return set, s, nil
}

// find returns the page of places that is asked for and how many there are on all pages; among is nil where no facts are
// asked for.
func (q *itemsQuery) find(s *live.Snapshot, among *roaring.Bitmap) (page []*live.Entry, matched int) {
	t := s.Table(catalog.KindServiceChannel)
	set := t.Index(live.FacetType, string(catalog.ServiceLocation)).Clone()
	if among != nil {
		set.And(among)
	}
	if q.organization != (catalog.ID{}) {
		set.And(t.Index(live.FacetOrganization, q.organization.String()))
	}
	if q.service != (catalog.ID{}) {
		set.And(s.Connected(catalog.KindService, q.service))
	}
	if q.box != nil {
		set = q.box.places(s, set)
	}
	for e := range t.Each(set) {
		if !isPlace(e) || !q.holds(e) {
			continue
		}
		if matched >= q.offset && len(page) < q.limit {
			page = append(page, e)
		}
		matched++
	}
	return page, matched
}
