package main

import (
	"bytes"
	"context"
	"time"

	"github.com/varanto/varanto/bench/running"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// target is an entity to be changed, and where OUT shows it.
type target struct {
	kind catalog.Kind
	id   catalog.ID
}

func (t target) path() string { return apiRoot + string(t.kind) + "/" + t.id.String() }

// change is how long one published change took.
type change struct {
	// appended is until the log had it on disk, visible until OUT showed it; both from the start of appending.
	appended, visible time.Duration
}

const (
	changeLimit = 30 * time.Second
	changePause = 500 * time.Microsecond
	// restTime lets one change be over before the next, and spreads them over the follower's rhythm.
	restTime = 37 * time.Millisecond
)

// timeChange publishes a new name of the entity through the log, as another process would, and asks OUT until it shows.
func timeChange(ctx context.Context, log *sqlite.Log, c client, t target, mark string) (change, error) {
	newest, err := log.Newest(ctx, t.kind, t.id)
	if err != nil {
		return change{}, err
	}
	entity, err := catalog.Unmarshal(t.kind, newest.Document)
	if err != nil {
		return change{}, err
	}
	if err := putMark(entity, mark); err != nil {
		return change{}, err
	}
	document, err := catalog.Marshal(entity)
	if err != nil {
		return change{}, err
	}
	began := time.Now()
	_, err = log.Append(ctx, store.Draft{
		Kind: t.kind, ID: t.id, Base: newest.Number, Status: catalog.StatusPublished, Actor: "bench",
		Organization: newest.Organization, Document: document,
	})
	if err != nil {
		return change{}, err
	}
	done := change{appended: time.Since(began)}
	err = running.Until(ctx, "showing a change", changePause, changeLimit, func() (bool, error) {
		body, err := c.get(ctx, t.path(), false)
		return err == nil && bytes.Contains(body, []byte(mark)), err
	})
	done.visible = time.Since(began)
	return done, err
}
