package v11

import (
	"bytes"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/live"
)

// collectionPiece is a collection as the organisation's list shows it: {id}'s form less the members that the contract
// gives to {id} alone.
func collectionPiece(_ *live.Snapshot, e *live.Entry) (*live.Wire, error) {
	body, err := without(e.Wire.Body, "sourceId", "organizationId", "publishingStatus", "modified")
	if err != nil {
		return nil, fmt.Errorf("collection %s: %w", e.ID, err)
	}
	return live.NewWire(body), nil
}

// without copies a JSON object less some of its members.
func without(object []byte, names ...string) ([]byte, error) {
	d := jsontext.NewDecoder(bytes.NewReader(object))
	if _, err := d.ReadToken(); err != nil {
		return nil, err
	}
	out := append(make([]byte, 0, len(object)), '{')
	for d.PeekKind() == '"' {
		name, err := d.ReadValue()
		if err != nil {
			return nil, err
		}
		drop := false
		for _, n := range names {
			drop = drop || string(name[1:len(name)-1]) == n
		}
		if !drop && len(out) > 1 {
			out = append(out, ',')
		}
		if !drop {
			out = append(append(out, name...), ':')
		}
		value, err := d.ReadValue()
		if err != nil {
			return nil, err
		}
		if !drop {
			out = append(out, value...)
		}
	}
	return append(out, '}'), nil
}
