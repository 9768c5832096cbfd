package mirror

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

// choose settles which organisations this run mirrors, and remembers it where the rest of the program finds what is
// mirrored. After another choice everything is asked for.
func (r *run) choose(ctx context.Context) error {
	mirrors, err := editorial.ReadMirrors(ctx, r.log)
	if err != nil {
		return err
	}
	before, known := mirrors.Of(r.actor)
	now := editorial.MirrorSource{Actor: r.actor, Organizations: before.Organizations}
	switch {
	case r.o.Everything:
		now.Organizations = nil
	case len(r.o.Organizations) > 0:
		now.Organizations = sorted(r.o.Organizations)
	}
	r.o.Organizations = now.Organizations
	if known && !before.Released && slices.Equal(before.Organizations, now.Organizations) {
		return nil
	}
	if before.Released || !slices.Equal(before.Organizations, now.Organizations) {
		r.o.Whole = true
	}
	return editorial.WriteMirror(ctx, r.log, now)
}

func sorted(ids []catalog.ID) []catalog.ID {
	out := slices.Clone(ids)
	slices.SortFunc(out, func(a, b catalog.ID) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(out)
}

// Release ends the mirroring of a source: what it brought is mastered here from now on. A later run begins it again.
func Release(ctx context.Context, log store.Log, from string) error {
	base, err := baseURL(from)
	if err != nil {
		return err
	}
	mirrors, err := editorial.ReadMirrors(ctx, log)
	if err != nil {
		return err
	}
	source, known := mirrors.Of(actorOf(base))
	if !known {
		return fmt.Errorf("mirror %s: nothing was mirrored from there", base)
	}
	source.Released = true
	return editorial.WriteMirror(ctx, log, source)
}
