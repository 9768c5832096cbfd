package feed

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// Selection says which of the latest changes are wanted.
type Selection struct {
	// Lang is the language of names and texts: fi, sv or en. What is missing in it comes in another.
	Lang string
	// Base is scheme and host of the public site; it may be empty.
	Base string
	// Municipality is a municipality's code: keeps what serves it locally or regionally. Empty means all.
	Municipality string
	// Organization keeps what it and those below it offer, own or are; zero means all.
	Organization catalog.ID
	// ServiceClasses are uris: keeps services and general descriptions of one of them, and channels of such services; nil means
	// all.
	ServiceClasses []string
	// Limit is the most changes; 0 stands for DefaultNews.
	Limit int
}

const (
	// DefaultNews is how many changes a feed for readers has.
	DefaultNews = 50
	// maxLooked bounds how far back a selection looks.
	maxLooked = 50_000
	// maxSummary is how many characters of a text a feed shows.
	maxSummary = 400
)

// News is a change for people to read.
type News struct {
	Item
	// Entry is what is published now; nil when it is gone.
	Entry *live.Entry
	// Name is a line; of what was archived the last public one, and empty for what was withdrawn or removed.
	Name, NameLang string
	// Summary is plain text; it may be empty.
	Summary, SummaryLang string
	// Organization names who answers for it; it may be empty.
	Organization string
	// Page is the address of the public page, which of what was archived or withdrawn says so and leads on to what is like it;
	// empty for what was removed.
	Page string
}

// Latest returns the latest changes, the last first, by the time that each shows (Item.At): imported content has the time of
// its source, so that an import of what is old is not the newest news. A selection by municipality, organisation or
// class shows what is published only.
func (f *Changes) Latest(ctx context.Context, sel Selection) (news []News, head int64, at time.Time, err error) {
	s := f.catalogue.Snapshot()
	seen, err := f.own.upTo(ctx, f.log, s)
	if err != nil {
		return nil, 0, time.Time{}, err
	}
	if sel.Limit <= 0 {
		sel.Limit = DefaultNews
	}
	rows := f.latest(s, seen, sel)
	reader := record.Reader{Snapshot: s, Lang: sel.Lang, Base: sel.Base}
	for _, r := range rows {
		n, err := f.tell(ctx, reader, r)
		if err != nil {
			return nil, 0, time.Time{}, err
		}
		news = append(news, n)
	}
	return news, s.Seq, s.At, nil
}

// latest are the rows of a selection, the last first. Those of municipalities, which pages ask for again and again, are
// kept until something changes.
func (f *Changes) latest(s *live.Snapshot, seen *view, sel Selection) []row {
	if sel.Municipality == "" || sel.Organization != (catalog.ID{}) || sel.ServiceClasses != nil {
		return f.find(s, seen, sel)
	}
	return f.near.of(nearKey{sel.Municipality, sel.Limit}, s.Seq, func() []row { return f.find(s, seen, sel) })
}

// find looks for the rows of a selection.
func (f *Changes) find(s *live.Snapshot, seen *view, sel Selection) []row {
	near := f.nearby(s, sel.Municipality)
	keep := f.keeper(s, sel, near)
	var rows []row
	// One in all/n rows is near: to find enough, Limit*all/n would be looked at. Where those near are fewer, they are.
	if all, n := uint64(seen.rows.Len()), near.size(); near != nil && n*n <= uint64(sel.Limit)*all {
		near.each(s, func(k key) {
			if r, ok := seen.of(k, s.Seq); ok && keep(r) {
				rows = append(rows, r)
			}
		})
		slices.SortFunc(rows, func(a, b row) int { return b.compareTime(a) })
		return rows[:min(len(rows), sel.Limit)]
	}
	looked := 0
	seen.latest(s.Seq, func(r row) bool {
		if keep(r) {
			rows = append(rows, r)
		}
		looked++
		return len(rows) < sel.Limit && looked < maxLooked
	})
	return rows
}

// keeper makes the test of a selection.
func (f *Changes) keeper(s *live.Snapshot, sel Selection, near *near) func(row) bool {
	q := Question{}
	if sel.Organization != (catalog.ID{}) {
		q.Organizations = []catalog.ID{sel.Organization}
	}
	owned := newWanted(s, q)
	var classes [len(kinds)]anyOf
	for i := range classes {
		classes[i] = anyOf{facet: live.FacetServiceClass, values: sel.ServiceClasses}
	}
	narrow := sel.Municipality != "" || q.Organizations != nil || sel.ServiceClasses != nil
	return func(r row) bool {
		if !narrow {
			return true
		}
		kind := kinds[r.kind]
		e, ok := s.Published(kind, r.id)
		return ok && owned.has(r) && near.has(r.kind, e) && (sel.ServiceClasses == nil || classed(s, &classes, r.kind, e))
	}
}

// classed tells whether an entry is of the classes or, a channel, of a service that is, as a search has it.
func classed(s *live.Snapshot, classes *[len(kinds)]anyOf, kind uint8, e *live.Entry) bool {
	if e.Kind != catalog.KindServiceChannel {
		return classes[kind].has(s.Table(e.Kind), e)
	}
	services, _ := kindNumber(catalog.KindService)
	for service := range s.ConnectedEntries(e.Kind, e.ID) {
		if classes[services].has(s.Table(service.Kind), service) {
			return true
		}
	}
	return false
}

// tell puts a row into words.
func (f *Changes) tell(ctx context.Context, r record.Reader, changed row) (News, error) {
	n := News{Item: f.item(r.Snapshot, changed, false)}
	if n.Change.Gone() {
		if e, ok := r.Table(n.Kind).Get(n.ID); ok && (e.Visibility == live.Archived || e.Visibility == live.Withdrawn) {
			n.Page = r.Page(e)
		}
		if n.Change != Archived {
			return n, nil
		}
		var err error
		n.Name, n.NameLang, err = f.lastName(ctx, r, n.Kind, n.ID)
		return n, err
	}
	e, ok := r.Published(n.Kind, n.ID)
	if !ok {
		return n, nil
	}
	n.Entry, n.Page = e, r.Page(e)
	name := r.Name(e)
	n.Name, n.NameLang = name.Value, name.Lang
	summary := summarize(r, e)
	n.Summary, n.SummaryLang = record.Cut(summary.Value, maxSummary), summary.Lang
	n.Organization = r.OrganizationName(e.Organization)
	return n, nil
}

// summarize is the short text of an entry, else the beginning of its description, else its general description's.
func summarize(r record.Reader, e *live.Entry) record.Text {
	t, err := record.Tell(e.Document())
	if err != nil {
		return record.Text{}
	}
	sources := []catalog.TypedTexts{t.Descriptions()}
	if g := r.General(t.GeneralDescriptionID); g != nil {
		sources = append(sources, g.Descriptions)
	}
	for _, from := range sources {
		for _, typ := range []string{catalog.TypeSummary, catalog.TypeDescription} {
			if found := r.Typed(from, typ); found.Value != "" {
				found.Value = strings.Join(strings.Fields(found.Value), " ")
				return found
			}
		}
	}
	return record.Text{}
}

// lastName is the name under which something was last published.
func (f *Changes) lastName(ctx context.Context, r record.Reader, kind catalog.Kind, id catalog.ID) (name, lang string, err error) {
	history, err := f.log.History(ctx, kind, id)
	if err != nil {
		return "", "", err
	}
	for i := len(history) - 1; i >= 0; i-- {
		if history[i].Status != catalog.StatusPublished {
			continue
		}
		t, err := record.Tell(history[i].Document)
		if err != nil {
			return "", "", nil // it was not shown either
		}
		n := r.Typed(t.Names(), catalog.TypeName)
		return record.Line(n.Value), n.Lang, nil
	}
	return "", "", nil
}
