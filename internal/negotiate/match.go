package negotiate

import "strings"

// Matches tells whether an If-None-Match header names the tag. Tags compare weakly (RFC 9110, 13.1.2), so that W/ before
// either of them does not matter; * names every tag. The header is that of all lines.
func Matches(header []string, tag string) bool {
	tag = strings.TrimPrefix(tag, "W/")
	for _, line := range header {
		if line == tag {
			return true
		}
		for rest := line; rest != ""; {
			var one string
			one, rest = nextTag(rest)
			if one == "*" || strings.TrimPrefix(one, "W/") == tag {
				return true
			}
		}
	}
	return false
}

// nextTag cuts the first entity tag off a list. A comma inside quotes belongs to the tag.
func nextTag(list string) (tag, rest string) {
	quoted := false
	for i := 0; i < len(list); i++ {
		switch {
		case list[i] == '"':
			quoted = !quoted
		case list[i] == ',' && !quoted:
			return strings.TrimSpace(list[:i]), list[i+1:]
		}
	}
	return strings.TrimSpace(list), ""
}
