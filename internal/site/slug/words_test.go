package slug

import (
	"testing"

	"pgregory.net/rapid"
)

// The quick way writes what the way for all names writes.
func TestOrdinaryNamesAreWrittenLikeAllOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.StringMatching(`[a-zåäöA-ZÅÄÖ0-9 ,.()'–&/-]{0,150}`), rapid.StringMatching(`[aäÄé’ʒ\x{ad}\x{308} x-]{0,30}`), rapid.String()).Draw(t, "name")
		var quick, any writing
		if !quick.ordinary(head(name, maxRead)) {
			return
		}
		any.any(head(name, maxRead))
		if string(quick.b) != string(any.b) {
			t.Fatalf("%q is written %q, want %q", name, quick.b, any.b)
		}
	})
}
