// Package judged reads search queries whose right answers are known, and scores what engines answer to them.
package judged

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// Query is a query with what answers it.
type Query struct {
	Text string
	// Language is that of the text: fi, sv or en.
	Language string
	// Kind says what makes it hard: exact, inflected, compound, misspelling, synonym, need, ...
	Kind string
	// Kinds are the kinds of entities that were judged; answers of other kinds are not to be counted.
	Kinds []catalog.Kind
	// answers are the right ones, all equally good.
	answers map[catalog.ID]bool
}

// IsAnswer tells whether an entity answers the query.
func (q *Query) IsAnswer(id catalog.ID) bool { return q.answers[id] }

// Columns of the file; more may follow.
const (
	columnText = iota
	columnLanguage
	columnKind
	columnExpected
	columnAlso
	columnScope
	columns
)

// Read reads a file of tab-separated columns without quoting: query, language, kind, the ids expected and those also
// accepted (both comma-separated), and the scope that was judged. The first line names the columns.
func Read(path string) ([]Query, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	queries, err := parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return queries, nil
}

func parse(text string) ([]Query, error) {
	var list []Query
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if number == 1 || line == "" {
			continue
		}
		q, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		list = append(list, q)
	}
	return list, nil
}

func parseLine(line string) (Query, error) {
	cells := strings.Split(line, "\t")
	if len(cells) < columns {
		return Query{}, fmt.Errorf("%d columns instead of %d", len(cells), columns)
	}
	q := Query{
		Text: cells[columnText], Language: cells[columnLanguage], Kind: cells[columnKind], answers: map[catalog.ID]bool{},
	}
	var err error
	if q.Kinds, err = scope(cells[columnScope]); err != nil {
		return Query{}, err
	}
	for _, list := range []string{cells[columnExpected], cells[columnAlso]} {
		for text := range strings.SplitSeq(list, ",") {
			if text == "" {
				continue
			}
			id, err := uuid.Parse(text)
			if err != nil {
				return Query{}, fmt.Errorf("read an answer: %w", err)
			}
			q.answers[id] = true
		}
	}
	if len(q.answers) == 0 {
		return Query{}, fmt.Errorf("%q has no answers", q.Text)
	}
	return q, nil
}

// scope names the kinds that were judged.
func scope(name string) ([]catalog.Kind, error) {
	services := []catalog.Kind{catalog.KindService, catalog.KindGeneralDescription}
	channels := []catalog.Kind{catalog.KindServiceChannel}
	switch name {
	case "service":
		return services, nil
	case "channel":
		return channels, nil
	case "any":
		return slices.Concat(services, channels), nil
	}
	return nil, fmt.Errorf("%q is no scope", name)
}
