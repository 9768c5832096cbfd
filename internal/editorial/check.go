package editorial

import (
	"context"
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// CheckReferences reads the newest revision of every entity and returns what refers to nothing: an entity that the log
// does not know at all. Archived entities count as known, for what refers to them may outlive them.
// At most store.MaxProblems are returned. The error tells that the log cannot be read.
func CheckReferences(ctx context.Context, log store.Log) ([]store.Problem, error) {
	known := map[catalog.Kind]map[catalog.ID]store.Head{}
	for _, k := range catalog.Kinds() {
		heads, err := log.NewestNumbers(ctx, k)
		if err != nil {
			return nil, err
		}
		known[k] = heads
	}
	var problems []store.Problem
	_, err := log.Latest(ctx, func(r store.Entry) error {
		if len(problems) >= store.MaxProblems || ended(r.Status) {
			return nil
		}
		add := func(text string) {
			problems = append(problems, store.Problem{Seq: r.Seq, Kind: r.Kind, ID: r.ID, Text: text})
		}
		e, err := catalog.Unmarshal(r.Kind, r.Document)
		if err != nil {
			add(err.Error())
			return nil
		}
		for _, f := range kept(e) {
			if _, ok := known[f.kind()][f.id]; !ok {
				add(fmt.Sprintf("%s names %s %s, which the log does not know", f.field(), f.kind(), f.id))
			}
		}
		return nil
	})
	return problems, err
}

// kept lists what a document of the log refers to; a connection, which stands by itself there, refers to both ends.
func kept(e catalog.Entity) []reference {
	if c, ok := e.(*catalog.Connection); ok {
		return []reference{{id: c.ServiceID, member: memberBack}, {id: c.ChannelID, member: memberConnection}}
	}
	return references(&Given{Entity: e})
}
