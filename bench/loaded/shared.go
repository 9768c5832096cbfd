// Package loaded brings a corpus into this process as the server does: imported, loaded, indexed.
package loaded

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrNoShared says that the folder of reference data is not there.
var ErrNoShared = errors.New("the corpus and the judged queries are not here: set VARANTO_SHARED to the folder that has data/corpus and data/queries")

// Shared finds the folder of reference data: the one given, else VARANTO_SHARED, else ../shared. It fails with
// ErrNoShared.
func Shared(given string) (string, error) {
	if given == "" {
		given = os.Getenv("VARANTO_SHARED")
	}
	if given == "" {
		given = filepath.Join("..", "shared")
	}
	if _, err := os.Stat(filepath.Join(given, "data", "corpus")); err != nil {
		return "", fmt.Errorf("%w (looked in %s)", ErrNoShared, given)
	}
	return given, nil
}
