package selftest_test

import (
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/open/selftest"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"

	"github.com/varanto/varanto/internal/open/export/exporttest"
)

// describe is what a server adds to the description.
var describe = []func(*huma.OpenAPI){feed.Describe, export.Describe, selftest.Describe}

// publish appends published entities to a log.
func publish(t *testing.T, log *sqlite.Log, entities []catalog.Entity) {
	t.Helper()
	var drafts []store.Draft
	for _, e := range entities {
		document, err := catalog.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, store.Draft{Kind: e.EntityKind(), ID: e.EntityID(), Status: catalog.StatusPublished, Time: exporttest.At, Document: document})
	}
	if len(drafts) == 0 {
		return
	}
	if _, err := log.Append(t.Context(), drafts...); err != nil {
		t.Fatal(err)
	}
}
