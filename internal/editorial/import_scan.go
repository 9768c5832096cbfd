package editorial

import (
	"context"
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/store"
)

// scan is the first reading: it checks every record by itself and fills the index.
func (r *importRun) scan(ctx context.Context) error {
	r.index = newIndex()
	r.meter.Begin(PhaseRead, 0)
	for rec, err := range r.in.Records(ctx) {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.take(rec); err != nil {
			return err
		}
		r.meter.Add(1)
	}
	r.meter.End()
	return ctx.Err()
}

func (r *importRun) take(rec Record) error {
	if rec.Given == nil || len(rec.Problems) > 0 {
		r.takeUnsound(rec)
		return nil
	}
	g := rec.Given
	kind, id := g.Entity.EntityKind(), g.Entity.EntityID()
	e := entry{
		kind: kind, id: id, place: rec.Place, handle: rec.Handle, status: g.Status,
		connections: g.ConnectionsGiven,
	}
	problems := r.faults(rec, &e)
	if len(problems) > 0 && (id == (catalog.ID{}) || !isRecordKind(kind)) {
		r.takeUnsound(Record{Place: rec.Place, Kind: kind, Problems: problems})
		return nil
	}
	r.report.count(kind).Read++
	if r.isDouble(&e) {
		return nil
	}
	kept := r.index.add(e)
	if len(problems) > 0 {
		r.reject(kept, problems...)
		return nil
	}
	for _, uri := range kept.teaches {
		r.index.teachers[uri]++
	}
	if s, ok := g.Entity.(*catalog.Service); ok && len(g.Connections) > 0 {
		r.index.terms[s.ID] = uris(s.OntologyTerms)
	}
	if r.warner == nil {
		return nil
	}
	return r.warner.learn(g, kept.teaches)
}

// takeUnsound counts and tells a record that cannot be taken by itself. When the record says whose it is, the index
// remembers that, so that those who refer to it learn where it stands.
func (r *importRun) takeUnsound(rec Record) {
	if len(rec.Problems) == 0 {
		rec.Problems = []catalog.Problem{{Rule: "syntax", Message: "holds no entity"}}
	}
	e := entry{kind: rec.Kind, id: rec.ID, place: rec.Place, handle: rec.Handle}
	if !isRecordKind(e.kind) || e.id == (catalog.ID{}) {
		if isRecordKind(e.kind) {
			r.report.count(e.kind).Read++
			r.report.count(e.kind).Rejected++
		} else {
			r.report.Unreadable++
		}
		for _, p := range rec.Problems {
			r.tell(Rejection{Place: e.place, Kind: e.kind, ID: e.id, Problem: p})
		}
		return
	}
	r.report.count(e.kind).Read++
	if r.isDouble(&e) {
		return
	}
	r.reject(r.index.add(e), rec.Problems...)
}

// isDouble rejects an entry whose id an earlier record has, also when the two are alike.
func (r *importRun) isDouble(e *entry) bool {
	first := r.index.find(e.kind, e.id)
	if first == nil {
		return false
	}
	r.reject(e, catalog.Problem{
		Field: "id", Rule: "duplicate", Value: e.id.String(),
		Message: fmt.Sprintf("is the id of the record at %s too", first.place),
	})
	return true
}

// faults checks what can be told from the record alone, beyond what its decoder checked, and notes in e what it refers
// to.
func (r *importRun) faults(rec Record, e *entry) []catalog.Problem {
	g := rec.Given
	if !isRecordKind(e.kind) {
		return []catalog.Problem{{Rule: "kind", Value: string(e.kind), Message: "is no kind that records hold"}}
	}
	if e.id == (catalog.ID{}) {
		return []catalog.Problem{{Field: "id", Rule: "required", Message: "is missing"}}
	}
	var problems []catalog.Problem
	if _, err := catalog.ParseStatus(string(g.Status)); err != nil {
		problems = append(problems, catalog.Problem{
			Field: "publishingStatus", Rule: rule.Enum, Value: string(g.Status), Message: "is no publishing status",
			Arguments: []catalog.Argument{{Name: "allowed", Value: catalog.Choices(catalog.Statuses())}},
		})
	}
	for _, l := range codeLists(g) {
		for i, ref := range *l.refs {
			switch {
			case ref.URI == "":
				problems = append(problems, catalog.Problem{
					Field: fmt.Sprintf("%s[%d].uri", l.field, i), Rule: "required", Message: "is missing",
				})
			case r.codes.knows(l.list, ref.URI):
			case ref.As == nil:
				e.bare = append(e.bare, bareCode{field: fmt.Sprintf("%s[%d].uri", l.field, i), uri: ref.URI})
			default:
				e.teaches = append(e.teaches, ref.URI)
			}
		}
	}
	if rec.Size == 0 || rec.Size > surelySmall {
		problems = append(problems, r.tooLarge(g)...)
	}
	e.refs = references(g)
	return problems
}

// surelySmall is the size of a record whose documents the log can hold in any case. A document is hardly larger than
// its record: what is absent there is absent here. A thousandfold leaves no doubt.
const surelySmall = store.MaxDocumentSize / 1000

// tooLarge tells of an entity or a connection that the log cannot hold. It is asked before anything is written, when
// those who refer to the record can still be rejected with it.
func (r *importRun) tooLarge(g *Given) []catalog.Problem {
	size, err := documentSize(g.Entity)
	for i := 0; i < len(g.Connections) && err == nil; i++ {
		var one int
		one, err = documentSize(&g.Connections[i])
		size = max(size, one)
	}
	if err != nil {
		return []catalog.Problem{{Rule: "syntax", Message: err.Error()}}
	}
	size += r.growth(g)
	if size <= store.MaxDocumentSize {
		return nil
	}
	return []catalog.Problem{{
		Rule: "size", Message: fmt.Sprintf("is too large: %d bytes, at most %d", size, store.MaxDocumentSize),
	}}
}

func documentSize(e catalog.Entity) (int, error) {
	document, err := catalog.Marshal(e)
	return len(document), err
}

// growth is how many bytes uris grow by when they are filed in the form of the code lists; see codeBook.settle.
func (r *importRun) growth(g *Given) int {
	n := 0
	for _, l := range codeLists(g) {
		for _, ref := range *l.refs {
			if ref.As == nil {
				uri, _ := r.codes.listed(l.list, ref.URI)
				n += max(0, len(uri)-len(ref.URI))
			}
		}
	}
	return n
}
