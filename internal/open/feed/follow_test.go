package feed

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/record"
)

// TestAFollowerHasEveryRecordAsItIs holds the feed's promise for whole records: whoever follows the log, from its start or
// from the moment of a copy of the catalogue, in pages of any size and however often either side is restarted, has of every
// published entity, byte for byte, the record that stands at its address, and of nothing else. The edits are such that
// records change because of others: general descriptions, organisations and their tree, channels and collections are
// written, renamed, archived, taken back and restored, connections made and removed, names of classes imported.
func TestAFollowerHasEveryRecordAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "feed")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		w := newWorld(t, dir)
		defer w.log.Close()
		w.restartWith(t, record.Encode)
		written := desk{}
		for _, e := range closeWorld() {
			written[copied{e.EntityKind(), e.EntityID()}] = e
			w.append(t, catalog.StatusPublished, e)
		}
		w.follow(t)
		followers := []*copier{{w: w, has: map[copied][]byte{}}}
		for n := range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"edit", "edit", "edit", "edit", "edit", "follow", "follow", "read", "read", "copy", "restart"}).Draw(t, "step") {
			case "edit":
				w.append(t, drawStatus(t), written.draw(t, n))
			case "follow":
				w.follow(t)
			case "read":
				rapid.SampledFrom(followers).Draw(t, "reader").read(t, rapid.SampledFrom([]int{1, 2, 4, 100, 100}).Draw(t, "limit"))
			case "copy":
				followers = append(followers, copyOf(t, w))
			case "restart":
				w.restartWith(t, record.Encode)
			}
		}
		w.follow(t)
		for i, f := range followers {
			for limit := rapid.IntRange(1, 5).Draw(t, "limit"); f.next != w.catalogue.Snapshot().Seq; {
				f.read(t, limit)
			}
			f.compare(t, fmt.Sprint("follower ", i))
		}
	})
}

// closeWorld is one in which every record shows others: services that lean on a description and one on the other, each with
// both channels, of organisations one below the other, all in collections.
func closeWorld() []catalog.Entity {
	id := exporttest.ID
	terms := []catalog.CodeRef{{URI: "http://example.org/1"}, {URI: "http://example.org/2"}}
	var out []catalog.Entity
	for n := 1; n <= each; n++ {
		name := exporttest.Named("a")
		parent := id(organizationID + n - 1)
		if n == 1 {
			parent = catalog.ID{}
		}
		out = append(out,
			&catalog.Organization{ID: id(organizationID + n), OrganizationNames: name, ParentOrganizationID: parent},
			&catalog.GeneralDescription{ID: id(generalID + n), Names: name, OntologyTerms: terms[:1], TargetGroups: terms, ServiceChannels: []catalog.ProposedChannel{{ChannelID: id(channelID + n), DigitalAuthorizations: terms}}},
			&catalog.Service{ID: id(serviceID + n), ServiceNames: name, GeneralDescriptionID: id(generalID + n), OntologyTerms: terms[1:], ServiceClasses: terms,
				Organizations: []catalog.ServiceOrganization{{OrganizationID: id(organizationID + n), RoleType: catalog.RoleResponsible}}},
			&catalog.ServiceChannel{ID: id(channelID + n), Type: catalog.PhoneChannel, ServiceChannelNames: name, OrganizationID: id(organizationID + n)},
			&catalog.ServiceCollection{ID: id(collectionID + n), OrganizationID: id(organizationID + n), ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "a"}},
				Services: []catalog.ID{id(serviceID + n)}, ServiceChannels: []catalog.ID{id(channelID + n)}})
	}
	for s := 1; s <= each; s++ {
		for c := 1; c <= each; c++ {
			out = append(out, &catalog.Connection{ServiceID: id(serviceID + s), ChannelID: id(channelID + c), DigitalAuthorizations: terms[:1]})
		}
	}
	return out
}

// desk has what was written last of each entity. Most edits of people change little: a text, a name, or nothing but whether
// it is public.
type desk map[copied]catalog.Entity

func (d desk) draw(t *rapid.T, n int) catalog.Entity {
	e := drawNeighbour(t, n)
	who := copied{e.EntityKind(), e.EntityID()}
	if before, ok := d[who]; ok && rapid.Bool().Draw(t, "little") {
		e = little(before, rapid.SampledFrom([]string{"nothing", "text", "name", "neighbours"}).Draw(t, "what"), fmt.Sprint("again ", n))
	}
	d[who] = e
	return e
}

// little is the entity with another text or name.
func little(e catalog.Entity, what, text string) catalog.Entity {
	set := func(names, texts *catalog.TypedTexts) {
		switch what {
		case "text":
			*texts = catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: text}}
		case "name":
			*names = exporttest.Named(text)
		}
	}
	switch v := e.(type) {
	case *catalog.Service:
		now := *v
		set(&now.ServiceNames, &now.ServiceDescriptions)
		return &now
	case *catalog.ServiceChannel:
		now := *v
		set(&now.ServiceChannelNames, &now.ServiceChannelDescriptions)
		return &now
	case *catalog.Organization:
		now := *v
		set(&now.OrganizationNames, &now.OrganizationDescriptions)
		if what == "neighbours" {
			now.ParentOrganizationID = catalog.ID{}
		}
		return &now
	case *catalog.GeneralDescription:
		now := *v
		set(&now.Names, &now.Descriptions)
		if what == "neighbours" { // what channels take from services
			now.OntologyTerms = nil
		}
		return &now
	case *catalog.ServiceCollection:
		now := *v
		if what == "neighbours" {
			now.Services = nil
		}
		return &now
	}
	return e
}

// copier follows the feed.
type copier struct {
	w    *world
	next int64
	has  map[copied][]byte
}

// copyOf is a follower that has copied the catalogue and goes on from there.
func copyOf(t *rapid.T, w *world) *copier {
	return &copier{w, w.catalogue.Snapshot().Seq, recordsOf(t, w)}
}

// recordsOf are the records of all that is published.
func recordsOf(t *rapid.T, w *world) map[copied][]byte {
	s := w.catalogue.Snapshot()
	all := map[copied][]byte{}
	for _, kind := range Kinds() {
		table := s.Table(kind)
		for e := range table.Each(table.Published()) {
			b, err := record.Encode(s, e)
			if err != nil {
				t.Fatal(err)
			}
			all[copied{kind, e.ID}] = b
		}
	}
	return all
}

func (c *copier) read(t *rapid.T, limit int) {
	p := c.w.after(t, Question{Since: c.next, Limit: limit, Documents: true})
	if len(p.Items) > limit {
		t.Fatalf("%d items for a limit of %d", len(p.Items), limit)
	}
	for i, item := range p.Items {
		who := copied{item.Kind, item.ID}
		if item.Document == nil {
			delete(c.has, who)
		} else {
			c.has[who] = item.Document
		}
		// It may break off anywhere where there is a place, as a reader of the stream does.
		if place, ok := p.Place(i); ok && rapid.IntRange(0, 9).Draw(t, "break") == 0 {
			c.next = place
			return
		}
	}
	c.next = p.Next
}

func (c *copier) compare(t *rapid.T, name string) {
	published := recordsOf(t, c.w)
	for who, want := range published {
		if got := c.has[who]; !bytes.Equal(got, want) {
			t.Fatalf("%s has of %s %s:\n%s\nthe record is:\n%s", name, who.kind, who.id, got, want)
		}
	}
	if len(c.has) != len(published) {
		t.Fatalf("%s has %d, published are %d", name, len(c.has), len(published))
	}
}

// Numbers of the ids of a small world in which everything may have to do with everything.
const (
	serviceID, channelID, organizationID, generalID, collectionID = 100, 200, 300, 400, 500
	each                                                          = 3
)

// drawNeighbour is an entity of that world. Names are of few, so that some edits change none.
func drawNeighbour(t *rapid.T, n int) catalog.Entity {
	one := func(first int, label string) catalog.ID {
		return exporttest.ID(first + rapid.IntRange(1, each).Draw(t, label))
	}
	maybe := func(first int, label string) catalog.ID {
		if rapid.Bool().Draw(t, "with "+label) {
			return one(first, label)
		}
		return catalog.ID{}
	}
	some := func(first int, label string) []catalog.ID {
		return rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) catalog.ID {
			return exporttest.ID(first + rapid.IntRange(1, each).Draw(t, label))
		}), 0, each, func(id catalog.ID) catalog.ID { return id }).Draw(t, label+"s")
	}
	name := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "name")
	names := append(exporttest.Named(name), catalog.TypedText{Type: catalog.TypeAlternativeName, Language: "fi", Value: fmt.Sprint(n)})
	says := catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: fmt.Sprint("text ", n)}}
	types := rapid.SampledFrom([]catalog.ServiceType{"", catalog.TypeService, catalog.TypePermitOrObligation})
	switch rapid.SampledFrom([]string{"service", "service", "channel", "channel", "connection", "connection", "organization", "general",
		"general", "collection", "code"}).Draw(t, "kind") {
	case "service":
		s := &catalog.Service{ID: one(serviceID, "id"), ServiceNames: names, ServiceDescriptions: says, Type: types.Draw(t, "type"),
			GeneralDescriptionID: maybe(generalID, "general"), OntologyTerms: drawURIs(t), ServiceClasses: drawURIs(t), LifeEvents: drawURIs(t)}
		for _, id := range some(organizationID, "organization") {
			s.Organizations = append(s.Organizations, catalog.ServiceOrganization{OrganizationID: id, RoleType: catalog.RoleResponsible})
		}
		for _, r := range drawURIs(t) {
			s.Overrides.OntologyTerms = append(s.Overrides.OntologyTerms, r.URI)
		}
		s.AreaType, s.Areas = drawArea(t)
		return s
	case "channel":
		c := &catalog.ServiceChannel{ID: one(channelID, "id"), ServiceChannelNames: names, ServiceChannelDescriptions: says,
			Type: rapid.SampledFrom(catalog.ChannelTypes()).Draw(t, "type"), OrganizationID: one(organizationID, "organization"), OntologyTerms: drawURIs(t)}
		c.AreaType, c.Areas = drawArea(t)
		return c
	case "organization":
		return &catalog.Organization{ID: one(organizationID, "id"), OrganizationNames: names, OrganizationDescriptions: says,
			OrganizationType:     rapid.SampledFrom([]catalog.OrganizationType{catalog.OrganizationMunicipality, "Organization"}).Draw(t, "type"),
			ParentOrganizationID: maybe(organizationID, "parent")}
	case "general":
		g := &catalog.GeneralDescription{ID: one(generalID, "id"), Names: names, Descriptions: says, Type: types.Draw(t, "type"),
			OntologyTerms: drawURIs(t), TargetGroups: drawURIs(t), IndustrialClasses: drawURIs(t)}
		for _, id := range some(channelID, "channel") {
			g.ServiceChannels = append(g.ServiceChannels, catalog.ProposedChannel{ChannelID: id, DigitalAuthorizations: drawURIs(t)})
		}
		return g
	case "collection":
		return &catalog.ServiceCollection{ID: one(collectionID, "id"), ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: name}},
			OrganizationID: one(organizationID, "organization"), Services: some(serviceID, "service"), ServiceChannels: some(channelID, "channel")}
	case "code":
		return &catalog.CodeItem{URI: drawURI(t), Name: catalog.Texts{{Language: "fi", Value: fmt.Sprint(name, n)}}}
	}
	return &catalog.Connection{ServiceID: one(serviceID, "service"), ChannelID: one(channelID, "channel"), Order: n % 3,
		DigitalAuthorizations: drawURIs(t)}
}

func drawURI(t *rapid.T) string {
	return fmt.Sprint("http://example.org/", rapid.IntRange(1, 3).Draw(t, "uri"))
}

func drawURIs(t *rapid.T) []catalog.CodeRef {
	var out []catalog.CodeRef
	for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(1, 3), 0, 2, rapid.ID).Draw(t, "uris") {
		out = append(out, catalog.CodeRef{URI: fmt.Sprint("http://example.org/", n)})
	}
	return out
}

// drawArea is an area whose name is the content's own, none, or the whole country.
func drawArea(t *rapid.T) (catalog.AreaType, []catalog.Area) {
	switch rapid.IntRange(0, 3).Draw(t, "area") {
	case 0:
		return catalog.Nationwide, nil
	case 1:
		name := rapid.SampledFrom([]string{"x", "y"}).Draw(t, "area name")
		return catalog.LimitedType, []catalog.Area{{Type: "Region", Code: "01", Name: catalog.Texts{{Language: "fi", Value: name}}}}
	}
	return "", nil
}

// Three thousand services may lean on one description: its change is told in pages of any size, and is one item each.
func TestManyDerivedChangesOfOneSequenceComeInPages(t *testing.T) {
	const services, limit = 300, 7
	w := demo(t)
	w.restartWith(t, record.Encode)
	general := &catalog.GeneralDescription{ID: exporttest.ID(1), Names: exporttest.Named("g")}
	w.append(t, catalog.StatusPublished, general)
	for n := range services {
		s := service(10+n, "s")
		s.GeneralDescriptionID = general.ID
		w.append(t, catalog.StatusPublished, s)
	}
	w.follow(t)
	head := w.catalogue.Snapshot().Seq
	general.Descriptions = catalog.TypedTexts{{Type: catalog.TypeUserInstruction, Language: "fi", Value: "uusi ohje"}}
	w.publish(t, general)
	seen := map[catalog.ID]bool{}
	for since := head; since != head+1; {
		p := w.after(t, Question{Since: since, Limit: limit, Documents: true})
		if len(p.Items) > limit || len(p.Items) == 0 {
			t.Fatalf("%d items", len(p.Items))
		}
		for _, item := range p.Items {
			if item.Sequence != head+1 || seen[item.ID] || item.Kind == catalog.KindService && (item.Change != Derived || !bytes.Contains(item.Document, []byte("uusi ohje"))) {
				t.Fatalf("%+v", item)
			}
			seen[item.ID] = true
		}
		if rest := placeOf(p.Next); rest.torn == (p.Next == head+1) || p.More() != rest.torn {
			t.Fatalf("next %+v", rest)
		}
		w.restartWith(t, record.Encode) // the place holds in another process
		since = p.Next
	}
	if len(seen) != services+1 {
		t.Errorf("%d items, want %d", len(seen), services+1)
	}
	if p := w.after(t, Question{Since: head, Own: true}); len(p.Items) != 1 || p.Items[0].Kind != catalog.KindGeneralDescription {
		t.Errorf("without what is derived: %v", show(p))
	}
}

// Who comes from a process that is a moment ahead waits here for the catalogue, and does not ask again and again.
func TestAPlaceBeyondTheCatalogueIsWaitedFor(t *testing.T) {
	w := demo(t)
	w.restartWith(t, record.Encode)
	w.append(t, catalog.StatusPublished, service(10, "s"))
	head := w.catalogue.Snapshot().Seq
	over, end := context.WithCancel(t.Context())
	end()
	for _, torn := range []bool{true, false} {
		since := place{seq: head + 1, torn: torn}.cursor()
		if p := w.after(t, Question{Since: since}); p.Next != since || p.More() || w.changes.Wait(over, since) == nil {
			t.Errorf("torn %v: more than nothing: %v", torn, show(p))
		}
	}
	w.follow(t)
	since := place{seq: head + 1, torn: true}.cursor()
	if err := w.changes.Wait(over, since); err != nil {
		t.Error(err)
	}
	if p := w.after(t, Question{Since: since}); len(p.Items) != 1 || p.Next != head+1 || p.More() {
		t.Errorf("%+v", show(p))
	}
}

func TestACursorIsOnePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := place{seq: rapid.Int64Range(0, maxTorn).Draw(t, "seq"), torn: rapid.Bool().Draw(t, "torn")}
		if p.torn {
			p.spread = rapid.Uint32Range(0, 1<<spreadBits-1).Draw(t, "spread")
		}
		if got := placeOf(p.cursor()); got != p || p.cursor() < 0 || p.cursor() >= 1<<53 {
			t.Fatalf("%+v is %d, which is %+v", p, p.cursor(), got)
		}
	})
}
