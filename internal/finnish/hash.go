package finnish

import "hash/maphash"

var hashSeed = maphash.MakeSeed()

// Hash is a number for a form of a word, the same as long as the process lives: those of Token.Hashes.
func Hash(form string) uint32 { return uint32(maphash.String(hashSeed, form)) }

// hash notes the hashes of a word's forms; those of its parts, too, where they are words.
func (w *word) hash(parts bool) *word {
	n := len(w.bases)
	if parts {
		n += len(w.parts)
	}
	w.hashes = make([]uint32, 0, n)
	for _, base := range w.bases {
		w.hashes = append(w.hashes, Hash(base))
	}
	if parts {
		for _, part := range w.parts {
			w.hashes = append(w.hashes, Hash(part))
		}
	}
	return w
}
