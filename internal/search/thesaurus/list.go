package thesaurus

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/varanto/varanto/internal/finnish"
)

//go:embed lists/*.txt
var lists embed.FS

// relation says how the words on the right of a line lead to those on the left.
type relation byte

const (
	same    relation = '=' // they mean the same, or nearly
	narrow  relation = '<' // they are a kind of it, or belong to it
	needFor relation = '?' // who says this needs it
)

// group is one line of the lists.
type group struct {
	file     string
	line     int
	relation relation
	left     []label // the words that services use, never empty
	right    []label // never empty
}

// label is a word or an expression in a language.
type label struct {
	text     string
	language finnish.Language
}

// ownLists are the lists of this package. They are part of the program and tested to be well-formed; a line that cannot be
// read would be left out.
var ownLists = sync.OnceValue(func() []group {
	groups, _ := readLists(lists)
	return groups
})

// readLists reads all lists in the order of their file names. Its error names all lines that cannot be read, which are left
// out.
func readLists(files fs.FS) ([]group, error) {
	names, err := fs.Glob(files, "lists/*.txt")
	if err != nil {
		return nil, fmt.Errorf("list the lists: %w", err)
	}
	slices.Sort(names)
	var groups []group
	var failed []error
	for _, name := range names {
		if name == "lists/README.txt" {
			continue
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			failed = append(failed, fmt.Errorf("read list: %w", err))
			continue
		}
		list, err := readList(name, string(data))
		groups, failed = append(groups, list...), append(failed, err)
	}
	return groups, errors.Join(failed...)
}

// readList reads one list; its error names the lines that cannot be read.
func readList(name, text string) ([]group, error) {
	var groups []group
	var failed []error
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		g, err := readGroup(line)
		if err != nil {
			failed = append(failed, fmt.Errorf("%s:%d: %w", name, n, err))
			continue
		}
		g.file, g.line = name, n
		groups = append(groups, g)
	}
	return groups, errors.Join(failed...)
}

// readGroup reads one line: "left, left = right, right; sv: right; en: right".
func readGroup(line string) (group, error) {
	at := strings.IndexAny(line, "=<?")
	if at < 0 {
		return group{}, fmt.Errorf("no sign of =, < and ? in %q", line)
	}
	g := group{relation: relation(line[at])}
	var err error
	if g.left, err = readLabels(line[:at]); err != nil {
		return group{}, err
	}
	if g.right, err = readLabels(line[at+1:]); err != nil {
		return group{}, err
	}
	return g, nil
}

// readLabels reads "a, b; sv: c; en: d, e". What stands before the first mark of
// a language is Finnish and may be missing.
func readLabels(text string) ([]label, error) {
	var labels []label
	for i, section := range strings.Split(text, ";") {
		language := finnish.Finnish
		mark, rest, found := strings.Cut(section, ":")
		mark = strings.TrimSpace(mark)
		if found && (mark == "sv" || mark == "en") {
			language, section = finnish.Language(mark), rest
		} else if i > 0 {
			return nil, fmt.Errorf("no language after ; in %q", text)
		}
		if i == 0 && strings.TrimSpace(section) == "" && strings.Contains(text, ";") {
			continue
		}
		for word := range strings.SplitSeq(section, ",") {
			word = strings.TrimSpace(word)
			if word == "" || strings.ContainsAny(word, "=<?|:\"") && !strings.Contains(word, ":") || strings.Contains(word, "  ") {
				return nil, fmt.Errorf("malformed word %q in %q", word, text)
			}
			labels = append(labels, label{text: word, language: language})
		}
	}
	return labels, nil
}
