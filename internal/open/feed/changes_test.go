package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
)

// TestAReaderEndsWithWhatIsPublished holds the feed's promise against random histories: a reader with random limits, and
// either side restarted at any time, ends with exactly the published state, got nothing twice and nothing of a draft.
func TestAReaderEndsWithWhatIsPublished(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "feed")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		w := newWorld(t, dir)
		defer w.log.Close()
		reader := newReader(w)
		steps := rapid.IntRange(1, 40).Draw(t, "steps")
		for n := range steps {
			switch rapid.SampledFrom([]string{"append", "append", "append", "follow", "read", "restart"}).Draw(t, "step") {
			case "append":
				w.append(t, drawStatus(t), drawEntity(t, n))
			case "follow":
				w.follow(t)
			case "read":
				reader.read(t, rapid.IntRange(1, 4).Draw(t, "limit"))
			case "restart":
				w.restart(t)
			}
		}
		w.follow(t)
		for reader.next != w.catalogue.Snapshot().Seq {
			reader.read(t, rapid.IntRange(1, 5).Draw(t, "limit"))
		}
		reader.compare(t)

		followed := rowsOf(t, w)
		w.restart(t)
		if diff := cmp.Diff(followed, rowsOf(t, w)); diff != "" {
			t.Fatalf("the index built of the heads differs (-followed +built):\n%s", diff)
		}
	})
}

func drawStatus(t *rapid.T) catalog.Status {
	return rapid.SampledFrom([]catalog.Status{
		catalog.StatusPublished, catalog.StatusPublished, catalog.StatusPublished, catalog.StatusDraft, catalog.StatusModified,
		catalog.StatusWithdrawn, catalog.StatusDeleted, catalog.StatusRemoved,
	}).Draw(t, "status")
}

func drawEntity(t *rapid.T, n int) catalog.Entity {
	name := exporttest.Named(fmt.Sprintf("name %d", n))
	id := rapid.IntRange(1, 3).Draw(t, "id")
	modified := rapid.SampledFrom([]catalog.Moment{{}, catalog.At(exporttest.At), catalog.At(exporttest.At.AddDate(1, 0, 0))}).Draw(t, "modified")
	switch rapid.SampledFrom([]string{"service", "service", "channel", "connection", "organization", "code"}).Draw(t, "kind") {
	case "service":
		return &catalog.Service{ID: exporttest.ID(id), ServiceNames: name, Modified: modified}
	case "channel":
		return &catalog.ServiceChannel{ID: exporttest.ID(10 + id), Type: catalog.PhoneChannel, ServiceChannelNames: name, Modified: modified}
	case "organization":
		return &catalog.Organization{ID: exporttest.ID(20 + id), OrganizationNames: name, Modified: modified}
	case "code":
		return &catalog.CodeItem{URI: fmt.Sprintf("http://example.org/%d", id), Name: catalog.Texts{{Language: "fi", Value: "x"}}}
	}
	return &catalog.Connection{ServiceID: exporttest.ID(id), ChannelID: exporttest.ID(10 + rapid.IntRange(1, 3).Draw(t, "channel")), Order: n}
}

// copied is what a reader has of an entity.
type copied struct {
	kind catalog.Kind
	id   catalog.ID
}

type reader struct {
	w    *world
	next int64
	has  map[copied][]byte
	seen map[string]bool
}

func newReader(w *world) *reader {
	return &reader{w: w, has: map[copied][]byte{}, seen: map[string]bool{}}
}

func (r *reader) read(t *rapid.T, limit int) {
	p := r.w.after(t, Question{Since: r.next, Limit: limit, Documents: true})
	last := int64(0)
	for _, item := range p.Items {
		place := fmt.Sprint(item.Sequence, item.Kind, item.ID)
		if r.seen[place] {
			t.Fatalf("%s comes twice", place)
		}
		r.seen[place] = true
		if from := placeOf(r.next); item.Sequence < last || item.Sequence < from.seq || !from.torn && item.Sequence == from.seq || item.Sequence > SequenceOf(p.Next) {
			t.Fatalf("sequence %d after %d, from %+v to %+v", item.Sequence, last, from, placeOf(p.Next))
		}
		last = item.Sequence
		who := copied{item.Kind, item.ID}
		if item.Change.Gone() != (item.Tombstone != nil) || item.Change.Gone() == (item.Document != nil) {
			t.Fatalf("%s %s: tombstone %v, %d bytes", place, item.Change, item.Tombstone, len(item.Document))
		}
		if item.Change.Gone() {
			r.wasPublic(t, who)
			delete(r.has, who)
		} else {
			r.has[who] = item.Document
		}
	}
	if len(p.Items) > limit {
		t.Fatalf("%d items for a limit of %d", len(p.Items), limit)
	}
	r.next = p.Next
}

// wasPublic fails for the tombstone of what never was.
func (r *reader) wasPublic(t *rapid.T, who copied) {
	history, err := r.w.log.History(context.Background(), who.kind, who.id)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range history {
		if h.Status == catalog.StatusPublished {
			return
		}
	}
	t.Fatalf("%s %s was never public and has a tombstone", who.kind, who.id)
}

func (r *reader) compare(t *rapid.T) {
	s := r.w.catalogue.Snapshot()
	count := 0
	for _, kind := range Kinds() {
		table := s.Table(kind)
		for e := range table.Each(table.Published()) {
			count++
			if got := r.has[copied{kind, e.ID}]; !bytes.Equal(got, e.Document()) {
				t.Fatalf("the reader has of %s %s:\n%s\npublished is:\n%s", kind, e.ID, got, e.Document())
			}
		}
	}
	if count != len(r.has) {
		t.Fatalf("the reader has %d, published are %d", len(r.has), count)
	}
}

// rowsOf are all rows of the index, brought up to date.
func rowsOf(t *rapid.T, w *world) []string {
	if _, err := w.changes.views(context.Background(), w.catalogue.Snapshot(), false); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range []*follower{&w.changes.own, &w.changes.derived} {
		f.seen.Load().after(place{}, func(r row) bool {
			out = append(out, fmt.Sprint(r.seq, kinds[r.kind], r.id, changes[r.change], r.micros))
			return true
		})
	}
	return out
}

func TestWhatEachStatusSays(t *testing.T) {
	for _, c := range []struct {
		name     string
		statuses []catalog.Status
		want     []string
	}{
		{"a draft", []catalog.Status{catalog.StatusDraft}, nil},
		{"an archived draft", []catalog.Status{catalog.StatusDraft, catalog.StatusDeleted}, nil},
		{"published", []catalog.Status{catalog.StatusDraft, catalog.StatusPublished}, []string{"2 Service published"}},
		{"an edit beside the published", []catalog.Status{catalog.StatusPublished, catalog.StatusModified, catalog.StatusDraft}, []string{"1 Service published"}},
		{"published again", []catalog.Status{catalog.StatusPublished, catalog.StatusModified, catalog.StatusPublished}, []string{"3 Service published"}},
		{"withdrawn and edited", []catalog.Status{catalog.StatusPublished, catalog.StatusWithdrawn, catalog.StatusModified}, []string{"2 Service withdrawn"}},
		{"withdrawn, then archived", []catalog.Status{catalog.StatusPublished, catalog.StatusWithdrawn, catalog.StatusDeleted}, []string{"3 Service archived"}},
		{"removed", []catalog.Status{catalog.StatusPublished, catalog.StatusRemoved}, []string{"2 Service removed"}},
		{"restored", []catalog.Status{catalog.StatusPublished, catalog.StatusDeleted, catalog.StatusModified, catalog.StatusPublished}, []string{"4 Service published"}},
	} {
		w := demo(t)
		for i, s := range c.statuses {
			w.append(t, s, service(1, fmt.Sprint(i)))
		}
		w.follow(t)
		if diff := cmp.Diff(c.want, show(w.after(t, Question{}))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		w.restart(t)
		if diff := cmp.Diff(c.want, show(w.after(t, Question{}))); diff != "" {
			t.Errorf("%s, after a restart (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestAConnectionTellsOfBothEnds(t *testing.T) {
	w := demo(t)
	channel := &catalog.ServiceChannel{ID: exporttest.ID(2), Type: catalog.PhoneChannel, ServiceChannelNames: exporttest.Named("p")}
	w.publish(t, service(1, "a"), channel)
	w.publish(t, &catalog.Connection{ServiceID: exporttest.ID(1), ChannelID: exporttest.ID(2)})
	first := w.after(t, Question{Since: 2, Limit: 1, Documents: true})
	second := w.after(t, Question{Since: first.Next, Limit: 1, Documents: true})
	got := append(show(first), show(second)...)
	slices.Sort(got)
	if diff := cmp.Diff([]string{"3 Service connection", "3 ServiceChannel connection"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !first.More() || second.Next != 3 || second.More() {
		t.Errorf("next %+v, then %d", placeOf(first.Next), second.Next)
	}
}

func TestWhatIsGoneNamesWhatTookItsPlace(t *testing.T) {
	w := demo(t)
	municipality := func(n int, code string) *catalog.Organization {
		return &catalog.Organization{ID: exporttest.ID(n), OrganizationType: catalog.OrganizationMunicipality,
			Municipality: &catalog.Municipality{Code: code}, OrganizationNames: exporttest.Named("kunta " + code)}
	}
	// What became part of which, and when, is in the code lists.
	offered := func(n int, name string) *catalog.Service {
		s := service(n, name)
		s.Organizations = []catalog.ServiceOrganization{{OrganizationID: exporttest.ID(2), RoleType: catalog.RoleResponsible}}
		return s
	}
	gone := []catalog.Entity{municipality(1, "283"), service(3, "x"), offered(4, "Kirjasto")}
	w.publish(t, append(gone, municipality(2, "098"), offered(5, "Kirjasto"))...)
	for _, e := range gone {
		w.append(t, catalog.StatusDeleted, e)
	}
	w.follow(t)
	var got []*Successor
	for _, item := range w.after(t, Question{Since: 5}).Items {
		got = append(got, item.Tombstone.Successor)
	}
	want := []*Successor{
		{Kind: catalog.KindOrganization, ID: exporttest.ID(2), Name: "kunta 098", Path: "/open/v1/organizations/" + exporttest.ID(2).String()},
		nil,
		{Kind: catalog.KindService, ID: exporttest.ID(5), Name: "Kirjasto", Path: "/open/v1/services/" + exporttest.ID(5).String(), Probable: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFiltersSkipWithoutLosingThePlace(t *testing.T) {
	w := demo(t)
	mine := &catalog.Service{ID: exporttest.ID(5), ServiceNames: exporttest.Named("mine"),
		Organizations: []catalog.ServiceOrganization{{OrganizationID: exporttest.ID(1), RoleType: catalog.RoleResponsible}}}
	w.publish(t, &catalog.Organization{ID: exporttest.ID(1), OrganizationNames: exporttest.Named("o")}, service(3, "x"), mine, service(4, "y"))
	p := w.after(t, Question{Kinds: []catalog.Kind{catalog.KindService}, Organizations: []catalog.ID{exporttest.ID(1)}})
	if diff := cmp.Diff([]string{"3 Service published"}, show(p)); diff != "" || p.Next != 4 {
		t.Errorf("next %d (-want +got):\n%s", p.Next, diff)
	}
}

func TestAReaderOfAnotherLogIsTold(t *testing.T) {
	w := demo(t)
	w.publish(t, service(1, "a"))
	if _, err := w.changes.After(t.Context(), Question{Since: 2}); !errors.Is(err, ErrAhead) {
		t.Errorf("%v", err)
	}
	w.append(t, catalog.StatusPublished, service(2, "b")) // which the catalogue has not taken in
	p, err := w.changes.After(t.Context(), Question{Since: 2})
	if err != nil || p.Next != 2 || len(p.Items) != 0 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestNewsHaveNamesAndPages(t *testing.T) {
	w := demo(t)
	w.publish(t, exporttest.World()...)
	w.append(t, catalog.StatusDeleted, &catalog.Service{ID: exporttest.ID(12), ServiceNames: exporttest.Named("an unpublished name")})
	w.follow(t)
	news, head, _, err := w.changes.Latest(t.Context(), Selection{Lang: "fi", Base: "https://example.org"})
	if err != nil || head != w.catalogue.Snapshot().Seq {
		t.Fatal(head, err)
	}
	if news[0].Change != Archived || news[0].Name != "" || !strings.HasPrefix(news[0].Page, "https://example.org/fi/palvelu/") {
		t.Errorf("%+v", news[0])
	}
	found := false
	for _, n := range news {
		if strings.ContainsAny(n.Name+n.Summary, "\x00\u202E") {
			t.Errorf("hostile text: %q", n.Name)
		}
		if n.ID == exporttest.ID(10) {
			found = n.Name == "Kirjasto" && n.Summary == "Lainaa kirjoja." && strings.HasPrefix(n.Page, "https://example.org/fi/palvelu/")
		}
	}
	if !found {
		t.Error("the library is not told of as it should be")
	}
}

// A reader who is in the midst of the rows keeps them as they were, and holds up nobody who brings the feed forward.
func TestTheFeedGoesOnWhileRowsAreRead(t *testing.T) {
	w := demo(t)
	for n := 1; n <= 5; n++ {
		w.publish(t, service(n, "first"))
	}
	w.after(t, Question{})
	var seen []int64
	w.changes.own.seen.Load().after(place{}, func(r row) bool {
		w.publish(t, service(int(r.seq), "second"))
		if got := w.after(t, Question{}).Head; got != 5+r.seq {
			t.Errorf("the feed has come to %d, want %d", got, 5+r.seq)
		}
		seen = append(seen, r.seq)
		return true
	})
	if diff := cmp.Diff([]int64{1, 2, 3, 4, 5}, seen); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}
