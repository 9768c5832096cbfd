package editorial_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

// life is a service under any sequence of actions.
type life struct {
	*hall
	ref     editorial.Ref
	pete    editorial.Caller
	history []store.Revision
}

func TestAnySequenceOfActionsKeepsTheInvariants(t *testing.T) {
	h := newHall(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		l := &life{hall: h, pete: person(editorial.MainUser, h.branch)}
		l.ref = service(h.draft(l.pete, aService(fmt.Sprint("Palvelu ", n), h.branch)))
		rt.Repeat(map[string]func(*rapid.T){
			"": l.check,
			"save": func(rt *rapid.T) {
				s := h.service(l.ref.ID)
				s.Requirements = catalog.Texts{{Language: "fi", Value: "Ehto " + rapid.StringMatching(`[a-z]{5}`).Draw(rt, "text")}}
				if rapid.Bool().Draw(rt, "a law") { // its Swedish name may be of no language version
					s.Legislation = []catalog.Law{law("Laki", "Lag")}
				}
				if rapid.Bool().Draw(rt, "breaks a rule") {
					s.FundingType = "Gratis"
				}
				l.did(rt)(h.Save(t.Context(), l.pete, editorial.Edit{
					Entity: s, Publish: rapid.Bool().Draw(rt, "publish"), Restore: rapid.Bool().Draw(rt, "restore"),
					Languages: l.languages(rt),
				}))
			},
			"publish": func(rt *rapid.T) { l.did(rt)(h.Publish(t.Context(), l.pete, l.ref, l.languages(rt)...)) },
			"publish everything": func(rt *rapid.T) {
				before := h.read(l.ref.Kind, l.ref.ID)
				out, err := h.Publish(t.Context(), l.pete, l.ref)
				l.did(rt)(out, err)
				if err == nil && !l.aside(before) && (out.Number != before.Number+1 || out.Status != catalog.StatusPublished) {
					rt.Fatalf("publishing the whole made %d revisions, the last %s", out.Number-before.Number, out.Status)
				}
			},
			"withdraw": func(rt *rapid.T) { l.did(rt)(h.Withdraw(t.Context(), l.pete, l.ref, l.languages(rt)...)) },
			"archive": func(rt *rapid.T) {
				l.did(rt)(h.Archive(t.Context(), l.pete, l.ref, editorial.Archiving{Languages: l.languages(rt)}))
			},
			"restore": func(rt *rapid.T) { l.did(rt)(h.Restore(t.Context(), l.pete, l.ref, l.languages(rt)...)) },
			"discard": func(rt *rapid.T) {
				if h.read(l.ref.Kind, l.ref.ID).Status != catalog.StatusDraft { // that would end this life
					l.did(rt)(h.Discard(t.Context(), l.pete, l.ref))
				}
			},
			"confirm": func(rt *rapid.T) { l.did(rt)(h.Confirm(t.Context(), l.pete, l.ref)) },
			"revert": func(rt *rapid.T) {
				l.did(rt)(h.Revert(t.Context(), l.pete, l.ref, rapid.IntRange(1, len(l.history)+1).Draw(rt, "number")))
			},
			"schedule": func(rt *rapid.T) {
				days := rapid.IntRange(-2, 20)
				l.did(rt)(h.Schedule(t.Context(), l.pete, l.ref, catalog.Plan{
					PublishAt: h.in(0, 0, days.Draw(rt, "publish")), ArchiveAt: h.in(0, 0, days.Draw(rt, "archive")),
				}))
			},
			"days go by": func(rt *rapid.T) {
				h.later(0, 0, rapid.IntRange(1, 30).Draw(rt, "days"))
				if _, err := h.RunDue(t.Context()); err != nil {
					rt.Fatal(err)
				}
			},
		})
	})
	sameRegister(t, h)
	if problems, err := h.log.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the log: %v %v", problems, err)
	}
}

// sameRegister holds a register that followed every change against one that reads the log afresh.
func sameRegister(t *testing.T, h *hall) {
	t.Helper()
	fresh := editorial.NewRegister(h.log)
	if err := fresh.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, k := range catalog.RecordKinds() {
		var followed, read []editorial.Facts
		h.Register().Each(k, func(f editorial.Facts) bool { followed = append(followed, f); return true })
		fresh.Each(k, func(f editorial.Facts) bool { read = append(read, f); return true })
		if diff := cmp.Diff(read, followed); diff != "" {
			t.Errorf("facts of %s (-read +followed):\n%.3000s", k, diff)
		}
		for _, f := range read {
			if a, b := fresh.Dependents(k, f.ID), h.Register().Dependents(k, f.ID); a != b {
				t.Errorf("%s has %d dependents, followed %d", f.Ref, a, b)
			}
			name := rule.UniqueName{Kind: k, Owner: f.Owner, Language: "fi", Key: rule.NameKey(f.Name)}
			if a, b := fresh.NameTaken(name, catalog.ID{}), h.Register().NameTaken(name, catalog.ID{}); a != b {
				t.Errorf("the name of %s is of %s, followed %s", f.Ref, a, b)
			}
		}
	}
}

// aside tells whether a language version is withdrawn or archived by itself.
func (l *life) aside(now *editorial.Current) bool {
	plan := now.Entity.(*catalog.Service).Plan
	return plan != nil && slices.ContainsFunc(plan.Languages, func(p catalog.LanguagePlan) bool { return p.State != "" })
}

func (l *life) languages(rt *rapid.T) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"fi", "sv", "en"}), 0, 2, rapid.ID).Draw(rt, "languages")
}

// did accepts an outcome or a refusal, and nothing else.
func (l *life) did(rt *rapid.T) func(*editorial.Outcome, error) {
	return func(out *editorial.Outcome, err error) {
		rt.Helper()
		var invalid *editorial.Invalid
		var missing *editorial.NotFound
		switch {
		case errors.As(err, &invalid) && len(invalid.Problems) > 0, errors.As(err, &missing):
		case err != nil:
			rt.Fatal(err)
		case out.Ref != l.ref || out.Entity == nil:
			rt.Fatalf("outcome of %v: %+v", l.ref, out)
		}
	}
}

// check holds the invariants.
func (l *life) check(rt *rapid.T) {
	revs, err := l.log.History(l.t.Context(), l.ref.Kind, l.ref.ID)
	if err != nil {
		rt.Fatal(err)
	}
	if len(revs) < len(l.history) {
		rt.Fatal("the history has become shorter")
	}
	for i, before := range l.history {
		if revs[i].Seq != before.Seq || string(revs[i].Document) != string(before.Document) {
			rt.Fatalf("revision %d has changed", before.Number)
		}
	}
	l.history = revs
	now := l.read(l.ref.Kind, l.ref.ID)
	if now.Number != len(revs) || now.Status != revs[len(revs)-1].Status {
		rt.Fatalf("read %d %s, the log has %d %s", now.Number, now.Status, len(revs), revs[len(revs)-1].Status)
	}
	// At most one published version, and what is public is what the log's rule says.
	var public *store.Revision
	for i := range revs {
		switch {
		case revs[i].Status == catalog.StatusPublished:
			public = &revs[i]
		case store.EndsPublic(revs[i].Status):
			public = nil
		}
	}
	if (public == nil) != (now.Public == nil) || public != nil && public.Number != now.PublicNumber {
		rt.Fatalf("public is %d, the log says %+v", now.PublicNumber, public)
	}
	if now.Public != nil {
		if problems := rule.Publish(now.Public, l.Register()); len(problems) > 0 {
			rt.Fatalf("what is public breaks rules: %v", problems)
		}
	}
	l.checkLanguages(rt, now)
	facts, ok := l.Register().Find(l.ref)
	if !ok || facts.Number != now.Number || facts.Status != now.Status || facts.Public != (now.Public != nil) {
		rt.Fatalf("the register has %+v", facts)
	}
}

func (l *life) checkLanguages(rt *rapid.T, now *editorial.Current) {
	var inPublic []string
	if now.Public != nil {
		inPublic = rule.Languages(now.Public)
	}
	for _, v := range now.Languages {
		isPublic := v.State == catalog.LanguagePublished || v.State == catalog.LanguageModified
		if isPublic != slices.Contains(inPublic, v.Language) {
			rt.Fatalf("%s is %s, public are %v", v.Language, v.State, inPublic)
		}
	}
	plan := now.Entity.(*catalog.Service).Plan
	if plan == nil {
		return
	}
	for _, m := range []catalog.Moment{plan.PublishAt, plan.ArchiveAt} {
		if !m.IsZero() && now.Time.After(m.Time) {
			rt.Fatalf("planned for %s in a revision of %s", m, now.Time)
		}
	}
}
