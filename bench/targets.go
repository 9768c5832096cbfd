package main

import (
	"context"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// targets are what is changed in one catalogue: services taken at random, and the entities whose change shows in the
// most other answers.
type targets struct {
	services []target
	heavy    []heavyTarget
}

type heavyTarget struct {
	target
	// name says what it is, neighbours how many services or connections lean on it.
	name       string
	neighbours int
}

// findTargets reads the whole log once.
func findTargets(ctx context.Context, log *sqlite.Log, services []string, wanted int) (*targets, error) {
	t := &targets{}
	for _, text := range services[:min(len(services), wanted)] {
		id, err := uuid.Parse(text)
		if err != nil {
			return nil, err
		}
		t.services = append(t.services, target{catalog.KindService, id})
	}
	c := leaning{}
	if _, err := log.Latest(ctx, c.take); err != nil {
		return nil, err
	}
	for _, kind := range []struct {
		kind catalog.Kind
		name string
	}{
		{catalog.KindServiceChannel, "the channel with the most services"},
		{catalog.KindGeneralDescription, "the general description with the most services"},
		{catalog.KindOrganization, "the organisation with the most services"},
	} {
		if id, n := c.most(kind.kind); n > 0 {
			t.heavy = append(t.heavy, heavyTarget{target{kind.kind, id}, kind.name, n})
		}
	}
	return t, nil
}

// leaning counts how many services lean on an entity.
type leaning map[target]int

func (l leaning) take(e store.Entry) error {
	if e.Status != catalog.StatusPublished {
		return nil
	}
	switch e.Kind {
	case catalog.KindService:
		s, err := catalog.Decode[catalog.Service](e.Document)
		if err != nil {
			return err
		}
		l[target{catalog.KindGeneralDescription, s.GeneralDescriptionID}]++
		l[target{catalog.KindOrganization, s.Responsible()}]++
	case catalog.KindConnection:
		c, err := catalog.Decode[catalog.Connection](e.Document)
		if err != nil {
			return err
		}
		l[target{catalog.KindServiceChannel, c.ChannelID}]++
	}
	return nil
}

// most returns the entity of that kind on which most lean; of equals the one with the smallest id.
func (l leaning) most(kind catalog.Kind) (catalog.ID, int) {
	var best catalog.ID
	most := 0
	for t, n := range l {
		if t.kind != kind || t.id == (catalog.ID{}) {
			continue
		}
		if n > most || n == most && t.id.String() < best.String() {
			best, most = t.id, n
		}
	}
	return best, most
}
