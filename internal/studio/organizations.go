package studio

import (
	"cmp"
	"slices"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/text/cases"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

// nameOf is what an organisation is called; its id where the catalogue does not have it.
func (s *Studio) nameOf(id catalog.ID) string {
	f, ok := s.Register.Find(editorial.Ref{Kind: catalog.KindOrganization, ID: id})
	if !ok || f.Name == "" {
		return id.String()
	}
	return f.Name
}

func (s *Studio) names(ids []catalog.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, s.nameOf(id))
	}
	return out
}

// organizations are those that the caller may give to others, by name: an Admin all, others their own and those below.
func (s *Studio) organizations(by editorial.Caller) []form.Option {
	var ids []catalog.ID
	if by.Role == editorial.Admin {
		s.Register.Each(catalog.KindOrganization, func(f editorial.Facts) bool {
			if f.Status != catalog.StatusDeleted && f.Status != catalog.StatusRemoved {
				ids = append(ids, f.ID)
			}
			return true
		})
	} else {
		ids = s.Register.Tree(by.Organizations...)
	}
	out := make([]form.Option, 0, len(ids))
	for _, id := range ids {
		out = append(out, form.Option{Value: id.String(), Label: s.nameOf(id)})
	}
	slices.SortFunc(out, func(a, b form.Option) int {
		return cmp.Or(strings.Compare(fold(a.Label), fold(b.Label)), strings.Compare(a.Value, b.Value))
	})
	return out
}

func fold(text string) string { return cases.Fold().String(strings.TrimSpace(text)) }

const (
	// allShown is up to how many organisations a form shows them all; beyond that they are searched for.
	allShown = 30
	// mostFound is how many of those that were searched for are shown.
	mostFound = 30
)

// picker is the choice of organisations in a form: those chosen, and those that were searched for.
func (s *Studio) picker(r *frame.Request, f *form.Form) page.Picker {
	all := s.organizations(r.Caller)
	if len(all) <= allShown {
		return page.Picker{Options: all}
	}
	p := page.Picker{Search: true}
	for _, id := range f.All("organization") {
		i := slices.IndexFunc(all, func(o form.Option) bool { return o.Value == id })
		if i >= 0 && !slices.Contains(p.Options, all[i]) {
			p.Options = append(p.Options, all[i])
		}
	}
	sought := fold(f.Get("find"))
	if sought == "" {
		return p
	}
	p.Searched = true
	for _, o := range all {
		switch {
		case !strings.Contains(fold(o.Label), sought) || slices.Contains(p.Options, o):
		case p.Found == mostFound:
			p.More++
		default:
			p.Options = append(p.Options, o)
			p.Found++
		}
	}
	return p
}

// chosen reads the organisations of a form. ok is false when one is not an id.
func chosen(f *form.Form) (out []catalog.ID, ok bool) {
	for _, text := range f.All("organization") {
		id, err := uuid.Parse(text)
		if err != nil {
			return nil, false
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, true
}

// finding tells that the form was sent to search for organisations only.
func finding(f *form.Form) bool { return f.Get("act") == "find" }
