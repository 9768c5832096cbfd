package edit

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/form"
	"github.com/varanto/varanto/internal/studio/frame"
)

// dispute is the page on which two changes of the same fields are settled.
type dispute struct {
	*sheet
	Newest int
	// Who made the newest revision.
	Who    string
	Fields []disputed
	// Missing tells that a field has no choice yet.
	Missing bool
}

// disputed is a field that two people changed.
type disputed struct {
	Path, Name         string
	Base, Mine, Theirs string
	// Choice is mine, theirs or base; empty when nothing is chosen yet.
	Choice string
}

// dispute answers a conflict: the form's values stay, and each field can be chosen. choices are what was chosen already.
func (s *sheet) dispute(c *editorial.Conflict, choices map[string]string) error {
	names, err := s.actors([]string{c.Actor})
	if err != nil {
		return err
	}
	d := &dispute{sheet: s, Newest: c.Newest, Who: names(c.Actor), Missing: choices != nil}
	for _, f := range c.Fields {
		d.Fields = append(d.Fields, disputed{
			Path: f.Path, Name: s.pathName(f.Path), Base: s.valueText(f.Path, f.Base), Mine: s.valueText(f.Path, f.Mine),
			Theirs: s.valueText(f.Path, f.Theirs), Choice: choices[f.Path],
		})
	}
	p := s.page("conflict.title")
	p.Here, p.Failed = pathOf(s.Ref, ""), true
	return s.Show(s.w, http.StatusConflict, p, conflictPage(d))
}

// resolve saves what was chosen, or goes on editing with it.
func (s *sheet) resolve(base form.Tree, do string) error {
	s.V = s.sentValues()
	newest, err := s.baseOf("@newest")
	if err != nil {
		return err
	}
	read := form.Parse(s.Form, s.V, base)
	mine, err := form.Entity(s.Kind, read.Tree)
	if err != nil || len(read.Unread) > 0 {
		return frame.ErrBadRequest
	}
	merged, conflict, err := s.merge(mine, newest)
	if err != nil {
		return err
	}
	choices := s.choicesSent()
	tree, err := form.TreeOf(merged)
	if err != nil {
		return err
	}
	for _, f := range conflict.Fields {
		value := ""
		switch choices[f.Path] {
		case "mine":
			continue
		case "theirs":
			value = f.Theirs
		case "base":
			value = f.Base
		default:
			return s.dispute(conflict, choices)
		}
		var v any
		if value != "" {
			if err := json.Unmarshal([]byte(value), &v); err != nil {
				return err
			}
		}
		path := f.Path
		if v == nil { // a text that is not there has no type and language either
			path = strings.TrimSuffix(path, ".value")
		}
		if !form.SetAt(tree, path, v) {
			return frame.ErrBadRequest
		}
	}
	return s.settle(tree, newest, do)
}

// settle saves the settled content over the newest revision, or shows it as a form.
func (s *sheet) settle(tree form.Tree, newest int, do string) error {
	content, err := form.Entity(s.Kind, tree)
	if err != nil {
		return frame.ErrBadRequest
	}
	s.Base = newest
	s.V = form.Print(s.Form, tree, languagesOf(content))
	read := form.Parse(s.Form, s.V, tree)
	s.advise(read, content)
	if do == "continue" {
		return s.show(http.StatusOK)
	}
	out, err := s.keep(s.e.Desk, content, false)
	var conflict *editorial.Conflict
	var invalid *editorial.Invalid
	switch {
	case errors.As(err, &conflict):
		return s.dispute(conflict, nil)
	case errors.As(err, &invalid):
		s.failAll(read, invalid.Problems)
		return s.show(http.StatusUnprocessableEntity)
	case err != nil:
		return err
	}
	return s.kept(out, false)
}

// merge brings mine together with a newer revision.
func (s *sheet) merge(mine catalog.Entity, newest int) (catalog.Entity, *editorial.Conflict, error) {
	base, err := s.e.Desk.Revision(s.Context(), s.Caller, s.Ref, s.Base)
	if err != nil {
		return nil, nil, err
	}
	theirs, err := s.e.Desk.Revision(s.Context(), s.Caller, s.Ref, newest)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range []catalog.Entity{base, mine, theirs} {
		withoutPlan(e)
	}
	merged, fields, err := editorial.Merge(base, mine, theirs)
	return merged, &editorial.Conflict{Ref: s.Ref, Base: s.Base, Newest: newest, Fields: fields, Merged: merged}, err
}

// withoutPlan drops dates and marks, which are no content and which the desk keeps by itself.
func withoutPlan(e catalog.Entity) {
	switch e := e.(type) {
	case *catalog.Service:
		e.Plan = nil
	case *catalog.ServiceChannel:
		e.Plan = nil
	}
}

// choicesSent are the choices by the fields' paths.
func (s *sheet) choicesSent() map[string]string {
	out := map[string]string{}
	for i := range 1000 {
		n := strconv.Itoa(i)
		path := s.PostForm.Get("path." + n)
		if path == "" {
			break
		}
		out[path] = s.PostForm.Get("choice." + n)
	}
	return out
}
