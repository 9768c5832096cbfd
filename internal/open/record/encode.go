package record

import (
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// desk is the work on one record: the snapshot whose neighbours it names.
type desk struct{ *live.Snapshot }

// Of makes the record of an entry of s: a *Service, *Channel, *Organization, *Collection or *GeneralDescription. Names
// of neighbours are those of s. It returns an error for a document that cannot be read and for kinds without records.
func Of(s *live.Snapshot, e *live.Entry) (any, error) {
	d := desk{s}
	switch e.Kind {
	case catalog.KindService:
		return made(e, d.service)
	case catalog.KindServiceChannel:
		return made(e, d.channel)
	case catalog.KindOrganization:
		return made(e, d.organization)
	case catalog.KindServiceCollection:
		return made(e, d.collection)
	case catalog.KindGeneralDescription:
		return made(e, d.general)
	}
	return nil, fmt.Errorf("there are no records of the kind %q", e.Kind)
}

func made[T, R any](e *live.Entry, make func(*live.Entry, *T) *R) (any, error) {
	v, err := catalog.Decode[T](e.Document())
	if err != nil {
		return nil, fmt.Errorf("record of %s %s: %w", e.Kind, e.ID, err)
	}
	return make(e, v), nil
}

// Encode writes the record of an entry as JSON, on one line and without a line end. Errors are those of Of.
func Encode(s *live.Snapshot, e *live.Entry) ([]byte, error) {
	r, err := Of(s, e)
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(r, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return nil, fmt.Errorf("write record of %s %s: %w", e.Kind, e.ID, err)
	}
	return b, nil
}
