package search

import (
	"bytes"
	"maps"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// located tells of the published service locations in which municipalities their addresses are. It never changes.
type located struct {
	in map[string]*roaring.Bitmap // by today's codes
	// all are those that tell an address.
	all *roaring.Bitmap
}

var locatedNowhere = &located{in: map[string]*roaring.Bitmap{}, all: roaring.New()}

// inside are the places in a municipality, or in those of a wider area.
func (l *located) inside(at areaKey) *roaring.Bitmap {
	municipalities := []string{at.code}
	if at.kind != codes.AreaMunicipality {
		municipalities = nil
		if area, ok := codes.FindArea(at.kind, at.code); ok {
			municipalities = area.Municipalities
		}
	}
	set := roaring.New()
	for _, code := range municipalities {
		if m, ok := codes.CurrentMunicipality(code); ok && l.in[m.Code] != nil {
			set.Or(l.in[m.Code])
		}
	}
	return set
}

// locating follows the addresses of the catalogue. One at a time may use it.
type locating struct {
	is *located
	// table is the one that was read last, and codes what each of its entries tells, by Ord.
	table *live.Table
	codes [][]string
	// spots are where the entries are, by Ord. It is copied before it changes.
	spots []spot
	// alone are the lists of one code, which nearly all places tell: they share them.
	alone map[string][]string
}

// follow gives what a table of channels tells: the same as before where no address has changed. It reads the entries that
// it has not seen: the first time all, later those of one change.
func (l *locating) follow(t *live.Table) *located {
	if l.is != nil && l.table == t {
		return l.is
	}
	n := t.Len()
	anew := l.is == nil || n < len(l.codes)
	if n < len(l.codes) {
		clear(l.codes[n:]) // a later, longer table finds nothing of what is gone
	}
	l.codes = slices.Grow(l.codes, max(0, n-len(l.codes)))[:n]
	if len(l.spots) < n {
		l.spots = slices.Concat(l.spots, slices.Repeat([]spot{nowhere}, n-len(l.spots)))
	}
	own := false
	published, typed := t.Published(), t.Index(live.FacetType, string(catalog.ServiceLocation))
	next := relocating{is: l.is}
	for ord := range t.Changes(l.table) {
		e := t.At(ord)
		var now []string
		if published.Contains(ord) && typed.Contains(ord) {
			now = l.shared(municipalitiesOf(e))
		}
		if !anew {
			next.move(ord, l.codes[ord], now)
		}
		l.codes[ord] = now
		if at := spotOf(e); at != l.spots[ord] {
			if !own {
				l.spots, own = slices.Clone(l.spots), true
			}
			l.spots[ord] = at
		}
	}
	l.table = t
	if l.is = next.is; anew {
		l.is = locate(l.codes)
	}
	return l.is
}

// relocating makes of a located the next one.
type relocating struct {
	is  *located
	own map[string]bool // sets that are copied already; nil before the first change
}

// move moves a place from its old municipalities to its new ones.
func (r *relocating) move(ord uint32, old, now []string) {
	if slices.Equal(old, now) {
		return
	}
	if r.own == nil {
		r.is, r.own = &located{in: maps.Clone(r.is.in), all: r.is.all.Clone()}, map[string]bool{}
	}
	for _, code := range old {
		r.set(code).Remove(ord)
	}
	for _, code := range now {
		r.set(code).Add(ord)
	}
	if len(now) > 0 {
		r.is.all.Add(ord)
	} else {
		r.is.all.Remove(ord)
	}
}

func (r *relocating) set(code string) *roaring.Bitmap {
	if !r.own[code] {
		r.own[code] = true
		if old := r.is.in[code]; old != nil {
			r.is.in[code] = old.Clone()
		} else {
			r.is.in[code] = roaring.New()
		}
	}
	return r.is.in[code]
}

func (l *locating) shared(codes []string) []string {
	if len(codes) != 1 {
		return codes
	}
	if l.alone == nil {
		l.alone = map[string][]string{}
	}
	if _, known := l.alone[codes[0]]; !known {
		l.alone[codes[0]] = codes
	}
	return l.alone[codes[0]]
}

// locate files places under their municipalities.
func locate(list [][]string) *located {
	ords := map[string][]uint32{}
	l := &located{in: map[string]*roaring.Bitmap{}, all: roaring.New()}
	for ord, municipalities := range list {
		for _, code := range municipalities {
			ords[code] = append(ords[code], uint32(ord))
		}
	}
	for code := range maps.Keys(ords) {
		l.in[code] = roaring.BitmapOf(ords[code]...)
		l.all.Or(l.in[code])
	}
	return l
}

// addressesKey is how the addresses begin in a channel's canonical document. Within a text its quotes would be escaped.
var addressesKey = []byte(`"addresses":[`)

// address is as much of a catalog.Address as tells its municipality.
type address struct {
	StreetAddress struct {
		Municipality struct {
			Code string `json:"code"`
		} `json:"municipality"`
	} `json:"streetAddress"`
}

// municipalitiesOf are the codes of today's municipalities of a place's addresses; nil when it tells none. It does not read
// the rest of the document.
func municipalitiesOf(e *live.Entry) []string {
	document := e.Document()
	i := bytes.Index(document, addressesKey)
	if i < 0 {
		return nil
	}
	var addresses []address
	if err := json.UnmarshalDecode(jsontext.NewDecoder(bytes.NewReader(document[i+len(addressesKey)-1:])), &addresses); err != nil {
		return nil // cannot be: the catalogue has read the document
	}
	var list []string
	for _, a := range addresses {
		if m, ok := codes.CurrentMunicipality(a.StreetAddress.Municipality.Code); ok && !slices.Contains(list, m.Code) {
			list = append(list, m.Code)
		}
	}
	return list
}
