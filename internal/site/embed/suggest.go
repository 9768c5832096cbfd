package embed

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/site/completion"
)

func (h *Handler) serveSuggest(r *http.Request) (any, error) {
	v := r.URL.Query()
	a, wrong := h.readAsk(v, "")
	if err := refuseParameters(append(wrong, unknown(v, []string{"lang", "municipality", "q"})...)); err != nil {
		return nil, err
	}
	if strings.TrimSpace(a.Query.Text) == "" {
		return []completion.Group{}, nil
	}
	found, err := h.options.Source.Suggest(r.Context(), h.reader(a), a.Query.Text)
	if err != nil && !errors.Is(err, context.Canceled) {
		h.options.Log.Error("suggestions failed", "error", err) // the field works without them
	}
	return completion.Groups(found, h.words[a.Lang].Suggest, a.Query.Municipality, false), nil
}
