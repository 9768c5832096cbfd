package mirror

import (
	"bytes"
	"context"
	"crypto/sha256"
	stdjson "encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/sync/errgroup"

	"github.com/varanto/varanto/internal/catalog"
)

// batchSize is how many entities are asked for at once; PTV gives at most 100.
const batchSize = 50

// onlyBodies is bodies for a round that asks once for all it wants of a kind: what a broken-off run has fetched for
// other ids is dropped.
func (r *run) onlyBodies(ctx context.Context, k catalog.Kind, round string, ids []catalog.ID) error {
	if err := r.spool.dropOthers(fmt.Sprintf("%s-%s-", k, round), pieceName(k, round, ids)); err != nil {
		return err
	}
	return r.bodies(ctx, k, round, ids)
}

// pieceName tells of which ids a piece is: a run that is resumed may want others than the one that was broken off,
// because the log has changed in between.
func pieceName(k catalog.Kind, round string, ids []catalog.ID) string {
	sum := sha256.New()
	for _, id := range ids {
		sum.Write(id[:])
	}
	return fmt.Sprintf("%s-%s-%x", k, round, sum.Sum(nil)[:8])
}

// bodies fetches entities into a file of the spool, in the order of ids. Those that the source does not publish are
// passed over.
func (r *run) bodies(ctx context.Context, k catalog.Kind, round string, ids []catalog.ID) error {
	name := pieceName(k, round, ids)
	if r.spool.has(name + recordSuffix) {
		return nil
	}
	shared, err := r.shared(ctx, k, ids)
	if err != nil {
		return err
	}
	r.meter.Begin("fetching "+string(k), len(ids))
	var pieces []string
	group, fetching := errgroup.WithContext(ctx)
	group.SetLimit(r.o.Concurrency)
	for from := 0; from < len(ids); from += batchSize {
		part := ids[from:min(from+batchSize, len(ids))]
		piece := fmt.Sprintf("%s-%07d%s", name, from, batchSuffix)
		pieces = append(pieces, piece)
		if r.spool.has(piece) {
			r.meter.Add(len(part))
			continue
		}
		group.Go(func() error {
			lines, err := r.batch(fetching, k, part, shared)
			if err != nil {
				return err
			}
			r.meter.Add(len(part))
			return r.spool.put(piece, lines)
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return r.spool.join(name+recordSuffix, pieces)
}

// shared lists the channels that other organisations may connect to: their bodies do not tell.
func (r *run) shared(ctx context.Context, k catalog.Kind, ids []catalog.ID) (map[catalog.ID]bool, error) {
	if k != catalog.KindServiceChannel || len(ids) == 0 {
		return nil, nil
	}
	found, err := r.ids(ctx, list{kind: k, name: "shared", query: url.Values{"isVisibleForAll": {"true"}}})
	if err != nil {
		return nil, err
	}
	shared := make(map[catalog.ID]bool, len(found))
	for _, id := range found {
		shared[id] = true
	}
	return shared, nil
}

// batch fetches some entities, one a line, in the order of ids.
func (r *run) batch(ctx context.Context, k catalog.Kind, ids []catalog.ID, shared map[catalog.ID]bool) ([]byte, error) {
	found, err := r.find(ctx, k, ids)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, id := range ids {
		body, ok := found[id]
		if !ok {
			continue
		}
		if err := appendLine(&out, body, shared[id]); err != nil {
			return nil, fmt.Errorf("%s %s: %w", k, id, err)
		}
	}
	return out.Bytes(), nil
}

// find fetches entities by their ids; what the source does not publish is missing in the answer.
func (r *run) find(ctx context.Context, k catalog.Kind, ids []catalog.ID) (map[catalog.ID]jsontext.Value, error) {
	if k == catalog.KindServiceCollection { // there is no list by ids
		return r.findEach(ctx, k, ids)
	}
	guids := make([]string, len(ids))
	for i, id := range ids {
		guids[i] = id.String()
	}
	// With its header marks a text is as its author wrote it; OUT drops them unless asked.
	query := url.Values{"guids": {strings.Join(guids, ",")}, "showHeader": {"true"}}
	body, err := r.client.get(ctx, string(k)+"/list", query)
	if isStatus(err, http.StatusNotFound) { // none of them is published
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var items []jsontext.Value
	if err := json.Unmarshal(body, &items); err != nil {
		return nil, fmt.Errorf("%s by ids: %w", k, err)
	}
	found := make(map[catalog.ID]jsontext.Value, len(items))
	for _, item := range items {
		id, err := idOf(item)
		if err != nil {
			return nil, fmt.Errorf("%s by ids: %w", k, err)
		}
		found[id] = item
	}
	return found, nil
}

func (r *run) findEach(ctx context.Context, k catalog.Kind, ids []catalog.ID) (map[catalog.ID]jsontext.Value, error) {
	found := make(map[catalog.ID]jsontext.Value, len(ids))
	for _, id := range ids {
		body, err := r.client.get(ctx, string(k)+"/"+id.String(), url.Values{"showHeader": {"true"}})
		if isStatus(err, http.StatusNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found[id] = body
	}
	return found, nil
}

func idOf(body jsontext.Value) (catalog.ID, error) {
	var item struct {
		ID catalog.ID `json:"id"`
	}
	if err := json.Unmarshal(body, &item); err != nil {
		return catalog.ID{}, err
	}
	return item.ID, nil
}

// appendLine adds an entity as one line. A shared channel gets the member isVisibleForAll, which OUT does not write.
func appendLine(out *bytes.Buffer, body jsontext.Value, shared bool) error {
	start := out.Len()
	if err := stdjson.Compact(out, body); err != nil {
		return err
	}
	line := out.Bytes()[start:]
	if len(line) < 2 || line[0] != '{' {
		return errors.New("the answer is no object")
	}
	if shared {
		rest := string(line[1:])
		out.Truncate(start)
		out.WriteString(`{"isVisibleForAll":true,`)
		out.WriteString(rest)
	}
	out.WriteByte('\n')
	return nil
}
