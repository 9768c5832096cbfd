package mirror

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

// maxLevels is how deep a tree of organisations may be (PTV rule).
const maxLevels = 7

// scope lets through what this mirror may bring: nothing that is mastered here and, when organisations are chosen, only
// what belongs to them or to those below, what that leans on, and the general descriptions. References to what stays
// outside are dropped.
type scope struct {
	Input
	keep map[reference]bool
	// chosen tells that organisations are chosen; then known are the entities that the log has.
	chosen bool
	known  map[reference]bool
	// ours are the entities that somebody made or changed here, as far as the input has or names them.
	ours map[reference]bool
}

// pick makes the scope of an input.
func (r *run) pick(ctx context.Context, in Input) (*scope, error) {
	s := &scope{Input: in, keep: map[reference]bool{}, known: map[reference]bool{}, chosen: len(r.o.Organizations) > 0}
	p := picking{
		scope: s, found: map[reference]*found{}, served: map[reference]bool{}, parents: map[catalog.ID]catalog.ID{},
	}
	if err := p.read(ctx, r.log, in); err != nil {
		return nil, err
	}
	var err error
	if s.ours, err = p.mastered(ctx, r.log); err != nil {
		return nil, err
	}
	for _, id := range r.o.Organizations {
		_, here := p.parents[id]
		if !here {
			return nil, fmt.Errorf("the source has no organisation %s", id)
		}
	}
	for f, what := range p.found {
		if !s.chosen || f.kind == catalog.KindGeneralDescription || p.within(what.owner, r.o.Organizations) {
			p.let(f)
		}
	}
	for f := range s.ours {
		delete(s.keep, f)
	}
	return s, nil
}

// mastered lists what somebody made or changed here of what the input has, and of the services that its channels serve.
func (p *picking) mastered(ctx context.Context, log store.Log) (map[reference]bool, error) {
	out := map[reference]bool{}
	for _, k := range catalog.RecordKinds() {
		var ids []catalog.ID
		for f := range p.found {
			if f.kind == k {
				ids = append(ids, f.id)
			}
		}
		for f := range p.served {
			if f.kind == k && p.found[f] == nil {
				ids = append(ids, f.id)
			}
		}
		err := log.NewestOf(ctx, k, ids, func(rev store.Revision) error {
			if !brings(rev.Actor) {
				out[reference{k, rev.ID}] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// brings tells whether an actor brings content from elsewhere, so that a mirror may change what it signed.
func brings(actor string) bool {
	return actor == editorial.ImportActor || strings.HasPrefix(actor, editorial.MirrorPrefix)
}

// isOurs tells of who works here; what they write, also while a run is on its way, a mirror leaves alone.
func isOurs(actor string) bool { return !brings(actor) }

// found is what the scope asks of a record.
type found struct {
	owner catalog.ID
	// leans are the organisations and channels that come along with it.
	leans []reference
}

// picking works a scope out.
type picking struct {
	*scope
	found map[reference]*found
	// served are the services that channels of the input name.
	served  map[reference]bool
	parents map[catalog.ID]catalog.ID
}

// read notes what the log and the input have.
func (p *picking) read(ctx context.Context, log store.Log, in Input) error {
	for _, k := range catalog.RecordKinds() {
		heads, err := log.NewestNumbers(ctx, k)
		if err != nil {
			return err
		}
		var ids []catalog.ID
		for id, head := range heads {
			if public(head) {
				p.known[reference{k, id}] = true
				ids = append(ids, id)
			}
		}
		if !p.chosen || k != catalog.KindOrganization {
			continue
		}
		err = log.NewestOf(ctx, k, ids, func(rev store.Revision) error {
			o, err := catalog.Decode[catalog.Organization](rev.Document)
			if err != nil {
				return fmt.Errorf("organisation %s in the log: %w", rev.ID, err)
			}
			p.parents[o.ID] = o.ParentOrganizationID
			return nil
		})
		if err != nil {
			return err
		}
	}
	for rec, err := range in.Records(ctx) {
		if err != nil {
			return err
		}
		if rec.Given != nil {
			p.note(rec.Given)
		}
	}
	return nil
}

func (p *picking) note(g *editorial.Given) {
	f := &found{}
	organization := func(id catalog.ID) {
		if id != (catalog.ID{}) {
			f.leans = append(f.leans, reference{catalog.KindOrganization, id})
		}
	}
	switch e := g.Entity.(type) {
	case *catalog.Organization:
		f.owner = e.ID
		p.parents[e.ID] = e.ParentOrganizationID
		organization(e.ParentOrganizationID)
	case *catalog.ServiceChannel:
		f.owner = e.OrganizationID
		organization(e.OrganizationID)
		for _, c := range g.Connections {
			p.served[reference{catalog.KindService, c.ServiceID}] = true
		}
	case *catalog.Service:
		f.owner = e.Responsible()
		for _, o := range e.Organizations {
			organization(o.OrganizationID)
		}
		for _, c := range g.Connections {
			f.leans = append(f.leans, reference{catalog.KindServiceChannel, c.ChannelID})
		}
	case *catalog.ServiceCollection:
		f.owner = e.OrganizationID
	}
	p.found[reference{g.Entity.EntityKind(), g.Entity.EntityID()}] = f
}

// within tells whether an organisation is one of those or below one of them.
func (p *picking) within(id catalog.ID, of []catalog.ID) bool {
	for range maxLevels + 1 {
		if slices.Contains(of, id) {
			return true
		}
		if id = p.parents[id]; id == (catalog.ID{}) {
			return false
		}
	}
	return false
}

// let lets an entity through with all it leans on.
func (p *picking) let(f reference) {
	what := p.found[f]
	if what == nil || p.keep[f] {
		return
	}
	p.keep[f] = true
	for _, l := range what.leans {
		p.let(l)
	}
}

// Records yields the records that are let through. What cannot be read is told only of what the log has, when
// organisations are chosen: of the rest nobody knows whose it is.
func (s *scope) Records(ctx context.Context) iter.Seq2[editorial.Record, error] {
	return func(yield func(editorial.Record, error) bool) {
		for rec, err := range s.Input.Records(ctx) {
			if err == nil && !s.lets(rec) {
				continue
			}
			if rec.Given != nil {
				s.trim(rec.Given)
			}
			if !yield(rec, err) {
				return
			}
		}
	}
}

func (s *scope) lets(rec editorial.Record) bool {
	if rec.Given == nil {
		return !s.chosen || s.known[reference{rec.Kind, rec.ID}]
	}
	return s.keep[reference{rec.Given.Entity.EntityKind(), rec.Given.Entity.EntityID()}]
}

// Reread reads a record again, as Records gave it.
func (s *scope) Reread(handle int64) (*editorial.Given, error) {
	g, err := s.Input.Reread(handle)
	if err == nil {
		s.trim(g)
	}
	return g, err
}

// trim drops a channel's connections to services of ours, and a record's references to what is neither let through nor in
// the log.
func (s *scope) trim(g *editorial.Given) {
	if g.Entity.EntityKind() == catalog.KindServiceChannel {
		g.Connections = slices.DeleteFunc(g.Connections, func(c catalog.Connection) bool {
			return s.ours[reference{catalog.KindService, c.ServiceID}]
		})
	}
	if !s.chosen {
		return
	}
	outside := func(k catalog.Kind, id catalog.ID) bool {
		return !s.keep[reference{k, id}] && !s.known[reference{k, id}]
	}
	g.Connections = slices.DeleteFunc(g.Connections, func(c catalog.Connection) bool {
		if g.Entity.EntityKind() == catalog.KindService {
			return outside(catalog.KindServiceChannel, c.ChannelID)
		}
		return outside(catalog.KindService, c.ServiceID)
	})
	switch e := g.Entity.(type) {
	case *catalog.GeneralDescription:
		e.ServiceChannels = slices.DeleteFunc(e.ServiceChannels, func(p catalog.ProposedChannel) bool {
			return outside(catalog.KindServiceChannel, p.ChannelID)
		})
	case *catalog.ServiceCollection:
		e.Services = slices.DeleteFunc(e.Services, func(id catalog.ID) bool { return outside(catalog.KindService, id) })
		e.ServiceChannels = slices.DeleteFunc(e.ServiceChannels, func(id catalog.ID) bool {
			return outside(catalog.KindServiceChannel, id)
		})
	}
}
