package live

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

func TestPackedDocumentsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		documents := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 3000), 0, 100).Draw(t, "documents")
		p := packingFor(len(documents), func(i int) []byte { return documents[i] })
		var s slab
		var all []packed
		for _, d := range documents {
			all = append(all, p.pack(d, &s))
		}
		later := rapid.SliceOf(rapid.Byte()).Draw(t, "later")
		all = append(all, p.pack(later, nil))
		for i, d := range append(documents, later) {
			if got := all[i].open(); !bytes.Equal(got, d) {
				t.Fatalf("document %d: %d bytes, want %d", i, len(got), len(d))
			}
		}
	})
}
