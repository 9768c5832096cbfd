package v11

import (
	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// record makes a record of one entity's bytes. Of one that cannot be read it tells at least whose it is, if it says so.
func record(at editorial.Place, handle int64, line []byte) editorial.Record {
	r := editorial.Record{Place: at, Handle: handle, Size: len(line)}
	r.Given, r.Problems = Decode(line)
	if r.Given != nil {
		r.Kind, r.ID = r.Given.Entity.EntityKind(), r.Given.Entity.EntityID()
		return r
	}
	r.Kind = survey(line).kind
	var item wireItem
	if json.Unmarshal(line, &item) == nil {
		r.ID = item.ID
	}
	return r
}

// unreadable is a record of which not even the bytes can be taken.
func unreadable(at editorial.Place, rule, message string) editorial.Record {
	return editorial.Record{Place: at, Problems: []catalog.Problem{{Rule: rule, Message: message}}}
}
