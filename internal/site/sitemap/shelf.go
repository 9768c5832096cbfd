package sitemap

import "sync"

// Shelf keeps files that were written for one state of what they list, up to a number of bytes in all. It may be used by
// many at once.
type Shelf struct {
	max int

	mu    sync.Mutex
	held  int
	files map[string]shelved
}

type shelved struct {
	version string
	content []byte
}

// NewShelf makes a shelf for at most that many bytes.
func NewShelf(max int) *Shelf { return &Shelf{max: max, files: map[string]shelved{}} }

// Get gives a file as it was put for that version. The content must not be changed.
func (s *Shelf) Get(name, version string) (content []byte, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files[name]
	if !ok || f.version != version {
		return nil, false
	}
	return f.content, true
}

// Put keeps a file in the place of its older versions. What does not fit is not kept.
func (s *Shelf) Put(name, version string, content []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held -= len(s.files[name].content)
	delete(s.files, name)
	if s.held+len(content) > s.max {
		return
	}
	s.files[name] = shelved{version, content}
	s.held += len(content)
}
