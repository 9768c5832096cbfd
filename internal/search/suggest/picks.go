package suggest

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

const (
	// pickHalfLife is the time in which a choice comes to weigh half.
	pickHalfLife = 30 * 24 * time.Hour
	// maxPicks bounds the names that choices are counted for; minPick is the count below which one is forgotten.
	maxPicks = 20_000
	minPick  = 0.05
	// maxPickFile bounds what is read back.
	maxPickFile = 8 << 20
)

// picks counts how often suggestions were chosen, name by name and nothing else: not by whom, when or from where.
type picks struct {
	mu      sync.Mutex
	file    string
	counts  map[string]float64
	at      time.Time // the moment for which the counts hold
	version int       // grows with every choice
	saved   int
}

// pickFile is the JSON that keeps counts between runs.
type pickFile struct {
	// At is the moment for which the counts hold; from then on they are halved every 30 days.
	At time.Time `json:"at"`
	// Counts are by kind, a colon and the compared name.
	Counts map[string]float64 `json:"counts"`
}

// readPicks reads the counts; a file that is missing gives none, and so does one that is broken, with the error.
func readPicks(file string, now time.Time) (*picks, error) {
	p := &picks{file: file, counts: map[string]float64{}, at: now}
	if file == "" {
		return p, nil
	}
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return p, fmt.Errorf("counts of choices: %w", err)
	}
	if info.Size() > maxPickFile {
		return p, fmt.Errorf("counts of choices: %s has %d bytes, which is too many", file, info.Size())
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return p, fmt.Errorf("counts of choices: %w", err)
	}
	var kept pickFile
	if err := json.Unmarshal(data, &kept); err != nil {
		return p, fmt.Errorf("counts of choices in %s: %w", file, err)
	}
	for k, n := range kept.Counts {
		if n > 0 && !math.IsInf(n, 0) && len(p.counts) < maxPicks {
			p.counts[k] = n
		}
	}
	if kept.At.Before(now) {
		p.at = kept.At
	}
	p.fade(now)
	return p, nil
}

// fade brings the counts to a later moment. The lock is held, or nobody else has p.
func (p *picks) fade(now time.Time) {
	passed := now.Sub(p.at)
	if passed < time.Hour {
		return
	}
	factor := math.Exp2(-float64(passed) / float64(pickHalfLife))
	for k, n := range p.counts {
		if n *= factor; n < minPick {
			delete(p.counts, k)
		} else {
			p.counts[k] = n
		}
	}
	p.at = now
}

// add counts a choice under every name of what was chosen.
func (p *picks) add(now time.Time, keys []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fade(now)
	for _, k := range keys {
		p.counts[k]++
	}
	p.version++
	if len(p.counts) > maxPicks {
		p.drop()
	}
}

// drop forgets the least chosen tenth.
func (p *picks) drop() {
	type count struct {
		key string
		n   float64
	}
	list := make([]count, 0, len(p.counts))
	for k, n := range p.counts {
		list = append(list, count{k, n})
	}
	slices.SortFunc(list, func(a, b count) int { return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.key, b.key)) })
	for _, c := range list[:len(list)/10] {
		delete(p.counts, c.key)
	}
}

// factors are what scores of chosen names are multiplied by, at most 1.6, by the hash that labels have.
func (p *picks) factors() (version int, factors map[uint64]float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	factors = make(map[uint64]float64, len(p.counts))
	for g, k := range kinds {
		prefix := string(k) + ":"
		for name, n := range p.counts {
			if len(name) > len(prefix) && name[:len(prefix)] == prefix {
				factors[keyHash(uint8(g), name[len(prefix):])] = 1 + min(0.1*math.Log2(1+n), 0.6)
			}
		}
	}
	return p.version, factors
}

func (p *picks) changedSince(version int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.version != version
}

// save writes the counts when there are new ones, so that a reader sees the old file or the new one.
func (p *picks) save(now time.Time) error {
	p.mu.Lock()
	if p.file == "" || p.saved == p.version {
		p.mu.Unlock()
		return nil
	}
	p.fade(now)
	version := p.version
	data, err := json.Marshal(pickFile{At: p.at, Counts: p.counts})
	p.mu.Unlock()
	if err != nil {
		return fmt.Errorf("counts of choices: %w", err)
	}
	if err := replaceFile(p.file, data); err != nil {
		return fmt.Errorf("counts of choices: %w", err)
	}
	p.mu.Lock()
	p.saved = version
	p.mu.Unlock()
	return nil
}

func replaceFile(file string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// Picked counts that a suggestion was chosen; kind and id are those of the Item. It tells whether there is such a thing:
// what is not in the catalogue is not counted.
func (s *Suggester) Picked(kind Kind, id string) bool {
	keys := s.namesOf(kind, id)
	if len(keys) == 0 {
		return false
	}
	s.picks.add(s.now(), keys)
	return true
}

// namesOf are the keys of counts of everything that has a name of the chosen thing.
func (s *Suggester) namesOf(kind Kind, id string) []string {
	var keys []string
	add := func(name string) {
		if k := keyOf(name); k != "" {
			if k = string(kind) + ":" + k; !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
	}
	if c, ok := s.codeOf(kind, id); ok {
		for _, name := range c.names().All() {
			add(name)
		}
		return keys
	}
	if e, ok := s.entityOf(kind, id); ok {
		for _, n := range e.Names {
			if n.Type == catalog.TypeName {
				add(n.Value)
			}
		}
	}
	return keys
}
