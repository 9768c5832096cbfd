package editorial

import (
	"context"
	"fmt"
	"slices"

	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// MirrorPrefix begins the actor of every revision that a mirror appends; the rest is the source's address.
const MirrorPrefix = "mirror "

// Mirrors tells what is mirrored from which source. A source that it does not name is followed as a whole.
type Mirrors struct {
	Sources []MirrorSource `json:"sources,omitempty"`
}

// MirrorSource is what one source is followed for.
type MirrorSource struct {
	// Actor is how the mirror of this source signs.
	Actor string `json:"actor"`
	// Organizations are the organisations whose trees are mirrored; empty means all of the source.
	Organizations []catalog.ID `json:"organizations,omitempty"`
	// Released tells that the source is no longer followed: what it brought is mastered here now.
	Released bool `json:"released,omitzero"`
}

// mirrorsCursor is the cursor in which the log keeps Mirrors.
const mirrorsCursor = "mirrors"

// ReadMirrors reads what is mirrored.
func ReadMirrors(ctx context.Context, log store.Log) (Mirrors, error) {
	var m Mirrors
	b, err := log.Cursor(ctx, mirrorsCursor)
	if err != nil || b == nil {
		return m, err
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return Mirrors{}, fmt.Errorf("read what is mirrored: %w", err)
	}
	return m, nil
}

// WriteMirror keeps what one source is followed for.
func WriteMirror(ctx context.Context, log store.Log, s MirrorSource) error {
	m, err := ReadMirrors(ctx, log)
	if err != nil {
		return err
	}
	m.Sources = slices.DeleteFunc(m.Sources, func(x MirrorSource) bool { return x.Actor == s.Actor })
	m.Sources = append(m.Sources, s)
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return log.SetCursor(ctx, mirrorsCursor, b)
}

// Of returns what is known of a source; false when nothing was ever said.
func (m Mirrors) Of(actor string) (MirrorSource, bool) {
	i := slices.IndexFunc(m.Sources, func(s MirrorSource) bool { return s.Actor == actor })
	if i < 0 {
		return MirrorSource{Actor: actor}, false
	}
	return m.Sources[i], true
}

func (m Mirrors) released(actor string) bool {
	s, _ := m.Of(actor)
	return s.Released
}
