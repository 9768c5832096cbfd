package editorial_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
)

func containsText(document []byte, text string) bool { return bytes.Contains(document, []byte(text)) }

func to(channels ...catalog.ID) []catalog.Connection {
	out := make([]catalog.Connection, len(channels))
	for i, id := range channels {
		out[i].ChannelID = id
	}
	return out
}

// connected lists the channels of a service in their order; ASTI ones are marked.
func (h *hall) connected(id catalog.ID, names map[catalog.ID]string) []string {
	h.t.Helper()
	var out []string
	for _, c := range h.Register().ConnectionsOf(service(id)) {
		name := names[c.ChannelID]
		if c.ASTI {
			name += " ASTI"
		}
		out = append(out, name)
	}
	return out
}

func TestConnectionsOfAService(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	asti := system("asti", editorial.RightASTI, h.branch)
	permit := h.publish(pete, aService("Rakennuslupa", h.branch))
	phone, place, far := h.publish(pete, aPhone("Neuvonta", h.branch)), h.publish(pete, aPlace("Piste", h.branch)), h.publish(admin, aPlace("Vieras piste", h.foreign))
	names := map[catalog.ID]string{phone: "phone", place: "place", far: "far"}
	step := func(c editorial.Caller, j editorial.Joining, want ...string) *editorial.Outcome {
		t.Helper()
		j.Ref = service(permit)
		out, err := h.Connect(ctx, c, j)
		soundlyDone(t, out, err)
		if diff := cmp.Diff(want, h.connected(permit, names)); diff != "" {
			t.Errorf("connections (-want +got):\n%s", diff)
		}
		return out
	}
	step(pete, editorial.Joining{Connections: to(phone)}, "phone")
	step(pete, editorial.Joining{Connections: to(place)}, "phone", "place")
	step(asti, editorial.Joining{Connections: to(far), ASTI: true}, "phone", "place", "far ASTI")
	step(pete, editorial.Joining{Connections: to(place, phone), Replace: true}, "place", "phone", "far ASTI")
	head := h.head()
	step(pete, editorial.Joining{Connections: to(place, phone), Replace: true}, "place", "phone", "far ASTI")
	if h.head() != head {
		t.Error("the same connections were written again")
	}
	step(pete, editorial.Joining{Replace: true}, "far ASTI")
	step(asti, editorial.Joining{Replace: true, ASTI: true})
	out := step(asti, editorial.Joining{Connections: to(phone), ASTI: true})
	if len(out.Ignored) != 1 || out.Ignored[0].Reason != editorial.IgnoredType {
		t.Errorf("an ASTI connection to a telephone: %v", out.Ignored)
	}
	step(pete, editorial.Joining{Connections: to(phone)}, "phone") // what was removed comes back
	side, err := h.Rehearsal().Connect(ctx, asti, editorial.Joining{
		Ref: channelRef(place), Connections: []catalog.Connection{{ServiceID: permit}}, ASTI: true, Strict: true,
	})
	if err != nil || len(side.Problems) > 0 {
		t.Errorf("from the channel's side: %v, %v", side, err)
	}
	_, err = h.Connect(ctx, pete, editorial.Joining{Ref: service(permit), Connections: to(phone, phone)})
	want[*editorial.Invalid](t, err)
	// The entities themselves are not touched.
	if n := h.read(catalog.KindService, permit).Number; n != 1 {
		t.Errorf("the service has %d revisions", n)
	}
}

func TestWhatCannotBeConnectedIsIgnoredOrRefused(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	permit := h.publish(pete, aService("Rakennuslupa", h.branch))
	closed := aPhone("Oma numero", h.foreign)
	closed.IsVisibleForAll = false
	english := aPhone("Only", h.branch)
	for _, texts := range []catalog.TypedTexts{english.ServiceChannelNames, english.ServiceChannelDescriptions} {
		for i := range texts {
			texts[i].Language = "en"
		}
	}
	english.ServiceChannelNames = english.ServiceChannelNames[:1]
	english.ServiceChannelDescriptions = catalog.TypedTexts{english.ServiceChannelDescriptions[0], english.ServiceChannelDescriptions[2]}
	english.PhoneNumbers = english.PhoneNumbers[:1]
	english.PhoneNumbers[0].Language = "en"
	englishID := h.draft(admin, english)
	for name, c := range map[string]struct {
		channel catalog.ID
		reason  string
	}{
		"not shared, of others": {h.publish(admin, closed), editorial.IgnoredChannel},
		"not published":         {h.draft(admin, aPhone("Luonnos", h.foreign)), editorial.IgnoredChannel},
		"not there":             {h.branch, editorial.IgnoredChannel},
		"another language":      {englishID, editorial.IgnoredChannel},
	} {
		out, err := h.Connect(ctx, pete, editorial.Joining{Ref: service(permit), Connections: to(c.channel)})
		soundlyDone(t, out, err)
		if len(out.Ignored) != 1 || out.Ignored[0].Reason != c.reason || len(out.Effects) != 0 {
			t.Errorf("%s: ignored %v, effects %v", name, out.Ignored, out.Effects)
		}
		_, err = h.Connect(ctx, pete, editorial.Joining{Ref: service(permit), Connections: to(c.channel), Strict: true})
		want[*editorial.Invalid](t, err)
	}
	// From the channel's side, the caller needs rights to each service.
	phone := h.publish(admin, aPhone("Neuvonta", h.branch))
	theirs := h.publish(admin, aService("Muun lupa", h.foreign))
	out, err := h.Connect(ctx, pete, editorial.Joining{
		Ref: channelRef(phone), Connections: []catalog.Connection{{ServiceID: permit}, {ServiceID: theirs}},
	})
	soundlyDone(t, out, err)
	if len(out.Effects) != 1 || len(out.Ignored) != 1 || out.Ignored[0].ServiceID != theirs {
		t.Errorf("effects %v, ignored %v", out.Effects, out.Ignored)
	}
}

func TestUnsharingAChannelEndsOthersRegularConnections(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	place := h.publish(admin, aPlace("Piste", h.branch))
	near, far := h.publish(admin, aService("Oma", h.other)), h.publish(admin, aService("Vieras", h.foreign))
	for _, id := range []catalog.ID{near, far} {
		out, err := h.Connect(ctx, admin, editorial.Joining{Ref: service(id), Connections: to(place), Strict: true})
		soundlyDone(t, out, err)
	}
	c := copied(t, h.read(catalog.KindServiceChannel, place).Entity.(*catalog.ServiceChannel))
	c.IsVisibleForAll = false
	out, err := h.Save(ctx, admin, editorial.Edit{Entity: c})
	soundlyDone(t, out, err)
	if len(h.Register().ConnectionsOf(channelRef(place))) != 2 {
		t.Error("an unpublished edit ended connections")
	}
	out, err = h.Publish(ctx, admin, channelRef(place))
	soundlyDone(t, out, err)
	left := h.Register().ConnectionsOf(channelRef(place))
	if len(left) != 1 || left[0].ServiceID != near || len(out.Effects) != 1 || out.Effects[0].Reason != editorial.EffectUnshared {
		t.Errorf("left %v, effects %v", left, out.Effects)
	}
}

func TestANewServiceComesWithItsConnections(t *testing.T) {
	h := newHall(t)
	place, phone := h.publish(admin, aPlace("Piste", h.branch)), h.publish(admin, aPhone("Neuvonta", h.branch))
	g := aGeneral("Pohja")
	g.ServiceChannels = []catalog.ProposedChannel{{ChannelID: place}, {ChannelID: phone}}
	s := aService("Rakennuslupa", h.branch)
	s.GeneralDescriptionID, s.Type = h.publish(admin, g), ""
	out, err := h.Create(t.Context(), person(editorial.Editor, h.branch), editorial.Edit{
		Entity: s, Connections: to(phone), ProposedChannels: true, Publish: true,
	})
	soundlyDone(t, out, err)
	if len(out.Effects) != 2 || len(h.Register().ConnectionsOf(out.Ref)) != 2 {
		t.Errorf("effects %v", out.Effects)
	}
}

func TestARegularConnectionLeavesAnASTIOneAsItIs(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete, asti := person(editorial.MainUser, h.branch), system("asti", editorial.RightASTI, h.branch)
	permit, place := h.publish(pete, aService("Rakennuslupa", h.branch)), h.publish(pete, aPlace("Piste", h.branch))
	special := to(place)
	special[0].ExtraTypes = []catalog.ExtraType{{Type: "Asti", Code: "LostAndFound"}}
	out, err := h.Connect(ctx, asti, editorial.Joining{Ref: service(permit), Connections: special, ASTI: true, Strict: true})
	soundlyDone(t, out, err)
	connection := catalog.ConnectionID(permit, place)
	read := func() *catalog.Connection {
		return h.read(catalog.KindConnection, connection).Entity.(*catalog.Connection)
	}
	for _, replace := range []bool{false, true} {
		out, err = h.Connect(ctx, pete, editorial.Joining{Ref: service(permit), Connections: to(place), Replace: replace})
		soundlyDone(t, out, err)
		if len(out.Ignored) != 1 || out.Ignored[0].Reason != editorial.IgnoredASTI || len(out.Effects) != 0 {
			t.Errorf("ignored %v, effects %v", out.Ignored, out.Effects)
		}
		if c := read(); !c.ASTI || len(c.ExtraTypes) != 1 {
			t.Errorf("the ASTI connection is now %+v", c)
		}
	}
	_, err = h.Connect(ctx, pete, editorial.Joining{Ref: service(permit), Connections: to(place), Strict: true})
	if invalid := want[*editorial.Invalid](t, err); len(invalid.Problems) != 1 || invalid.Problems[0].Rule != rule.ConnectionASTI {
		t.Errorf("problems %v", invalid.Problems)
	}
	// What was removed is an ASTI connection no longer.
	out, err = h.Connect(ctx, asti, editorial.Joining{Ref: service(permit), Replace: true, ASTI: true})
	soundlyDone(t, out, err)
	out, err = h.Connect(ctx, pete, editorial.Joining{Ref: service(permit), Connections: to(place), Strict: true})
	soundlyDone(t, out, err)
	if read().ASTI {
		t.Error("a regular connection made anew is an ASTI one")
	}
}

// What is public decides who may connect, not an edit that nobody has published.
func TestAnEditOfAChannelOpensAndClosesNothing(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	permit := h.publish(pete, aService("Rakennuslupa", h.branch))
	place := aPlace("Vieras piste", h.foreign)
	place.IsVisibleForAll = true
	far := h.publish(admin, place)
	edit := func(change func(*catalog.ServiceChannel), publish bool) {
		t.Helper()
		e := *h.read(catalog.KindServiceChannel, far).Entity.(*catalog.ServiceChannel)
		change(&e)
		out, err := h.Save(ctx, admin, editorial.Edit{Entity: &e, Publish: publish})
		soundlyDone(t, out, err)
	}
	connectable := func(when string, want bool) {
		t.Helper()
		out, err := h.Rehearsal().Connect(ctx, pete, editorial.Joining{Ref: service(permit), Connections: to(far), Strict: true})
		if err != nil || (len(out.Problems) == 0) != want {
			t.Errorf("%s: %v, %v; want it to be possible: %t", when, out.Problems, err, want)
		}
		problems := rule.Publish(&catalog.Connection{ServiceID: permit, ChannelID: far}, h.Register())
		if (len(problems) == 0) != want {
			t.Errorf("%s: the rules say %v; want it to be possible: %t", when, problems, want)
		}
	}
	connectable("shared", true)
	edit(func(c *catalog.ServiceChannel) { c.IsVisibleForAll = false }, false)
	connectable("shared, with an edit that is not", true)
	out, err := h.Publish(ctx, admin, channelRef(far))
	soundlyDone(t, out, err)
	connectable("not shared", false)
	edit(func(c *catalog.ServiceChannel) { c.IsVisibleForAll = true }, false)
	connectable("not shared, with an edit that is", false)
	out, err = h.Publish(ctx, admin, channelRef(far))
	soundlyDone(t, out, err)
	connectable("shared again", true)
	// A language that is only in an edit is none in common.
	foreign := func(l string) catalog.TypedTexts {
		return catalog.TypedTexts{{Type: catalog.TypeName, Language: l, Value: "Place " + l}}
	}
	edit(func(c *catalog.ServiceChannel) {
		c.ServiceChannelNames = foreign("en")
		c.ServiceChannelDescriptions = nil
		c.DisplayNameType = []catalog.NameType{{Type: catalog.TypeName, Language: "en"}}
	}, false)
	connectable("public in Finnish and Swedish, edited in English", true)
}
