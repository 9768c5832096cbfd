package search

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

type noRenderer struct{}

func (noRenderer) Render(*live.Snapshot, *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte("x")}, nil
}
func (noRenderer) Item(*live.Entry) []byte { return []byte("x") }

// TestWhatWasDescribedBeforeChangesNoDocument compares a describer that has described other entries, of other snapshots,
// with one that is new.
func TestWhatWasDescribedBeforeChangesNoDocument(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	texts := []string{"", "Uimahalli", "uimahallin maksuton vuoro uimahalli", "Simhall och bad", "Kotihoito ja kotipalvelu"}
	rapid.Check(t, func(rt *rapid.T) {
		catalogue := live.New(noRenderer{}, slog.New(slog.DiscardHandler))
		text := rapid.SampledFrom(texts)
		kept := newDescriber(a, newAnalysed(rapid.IntRange(1, 200).Draw(rt, "kept words")))
		id := func(kind, n int) catalog.ID { return uuid.UUID{0: byte(kind), 15: byte(n)} }
		names := func(name string) catalog.TypedTexts {
			return catalog.TypedTexts{{Type: catalog.TypeName, Language: rapid.SampledFrom([]string{"fi", "sv"}).Draw(rt, "language"), Value: name}}
		}
		seq := int64(0)
		before := map[live.Changed]map[string]string{}
		for range rapid.IntRange(1, 6).Draw(rt, "changes") {
			n := rapid.IntRange(1, 2).Draw(rt, "n")
			var e catalog.Entity
			switch rapid.IntRange(0, 2).Draw(rt, "kind") {
			case 0:
				e = &catalog.Organization{ID: id(0, n), OrganizationNames: names(text.Draw(rt, "name"))}
			case 1:
				e = &catalog.GeneralDescription{ID: id(1, n), Names: names(text.Draw(rt, "name")), Descriptions: catalog.TypedTexts{
					{Type: catalog.TypeDescription, Language: "fi", Value: text.Draw(rt, "text")},
				}}
			default:
				e = &catalog.Service{
					ID: id(2, n), ServiceNames: names(text.Draw(rt, "name")), GeneralDescriptionID: id(1, 1),
					Organizations:       []catalog.ServiceOrganization{{OrganizationID: id(0, 1), RoleType: catalog.RoleResponsible}},
					ServiceDescriptions: catalog.TypedTexts{{Type: catalog.TypeSummary, Language: "fi", Value: text.Draw(rt, "text")}},
				}
			}
			document, err := catalog.Marshal(e)
			if err != nil {
				rt.Fatal(err)
			}
			seq++
			catalogue.Apply([]store.Revision{{
				Seq: seq, Kind: e.EntityKind(), ID: e.EntityID(), Number: int(seq), Status: catalog.StatusPublished,
				Time: time.Unix(seq, 0), Document: document,
			}})
			s := catalogue.Snapshot()
			kept.teller = teller{s}
			now := map[live.Changed]map[string]string{}
			for _, c := range published(s) {
				e, _ := s.Published(c.Kind, c.ID)
				anew := newDescriber(a, newAnalysed(0))
				anew.teller = teller{s}
				now[c] = worths(rt, anew, e)
				if d := cmp.Diff(now[c], worths(rt, kept, e)); d != "" {
					rt.Fatalf("%s %s: %s", c.Kind, e.Name, d)
				}
				if !kept.tellsTheSame(e) {
					continue
				}
				if d := cmp.Diff(before[c], now[c]); d != "" {
					rt.Fatalf("%s %s is said to be as before: %s", c.Kind, e.Name, d)
				}
			}
			before, kept.before = now, s
		}
	})
}

// worths writes what the document of an entry holds.
func worths(rt *rapid.T, x *describer, e *live.Entry) map[string]string {
	d, err := x.describe(e)
	if err != nil {
		rt.Fatal(err)
	}
	all := map[string]string{}
	for f := range fields {
		for word, worth := range d.worth[f].all() {
			all[f.name()+" "+word] = fmt.Sprint(worth, frequencyOf(worth).Frequency())
		}
	}
	return all
}
