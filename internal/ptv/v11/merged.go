package v11

import "github.com/varanto/varanto/internal/live"

// mergedPieces are services with the texts and classes of their general descriptions: PTV's serviceWithGD. A service
// that leans on none is as it always is.
func mergedPieces(showHeader bool) pieces {
	return func(s *live.Snapshot, e *live.Entry) (*live.Wire, error) {
		return piecesFor(showHeader)(s, e)
	}
}
