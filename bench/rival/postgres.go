package rival

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/varanto/varanto/internal/catalog"
)

// Postgres is PostgreSQL's full text: the configuration "finnish" (Snowball stems, stop words), weights A to D, a GIN
// index and ts_rank_cd. It works in a schema of its own over one connection, so one search runs at a time.
type Postgres struct {
	connection *pgx.Conn
	schema     string
	version    string
}

// NewPostgres indexes the documents in the database of that URL.
func NewPostgres(ctx context.Context, url string, documents []Document) (*Postgres, error) {
	connection, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("connect to PostgreSQL: %w", err)
	}
	p := &Postgres{connection: connection, schema: fmt.Sprintf("varanto_bench_%d", os.Getpid())}
	if err := p.fill(ctx, documents); err != nil {
		return nil, errors.Join(fmt.Errorf("fill the PostgreSQL index: %w", err), p.Close())
	}
	return p, nil
}

// Process is the number of the process that answers this connection, on the server's machine.
func (p *Postgres) Process() int { return int(p.connection.PgConn().PID()) }

const postgresTable = `
CREATE TABLE document (
	id uuid PRIMARY KEY, kind text NOT NULL, name text NOT NULL, topic text NOT NULL, about text NOT NULL,
	place text NOT NULL, body text NOT NULL,
	words tsvector GENERATED ALWAYS AS (
		setweight(to_tsvector('finnish', name), 'A') || setweight(to_tsvector('finnish', topic), 'B') ||
		setweight(to_tsvector('finnish', about), 'C') || setweight(to_tsvector('finnish', place), 'C') ||
		setweight(to_tsvector('finnish', body), 'D')) STORED)`

func (p *Postgres) fill(ctx context.Context, documents []Document) error {
	if err := p.connection.QueryRow(ctx, "SHOW server_version").Scan(&p.version); err != nil {
		return err
	}
	p.version, _, _ = strings.Cut(p.version, " ")
	for _, statement := range []string{"CREATE SCHEMA " + p.schema, "SET search_path TO " + p.schema, postgresTable} {
		if _, err := p.connection.Exec(ctx, statement); err != nil {
			return err
		}
	}
	columns := []string{"id", "kind", "name", "topic", "about", "place", "body"}
	rows := pgx.CopyFromSlice(len(documents), func(i int) ([]any, error) {
		d := &documents[i]
		row := []any{[16]byte(d.ID), string(d.Kind)}
		for _, text := range []string{d.Name, d.Topic, d.About, d.Place, d.Body} {
			row = append(row, strings.ReplaceAll(text, "\x00", " ")) // which PostgreSQL does not take
		}
		return row, nil
	})
	if _, err := p.connection.CopyFrom(ctx, pgx.Identifier{p.schema, "document"}, columns, rows); err != nil {
		return err
	}
	for _, statement := range []string{"CREATE INDEX ON document USING gin (words)", "VACUUM ANALYZE document"} {
		if _, err := p.connection.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// Name implements Engine.
func (p *Postgres) Name() string { return "PostgreSQL " + p.version + " full text" }

// postgresSearch divides ranks by the logarithm of a document's length (1), the best of PostgreSQL's choices here.
const postgresSearch = `
SELECT id FROM document, to_tsquery('finnish', $1) AS asked
WHERE words @@ asked AND kind = ANY($2) ORDER BY ts_rank_cd(words, asked, 1) DESC, id LIMIT $3`

// Search implements Engine.
func (p *Postgres) Search(ctx context.Context, text string, kinds []catalog.Kind, limit int) ([]catalog.ID, error) {
	asked := words(text)
	if len(asked) == 0 {
		return nil, nil
	}
	for i, w := range asked {
		asked[i] = "'" + w + "'"
	}
	rows, err := p.connection.Query(ctx, postgresSearch, strings.Join(asked, " | "), kindNames(kinds), limit)
	if err != nil {
		return nil, fmt.Errorf("search with PostgreSQL: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[[16]byte])
	if err != nil {
		return nil, fmt.Errorf("search with PostgreSQL: %w", err)
	}
	ids := make([]catalog.ID, len(found))
	for i, id := range found {
		ids[i] = id
	}
	return ids, nil
}

// Close implements Engine.
func (p *Postgres) Close() error {
	ctx := context.Background() // the run's context may have ended
	_, err := p.connection.Exec(ctx, "DROP SCHEMA IF EXISTS "+p.schema+" CASCADE")
	return errors.Join(err, p.connection.Close(ctx))
}
