package open

import "github.com/varanto/varanto/internal/live"

// item is an entry in a list.
func (s speaker) item(e *live.Entry) item {
	out := item{ID: e.ID, Kind: e.Kind, Type: e.Type, Organization: s.organization(e.Organization)}
	b := s.briefOf(e)
	out.Name, out.Language = s.name(e, b.DisplayNameType)
	out.Summary = s.summary(b)
	out.AreaType, out.Municipalities = s.reach(e, b)
	if p := e.Point; p != nil {
		out.Location = &location{Lat: degrees(p.Lat), Lon: degrees(p.Lon)}
	}
	return out
}

// degrees rounds to six decimals, a tenth of a metre.
func degrees(f float64) float64 {
	const millionth = 1e6
	return float64(int64(f*millionth+0.5)) / millionth
}
