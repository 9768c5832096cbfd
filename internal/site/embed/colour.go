package embed

import (
	"fmt"
	"net/http"

	"github.com/varanto/varanto/internal/site/colour"
)

// Grounds that the parts are shown on; the script has the same.
var (
	lightGround = colour.RGB{255, 255, 255}
	darkGround  = colour.RGB{0x1a, 0x1a, 0x1a}
)

// serveLook is the style sheet of a colour, since pages have no styles of their own.
func (h *Handler) serveLook(w http.ResponseWriter, r *http.Request) {
	share(w.Header())
	c, ok := colour.Parse(r.URL.Query().Get("accent"))
	if !ok {
		http.Error(w, "accent: The value must be a colour such as 0b4f58.", http.StatusBadRequest)
		return
	}
	light, dark := c.Fit(lightGround), c.Fit(darkGround)
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	fmt.Fprintf(w, ":root{--given:%s;--given-on:%s}\n", light, light.On())
	fmt.Fprintf(w, ":root[data-theme=dark]{--given:%s;--given-on:%s}\n", dark, dark.On())
	fmt.Fprintf(w, "@media (prefers-color-scheme:dark){:root[data-theme=auto]{--given:%s;--given-on:%s}}\n", dark, dark.On())
}
