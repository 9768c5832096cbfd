package finnish

import (
	"hash/maphash"
	"strings"

	"github.com/varanto/varanto/internal/recent"
)

// cacheShards divides the cache so that workers seldom wait for each other.
const cacheShards = 32

// cache keeps the analyses of the words that are used most.
type cache = recent.Map[string, *word]

// newCache makes a cache that holds at most the given number of words.
func newCache(words int) *cache {
	seed := maphash.MakeSeed()
	return recent.Spread[string, *word](words/2, cacheShards, func(key string) uint64 { return maphash.String(seed, key) })
}

// remember gives the analysis of a word from the cache, or makes it. The key is copied: it may be a part of a long text
// that should not be kept in memory.
func remember(c *cache, key string, analyse func() *word) *word {
	w, ok := c.Get(key)
	if !ok {
		w = analyse()
		c.Put(strings.Clone(key), w)
	}
	return w
}
