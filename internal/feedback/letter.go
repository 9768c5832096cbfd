package feedback

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/editorial"
)

// LetterEvery is how long there is at least between two letters to the same person.
const LetterEvery = 24 * time.Hour

// Subscribe lets an account have letters about messages that come from now on, Unsubscribe ends that. Both may be done again.
func (s *Store) Subscribe(ctx context.Context, account string) error {
	return s.subscription(ctx, `INSERT INTO reader (account, told, sent) SELECT ?, coalesce(max(seq), 0), 0 FROM message WHERE 1 ON CONFLICT DO NOTHING`, account)
}

// Unsubscribe: see Subscribe.
func (s *Store) Unsubscribe(ctx context.Context, account string) error {
	return s.subscription(ctx, `DELETE FROM reader WHERE account = ?`, account)
}

func (s *Store) subscription(ctx context.Context, query, account string) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, query, account)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep who wants letters about feedback: %w", err)
	}
	return nil
}

// Subscribed tells whether an account has letters.
func (s *Store) Subscribed(ctx context.Context, account string) (yes bool, err error) {
	err = s.readers.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM reader WHERE account = ?)`, account).Scan(&yes)
	if err != nil {
		return false, fmt.Errorf("read who wants letters about feedback: %w", err)
	}
	return yes, nil
}

// subscriber is somebody to whom a letter may go.
type subscriber struct {
	account string
	told    int64
}

// due are those who had no letter for LetterEvery, and the newest message that there is.
func (s *Store) due(ctx context.Context, now time.Time) (out []subscriber, newest int64, err error) {
	if err := s.readers.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM message`).Scan(&newest); err != nil {
		return nil, 0, fmt.Errorf("read feedback: %w", err)
	}
	rows, err := s.readers.QueryContext(ctx, `SELECT account, told FROM reader WHERE sent <= ? AND told < ?`, now.Add(-LetterEvery).Unix(), newest)
	if err != nil {
		return nil, 0, fmt.Errorf("read who wants letters about feedback: %w", err)
	}
	defer rows.Close() //nolint:errcheck // it was only read
	for rows.Next() {
		var r subscriber
		if err := rows.Scan(&r.account, &r.told); err != nil {
			return nil, 0, err
		}
		out = append(out, r)
	}
	return out, newest, rows.Err()
}

// Post is how letters go. Both functions are given an account's opaque id.
type Post struct {
	// Reader is who the account is; false when it cannot have letters any more, as when it is forgotten.
	Reader func(ctx context.Context, account string) (editorial.Caller, bool, error)
	// Send sends a letter that so many messages have come; it holds no word of them.
	Send func(ctx context.Context, account string, messages int) error
}

// SendLetters sends a letter to everybody who chose so, had none for LetterEvery, and sees messages that are new since the last
// one and still open. Who cannot have letters any more is struck off. What fails is tried again with the next call.
func (b *Inbox) SendLetters(ctx context.Context, p Post) error {
	due, newest, err := b.Store.due(ctx, b.now())
	if err != nil {
		return err
	}
	var failed []error
	for _, r := range due {
		if err := b.sendLetter(ctx, p, r, newest); err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

func (b *Inbox) sendLetter(ctx context.Context, p Post, r subscriber, newest int64) error {
	caller, ok, err := p.Reader(ctx, r.account)
	if err != nil {
		return err
	}
	if !ok {
		return b.Store.Unsubscribe(ctx, r.account)
	}
	n, err := b.openAfter(ctx, caller, r.told)
	if err != nil || n == 0 {
		return err
	}
	if err := p.Send(ctx, r.account, n); err != nil {
		return err
	}
	return b.Store.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE reader SET told = ?, sent = ? WHERE account = ?`, newest, b.now().Unix(), r.account)
		return err
	})
}
