package feedback

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// State is how far a message has come.
type State string

// The states; the zero State stands for both.
const (
	StateOpen    State = "open"
	StateHandled State = "handled"
)

// Wanted says which messages to read; the zero value wants all.
type Wanted struct {
	// Organization answered for what the message is about when it came; zero means all.
	Organization catalog.ID
	// Since leaves out older messages; zero means none.
	Since time.Time
	State State
	// Entity is what they are about; zero means all.
	Entity catalog.ID

	subjects []int64 // nil: all
	below    int64   // only those that came before; 0: all
	newest   bool    // first
	limit    int     // 0: none
}

const messageColumns = `m.seq, m.id, s.kind, s.entity, s.organization, m.time, m.topic, m.name, m.lang, m.text, m.handled, m.handled_by`

// query is the statement that reads the wanted messages.
func (w Wanted) query() (text string, args []any, err error) {
	where := []string{"1"}
	and := func(condition string, arg any) {
		where, args = append(where, condition), append(args, arg)
	}
	if w.Organization != (catalog.ID{}) {
		and("s.organization = ?", w.Organization.String())
	}
	if w.Entity != (catalog.ID{}) {
		and("s.entity = ?", w.Entity.String())
	}
	if !w.Since.IsZero() {
		and("m.time >= ?", w.Since.Unix())
	}
	switch w.State {
	case StateOpen:
		where = append(where, "m.handled = 0")
	case StateHandled:
		where = append(where, "m.handled <> 0")
	}
	if w.subjects != nil {
		list, err := json.Marshal(w.subjects)
		if err != nil {
			return "", nil, err
		}
		and("m.subject IN (SELECT value FROM json_each(?))", string(list))
	}
	if w.below > 0 {
		and("m.seq < ?", w.below)
	}
	text = `SELECT ` + messageColumns + ` FROM message m JOIN subject s ON s.id = m.subject WHERE ` + strings.Join(where, " AND ") + ` ORDER BY m.seq`
	if w.newest {
		text += ` DESC`
	}
	if w.limit > 0 {
		text += ` LIMIT ?`
		args = append(args, w.limit)
	}
	return text, args, nil
}

// Each calls fn with the wanted messages, oldest first, until it returns an error, which Each returns.
func (s *Store) Each(ctx context.Context, w Wanted, fn func(Message) error) error {
	text, args, err := w.query()
	if err != nil {
		return err
	}
	rows, err := s.readers.QueryContext(ctx, text, args...)
	if err != nil {
		return fmt.Errorf("read feedback: %w", err)
	}
	defer rows.Close() //nolint:errcheck // it was only read
	for rows.Next() {
		m, err := scan(rows.Scan)
		if err != nil {
			return fmt.Errorf("read feedback: %w", err)
		}
		if err := fn(m); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read feedback: %w", err)
	}
	return nil
}

// find reads one message; the error is ErrNotFound when there is none.
func (s *Store) find(ctx context.Context, id uuid.UUID) (Message, error) {
	row := s.readers.QueryRowContext(ctx, `SELECT `+messageColumns+` FROM message m JOIN subject s ON s.id = m.subject WHERE m.id = ?`, id.String())
	m, err := scan(row.Scan)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Message{}, ErrNotFound
	case err != nil:
		return Message{}, fmt.Errorf("read feedback: %w", err)
	}
	return m, nil
}

func scan(into func(...any) error) (m Message, err error) {
	var id, entity, organization string
	var at, handled int64
	err = into(&m.Seq, &id, &m.Kind, &entity, &organization, &at, &m.Topic, &m.Name, &m.Lang, &m.Text, &handled, &m.HandledBy)
	if err != nil {
		return m, err
	}
	m.Time = time.Unix(at, 0).UTC()
	if handled > 0 {
		m.Handled = time.Unix(handled, 0).UTC()
	}
	for _, x := range []struct {
		text string
		to   *uuid.UUID
	}{{id, &m.ID}, {entity, &m.Entity}, {organization, &m.Organization}} {
		if x.text == "" {
			continue
		}
		if *x.to, err = uuid.Parse(x.text); err != nil {
			return m, err
		}
	}
	return m, nil
}

// pile is all messages about one thing.
type pile struct {
	id                   int64
	kind                 catalog.Kind
	entity, organization catalog.ID
	name                 string // the last that it was called
	all, open            int
}

// piles reads what there are messages about. Of messages up to seq after it counts none.
func (s *Store) piles(ctx context.Context, after int64) ([]pile, error) {
	rows, err := s.readers.QueryContext(ctx, `SELECT s.id, s.kind, s.entity, s.organization, m.name, max(m.seq), count(*), count(*) FILTER (WHERE m.handled = 0)
		FROM message m JOIN subject s ON s.id = m.subject WHERE m.seq > ? GROUP BY s.id`, after)
	if err != nil {
		return nil, fmt.Errorf("read what feedback is about: %w", err)
	}
	defer rows.Close() //nolint:errcheck // it was only read
	var out []pile
	for rows.Next() {
		var p pile
		var entity, organization string
		var last int64
		if err := rows.Scan(&p.id, &p.kind, &entity, &organization, &p.name, &last, &p.all, &p.open); err != nil {
			return nil, fmt.Errorf("read what feedback is about: %w", err)
		}
		// An id that is none stays zero: then only those see it who see all.
		p.entity, _ = uuid.Parse(entity)
		p.organization, _ = uuid.Parse(organization)
		out = append(out, p)
	}
	return out, rows.Err()
}
