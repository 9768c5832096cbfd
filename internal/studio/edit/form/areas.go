package form

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// tickedAreas are the areas of a limited area: what was there stays as it was, municipalities in one entry.
func tickedAreas(values []string, old []any) []any {
	has := func(typ, code string) bool { return slices.Contains(values, tidy(typ+" "+code)) }
	var out []any
	var there []string
	var plain Tree
	for _, x := range old {
		area := object(x)
		typ := text(area["type"])
		if typ != catalog.AreaOfMunicipalities {
			if has(typ, text(area["code"])) {
				out = append(out, area)
				there = append(there, tidy(typ+" "+text(area["code"])))
			}
			continue
		}
		var left []any
		for _, m := range list(area["municipalities"]) {
			if code := text(object(m)["code"]); has(typ, code) {
				left = append(left, m)
				there = append(there, tidy(typ+" "+code))
			}
		}
		if len(left) > 0 {
			area["municipalities"] = left
			out = append(out, area)
			plain = area
		}
	}
	var more []any
	for _, value := range values {
		typ, code, ok := strings.Cut(value, " ")
		if !ok || slices.Contains(there, value) {
			continue
		}
		there = append(there, value)
		if typ == catalog.AreaOfMunicipalities {
			more = append(more, Tree{"code": code})
			continue
		}
		out = append(out, Tree{"type": typ, "code": code})
	}
	switch {
	case len(more) == 0:
	case plain != nil:
		plain["municipalities"] = append(list(plain["municipalities"]), more...)
	default:
		out = append(out, Tree{"type": catalog.AreaOfMunicipalities, "municipalities": more})
	}
	return out
}
