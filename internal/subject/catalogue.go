package subject

import (
	"context"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Texts of these types are a service's body; PTV calls the long text of general descriptions BackgroundDescription.
var bodyTypes = []string{"BackgroundDescription", "Description", "UserInstruction", "ServiceUserInstruction"}

// FromCatalogue returns what the published catalogue teaches, the most instructive first: general descriptions, then
// services with terms or classes of their own, then services that have only those of their general description. It
// passes over services that repeat a text seen before, and stops after limit examples; 0 means as many as Train takes.
func FromCatalogue(ctx context.Context, s *live.Snapshot, limit int) ([]Example, error) {
	if limit <= 0 {
		limit = defaultMaxExamples
	}
	r := catalogueReader{snapshot: s, limit: limit, seen: map[string]bool{}}
	generals := s.Table(catalog.KindGeneralDescription)
	for e := range generals.Each(generals.Published()) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.general(e)
	}
	services := s.Table(catalog.KindService)
	for e := range services.Each(services.Published()) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(r.out) >= limit {
			break
		}
		r.service(e)
	}
	out := append(r.out, r.leaning...)
	return out[:min(limit, len(out))], nil
}

type catalogueReader struct {
	snapshot     *live.Snapshot
	limit        int
	seen         map[string]bool
	out, leaning []Example
}

func (r *catalogueReader) general(e *live.Entry) {
	g, err := catalog.Decode[catalog.GeneralDescription](e.Document())
	if err != nil || len(r.out) >= r.limit {
		return // what cannot be read is reported where it is shown
	}
	r.add(&r.out, Example{
		ID: g.ID.String(), Twin: g.ID.String(), Texts: textsOf(g.Names, g.Descriptions),
		Terms: uris(g.OntologyTerms), Classes: uris(g.ServiceClasses),
	})
}

func (r *catalogueReader) service(e *live.Entry) {
	s, err := catalog.Decode[catalog.Service](e.Document())
	if err != nil {
		return
	}
	x := Example{ID: s.ID.String(), Texts: textsOf(s.ServiceNames, s.ServiceDescriptions)}
	own := len(s.OntologyTerms)+len(s.ServiceClasses) > 0
	var general *catalog.GeneralDescription
	if s.GeneralDescriptionID != (catalog.ID{}) {
		x.Twin = s.GeneralDescriptionID.String()
		general = r.snapshot.General(s.GeneralDescriptionID)
	}
	merged := catalog.Merge(s, general)
	x.Terms, x.Classes = uris(merged.OntologyTerms), uris(merged.ServiceClasses)
	if own {
		r.add(&r.out, x)
	} else if len(r.leaning) < r.limit {
		r.add(&r.leaning, x)
	}
}

func (r *catalogueReader) add(to *[]Example, x Example) {
	if len(x.Terms)+len(x.Classes) == 0 || len(x.Texts) == 0 {
		return
	}
	t := x.Texts[0]
	key := t.Language + "\x00" + t.Title + "\x00" + t.Summary
	if r.seen[key] {
		return
	}
	r.seen[key] = true
	*to = append(*to, x)
}

func textsOf(names, descriptions catalog.TypedTexts) (out []Text) {
	for _, l := range languages {
		t := Text{Language: l, Title: names.In("Name", l), Summary: descriptions.In("Summary", l)}
		for _, typ := range bodyTypes {
			if body := descriptions.In(typ, l); body != "" {
				if t.Body != "" {
					t.Body += "\n"
				}
				t.Body += body
			}
		}
		if t.Title+t.Summary+t.Body != "" {
			out = append(out, t)
		}
	}
	return out
}

func uris(refs []catalog.CodeRef) (out []string) {
	for _, r := range refs {
		out = append(out, r.URI)
	}
	return out
}

// Combine adds examples of the catalogue to labelled ones. Of an example that both have, the labelled one stays and
// takes the classes, or the terms, that it lacks from the other.
func Combine(labelled, catalogue []Example) []Example {
	out := make([]Example, 0, len(labelled)+len(catalogue))
	at := map[string]int{}
	for _, e := range labelled {
		if e.ID != "" {
			at[e.ID] = len(out)
		}
		out = append(out, e)
	}
	for _, e := range catalogue {
		i, ok := at[e.ID]
		if e.ID == "" || !ok {
			out = append(out, e)
			continue
		}
		have := &out[i]
		if len(have.Terms) == 0 {
			have.Terms = e.Terms
		}
		if len(have.Classes) == 0 {
			have.Classes = e.Classes
		}
		if have.Twin == "" {
			have.Twin = e.Twin
		}
	}
	return out
}

// Labels returns how many different terms and classes of the code lists examples have.
func Labels(examples []Example) (terms, classes int) {
	seenTerms, seenClasses := map[string]bool{}, map[string]bool{}
	for _, e := range examples {
		for _, u := range e.Terms {
			if t, ok := codes.Ontology().LookupMatch(u); ok {
				seenTerms[t.URI] = true
			}
		}
		for _, u := range e.Classes {
			if c, ok := codes.ServiceClasses().Lookup(u); ok {
				seenClasses[c.URI] = true
			}
		}
	}
	return len(seenTerms), len(seenClasses)
}
