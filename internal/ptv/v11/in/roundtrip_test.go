package in

import (
	"encoding/json"
	"log/slog"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// answers shows entities as the answers to POST and PUT do, in a world in which everything is published.
type answers struct {
	renderer v11.Renderer
	empty    *live.Snapshot
	// general is the general description that services lean on.
	general *catalog.GeneralDescription
}

func newAnswers() *answers {
	a := &answers{}
	a.empty = live.New(&a.renderer, slog.New(slog.DiscardHandler)).Snapshot()
	return a
}

func (a *answers) show(t *rapid.T, e catalog.Entity, connections ...*catalog.Connection) (object, []byte) {
	source, _ := v11.SourceOf(e)
	raw, err := a.renderer.AppendShown(nil, a.empty, &v11.Shown{
		Entity: e, Status: catalog.StatusPublished, SourceID: source, Connections: connections,
		Name: func(_ catalog.Kind, id catalog.ID) (string, bool) { return "Nimi", id != catalog.ID{} },
		Public: func(k catalog.Kind, id catalog.ID) catalog.Entity {
			switch k {
			case catalog.KindService:
				return &catalog.Service{ID: id}
			case catalog.KindGeneralDescription:
				return a.general
			}
			return &catalog.ServiceChannel{ID: id, Type: catalog.PhoneChannel}
		},
	}, true)
	if err != nil {
		t.Fatal(err)
	}
	var out object
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	return out, raw
}

// imported are the differences that the import makes up for later: it settles what classes, areas and municipalities
// are called, and takes what the wire does not tell from elsewhere.
var imported = cmp.Options{
	cmpopts.EquateEmpty(),
	cmp.Transformer("uri", func(r catalog.CodeRef) string { return r.URI }),
	cmp.Transformer("code", func(m catalog.Municipality) string { return m.Code }),
	cmp.Transformer("area", func(a catalog.Area) []string {
		out := []string{a.Type, a.Code}
		if a.Type == catalog.AreaOfMunicipalities {
			for _, m := range a.Municipalities {
				out = append(out, m.Code)
			}
		}
		return out
	}),
	cmpopts.IgnoreFields(catalog.ServiceChannel{}, "IsVisibleForAll"),
}

// roundTrip holds that what a client makes of an entity's answer makes the entity, anew and laid over it, and so does
// importing the answer itself. id gives the entity, which has none, an id.
func roundTrip[E catalog.Entity](t *rapid.T, a *answers, decode func(*asked) *wanted, e E, same func(E) E) {
	there := same(e)
	answer, shown := a.show(t, there)
	raw, err := json.Marshal(sent(e, answer))
	if err != nil {
		t.Fatal(err)
	}
	made := decode(&asked{body: raw, general: none})
	if made.unreadable {
		t.Fatalf("%v in %s", made.problems, raw)
	}
	if d := cmp.Diff(catalog.Entity(e), made.entity, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("made anew: -want +got\n%s\n%s", d, raw)
	}
	laid := decode(&asked{body: raw, present: there, general: none})
	if d := cmp.Diff(catalog.Entity(there), laid.entity, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("laid over itself: -want +got\n%s\n%s", d, raw)
	}
	given, problems := v11.Decode(shown)
	if len(problems) > 0 {
		t.Fatalf("%v in %s", problems, shown)
	}
	if d := cmp.Diff(catalog.Entity(there), given.Entity, imported); d != "" {
		t.Fatalf("imported: -want +got\n%s\n%s", d, shown)
	}
}

func TestServicesReadBackAsTheyWere(t *testing.T) {
	a := newAnswers()
	rapid.Check(t, func(t *rapid.T) {
		roundTrip(t, a, decodeService, drawService(t), sameAs(func(s *catalog.Service) *catalog.ID { return &s.ID }))
	})
}

// What the general description gives is shown with the service's own, and stays the general description's when it is sent
// back.
func TestServicesThatLeanOnAGeneralDescriptionReadBackAsTheyWere(t *testing.T) {
	a := newAnswers()
	rapid.Check(t, func(t *rapid.T) {
		a.general = drawGeneral(t)
		a.general.ID = idOf("general")
		want := drawLeaning(t, a.general)
		answer, _ := a.show(t, want)
		raw, err := json.Marshal(sent(want, answer))
		if err != nil {
			t.Fatal(err)
		}
		laid := decodeService(&asked{body: raw, present: want, general: func(catalog.ID) *catalog.GeneralDescription { return a.general }})
		if d := cmp.Diff(catalog.Entity(want), laid.entity, cmpopts.EquateEmpty()); laid.unreadable || d != "" {
			t.Fatalf("%v -want +got\n%s\n%s", laid.problems, d, raw)
		}
	})
}

// sameAs makes copies of entities that are alike but for their id, of which id tells where it stands.
func sameAs[T any](id func(*T) *catalog.ID) func(*T) *T {
	return func(e *T) *T {
		same := *e
		*id(&same) = idOf("same")
		return &same
	}
}

func TestChannelsReadBackAsTheyWere(t *testing.T) {
	a := newAnswers()
	for _, typ := range catalog.ChannelTypes() {
		t.Run(string(typ), func(t *testing.T) {
			decode := func(a *asked) *wanted { return decodeChannel(a, typ) }
			rapid.Check(t, func(t *rapid.T) {
				roundTrip(t, a, decode, drawChannel(t, typ), sameAs(func(c *catalog.ServiceChannel) *catalog.ID { return &c.ID }))
			})
		})
	}
}

func TestOrganizationsReadBackAsTheyWere(t *testing.T) {
	a := newAnswers()
	rapid.Check(t, func(t *rapid.T) {
		roundTrip(t, a, decodeOrganization, drawOrganization(t), sameAs(func(o *catalog.Organization) *catalog.ID { return &o.ID }))
	})
}

func TestGeneralDescriptionsReadBackAsTheyWere(t *testing.T) {
	a := newAnswers()
	rapid.Check(t, func(t *rapid.T) {
		roundTrip(t, a, decodeGeneral, drawGeneral(t), sameAs(func(g *catalog.GeneralDescription) *catalog.ID { return &g.ID }))
	})
}

func TestCollectionsReadBackAsTheyWere(t *testing.T) {
	a := newAnswers()
	rapid.Check(t, func(t *rapid.T) {
		roundTrip(t, a, decodeCollection, drawCollection(t), sameAs(func(c *catalog.ServiceCollection) *catalog.ID { return &c.ID }))
	})
}

func TestConnectionsReadBackAsTheyWere(t *testing.T) {
	a := newAnswers()
	for name, c := range map[string]struct {
		form relationForm
		asti bool
	}{"one by one": {formPairs, false}, "of a service": {formChannels, false}, "ASTI": {formAstiChannels, true}} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				want := drawConnection(t, c.asti)
				service := &catalog.Service{ID: want.ServiceID, ServiceNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: "Palvelu"}}}
				answer, shown := a.show(t, service, want)
				one := connectionSent(list(answer, "serviceChannels")[0].(object))
				one["serviceId"] = want.ServiceID.String()
				content := any(body{"channelRelations": []any{one}})
				if c.form == formPairs {
					content = []any{one}
				}
				raw, err := json.Marshal(content)
				if err != nil {
					t.Fatal(err)
				}
				asked := decodeRelations(&asked{body: raw}, c.form)
				if len(asked.problems) > 0 || len(asked.list) != 1 {
					t.Fatalf("%v in %s", asked.problems, raw)
				}
				if asked.list[0].channel.id != want.ChannelID {
					t.Fatalf("of channel %s: %s", asked.list[0].channel.id, raw)
				}
				for _, present := range []catalog.Connection{{ServiceID: want.ServiceID, ChannelID: want.ChannelID}, *want} {
					got := asked.list[0].onto(present, "connections[0]", paths{})
					if d := cmp.Diff(*want, got, cmpopts.EquateEmpty()); d != "" {
						t.Fatalf("-want +got\n%s\n%s", d, raw)
					}
				}
				given, problems := v11.Decode(shown)
				if len(problems) > 0 || len(given.Connections) != 1 {
					t.Fatalf("%v in %s", problems, shown)
				}
				if d := cmp.Diff(*want, given.Connections[0], imported, cmpopts.IgnoreFields(catalog.Connection{}, "ServiceID", "Order", "ASTI")); d != "" {
					t.Fatalf("imported: -want +got\n%s\n%s", d, shown)
				}
			})
		})
	}
}
