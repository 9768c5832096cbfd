package mirror

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

// gone finds the entities of the log that the source no longer publishes. Lists may shift while they are paged, so
// every one is asked for by its id before it counts as gone; those that turn out to be there are fetched instead.
func (r *run) gone(ctx context.Context) (map[catalog.Kind][]catalog.ID, error) {
	out := map[catalog.Kind][]catalog.ID{}
	for _, k := range catalog.RecordKinds() {
		candidates, err := r.perhapsGone(ctx, k)
		if err != nil {
			return nil, err
		}
		var there []catalog.ID
		for from := 0; from < len(candidates); from += batchSize {
			part := candidates[from:min(from+batchSize, len(candidates))]
			found, err := r.find(ctx, k, part)
			if err != nil {
				return nil, err
			}
			for _, id := range part {
				if _, ok := found[id]; ok {
					there = append(there, id)
				} else {
					out[k] = append(out[k], id)
				}
			}
		}
		if err := r.onlyBodies(ctx, k, "2", there); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// perhapsGone lists entities of the log that the source's lists speak against.
func (r *run) perhapsGone(ctx context.Context, k catalog.Kind) ([]catalog.ID, error) {
	heads, err := r.log.NewestNumbers(ctx, k)
	if err != nil {
		return nil, err
	}
	// General descriptions have no list of the archived.
	if r.spool.state.Whole || k == catalog.KindGeneralDescription {
		name := "published"
		if !r.spool.state.Whole {
			name = "all"
		}
		listed, err := r.ids(ctx, list{kind: k, name: name})
		if err != nil {
			return nil, err
		}
		return r.unlisted(ctx, k, heads, listed)
	}
	var out []catalog.ID
	for _, l := range endedLists(k) {
		l.query = r.since(l.query)
		ids, err := r.ids(ctx, l)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if public(heads[id]) {
				out = append(out, id)
			}
		}
	}
	return r.foreign(ctx, k, out)
}

// foreign picks from entities of the log those that nobody made or changed here.
func (r *run) foreign(ctx context.Context, k catalog.Kind, ids []catalog.ID) ([]catalog.ID, error) {
	ours := map[catalog.ID]bool{}
	err := r.log.NewestOf(ctx, k, ids, func(rev store.Revision) error {
		ours[rev.ID] = !brings(rev.Actor)
		return nil
	})
	return slices.DeleteFunc(ids, func(id catalog.ID) bool { return ours[id] }), err
}

// endedLists are the source's lists of what is archived or withdrawn.
func endedLists(k catalog.Kind) []list {
	if k == catalog.KindServiceCollection {
		return []list{{kind: k, name: "archived", query: url.Values{"archived": {"true"}}}}
	}
	return []list{
		{kind: k, name: "archived", query: url.Values{"status": {"Archived"}}},
		{kind: k, name: "withdrawn", query: url.Values{"status": {"Withdrawn"}}},
	}
}

// unlisted finds what this mirror brought and the source's list no longer has. What others brought or have changed
// since is theirs.
func (r *run) unlisted(
	ctx context.Context, k catalog.Kind, heads map[catalog.ID]store.Head, listed []catalog.ID,
) ([]catalog.ID, error) {
	for _, id := range listed {
		delete(heads, id)
	}
	if k == catalog.KindOrganization {
		top, err := r.hierarchy(ctx)
		if err != nil {
			return nil, err
		}
		for _, id := range top {
			delete(heads, id)
		}
	}
	return r.brought(ctx, k, heads)
}

// brought picks from heads of the log what this mirror brought, is public and nobody has changed since, sorted by id.
func (r *run) brought(ctx context.Context, k catalog.Kind, heads map[catalog.ID]store.Head) ([]catalog.ID, error) {
	var there, out []catalog.ID
	for id, head := range heads {
		if public(head) {
			there = append(there, id)
		}
	}
	err := r.log.NewestOf(ctx, k, there, func(rev store.Revision) error {
		if rev.Actor == r.actor {
			out = append(out, rev.ID)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	// The log promises no order; a resumed run must come to the same batches.
	slices.SortFunc(out, func(a, b catalog.ID) int { return bytes.Compare(a[:], b[:]) })
	return out, nil
}

// public tells that the newest revision is there and is not one that ends what the public sees.
func public(h store.Head) bool { return h.Number > 0 && !store.EndsPublic(h.Status) }

// archive archives what is gone, what leans on others first.
func (r *run) archive(ctx context.Context, gone map[catalog.Kind][]catalog.ID) error {
	kinds := catalog.RecordKinds()
	for i := len(kinds) - 1; i >= 0; i-- {
		k := kinds[i]
		n, err := editorial.Archive(ctx, r.log, k, gone[k], r.actor, r.nowOf(), isOurs)
		if err != nil {
			return err
		}
		if n > 0 {
			r.report.Archived[k] = n
		}
	}
	return nil
}

// hierarchy lists the topmost organisations, also those without content, which the list of organisations leaves out.
// A source that does not have it gives none.
func (r *run) hierarchy(ctx context.Context) ([]catalog.ID, error) {
	ids, err := r.ids(ctx, list{kind: catalog.KindOrganization, name: "top", path: "Organization/Hierarchy"})
	if isStatus(err, http.StatusNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the topmost organisations: %w", err)
	}
	return ids, nil
}
