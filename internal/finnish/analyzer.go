package finnish

import (
	"context"
	"errors"
	"fmt"
	"runtime"
)

// The names of the two ways to analyse Finnish, as Analyzer.Name gives them.
const (
	NameVoikko = "voikko"
	NameGrams  = "4-grams"
)

// defaultCacheWords covers the vocabulary of a country's service descriptions.
const defaultCacheWords = 100_000

// Options says how to open an Analyzer. The zero value is right for most uses.
type Options struct {
	// Library is the path of libvoikko. When it is empty the usual names are
	// tried, and 4-grams take over where there is none; a path that is given
	// must open.
	Library string
	// Dictionary is the folder of Voikko's dictionaries; empty means where the
	// system keeps them.
	Dictionary string
	// Handles is the number of words that can be analysed at the same time;
	// 0 means GOMAXPROCS.
	Handles int
	// CacheWords bounds the cache of analysed words; 0 means 100 000. Those of Swedish and English have a quarter of
	// it each.
	CacheWords int
	// ForceGrams leaves Voikko out even where it is installed.
	ForceGrams bool
}

// Analyzer analyses text. It may be used by many goroutines at a time.
type Analyzer struct {
	name, version string
	missing       error
	spellers      *pool // for analysis; nil without Voikko
	suggesters    *pool // for suggestions, so that they never hold analysis up
	cache         *cache
	stems         map[Language]*cache // of Swedish and English words
}

// Open opens Voikko, or prepares the fallback where Voikko is missing.
// It fails when Options.Library or Options.Dictionary is given and does not
// work, and when the context ends.
func Open(ctx context.Context, opts Options) (*Analyzer, error) {
	if opts.CacheWords <= 0 {
		opts.CacheWords = defaultCacheWords
	}
	if opts.Handles <= 0 {
		opts.Handles = runtime.GOMAXPROCS(0)
	}
	a := &Analyzer{name: NameGrams, cache: newCache(opts.CacheWords), stems: map[Language]*cache{
		Swedish: newCache(opts.CacheWords / 4), English: newCache(opts.CacheWords / 4),
	}}
	if opts.ForceGrams {
		a.missing = errors.New("4-grams were asked for")
		return a, nil
	}
	a.missing = a.openVoikko(ctx, opts)
	if a.missing == nil {
		return a, nil
	}
	if ctx.Err() != nil || opts.Library != "" || opts.Dictionary != "" {
		return nil, fmt.Errorf("open Voikko: %w", a.missing)
	}
	return a, nil
}

// openVoikko tries the names of the library in turn and takes the first that
// works.
func (a *Analyzer) openVoikko(ctx context.Context, opts Options) error {
	var failures []error
	for _, path := range libraryPaths(opts.Library) {
		v, err := openVoikko(path)
		if err != nil {
			failures = append(failures, err)
			continue
		}
		spellers, err := newPool(ctx, v, opts.Dictionary, opts.Handles)
		if err != nil {
			return err
		}
		suggesters, err := newPool(ctx, v, opts.Dictionary, max(1, opts.Handles/2))
		if err != nil {
			spellers.close()
			return err
		}
		a.name, a.version = NameVoikko, v.versionText()
		a.spellers, a.suggesters = spellers, suggesters
		return nil
	}
	return errors.Join(failures...)
}

func libraryPaths(given string) []string {
	if given != "" {
		return []string{given}
	}
	if runtime.GOOS == "darwin" {
		return []string{"libvoikko.1.dylib", "/opt/homebrew/lib/libvoikko.1.dylib", "/usr/local/lib/libvoikko.1.dylib"}
	}
	return []string{"libvoikko.so.1"}
}

// Name tells which analysis is at work: NameVoikko or NameGrams.
func (a *Analyzer) Name() string {
	return a.name
}

// chain counts the changes of this package after which words are found under
// other forms than before.
const chain = "chain 2"

// Version tells the analysis with the version of the library, as
// "voikko 4.3.1, chain 2" or "4-grams, chain 2". An index is good only for the
// version that made it.
func (a *Analyzer) Version() string {
	if a.version == "" {
		return a.name + ", " + chain
	}
	return a.name + " " + a.version + ", " + chain
}

// Missing tells why Voikko is not at work, for the start-up log; nil when it is.
func (a *Analyzer) Missing() error {
	return a.missing
}

// Close frees Voikko. It waits for the words that are being analysed. An
// analyzer that is closed goes on without its dictionary and does not fail.
func (a *Analyzer) Close() error {
	if a.spellers != nil {
		a.spellers.close()
		a.suggesters.close()
	}
	return nil
}
