// Package blevefi gives the analyses of package finnish to Bleve, under names
// that an index mapping can refer to.
//
// Bleve builds analyzers by name from a registry of the whole process, also
// when it opens an index from disk. The names are registered when the package
// is loaded; Register or With says which finnish.Analyzer they stand for.
package blevefi

import (
	"errors"
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"

	"github.com/varanto/varanto/internal/finnish"
)

// Names of the analyzers, for index mappings and queries.
const (
	// NameFinnish emits all base forms and parts of a word at one position.
	NameFinnish = "varanto_fi"
	// NameFinnishExact emits the normalised words as they are written.
	NameFinnishExact = "varanto_fi_exact"
	// NameGram emits the 4-grams of each word at one position.
	NameGram = "varanto_gram"
	// NameSwedish emits stems and 4-grams.
	NameSwedish = "varanto_sv"
	// NameEnglish emits stems.
	NameEnglish = "varanto_en"
)

// nameSlot is where Bleve's registry keeps the slot of this package.
const nameSlot = "varanto_slot"

// ErrNoAnalyzer says that Bleve asked for an analyzer before Register or
// outside With.
var ErrNoAnalyzer = errors.New("no finnish.Analyzer is registered")

// slot holds the analyzer that new indexes get. It lives in Bleve's registry:
// the one place for process-wide names, so that this package has no variables.
type slot struct {
	turn    sync.Mutex // held during With
	mu      sync.Mutex // guards current
	current *finnish.Analyzer
}

func init() {
	s := &slot{}
	constructors := map[string]func(*finnish.Analyzer) analysis.Analyzer{
		NameFinnish:      newFinnish,
		NameFinnishExact: newExact,
		NameGram:         newGram,
		NameSwedish:      newSwedish,
		NameEnglish:      newEnglish,
	}
	for name, construct := range constructors {
		mustRegister(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			a := s.get()
			if a == nil {
				return nil, ErrNoAnalyzer
			}
			return construct(a), nil
		})
	}
	mustRegister(nameSlot, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
		return s, nil
	})
}

// mustRegister panics when another package has taken the name, a mistake of
// programming that shows when the program starts.
func mustRegister(name string, construct registry.AnalyzerConstructor) {
	if err := registry.RegisterAnalyzer(name, construct); err != nil {
		panic(err)
	}
}

// Register makes the names stand for the analyzer in every index that is
// created or opened from now on. Indexes that are open keep the analyzer they
// were opened with. The analyzer must stay open as long as the indexes.
func Register(a *finnish.Analyzer) error {
	s, err := find()
	if err != nil {
		return err
	}
	s.turn.Lock()
	defer s.turn.Unlock()
	s.set(a)
	return nil
}

// With makes the names stand for the analyzer while open runs, and no longer.
// Create or open the index inside: Bleve builds the analyzers that the mapping
// mentions at that moment. Calls wait for each other, so that indexes with
// different analyzers can be opened at the same time.
func With(a *finnish.Analyzer, open func() error) error {
	s, err := find()
	if err != nil {
		return err
	}
	s.turn.Lock()
	defer s.turn.Unlock()
	before := s.get()
	s.set(a)
	defer s.set(before)
	return open()
}

// find asks Bleve's registry for the slot.
func find() (*slot, error) {
	item, err := registry.NewCache().AnalyzerNamed(nameSlot)
	if err != nil {
		return nil, fmt.Errorf("find the slot of the analyzers: %w", err)
	}
	s, ok := item.(*slot)
	if !ok {
		return nil, fmt.Errorf("find the slot of the analyzers: %T in its place", item)
	}
	return s, nil
}

func (s *slot) get() *finnish.Analyzer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current
}

func (s *slot) set(a *finnish.Analyzer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.current = a
}

// Analyze makes the slot fit into the registry; it gives no tokens.
func (s *slot) Analyze([]byte) analysis.TokenStream {
	return nil
}
