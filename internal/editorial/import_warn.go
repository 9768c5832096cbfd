package editorial

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/store"
)

// MaxExamples is how many records a RuleWarning names.
const MaxExamples = 3

// RuleWarning tells how often what an import took breaks a named rule that people and machines who write are held to.
type RuleWarning struct {
	// Rule is the rule's name, one of rule.Rules.
	Rule string
	// Records counts the records that break it, Problems the places where.
	Records, Problems int
	// Examples are the first MaxExamples records in the order of import, each with its first problem.
	Examples []Rejection
}

// Broken counts the problems of all warnings.
func (r *ImportReport) Broken() int {
	n := 0
	for _, w := range r.Warnings {
		n += w.Problems
	}
	return n
}

// WriteWarnings writes for people which rules the taken records break, the most frequent first; nothing when none.
func (r *ImportReport) WriteWarnings(w io.Writer) error {
	if len(r.Warnings) == 0 {
		return nil
	}
	if _, err := fmt.Fprintf(w, "Taken all the same, but %d places break rules of publishing (warnings):\n", r.Broken()); err != nil {
		return err
	}
	for _, one := range r.Warnings {
		if _, err := fmt.Fprintf(w, "  %s: %d in %d records\n", one.Rule, one.Problems, one.Records); err != nil {
			return err
		}
		for _, e := range one.Examples {
			if _, err := fmt.Fprintf(w, "    %s\n", e); err != nil {
				return err
			}
		}
	}
	return nil
}

// warner holds the rules of publishing against what an import takes. Its world is the catalogue as it will be.
type warner struct {
	world *Register
	// former are the cards of the log that records of the import stand in the place of.
	former map[Ref]*card
	at     time.Time
	rules  map[string]*RuleWarning
}

// openWarner makes a warner over what the log holds, when warnings are asked for.
func (r *importRun) openWarner(ctx context.Context) error {
	if !r.opts.Warnings {
		return nil
	}
	r.warner = &warner{world: NewRegister(r.log), former: map[Ref]*card{}, at: r.now, rules: map[string]*RuleWarning{}}
	return r.warner.world.Follow(ctx)
}

// learn takes a record of the first reading into the world.
func (w *warner) learn(g *Given, teaches []string) error {
	ref := RefOf(g.Entity)
	if old := w.world.cards[ref.Kind].get(ref.ID); old != nil {
		w.former[ref] = old
	}
	rev := store.Revision{Seq: 1, Kind: ref.Kind, ID: ref.ID, Number: 1, Status: g.Status, Time: w.at}
	if _, err := w.world.apply(rev, g.Entity, 0); err != nil {
		return err
	}
	for _, uri := range teaches {
		w.world.learnt.set(catalog.CodeItemID(uri), struct{}{})
	}
	for i := range g.Connections {
		c := g.Connections[i]
		switch e := g.Entity.(type) {
		case *catalog.Service:
			c.ServiceID = e.ID
		case *catalog.ServiceChannel:
			c.ChannelID = e.ID
		}
		w.world.joins.put(join{service: c.ServiceID, channel: c.ChannelID, asti: c.IsASTI()})
	}
	return nil
}

// forget takes a record that was rejected after all out of the world.
func (w *warner) forget(ref Ref) {
	if c := w.world.cards[ref.Kind].get(ref.ID); c != nil {
		w.world.replace(c, w.former[ref])
	}
}

// forgetRejected lets the world know only what will be in the log.
func (r *importRun) forgetRejected() {
	if r.warner == nil {
		return
	}
	for _, k := range catalog.RecordKinds() {
		for _, e := range r.index.table(k).entries {
			if e.rejected {
				r.warner.forget(Ref{k, e.id})
			}
		}
	}
}

// look holds the rules against a record that is taken, and its connections.
func (w *warner) look(e *entry, g *Given) {
	if ended(e.status) {
		return
	}
	check := rule.Draft
	if e.status == catalog.StatusPublished {
		check = rule.Publish
	}
	w.note(e, e.kind, e.id, check(g.Entity, w.world))
	if e.kind != catalog.KindService {
		return // a channel's record shows connections from the other side once more
	}
	for i := range g.Connections {
		w.note(e, catalog.KindConnection, g.Connections[i].ID(), rule.Publish(&g.Connections[i], w.world))
	}
}

func (w *warner) note(e *entry, k catalog.Kind, id catalog.ID, problems []catalog.Problem) {
	told := map[string]bool{}
	for _, p := range problems {
		one := w.rules[p.Rule]
		if one == nil {
			one = &RuleWarning{Rule: p.Rule}
			w.rules[p.Rule] = one
		}
		one.Problems++
		if told[p.Rule] {
			continue
		}
		told[p.Rule] = true
		one.Records++
		if len(one.Examples) < MaxExamples {
			one.Examples = append(one.Examples, Rejection{Place: e.place, Kind: k, ID: id, Problem: p})
		}
	}
}

// told are the warnings, the most frequent first.
func (w *warner) told() []RuleWarning {
	if w == nil {
		return nil
	}
	out := make([]RuleWarning, 0, len(w.rules))
	for _, name := range slices.Sorted(maps.Keys(w.rules)) {
		out = append(out, *w.rules[name])
	}
	slices.SortStableFunc(out, func(a, b RuleWarning) int { return cmp.Compare(b.Problems, a.Problems) })
	return out
}
