// Package rival searches the catalogue with other open engines, as one would set them up for Finnish without further
// work: Bleve with its stock Finnish analyzer, SQLite FTS5 and PostgreSQL full text. All of them get the same documents
// (document.go) and the same weights, so that a comparison compares what they make of the words.
package rival

import (
	"context"
	"strings"
	"unicode"

	"github.com/varanto/varanto/internal/catalog"
)

// Engine answers queries with ids, best first.
type Engine interface {
	// Name says what the engine is, with its version where that is known.
	Name() string
	// Search returns at most limit entities of those kinds that have any word of the text. Any text is allowed.
	Search(ctx context.Context, text string, kinds []catalog.Kind, limit int) ([]catalog.ID, error)
	// Close frees the engine and removes what it has stored.
	Close() error
}

// Weights of the fields of a document; PostgreSQL has four classes of weights and its own defaults for them.
const (
	weightName  = 4
	weightTopic = 2.5
	weightAbout = 2
	weightPlace = 2
	weightBody  = 1
)

// words cuts a text into its runs of letters and digits, which no query language takes for an operator once quoted.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToValidUTF8(text, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

func kindNames(kinds []catalog.Kind) []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return names
}
