package search

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/varanto/varanto/internal/finnish"
)

// wordsFile is beside the index and holds how words were analysed that published content has: a start that catches up
// analyses texts of the words of the last time, and asking the dictionary for them takes longer than all the rest. What
// people search for is in no file.
const wordsFile = "words"

func (x *Index) wordsPath() string { return filepath.Join(filepath.Dir(x.path), wordsFile) }

// recallWords takes over the words of the last time. Without them they are analysed again.
func (x *Index) recallWords() {
	f, err := os.Open(x.wordsPath())
	if err == nil {
		err = errors.Join(x.analyzer.ReadWords(f), f.Close())
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		x.log.Info("words are analysed anew", "reason", err)
	}
}

// keepWords leaves the words of published content for the next time. Without a dictionary there is nothing worth it.
func (x *Index) keepWords() {
	if x.mender.Load() == nil || x.analyzer.Name() != finnish.NameVoikko {
		return
	}
	if err := x.writeWords(); err != nil {
		x.log.Warn("analysed words cannot be kept; the next start takes longer", "error", err)
	}
}

// writeWords puts a whole file in the place of the one before.
func (x *Index) writeWords() error {
	next := x.wordsPath() + ".new"
	f, err := os.OpenFile(next, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(x.analyzer.WriteWords(f), f.Close()); err != nil {
		return errors.Join(err, os.Remove(next))
	}
	return os.Rename(next, x.wordsPath())
}
