// Package inbox is the studio's pages of feedback: what readers of the public pages say, shown to those who have rights in the
// organisation that answers for it. Who may see and do what is told by package feedback.
package inbox

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/words"
)

// Options are what the pages need; Frame and Inbox are compulsory.
type Options struct {
	Frame *frame.Frame
	Inbox *feedback.Inbox
	// Names tells what actors are called; those that are missing were forgotten. nil knows nobody.
	Names func(ctx context.Context, actors []string) (map[string]string, error)
	// Public is the address of the public page of an entity; nil, or an empty address, is none.
	Public func(lang string, of editorial.Facts) string
}

const (
	path = "/feedback"
	// atOnce is how many messages a page has.
	atOnce = 30
	// orphans is what the choice "whose" says for messages that nobody else handles.
	orphans = "orphans"
)

type pages struct{ Options }

// Mount adds the pages to the studio.
func Mount(o Options) {
	p := &pages{o}
	f := o.Frame
	f.Menu(frame.Item{
		Path: path, Need: frame.Reader, Rank: 5, // between the content and the people
		Name:    func(lang string) string { return wordsOf(lang).Inbox.Title },
		About:   func(lang string) string { return wordsOf(lang).Inbox.About },
		Waiting: p.waiting,
	})
	f.Get(path, frame.Reader, p.list)
	f.Post(path+"/letters", frame.Reader, p.letters)
	f.Post(path+"/{id}/handle", frame.Writer, p.mark(o.Inbox.Handle, func(w *words.Words) string { return w.Inbox.HandledNow }))
	f.Post(path+"/{id}/reopen", frame.Writer, p.mark(o.Inbox.Reopen, func(w *words.Words) string { return w.Inbox.Reopened }))
	f.Get(path+"/{id}/delete", frame.Manager, p.showDelete)
	f.Post(path+"/{id}/delete", frame.Manager, p.delete)
}

func wordsOf(lang string) *words.Words {
	w, _ := words.For(lang)
	return w
}

// waiting is the number of open messages in words, for the front page.
func (p *pages) waiting(r *frame.Request) (string, error) {
	n, err := p.Inbox.Open(r.Context(), r.Caller)
	if err != nil || n == 0 {
		return "", err
	}
	return openOnes(r.W, n), nil
}

func say(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func openOnes(w *words.Words, n int) string {
	switch n {
	case 0:
		return w.Inbox.None
	case 1:
		return w.Inbox.One
	}
	return fmt.Sprintf(w.Inbox.Many, n)
}

// view is what the list shows.
type view struct {
	W        *words.Words
	Form     *form.Form
	Rows     []row
	Open     int
	Entities []form.Option
	// All tells that the reader sees what nobody else handles, and may choose that.
	All                   bool
	Newest, Older         string // addresses; empty for none
	Here                  string // this page's own
	HasEmail, GetsLetters bool
	MayHandle, MayDelete  bool
}

// row is a message in the list.
type row struct {
	feedback.Item
	Title                  string
	Studio, Public, Others string // addresses; empty for none
	Owner, Handler         string
	W                      *words.Words
}

// list shows the messages, those that are open when nothing else is asked for.
func (p *pages) list(w http.ResponseWriter, r *frame.Request) error {
	q := r.URL.Query()
	if !q.Has("state") {
		q.Set("state", string(feedback.StateOpen))
	}
	filter, err := filterOf(q)
	if err != nil {
		return err
	}
	found, err := p.Inbox.List(r.Context(), r.Caller, filter)
	if err != nil {
		return err
	}
	v := view{
		W: r.W, Form: &form.Form{Action: r.URL.Path, Values: q}, All: r.Caller.Role == editorial.Admin, Here: r.URL.RequestURI(), HasEmail: r.Person.Email != "",
		MayHandle: feedback.MayHandle(r.Caller.Role), MayDelete: feedback.MayDelete(r.Caller.Role),
	}
	if v.Open, err = p.Inbox.Open(r.Context(), r.Caller); err != nil {
		return err
	}
	if v.GetsLetters, err = p.Inbox.Store.Subscribed(r.Context(), string(r.Person.ID)); err != nil {
		return err
	}
	if v.Entities, err = p.entities(r, filter.Entity); err != nil {
		return err
	}
	if v.Rows, err = p.rows(r, found.Items); err != nil {
		return err
	}
	if filter.Before > 0 {
		v.Newest = address(r, q, "before", "")
	}
	if found.Next > 0 {
		v.Older = address(r, q, "before", strconv.FormatInt(found.Next, 10))
	}
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.Inbox.Title, Styles: []string{"studio-edit.css"}}, list(r, v))
}

// filterOf reads what the address asks for. What the form cannot ask for is frame.ErrBadRequest.
func filterOf(q url.Values) (f feedback.Filter, err error) {
	f = feedback.Filter{State: feedback.State(q.Get("state")), Orphans: q.Get("whose") == orphans, Limit: atOnce}
	if f.State != "" && f.State != feedback.StateOpen && f.State != feedback.StateHandled {
		return f, frame.ErrBadRequest
	}
	if text := q.Get("entity"); text != "" {
		if f.Entity, err = uuid.Parse(text); err != nil {
			return f, frame.ErrBadRequest
		}
	}
	if text := q.Get("before"); text != "" {
		if f.Before, err = strconv.ParseInt(text, 10, 64); err != nil || f.Before < 1 {
			return f, frame.ErrBadRequest
		}
	}
	return f, nil
}

// mostEntities is how many things the form offers to narrow the list to; beyond that, the links at the messages do.
const mostEntities = 200

// entities are what the list can be narrowed to. The one that was chosen is always among them.
func (p *pages) entities(r *frame.Request, chosen catalog.ID) ([]form.Option, error) {
	subjects, err := p.Inbox.Subjects(r.Context(), r.Caller)
	if err != nil {
		return nil, err
	}
	var out []form.Option
	missing := chosen != (catalog.ID{})
	for _, s := range subjects {
		if len(out) >= mostEntities && s.Entity != chosen {
			continue
		}
		missing = missing && s.Entity != chosen
		out = append(out, form.Option{Value: s.Entity.String(), Label: fmt.Sprintf("%s (%d)", nameOr(r.W, s.Name), s.All)})
	}
	if missing {
		out = append(out, form.Option{Value: chosen.String(), Label: r.W.Inbox.EntityChosen})
	}
	return out, nil
}

func nameOr(w *words.Words, name string) string {
	if strings.TrimSpace(name) == "" {
		return w.Inbox.NoName
	}
	return name
}

// rows tells in words what messages tell by ids.
func (p *pages) rows(r *frame.Request, items []feedback.Item) ([]row, error) {
	var actors []string
	for _, i := range items {
		if i.HandledBy != "" {
			actors = append(actors, i.HandledBy)
		}
	}
	names, err := p.names(r.Context(), actors)
	if err != nil {
		return nil, err
	}
	out := make([]row, 0, len(items))
	for _, i := range items {
		one := p.row(r, i)
		if i.HandledBy != "" {
			if one.Handler = names[i.HandledBy]; one.Handler == "" {
				one.Handler = r.W.Audit.Gone
			}
		}
		out = append(out, one)
	}
	return out, nil
}

func (p *pages) names(ctx context.Context, actors []string) (map[string]string, error) {
	if p.Names == nil || len(actors) == 0 {
		return nil, nil
	}
	return p.Names(ctx, actors)
}

func (p *pages) row(r *frame.Request, i feedback.Item) row {
	one := row{Item: i, W: r.W, Title: r.W.Inbox.Site}
	if i.Kind != "" {
		one.Title = nameOr(r.W, i.Name)
		one.Others = r.To(path) + "?" + url.Values{"entity": {i.Entity.String()}, "state": {""}}.Encode()
	}
	if i.Known {
		one.Title = nameOr(r.W, i.Facts.Name)
		switch i.Kind {
		case catalog.KindService:
			one.Studio = r.To("/content/service/" + i.Entity.String())
		case catalog.KindServiceChannel:
			one.Studio = r.To("/content/channel/" + i.Entity.String())
		}
		if p.Public != nil && i.Facts.Public {
			one.Public = p.Public(r.Lang, i.Facts)
		}
	}
	if i.Responsible != (catalog.ID{}) {
		one.Owner = i.Responsible.String()
		if o, ok := p.Inbox.Register.Find(editorial.Ref{Kind: catalog.KindOrganization, ID: i.Responsible}); ok && o.Name != "" {
			one.Owner = o.Name
		}
	}
	return one
}

// ended tells that what the message is about is no longer in use.
func (r row) ended() bool {
	return r.Known && (r.Facts.Status == catalog.StatusDeleted || r.Facts.Status == catalog.StatusRemoved)
}

// unknown tells that the catalogue does not have what the message is about.
func (r row) unknown() bool { return r.Kind != "" && !r.Known }

// passedOn tells that those who run the site pass the message on to an organisation that has nobody here.
func (r row) passedOn() bool { return r.Orphan && r.Owner != "" }

// marked tells that something is out of the common.
func (r row) marked() bool { return r.ended() || r.unknown() || r.Facts.Mirrored || r.passedOn() }

// id is the message named in the address.
func id(r *frame.Request) (uuid.UUID, error) {
	id, err := uuid.Parse(r.PathValue("id"))
	if err != nil {
		return id, frame.ErrNotFound
	}
	return id, nil
}

// told makes of what the inbox refuses what the frame answers.
func told(err error) error {
	switch {
	case errors.Is(err, feedback.ErrNotFound):
		return frame.ErrNotFound
	case errors.Is(err, feedback.ErrForbidden):
		return frame.ErrForbidden
	}
	return err
}

// mark does something with a message and goes back to the list as it was narrowed. A mark that somebody else was faster with is
// there, too: the list tells whose it is.
func (p *pages) mark(do func(context.Context, editorial.Caller, uuid.UUID) (bool, error), said func(*words.Words) string) frame.Handler {
	return func(w http.ResponseWriter, r *frame.Request) error {
		id, err := id(r)
		if err != nil {
			return err
		}
		if _, err := do(r.Context(), r.Caller, id); err != nil {
			return told(err)
		}
		r.Say(said(r.W))
		return r.Back(w, backTo(r))
	}
}

// backTo is the list from which a form came.
func backTo(r *frame.Request) string {
	if here := r.PostFormValue("return"); here != "" {
		return here
	}
	return r.To(path)
}

func (p *pages) showDelete(w http.ResponseWriter, r *frame.Request) error {
	id, err := id(r)
	if err != nil {
		return err
	}
	item, err := p.Inbox.Find(r.Context(), r.Caller, id)
	if err != nil {
		return told(err)
	}
	rows, err := p.rows(r, []feedback.Item{item})
	if err != nil {
		return err
	}
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.Inbox.DeleteTitle, Narrow: true, Styles: []string{"studio-edit.css"}}, deletion(r, rows[0]))
}

func (p *pages) delete(w http.ResponseWriter, r *frame.Request) error {
	id, err := id(r)
	if err != nil {
		return err
	}
	if err := p.Inbox.Delete(r.Context(), r.Caller, id); err != nil {
		return told(err)
	}
	r.Say(r.W.Inbox.Deleted)
	return r.Go(w, path)
}

// letters lets a person have letters about new feedback, or ends that.
func (p *pages) letters(w http.ResponseWriter, r *frame.Request) error {
	do, said := p.Inbox.Store.Subscribe, r.W.Inbox.LettersYes
	switch {
	case r.PostFormValue("letters") == "off":
		do, said = p.Inbox.Store.Unsubscribe, r.W.Inbox.LettersNo
	case r.PostFormValue("letters") != "on", r.Person.Email == "":
		return frame.ErrBadRequest
	}
	if err := do(r.Context(), string(r.Person.ID)); err != nil {
		return err
	}
	r.Say(said)
	return r.Go(w, path)
}

// address is that of this page with another value of a parameter; an empty value takes it out.
func address(r *frame.Request, q url.Values, name, value string) string {
	other := url.Values{}
	for n, values := range q {
		other[n] = values
	}
	other.Del(name)
	if value != "" {
		other.Set(name, value)
	}
	return r.URL.Path + "?" + other.Encode()
}
