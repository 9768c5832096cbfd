package live

import (
	"fmt"

	"github.com/klauspost/compress/s2"
)

// packing makes documents small in memory: they are read when an entity is described, rendered or indexed, not when it
// is answered. All documents of a catalogue share a dictionary, for they say much the same in much the same words. A nil
// packing leaves documents as they are.
type packing struct{ dictionary *s2.Dict }

// dictionarySample is how many documents a dictionary is made of; it has room for some 40 of them.
const dictionarySample = 64

// packingFor makes a packing of a sample of the documents that it is to pack, evenly from all of them.
func packingFor(n int, document func(int) []byte) *packing {
	var sample []byte
	for i := range min(n, dictionarySample) {
		sample = append(sample, document(i*n/min(n, dictionarySample))...)
	}
	dictionary := s2.MakeDict(sample, nil)
	if dictionary == nil {
		return nil
	}
	return &packing{dictionary}
}

// packed is a document as entries hold it.
type packed struct {
	by    *packing
	bytes []byte
}

// pack returns the document in a slab.
func (p *packing) pack(document []byte, s *slab) packed {
	if p == nil {
		return packed{nil, s.keep(document)}
	}
	return packed{p, s.keep(p.dictionary.Encode(make([]byte, 0, s2.MaxEncodedLen(len(document))), document))}
}

// open returns the document as it was.
func (d packed) open() []byte {
	if d.by == nil {
		return d.bytes
	}
	document, err := d.by.dictionary.Decode(nil, d.bytes)
	if err != nil {
		panic(fmt.Sprintf("live: a packed document cannot be read: %v", err)) // this very process has packed it
	}
	return document
}
