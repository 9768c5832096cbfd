package feedback

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store/sqlitefile"
)

const (
	// FileName is the file of the data folder in which messages lie.
	FileName = "feedback.db"
	// MaxFile is the most bytes that messages may take: some hundred thousand of ordinary length. It bounds what a flood can do
	// to the disk.
	MaxFile = 64 << 20
	// maxReaders bounds reads at the same time.
	maxReaders = 2
)

// What Store says of messages.
var (
	// ErrFull says that there is no room; an operator deletes some, or moves the file away.
	ErrFull = errors.New("there is no room for more feedback")
	// ErrNotFound says that there is no such message, or none that the caller may see.
	ErrNotFound = errors.New("there is no such feedback")
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is the open file of messages. Its methods may be called by many goroutines at once, and other processes may have the
// file open, too.
type Store struct {
	writer, readers *sql.DB
	turn            chan struct{}
	max             int64
}

// secure_delete overwrites what is deleted: what somebody asked to have removed must not be left in free pages.
var (
	prepareOptions = url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "secure_delete(1)"},
		"_txlock": {"immediate"},
	}
	writerOptions = url.Values{
		"_pragma": {"busy_timeout(50)", "synchronous(FULL)", "foreign_keys(1)", "secure_delete(1)", "journal_size_limit(1048576)"},
		"_txlock": {"immediate"},
	}
	readerOptions = url.Values{"_pragma": {"busy_timeout(10000)", "query_only(1)"}}
)

// Open opens the messages of a data folder, making both when they do not exist. What an earlier program left in OldFileName it
// takes over; unreadable counts the lines of it that hold no message.
func Open(ctx context.Context, folder string) (s *Store, unreadable int, err error) {
	path, err := sqlitefile.Open(ctx, folder, FileName, prepareOptions, migrations)
	if err != nil {
		return nil, 0, fmt.Errorf("open the feedback in %s: %w", folder, err)
	}
	s = &Store{turn: make(chan struct{}, 1), max: MaxFile}
	if s.writer, s.readers, err = sqlitefile.Pair(path, writerOptions, readerOptions, maxReaders); err != nil {
		return nil, 0, fmt.Errorf("open the feedback in %s: %w", folder, err)
	}
	if unreadable, err = s.takeOver(ctx, folder); err != nil {
		return nil, 0, errors.Join(err, s.Close())
	}
	return s, unreadable, nil
}

// Close closes the file; nothing may be under way.
func (s *Store) Close() error { return errors.Join(s.readers.Close(), s.writer.Close()) }

// write runs do in a transaction that is on the disk when write returns nil, one at a time.
func (s *Store) write(ctx context.Context, do func(*sql.Tx) error) error {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	tx, err := sqlitefile.Begin(ctx, s.writer)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// Add keeps a message for good: when it returns nil, the message is on the disk. It gives the message an id, rounds its time,
// and tidies its text; new messages are open. The error may be ErrNoWords or ErrFull.
func (s *Store) Add(ctx context.Context, m Message) error {
	m.Text, _ = Tidy(m.Text)
	if m.Text == "" {
		return ErrNoWords
	}
	m.ID, m.Handled, m.HandledBy = uuid.New(), time.Time{}, ""
	err := s.write(ctx, func(tx *sql.Tx) error {
		if full, err := s.full(ctx, tx); err != nil || full {
			return errors.Join(err, fullIf(full))
		}
		return insert(ctx, tx, m)
	})
	switch {
	case errors.Is(err, ErrFull):
		return ErrFull
	case err != nil:
		return fmt.Errorf("keep feedback: %w", err)
	}
	return nil
}

func fullIf(full bool) error {
	if full {
		return ErrFull
	}
	return nil
}

// full tells that the messages take all the room they may have.
func (s *Store) full(ctx context.Context, tx *sql.Tx) (bool, error) {
	var pages, free, size int64
	err := tx.QueryRowContext(ctx, `SELECT page_count, freelist_count, page_size
		FROM pragma_page_count, pragma_freelist_count, pragma_page_size`).Scan(&pages, &free, &size)
	return (pages-free)*size >= s.max, err
}

// insert writes a message as it is; one whose id is there already is left alone.
func insert(ctx context.Context, tx *sql.Tx, m Message) error {
	kind, entity, organization := string(m.Kind), idText(m.Entity), idText(m.Organization)
	_, err := tx.ExecContext(ctx, `INSERT INTO subject (kind, entity, organization) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
		kind, entity, organization)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO message (id, subject, time, topic, name, lang, text)
		SELECT ?, id, ?, ?, ?, ?, ? FROM subject WHERE kind = ? AND entity = ? AND organization = ?
		ON CONFLICT (id) DO NOTHING`,
		m.ID.String(), m.Time.Truncate(time.Minute).Unix(), m.Topic, m.Name, m.Lang, m.Text, kind, entity, organization)
	return err
}

func idText(id catalog.ID) string {
	if id == (catalog.ID{}) {
		return ""
	}
	return id.String()
}

// Handle marks a message as handled by somebody; one that is handled already stays as it is, and tells so.
func (s *Store) Handle(ctx context.Context, id uuid.UUID, actor string, now time.Time) (done bool, err error) {
	return s.mark(ctx, `UPDATE message SET handled = ?, handled_by = ? WHERE id = ? AND handled = 0`, now.Unix(), actor, id.String())
}

// Reopen takes the mark away; done is false when there was none.
func (s *Store) Reopen(ctx context.Context, id uuid.UUID) (done bool, err error) {
	return s.mark(ctx, `UPDATE message SET handled = 0, handled_by = '' WHERE id = ? AND handled <> 0`, id.String())
}

func (s *Store) mark(ctx context.Context, query string, args ...any) (done bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, query, args...)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		done = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("mark feedback: %w", err)
	}
	return done, nil
}

// Delete removes a message so that nothing of its words is left in the file. One that is not there is no error.
func (s *Store) Delete(ctx context.Context, id uuid.UUID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM message WHERE id = ?`, id.String()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM subject WHERE id NOT IN (SELECT subject FROM message)`)
		return err
	})
	if err == nil {
		err = sqlitefile.Flush(context.WithoutCancel(ctx), s.writer) // what was begun is ended, whether the caller still waits or not
	}
	if err != nil {
		return fmt.Errorf("delete feedback: %w", err)
	}
	return nil
}
