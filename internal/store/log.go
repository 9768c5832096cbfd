package store

import (
	"context"

	"github.com/varanto/varanto/internal/catalog"
)

// Log is the append-only log of revisions, with the cursors of the jobs that work on it.
//
// All methods may be called at the same time from many goroutines, and several processes may have the same log
// open. Errors of an ended context satisfy errors.Is with the context's error. After Close every method
// fails with ErrClosed.
type Log interface {
	// Append adds the drafts in their order in one transaction, all or none, and returns the revisions they
	// became once they are durable. A draft may build on an earlier draft of the same call. Another writer is
	// waited for as long as the context allows.
	//
	// It fails with a *DraftError when a draft breaks a rule of Draft, and with a *ConflictError when a
	// draft's base is not the newest revision of its entity, or what a draft expects was not so before the call.
	// Without drafts it does nothing.
	Append(ctx context.Context, drafts ...Draft) ([]Revision, error)

	// Newest returns the entity's newest revision, whatever its status, or ErrNotFound.
	Newest(ctx context.Context, kind catalog.Kind, id catalog.ID) (Revision, error)

	// NewestOf calls fn with the newest revisions of those entities of one kind, whatever their status and in no
	// certain order. Entities that the log does not have are passed over. An error of fn ends the call and is
	// returned as it is. fn may keep the revision; it must not append to the log.
	NewestOf(ctx context.Context, kind catalog.Kind, ids []catalog.ID, fn func(Revision) error) error

	// History returns all revisions of the entity, oldest first, or ErrNotFound.
	History(ctx context.Context, kind catalog.Kind, id catalog.ID) ([]Revision, error)

	// Latest calls fn with the newest revision of every entity and, where that one is Draft or Modified, also
	// with the published revision that stays public beside it, if there is one. Revisions come in the order of
	// Seq, from one moment of the log; head is the log's last Seq at that moment (0 when the log is empty),
	// from which Feed continues. An error of fn ends the call and is returned as it is.
	// fn may keep the entry; it must not append to the log.
	Latest(ctx context.Context, fn func(Entry) error) (head int64, err error)

	// NewestNumbers returns the heads of all entities of that kind, without reading their documents.
	// The map is empty, not nil, when there are none.
	NewestNumbers(ctx context.Context, kind catalog.Kind) (map[catalog.ID]Head, error)

	// Feed returns revisions with a Seq greater than after, in order and without gaps. It returns at most
	// limit of them (which must be positive), fewer when their documents are large, and none only when
	// nothing comes after.
	Feed(ctx context.Context, after int64, limit int) ([]Revision, error)

	// Head returns the Seq of the last revision, 0 when the log is empty.
	Head(ctx context.Context) (int64, error)

	// Wait returns nil when a revision with a Seq greater than after exists, by whatever process it was
	// appended, and the context's error when the context ends before that.
	Wait(ctx context.Context, after int64) error

	// Check reads the whole log and returns what is wrong with it: gaps in the sequence or in an entity's
	// numbers, unknown kinds and statuses, documents that are not JSON or have changed, heads that disagree
	// with the log, damage of the engine's files. Of very many problems it returns the first MaxProblems.
	// The error tells that checking itself failed.
	Check(ctx context.Context) ([]Problem, error)

	// Cursor returns what SetCursor last stored under that name, nil when there is nothing.
	Cursor(ctx context.Context, name string) ([]byte, error)

	// SetCursor stores a job's resumable state, durably and in place of the earlier value. An empty value
	// removes the cursor. It fails with a *DraftError for a name that is empty or longer than MaxNameSize
	// or not UTF-8 without NUL, and for a value larger than MaxDocumentSize.
	SetCursor(ctx context.Context, name string, value []byte) error

	// Close ends waiting calls and releases the log. A second Close does nothing.
	Close() error
}
