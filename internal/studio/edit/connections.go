package edit

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/form"
	"github.com/varanto/varanto/internal/studio/frame"
)

// connected is the form of a service's regular connections, and a document that holds them.
func (a *ask) connected() (*sheet, form.Tree, error) {
	ref, err := a.ref()
	if err != nil {
		return nil, nil, err
	}
	if ref.Kind != catalog.KindService {
		return nil, nil, frame.ErrNotFound
	}
	if err := a.e.Desk.May(a.Context(), a.Caller, editorial.ActionConnect, ref); err != nil {
		return nil, nil, err
	}
	now, err := a.e.Desk.Read(a.Context(), a.Caller, ref)
	if err != nil {
		return nil, nil, err
	}
	var list []any
	for _, c := range a.e.Desk.Register().ConnectionsOf(ref) {
		if c.ASTI {
			continue
		}
		one, err := a.e.Desk.Read(a.Context(), a.Caller, editorial.Ref{Kind: catalog.KindConnection, ID: c.ID})
		if err != nil {
			return nil, nil, err
		}
		t, err := form.TreeOf(one.Entity)
		if err != nil {
			return nil, nil, err
		}
		list = append(list, t)
	}
	s := &sheet{
		ask: a, Form: form.Connections(), Kind: catalog.KindConnection, Ref: ref, Base: now.Number,
		Action: a.at(ref, "/connections"), Title: a.T("connections.of", nameOf(now.Entity, a.Lang)),
	}
	s.Mark = marked(list)
	s.V = form.Print(s.Form, form.Tree{"connections": list}, languagesOf(now.Entity))
	return s, form.Tree{"connections": list}, nil
}

func (e *pages) showConnections(a *ask) error {
	s, _, err := a.connected()
	if err != nil {
		return err
	}
	return s.show(http.StatusOK)
}

// marked tells which connections a form was made from, so that one that somebody else has made or removed meanwhile is not
// undone unseen.
func marked(list []any) string {
	var ids []string
	for _, x := range list {
		t, _ := x.(form.Tree)
		id, _ := t["channelId"].(string)
		changed, _ := t["modified"].(string)
		ids = append(ids, id+" "+changed)
	}
	return strings.Join(ids, ",")
}

func (e *pages) takeConnections(a *ask) error {
	s, base, err := a.connected()
	if err != nil {
		return err
	}
	list, _ := base["connections"].([]any)
	s.V = s.sentValues()
	do := s.PostForm.Get("do")
	if s.PostForm.Get("@mark") != s.Mark {
		// Rows are told by their places, which are others now: what was typed is laid over by channels instead.
		s.reseat(list)
		s.SummaryTitle = "summary.changed"
		s.fail("connections", s.T("connections.changed"))
		return s.show(http.StatusConflict)
	}
	if s.arrange(do) {
		return s.show(http.StatusOK)
	}
	read := form.Parse(s.Form, s.V, base)
	if len(read.Unread) > 0 {
		s.failUnread(read)
		return s.show(http.StatusUnprocessableEntity)
	}
	wanted, err := connectionsOf(read.Tree)
	if err != nil {
		return frame.ErrBadRequest
	}
	desk := e.Desk
	if do == "check" {
		desk = desk.Rehearsal()
	}
	out, err := desk.Connect(a.Context(), a.Caller, editorial.Joining{Ref: s.Ref, Connections: wanted, Replace: true, Strict: true})
	var invalid *editorial.Invalid
	if errors.As(err, &invalid) {
		s.failAll(read, invalid.Problems)
		return s.show(http.StatusUnprocessableEntity)
	}
	if err != nil {
		return err
	}
	if do == "check" {
		s.failAll(read, out.Problems)
		s.Preview = s.connectionPreview(out)
		return s.show(http.StatusOK)
	}
	s.Say(s.T("said.connected"))
	return s.Go(a.w, pathOf(s.Ref, ""))
}

// reseat tells the rows of a form anew which of the present connections they are.
func (s *sheet) reseat(list []any) {
	places := map[string]string{}
	for i, x := range list {
		t, _ := x.(form.Tree)
		id, _ := t["channelId"].(string)
		places[id] = rowIndex(i)
	}
	for _, row := range s.rows("connections") {
		channel := s.V.Get(row + ".channelId")
		s.V.Set(row+".@", places[channel])
		delete(places, channel)
	}
}

// connectionPreview tells what a rehearsal of connecting would do.
func (s *sheet) connectionPreview(out *editorial.Outcome) *preview {
	p := &preview{Ready: len(out.Problems) == 0}
	for _, e := range out.Effects {
		p.Effects = append(p.Effects, s.T("e."+e.Reason)+": "+s.connectedName(e.Ref))
	}
	return p
}

// connectedName is the channel's name of a connection that is or will be.
func (s *sheet) connectedName(r editorial.Ref) string {
	for _, row := range s.rows("connections") {
		id := s.V.Get(row + ".channelId")
		if channel, err := parseID(id); err == nil && catalog.ConnectionID(s.Ref.ID, channel) == r.ID {
			return s.valueName(id)
		}
	}
	for _, c := range s.e.Desk.Register().ConnectionsOf(s.Ref) {
		if c.ID == r.ID {
			return s.nameOfRef(catalog.KindServiceChannel, c.ChannelID)
		}
	}
	return s.T("k.Connection")
}

func connectionsOf(t form.Tree) ([]catalog.Connection, error) {
	list, _ := t["connections"].([]any)
	out := make([]catalog.Connection, 0, len(list))
	for _, x := range list {
		b, err := json.Marshal(x)
		if err != nil {
			return nil, err
		}
		c, err := catalog.Decode[catalog.Connection](b)
		if err != nil {
			return nil, err
		}
		out = append(out, *c)
	}
	return out, nil
}
