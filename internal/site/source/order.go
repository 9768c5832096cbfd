package source

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/order"
	"github.com/varanto/varanto/internal/site/words"
)

// firstByName brings the first n entries of a list of one kind to its front, by their names and, of one name, the oldest
// first. The rest stays in no order: of thousands a page shows twenty.
func (d desk) firstByName(list []*live.Entry, n int) {
	n = min(n, len(list))
	if n == 0 || len(list) < 2 {
		return
	}
	keyed := make([]named, len(list))
	names := sorting{desk: d}
	for i, e := range list {
		keyed[i] = named{e, names.key(e)}
	}
	order.First(keyed, n, (*named).compare)
	slices.SortFunc(keyed[:n], func(a, b named) int { return a.compare(&b) })
	for i, e := range keyed {
		list[i] = e.Entry
	}
}

// named is an entry and by what it is sorted.
type named struct {
	*live.Entry
	key []byte
}

func (a *named) compare(b *named) int {
	return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.Ord, b.Ord))
}

// sorting makes the keys of one list.
type sorting struct {
	desk
	order  *collate.Collator // nil while all keys are known
	buffer collate.Buffer
}

func (s *sorting) key(e *live.Entry) []byte {
	if known := s.orders[orderOf{e.Kind, s.Lang}]; known != nil {
		return known.get(e, func() []byte { return s.make(e) })
	}
	return s.make(e)
}

func (s *sorting) make(e *live.Entry) []byte {
	if s.order == nil {
		s.order = sorter(s.Lang)
	}
	s.buffer.Reset()
	return bytes.Clone(s.order.KeyFromString(&s.buffer, s.entryName(e).Value))
}

// orders are by what entries are sorted, of each kind in each language of the pages: lists of thousands ask for all of
// theirs at once.
type orders map[orderOf]*column[[]byte]

type orderOf struct {
	kind catalog.Kind
	lang string
}

func newOrders() orders {
	out := orders{}
	for _, k := range listedKinds {
		for _, lang := range words.Codes() {
			out[orderOf{k.kind, lang}] = &column[[]byte]{}
		}
	}
	return out
}
