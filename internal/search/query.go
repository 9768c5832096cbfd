package search

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

const (
	maxTextRunes    = 500
	maxWords        = 24
	defaultPageSize = 20
	maxPageSize     = 100
	// maxPage keeps products of page and size far from overflow; no catalogue has so many pages.
	maxPage = 1_000_000
)

// Query is what somebody looks for. Any value of any field is allowed.
type Query struct {
	// Text is what was typed; the first 500 runes and 24 words count. A blank text lists what serves Municipality.
	Text string
	// Language is the page's language, fi, sv or en; anything else is fi. Its texts weigh double.
	Language string
	// Municipality is a municipality's code; empty for the whole country. What does not serve it is left out, and
	// what is nearer to it is ranked higher.
	Municipality string
	// Kinds are the kinds wanted; nil means all that are searched, for a blank text the services.
	Kinds []catalog.Kind
	// Page counts from 1. PageSize is 20 when 0, and at most 100.
	Page, PageSize int
}

// Results answer a query.
type Results struct {
	// Total counts the hits on all pages.
	Total int
	// Hits are those of the wanted page, best first; nil when there are none.
	Hits []Hit
	// Language is the language that the query was taken to be asked in.
	Language string
	// Loosened tells that few entities have the words of the query, so that some hits have only some of them.
	Loosened bool
	// Approximate tells that nothing has the words; the hits share pieces of them (typing errors).
	Approximate bool
	Took        time.Duration
	// Snapshot is where the hits are from, never nil.
	Snapshot *live.Snapshot
}

// Hit is a published entity that answers a query.
type Hit struct {
	Kind  catalog.Kind
	ID    catalog.ID
	Score float64
	// Reach is ReachUnasked when the query names no municipality.
	Reach Reach
	// Entry is never nil.
	Entry *live.Entry
}

// normal puts a query within bounds.
func (q Query) normal() Query {
	if q.Language != "sv" && q.Language != "en" {
		q.Language = "fi"
	}
	q.Text = firstRunes(q.Text, maxTextRunes)
	q.Page = min(max(q.Page, 1), maxPage)
	if q.PageSize < 1 {
		q.PageSize = defaultPageSize
	}
	q.PageSize = min(q.PageSize, maxPageSize)
	return q
}

// kinds are the wanted kinds that are searched, each once, in the order of equal hits.
func (q Query) kinds(whenNil []catalog.Kind) []catalog.Kind {
	if q.Kinds == nil {
		return whenNil
	}
	var kinds []catalog.Kind
	for _, k := range indexedKinds() {
		for _, wanted := range q.Kinds {
			if k == wanted {
				kinds = append(kinds, k)
				break
			}
		}
	}
	return kinds
}

func firstRunes(s string, n int) string {
	for at := range s {
		if n == 0 {
			return s[:at]
		}
		n--
	}
	return s
}
