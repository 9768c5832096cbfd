package store_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// Logs hold these hashes, so another function would make every stored document look changed.
func TestHashOfNeverChanges(t *testing.T) {
	for document, want := range map[string]string{
		"":         "e3b0c44298fc1c149afbf4c8996fb924",
		`{"a":1}`:  "015abd7f5cc57a2dd94b7590f04ad808",
		`{"a": 1}`: "f9d86028c6e0d64e225186f96acb6933",
	} {
		if got := fmt.Sprintf("%x", store.HashOf([]byte(document))); got != want {
			t.Errorf("hash of %q is %s, want %s", document, got, want)
		}
	}
}

func TestErrorsSayWhatIsWrong(t *testing.T) {
	id := uuid.MustParse("00000000-0000-0000-0000-000000000001")
	for _, c := range []struct {
		err  error
		is   error
		want string
	}{
		{
			&store.ConflictError{Kind: catalog.KindService, ID: id, Base: 1, Newest: 3}, store.ErrConflict,
			"Service 00000000-0000-0000-0000-000000000001: the newest revision is 3, not 1",
		},
		{
			&store.ConflictError{Kind: catalog.KindService, ID: id, Newest: 3}, store.ErrConflict,
			"Service 00000000-0000-0000-0000-000000000001 is not new: its newest revision is 3",
		},
		{
			&store.ConflictError{Kind: catalog.KindService, ID: id, Base: 1}, store.ErrConflict,
			"Service 00000000-0000-0000-0000-000000000001 has no revision 1 to build on: it is not in the log",
		},
		{
			store.ValidateDrafts([]store.Draft{{Kind: "Thing"}}), store.ErrInvalid,
			`draft 0: Kind is unknown: "Thing"`,
		},
		{
			store.ValidateDrafts([]store.Draft{{Kind: catalog.KindService, ID: id, Status: catalog.StatusDraft}}), store.ErrInvalid,
			"draft 0: Document is empty",
		},
		{store.ValidateCursor("", nil), store.ErrInvalid, "CursorName is empty"},
	} {
		if c.err == nil || c.err.Error() != c.want {
			t.Errorf("error is %v, want %s", c.err, c.want)
		}
		if !errors.Is(fmt.Errorf("wrapped: %w", c.err), c.is) {
			t.Errorf("%v is not %v", c.err, c.is)
		}
	}
}

func TestProblemsNameWhatTheyAreAbout(t *testing.T) {
	id := uuid.MustParse("00000000-0000-0000-0000-000000000001")
	for want, p := range map[string]store.Problem{
		"revision 2 (Service 00000000-0000-0000-0000-000000000001): is odd": {
			Seq: 2, Kind: catalog.KindService, ID: id, Text: "is odd",
		},
		"revision 2: is odd": {Seq: 2, Text: "is odd"},
		"Service 00000000-0000-0000-0000-000000000001: is odd": {
			Kind: catalog.KindService, ID: id, Text: "is odd",
		},
		"the file is damaged": {Text: "the file is damaged"},
	} {
		if got := p.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
