package rival

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"
	_ "modernc.org/sqlite" // the driver

	"github.com/varanto/varanto/internal/catalog"
)

// FTS5 is SQLite's full-text index in memory: words as they are written (unicode61), BM25.
type FTS5 struct {
	db      *sql.DB
	version string
}

// NewFTS5 indexes the documents.
func NewFTS5(ctx context.Context, documents []Document) (*FTS5, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, fmt.Errorf("open SQLite: %w", err)
	}
	db.SetMaxOpenConns(1) // each connection has a memory of its own
	f := &FTS5{db: db}
	if err := f.fill(ctx, documents); err != nil {
		return nil, errors.Join(fmt.Errorf("fill the FTS5 index: %w", err), db.Close())
	}
	return f, nil
}

func (f *FTS5) fill(ctx context.Context, documents []Document) error {
	if err := f.db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&f.version); err != nil {
		return err
	}
	_, err := f.db.ExecContext(ctx, `CREATE VIRTUAL TABLE document USING fts5(
		id UNINDEXED, kind UNINDEXED, name, topic, about, place, body, tokenize = 'unicode61')`)
	if err != nil {
		return err
	}
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	insert, err := tx.PrepareContext(ctx, "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	for _, d := range documents {
		_, err := insert.ExecContext(ctx, d.ID.String(), string(d.Kind), d.Name, d.Topic, d.About, d.Place, d.Body)
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Name implements Engine.
func (f *FTS5) Name() string { return "SQLite " + f.version + " FTS5" }

// Search implements Engine.
func (f *FTS5) Search(ctx context.Context, text string, kinds []catalog.Kind, limit int) ([]catalog.ID, error) {
	asked := words(text)
	if len(asked) == 0 || len(kinds) == 0 {
		return nil, nil
	}
	for i, w := range asked {
		asked[i] = `"` + w + `"`
	}
	arguments := []any{strings.Join(asked, " OR ")}
	for _, k := range kindNames(kinds) {
		arguments = append(arguments, k)
	}
	statement := fmt.Sprintf(`SELECT id FROM document WHERE document MATCH ? AND kind IN (?%s)
		ORDER BY bm25(document, 0, 0, %v, %v, %v, %v, %v), id LIMIT %d`,
		strings.Repeat(", ?", len(kinds)-1), weightName, weightTopic, weightAbout, weightPlace, weightBody, limit)
	rows, err := f.db.QueryContext(ctx, statement, arguments...)
	if err != nil {
		return nil, fmt.Errorf("search with FTS5: %w", err)
	}
	defer func() { _ = rows.Close() }() // read to the end
	var ids []catalog.ID
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, fmt.Errorf("search with FTS5: %w", err)
		}
		id, err := uuid.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("read an id of the FTS5 index: %w", err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("search with FTS5: %w", err)
	}
	return ids, nil
}

// Close implements Engine.
func (f *FTS5) Close() error { return f.db.Close() }
