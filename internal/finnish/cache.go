package finnish

import (
	"hash/maphash"
	"strings"
	"sync"
)

// cacheShards divides the cache so that workers seldom wait for each other.
const cacheShards = 32

// cache keeps the analyses of the most used words. Each shard has a young and
// an old generation: a hit in the old one moves the word to the young one, and
// when the young one is full it becomes the old one. That keeps what is in use
// for the price of a map look-up.
type cache struct {
	seed   maphash.Seed
	shards [cacheShards]shard
}

type shard struct {
	mu         sync.Mutex
	limit      int
	young, old map[string]*word
}

// newCache makes a cache that holds at most the given number of words.
func newCache(words int) *cache {
	c := &cache{seed: maphash.MakeSeed()}
	limit := max(1, words/cacheShards/2)
	for i := range c.shards {
		c.shards[i].limit = limit
		c.shards[i].young = make(map[string]*word)
	}
	return c
}

func (c *cache) shard(key string) *shard {
	return &c.shards[maphash.String(c.seed, key)%cacheShards]
}

// get gives the analysis of a word, or nil.
func (c *cache) get(key string) *word {
	s := c.shard(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if w, ok := s.young[key]; ok {
		return w
	}
	w, ok := s.old[key]
	if !ok {
		return nil
	}
	s.add(key, w)
	return w
}

// put keeps the analysis of a word. The key is copied: it may be a part of a
// long text that should not be kept in memory.
func (c *cache) put(key string, w *word) {
	s := c.shard(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.add(strings.Clone(key), w)
}

func (s *shard) add(key string, w *word) {
	if len(s.young) >= s.limit {
		s.old = s.young
		s.young = make(map[string]*word, s.limit)
	}
	s.young[key] = w
}

// len counts the words in the cache; a word in both generations counts twice.
func (c *cache) len() int {
	n := 0
	for i := range c.shards {
		s := &c.shards[i]
		s.mu.Lock()
		n += len(s.young) + len(s.old)
		s.mu.Unlock()
	}
	return n
}
