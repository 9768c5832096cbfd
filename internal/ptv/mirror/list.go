package mirror

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/go-json-experiment/json"
	"golang.org/x/sync/errgroup"

	"github.com/varanto/varanto/internal/catalog"
)

// list is one of the source's paged lists of ids.
type list struct {
	kind catalog.Kind
	// name tells lists of one kind apart in the spool.
	name  string
	query url.Values
	// path is the list's address below the base; empty means the kind's own.
	path string
}

// idPage is PTV's page of ids and names.
type idPage struct {
	PageCount int `json:"pageCount"`
	ItemList  []struct {
		ID catalog.ID `json:"id"`
	} `json:"itemList"`
}

// since adds the window of an incremental run to a query; PTV takes what is strictly after.
func (r *run) since(query url.Values) url.Values {
	if query == nil {
		query = url.Values{}
	}
	if !r.spool.state.Whole {
		query.Set("date", r.spool.state.Since.UTC().Format("2006-01-02T15:04:05"))
	}
	return query
}

// page fetches one page of a list.
func (r *run) page(ctx context.Context, l list, number int) (idPage, error) {
	query := url.Values{"page": {strconv.Itoa(number)}}
	for k, v := range l.query {
		query[k] = v
	}
	body, err := r.client.get(ctx, cmp.Or(l.path, string(l.kind)), query)
	if err != nil {
		return idPage{}, err
	}
	var p idPage
	if err := json.Unmarshal(body, &p); err != nil {
		return idPage{}, fmt.Errorf("page %d of the %s list (%s): %w", number, l.kind, l.name, err)
	}
	return p, nil
}

// maxReadings bounds how often a list is read. Whatever is new in the last of them came after the run began, so that
// the next run asks for it.
const maxReadings = 5

// ids fetches a whole list, in the source's order and without doubles. The spool keeps it when it is complete.
//
// Pages are counted from the beginning, so an entity that leaves the list while it is read moves others to pages that
// were read already. A list of several pages is therefore read again until that brings nothing new.
func (r *run) ids(ctx context.Context, l list) ([]catalog.ID, error) {
	piece := fmt.Sprintf("%s-%s.ids", l.kind, l.name)
	if b, err := r.spool.get(piece); err != nil {
		return nil, err
	} else if b != nil {
		var ids []catalog.ID
		err := json.Unmarshal(b, &ids)
		return ids, err
	}
	ids := []catalog.ID{}
	seen := map[catalog.ID]bool{}
	for range maxReadings {
		pages, err := r.pages(ctx, l)
		if err != nil {
			return nil, err
		}
		before := len(ids)
		for _, p := range pages {
			for _, item := range p.ItemList {
				if !seen[item.ID] {
					seen[item.ID] = true
					ids = append(ids, item.ID)
				}
			}
		}
		if len(pages) == 1 || len(ids) == before {
			break
		}
	}
	b, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	return ids, r.spool.put(piece, b)
}

// maxPages keeps a source that answers nonsense from being asked for ever.
const maxPages = 100_000

func (r *run) pages(ctx context.Context, l list) ([]idPage, error) {
	r.meter.Begin("listing "+string(l.kind), 0)
	first, err := r.page(ctx, l, 1)
	if err != nil {
		return nil, err
	}
	if first.PageCount > maxPages {
		return nil, fmt.Errorf("the %s list claims %d pages", l.kind, first.PageCount)
	}
	pages := make([]idPage, max(1, first.PageCount))
	pages[0] = first
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.o.Concurrency)
	for n := 2; n <= len(pages); n++ {
		group.Go(func() error {
			p, err := r.page(ctx, l, n)
			pages[n-1] = p
			r.meter.Add(1)
			return err
		})
	}
	return pages, group.Wait()
}

// fetch pulls what the source publishes: all of it, or what changed, with what earlier runs left pending.
func (r *run) fetch(ctx context.Context) error {
	for _, k := range catalog.RecordKinds() {
		ids, err := r.ids(ctx, list{kind: k, name: "published", query: r.since(nil)})
		if err != nil {
			return err
		}
		if k == catalog.KindOrganization {
			if ids, err = r.withContentless(ctx, ids); err != nil {
				return err
			}
		}
		known := make(map[catalog.ID]bool, len(ids))
		for _, id := range ids {
			known[id] = true
		}
		for _, p := range r.cursor.Pending {
			if p.Kind == k && !known[p.ID] {
				ids = append(ids, p.ID)
			}
		}
		if err := r.onlyBodies(ctx, k, "1", ids); err != nil {
			return err
		}
	}
	return nil
}

// withContentless adds to a list of organisations those without content, which the source's list leaves out: the topmost
// ones that its hierarchy names, so that both keep their order. An incremental run takes of them what the log does not
// have, for the hierarchy does not tell what has changed, and asks by id for all that this mirror once brought.
func (r *run) withContentless(ctx context.Context, ids []catalog.ID) ([]catalog.ID, error) {
	top, err := r.hierarchy(ctx)
	if err != nil {
		return nil, err
	}
	if r.spool.state.Whole {
		return merge(ids, top), nil
	}
	heads, err := r.log.NewestNumbers(ctx, catalog.KindOrganization)
	if err != nil {
		return nil, err
	}
	unknown := slices.DeleteFunc(slices.Clone(top), func(id catalog.ID) bool { return public(heads[id]) })
	withContent, err := r.ids(ctx, list{kind: catalog.KindOrganization, name: "all"})
	if err != nil {
		return nil, err
	}
	for _, id := range withContent {
		delete(heads, id)
	}
	brought, err := r.brought(ctx, catalog.KindOrganization, heads)
	if err != nil {
		return nil, err
	}
	return merge(merge(ids, unknown), brought), nil
}

// merge gives the union of two lists without doubles. Each keeps its order as far as the other allows.
func merge(a, b []catalog.ID) []catalog.ID {
	inA := make(map[catalog.ID]bool, len(a))
	for _, id := range a {
		inA[id] = true
	}
	out := make([]catalog.ID, 0, len(a)+len(b))
	done := make(map[catalog.ID]bool, len(a)+len(b))
	put := func(id catalog.ID) {
		if !done[id] {
			done[id] = true
			out = append(out, id)
		}
	}
	next := 0
	for _, id := range b {
		if inA[id] && !done[id] {
			for a[next] != id {
				put(a[next])
				next++
			}
		}
		put(id)
	}
	for _, id := range a[next:] {
		put(id)
	}
	return out
}

// nowOf is the moment at which entities are archived.
func (r *run) nowOf() time.Time { return r.o.Now().UTC() }
