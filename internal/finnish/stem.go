package finnish

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/swedish"
)

// stem gives the Snowball stem of a normalised word, or the word itself where
// a stem would be empty. A too long word is cut first.
func stem(language Language, word string) string {
	env := snowballstem.NewEnv(shorten(word))
	switch language {
	case Finnish:
		finnish.Stem(env)
	case Swedish:
		swedish.Stem(env)
	case English:
		english.Stem(env)
	}
	if env.Current() == "" {
		return word
	}
	return env.Current()
}
