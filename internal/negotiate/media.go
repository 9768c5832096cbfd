package negotiate

import "strings"

// Weight is how gladly a client takes a media type, in thousandths: that of the range of Accept that names it most
// closely (RFC 9110, 12.5.1), 0 when none does. Who says nothing takes everything. The header is that of all lines;
// parameters of media types do not count.
func Weight(header []string, media string) int {
	if len(header) == 0 {
		return 1000
	}
	found, closest := 0, 0
	kind, _, _ := strings.Cut(media, "/")
	for _, line := range header {
		for list := line; list != ""; {
			var item string
			item, list, _ = strings.Cut(list, ",")
			wanted, parameters, _ := strings.Cut(item, ";")
			wanted = strings.TrimSpace(wanted)
			near := 0
			switch {
			case strings.EqualFold(wanted, media):
				near = 3
			case len(wanted) == len(kind)+2 && strings.HasSuffix(wanted, "/*") && strings.EqualFold(wanted[:len(kind)], kind):
				near = 2
			case wanted == "*/*":
				near = 1
			}
			if near > closest {
				found, closest = weight(parameters), near
			}
		}
	}
	return found
}
