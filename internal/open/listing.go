package open

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/danielgtaylor/huma/v2"
	"github.com/go-json-experiment/json/jsontext"
)

const (
	defaultLimit = 50
	maxLimit     = 200
)

// listOf describes the answer of a list; it is written piece by piece.
type listOf[T any] struct {
	Total int     `json:"total" doc:"How many records the whole list has now"`
	Limit int     `json:"limit" doc:"The most items of a page"`
	Next  *string `json:"next" doc:"The path of the next page, as in the Link header; null on the last one"`
	Items []T     `json:"items" nullable:"false" doc:"Records in the order in which they came to the catalogue, the oldest first"`
}

var (
	parameterModifiedSince = parameter{
		name: "modifiedSince", example: "2026-11-01",
		doc: "A day (2026-11-01) or a time (2026-11-28T18:00 in Finnish time, or with a zone): keeps what was changed then or " +
			"later, itself or its connections.",
	}
	parameterLimit  = parameter{name: "limit", schema: number(1, maxLimit, defaultLimit), doc: "The most items of a page."}
	parameterCursor = parameter{
		name: "cursor", doc: "Where to go on: taken from next. It stays good while content changes; what is published all the " +
			"while comes exactly once. The other parameters should be the same on all pages.",
	}
)

func (r readable) listOperation() operation {
	parameters := append([]parameter{}, r.filters...)
	return operation{
		id: r.many, method: http.MethodGet, path: "/" + r.path, tag: "Records",
		summary: "All " + spacedWords(r.many) + ", whole, a page at a time",
		description: r.about + " Values of one list are alternatives; different parameters all hold. Follow next to the end to " +
			"read everything.",
		parameters: append(parameters, parameterModifiedSince, parameterFields, parameterLimit, parameterCursor),
		headers: map[string]*huma.Param{"Link": {
			Description: "The next page, as rel=next; absent on the last one", Schema: &huma.Schema{Type: huma.TypeString},
		}},
	}
}

func spacedWords(name string) string { return readable{one: name}.words() }

// list answers one page.
func (h *Handler) list(ctx context.Context, c *call, r readable) (pieces, error) {
	s := h.options.Catalogue.Snapshot()
	q := h.listing(c, r.kind, s)
	limit := c.whole("limit", 1, maxLimit, defaultLimit, false)
	from := c.cursor("cursor", r.kind)
	fields := c.selection("fields", r.record)
	if err := c.bad.problem(); err != nil {
		return nil, err
	}
	wanted, s, err := h.wanted(ctx, q, s)
	if err != nil {
		return nil, err
	}
	table := s.Table(r.kind)
	page, more := take(wanted, from.start(table), limit)
	head := []byte(`{"total":` + strconv.FormatUint(wanted.GetCardinality(), 10) + `,"limit":` + strconv.Itoa(limit) + `,"next":`)
	if more {
		last := table.At(page[len(page)-1])
		next := nextPage(c.Request, cursor{r.kind, last.ID, last.Ord}, q.OpenAt)
		c.writer.Header().Set("Link", "<"+next+`>; rel="next"`)
		if head, err = jsontext.AppendQuote(head, next); err != nil {
			return nil, err
		}
	} else {
		head = append(head, "null"...)
	}
	out := make(pieces, 0, 2*len(page)+2)
	out = append(out, append(head, `,"items":[`...))
	for i, ord := range page {
		if i > 0 {
			out = append(out, comma)
		}
		b, err := h.memo.record(s, table.At(ord))
		if err == nil {
			b, err = fields.project(b)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return append(out, end), nil
}

// comma stands between the items of a list, end behind the last one.
var comma, end = []byte(","), []byte("]}")

// take are the first places of a set from one on, and whether there are more behind them.
func take(set *roaring.Bitmap, from uint32, limit int) (page []uint32, more bool) {
	it := set.Iterator()
	it.AdvanceIfNeeded(from)
	for it.HasNext() && len(page) < limit {
		page = append(page, it.Next())
	}
	return page, it.HasNext()
}

// nextPage is the request's own path with another cursor, and with the moment that openAt stands for, so that all pages ask
// for the same one.
func nextPage(r *http.Request, c cursor, openAt time.Time) string {
	kept := url.Values{}
	for key, values := range r.URL.Query() {
		if key != "cursor" {
			kept[key] = values
		}
	}
	kept.Set("cursor", c.String())
	if !openAt.IsZero() {
		kept.Set("openAt", finnishTime(openAt))
	}
	return r.URL.EscapedPath() + "?" + kept.Encode()
}
