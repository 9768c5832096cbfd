package v11

import (
	"github.com/varanto/varanto/internal/live"
)

// mergedPieces are services with the texts and classes of their general descriptions: PTV's serviceWithGD. They do not
// lie ready; few ask for them.
func (h *Handler) mergedPieces(showHeader bool) pieces {
	return func(s *live.Snapshot, e *live.Entry) (*live.Wire, error) {
		body, err := h.renderer.AppendServiceWithGD(nil, s, e, showHeader)
		if err != nil {
			return nil, err
		}
		return live.NewWire(body), nil
	}
}

func (h *Handler) servicePieces(merged, showHeader bool) pieces {
	if merged {
		return h.mergedPieces(showHeader)
	}
	return piecesFor(showHeader)
}

// collectionPiece is a collection as its organisation's list shows it, which is shorter than {id}'s form.
func (h *Handler) collectionPiece(s *live.Snapshot, e *live.Entry) (*live.Wire, error) {
	body, err := h.renderer.AppendCollectionItem(nil, s, e, false)
	if err != nil {
		return nil, err
	}
	return live.NewWire(body), nil
}
