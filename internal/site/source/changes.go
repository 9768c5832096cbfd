package source

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/site/view"
)

const (
	homeNews    = 5
	changesSize = 50
)

// Newsteller tells what has changed lately: *feed.Changes, and in tests something smaller.
type Newsteller interface {
	Latest(ctx context.Context, sel feed.Selection) (news []feed.News, head int64, at time.Time, err error)
}

// WithNews tells of changes; without it the pages know none.
func WithNews(n Newsteller) Option { return func(s *Source) { s.news = n } }

// Changes shows the latest changes for the reader's municipality, of an organisation or of everybody. An organization
// that cannot be read as an id, or is not published, is not found.
func (s *Source) Changes(ctx context.Context, r view.Reader, organization string) (view.ChangesPage, error) {
	d := s.desk(r)
	var p view.ChangesPage
	sel := feed.Selection{Lang: r.Lang, Municipality: r.Municipality, Limit: changesSize}
	if organization != "" {
		id, err := uuid.Parse(organization)
		if err != nil {
			return p, view.ErrNotFound
		}
		if p.Organization = d.organization(id); p.Organization == nil {
			return p, view.ErrNotFound
		}
		sel.Organization, p.OfID = id, id.String()
	}
	var err error
	p.Changes, err = s.latest(ctx, d, sel)
	return p, err
}

func (s *Source) latest(ctx context.Context, d desk, sel feed.Selection) ([]view.Change, error) {
	if s.news == nil {
		return nil, nil
	}
	news, _, _, err := s.news.Latest(ctx, sel)
	if err != nil {
		return nil, err
	}
	var out []view.Change
	for _, n := range news {
		out = append(out, d.change(n))
	}
	return out, nil
}

func (d desk) change(n feed.News) view.Change {
	c := view.Change{
		What: string(n.Change), Kind: string(n.Kind), Name: view.In(n.Name, n.NameLang, d.Lang), At: n.At,
		Organization: view.Text{Value: n.Organization},
	}
	if n.Entry == nil {
		return c
	}
	if n.Kind == catalog.KindServiceChannel {
		c.Kind = n.Entry.Type
	}
	if e, ok := d.Published(n.Kind, n.ID); ok {
		c.Name, c.Href = d.entryName(e), d.path(e)
	}
	return c
}

// homeChanges are the latest changes of what can still be read.
func (s *Source) homeChanges(ctx context.Context, d desk) ([]view.Change, error) {
	list, err := s.latest(ctx, d, feed.Selection{Lang: d.Lang, Municipality: d.Municipality, Limit: 2 * homeNews})
	list = slices.DeleteFunc(list, func(c view.Change) bool { return c.Href == "" })
	return list[:min(len(list), homeNews)], err
}

// Subject is what feedback on a page of a kind is about.
func (s *Source) Subject(_ context.Context, r view.Reader, k catalog.Kind, id catalog.ID) (view.Subject, error) {
	d := s.desk(r)
	e, err := d.find(k, id)
	if err != nil {
		return view.Subject{}, err
	}
	p := view.Subject{ID: id.String(), Paths: d.paths(e), Name: d.entryName(e)}
	owner := e
	if k != catalog.KindOrganization {
		var ok bool
		if owner, ok = d.Published(catalog.KindOrganization, e.Organization); !ok {
			return p, nil
		}
	}
	p.Organization, p.OrganizationID = d.entryName(owner), owner.ID.String()
	return p, nil
}
