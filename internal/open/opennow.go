package open

import (
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/opening"
)

// Opener tells how things stand with a published entry at a moment: the method Opening of *search.Index.
type Opener func(s *live.Snapshot, e *live.Entry, t time.Time) opening.State

// openNow is how things stand with an item at the time of the answer.
type openNow struct {
	Now     *bool  `json:"now" doc:"Open now; null when nothing is said of today"`
	Certain bool   `json:"certain" doc:"false when nothing is said of today, and when an ordinary week's hours fall on a holiday or the place is shut"`
	Until   string `json:"until,omitempty" format:"date-time" doc:"When it closes, in Finnish time; only when it is open and closes within three weeks"`
	Next    string `json:"next,omitempty" format:"date-time" doc:"When it certainly opens next, in Finnish time; only when it is not open now and this is known"`
}

// openNow is nil where no hours are known.
func (h *Handler) openNow(s *live.Snapshot, e *live.Entry, now time.Time) *openNow {
	if h.options.Opening == nil {
		return nil
	}
	st := h.options.Opening(s, e, now)
	if !st.Said {
		return nil
	}
	out := &openNow{Certain: st.Certain, Until: finnishTime(st.Until), Next: finnishTime(st.Next)}
	if st.Known {
		out.Now = &st.Open
	}
	return out
}

func finnishTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(hours.Finland()).Format(time.RFC3339)
}
