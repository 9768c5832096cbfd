package open

import (
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// item is an entry in a list.
func (s speaker) item(e *live.Entry) item {
	out := item{ID: e.ID, Kind: e.Kind, Type: e.Type, Organization: s.organization(e.Organization)}
	b := s.briefOf(e)
	out.Name, out.Language = s.name(e, b.DisplayNameType)
	out.Summary = s.summary(b)
	out.AreaType, out.Municipalities = s.reach(e, b)
	if p := e.Point; p != nil {
		out.Location = &location{Lat: record.Degrees(p.Lat), Lon: record.Degrees(p.Lon)}
	}
	return out
}
