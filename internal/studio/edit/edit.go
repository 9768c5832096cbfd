package edit

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/words"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/subject"
)

// Options are what the pages need; Frame and Desk are compulsory.
type Options struct {
	Frame *frame.Frame
	Desk  *editorial.Desk
	// Names tells what actors are called; those that are missing were forgotten, or are jobs. nil knows nobody.
	Names func(ctx context.Context, actors []string) (map[string]string, error)
	// Subjects is the model that suggests terms; nil, or a nil model, suggests none.
	Subjects func() *subject.Model
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// pages are the editing pages.
type pages struct{ Options }

// Mount adds the editing pages to the studio.
func Mount(o Options) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Names == nil {
		o.Names = func(context.Context, []string) (map[string]string, error) { return nil, nil }
	}
	if o.Subjects == nil {
		o.Subjects = func() *subject.Model { return nil }
	}
	e := &pages{o}
	f := o.Frame
	f.Menu(frame.Item{Path: "/content", Need: frame.Reader, Name: func(lang string) string { return words.Say(lang, "menu") }})
	f.Get("/content", frame.Reader, e.on(e.list))
	f.Post("/content/mass", frame.Writer, e.on(e.mass))
	f.Post("/content/mass/undo", frame.Writer, e.on(e.undoMass))
	f.Get("/content/new", frame.Writer, e.on(e.chooseNew))
	f.Get("/content/new/{type}", frame.Writer, e.on(e.showNew))
	f.Post("/content/new/{type}", frame.Writer, e.on(e.takeNew))
	const one = "/content/{kind}/{id}"
	f.Get(one, frame.Reader, e.on(e.overview))
	f.Get(one+"/edit", frame.Writer, e.on(e.showEdit))
	f.Post(one+"/edit", frame.Writer, e.on(e.takeEdit))
	f.Get(one+"/connections", frame.Writer, e.on(e.showConnections))
	f.Post(one+"/connections", frame.Writer, e.on(e.takeConnections))
	f.Get(one+"/history", frame.Reader, e.on(e.history))
	f.Get(one+"/difference", frame.Reader, e.on(e.difference))
	f.Post(one+"/revert", frame.Writer, e.on(e.revert))
	for _, a := range lifeActions {
		f.Post(one+"/"+a.name, a.need, e.on(e.live(a)))
	}
}

// ask is one request to the editing pages.
type ask struct {
	*frame.Request
	e *pages
	w http.ResponseWriter
}

// T is a text of the pages in the language of the request.
func (a *ask) T(key string, args ...any) string { return words.Say(a.Lang, key, args...) }

func (e *pages) on(h func(*ask) error) frame.Handler {
	return func(w http.ResponseWriter, r *frame.Request) error {
		a := &ask{Request: r, e: e, w: w}
		if err := e.Desk.Register().Ready(r.Context()); err != nil {
			return err
		}
		return h(a)
	}
}

// page is a page of the editing part under that title.
func (a *ask) page(key string, args ...any) frame.Page {
	return frame.Page{Title: a.T(key, args...), Styles: []string{"studio-edit.css"}}
}

// kinds are the kinds by their names in addresses.
var kinds = map[string]catalog.Kind{"service": catalog.KindService, "channel": catalog.KindServiceChannel}

// ref is what the address of a page names.
func (a *ask) ref() (editorial.Ref, error) {
	kind, ok := kinds[a.PathValue("kind")]
	id, err := uuid.Parse(a.PathValue("id"))
	if !ok || err != nil {
		return editorial.Ref{}, frame.ErrNotFound
	}
	return editorial.Ref{Kind: kind, ID: id}, nil
}

// pathOf is the address of an entity's page without the language, with what follows it.
func pathOf(r editorial.Ref, more string) string {
	kind := "service"
	if r.Kind == catalog.KindServiceChannel {
		kind = "channel"
	}
	return "/content/" + kind + "/" + r.ID.String() + more
}

// at is the address of a page below an entity's.
func (a *ask) at(r editorial.Ref, more string) string { return a.To(pathOf(r, more)) }

// publicPath is where everybody sees an entity.
func (a *ask) publicPath(r editorial.Ref, typ string) string {
	word := map[string]string{"fi": "asiointikanava", "sv": "servicekanal", "en": "channel"}
	switch {
	case r.Kind == catalog.KindService:
		word = map[string]string{"fi": "palvelu", "sv": "service", "en": "service"}
	case typ == string(catalog.ServiceLocation):
		word = map[string]string{"fi": "palvelupaikka", "sv": "servicestalle", "en": "place"}
	}
	return "/" + a.Lang + "/" + word[a.Lang] + "/" + r.ID.String()
}

// nameOf is what an entity is called on these pages.
func nameOf(e catalog.Entity, lang string) string {
	var names catalog.TypedTexts
	switch e := e.(type) {
	case *catalog.Service:
		names = e.ServiceNames
	case *catalog.ServiceChannel:
		names = e.ServiceChannelNames
	}
	name, _ := names.Best(catalog.TypeName, lang)
	if name == "" {
		return words.Say(lang, "nameless")
	}
	return name
}

// typeOf is the key of an entity's type among the kinds of the words.
func typeOf(e catalog.Entity) string {
	if c, ok := e.(*catalog.ServiceChannel); ok {
		return string(c.Type)
	}
	return string(e.EntityKind())
}

// may tells whether the person may do that; what is not there may nobody.
func (a *ask) may(action editorial.Action, r editorial.Ref) bool {
	return a.e.Desk.May(a.Context(), a.Caller, action, r) == nil
}

// nameOfRef is what the register calls an entity, "" for one that is not there.
func (a *ask) nameOfRef(k catalog.Kind, id catalog.ID) string {
	f, ok := a.e.Desk.Register().Find(editorial.Ref{Kind: k, ID: id})
	if !ok {
		return ""
	}
	return f.Name
}

// anyName finds what an id names, whatever its kind.
func (a *ask) anyName(id catalog.ID) string {
	for _, k := range []catalog.Kind{
		catalog.KindOrganization, catalog.KindServiceChannel, catalog.KindService, catalog.KindGeneralDescription,
	} {
		if name := a.nameOfRef(k, id); name != "" {
			return name
		}
	}
	return ""
}

// when is a time as the pages show it.
func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(finland()).Format("2.1.2006 15.04")
}

// query makes a query string of pairs, leaving out empty values.
func query(pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Add(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// actors are what the makers of revisions are called.
func (a *ask) actors(ids []string) (func(id string) string, error) {
	names, err := a.e.Names(a.Context(), ids)
	if err != nil {
		return nil, err
	}
	return func(id string) string {
		switch name := names[id]; {
		case name != "":
			return name
		case strings.HasPrefix(id, "u:"), strings.HasPrefix(id, "a:"):
			return a.T("actor.forgotten", id)
		case strings.HasPrefix(id, editorial.MirrorPrefix):
			return a.T("actor.mirror")
		}
		return a.T("actor.job", id)
	}, nil
}
