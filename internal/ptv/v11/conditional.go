package v11

import "strings"

// Header values that every answer shares. Handing out the same slice keeps the hot path free of allocations; nobody
// may change them.
var (
	headerJSON    = []string{"application/json; charset=utf-8"}
	headerHTML    = []string{"text/html; charset=utf-8"}
	headerText    = []string{"text/plain; charset=utf-8"}
	headerGzip    = []string{"gzip"}
	headerVary    = []string{"Accept-Encoding"}
	headerBearer  = []string{"Bearer"}
	headerAny     = []string{"*"}
	headerZero    = []string{"0"}
	headerNosniff = []string{"nosniff"}
	headerExposed = []string{"ETag, Content-Length, WWW-Authenticate, Allow"}

	// headerFresh lets caches spare the node for a minute, so that what an organisation publishes or takes back
	// shows everywhere a minute later at most; after that they must ask, which costs a 304 only. A stale answer is
	// never shown: closed and moved services are the very thing that people must not be told of.
	headerFresh = []string{"public, max-age=60, must-revalidate"}
	// headerLasting is for what changes only with the program: code lists and the interface's description.
	headerLasting = []string{"public, max-age=3600, must-revalidate"}
	headerNoStore = []string{"no-store"}
)

// matchesETag tells whether an If-None-Match header names the tag. Tags compare weakly (RFC 9110, 13.1.2).
func matchesETag(header []string, etag string) bool {
	for _, line := range header {
		if line == etag {
			return true
		}
		for rest := line; rest != ""; {
			var tag string
			tag, rest = nextTag(rest)
			if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
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

// acceptsGzip tells whether the client would rather have gzip than the plain bytes (RFC 9110, 12.5.3): gzip is
// named, or meant by *, with a weight above zero and not below that of identity.
func acceptsGzip(header []string) bool {
	gzip, identity, rest := -1, -1, -1
	for _, line := range header {
		for list := line; list != ""; {
			var item string
			item, list, _ = strings.Cut(list, ",")
			coding, parameters, _ := strings.Cut(item, ";")
			switch coding = strings.TrimSpace(coding); {
			case strings.EqualFold(coding, "gzip"), strings.EqualFold(coding, "x-gzip"):
				gzip = max(gzip, weight(parameters))
			case strings.EqualFold(coding, "identity"):
				identity = max(identity, weight(parameters))
			case coding == "*":
				rest = max(rest, weight(parameters))
			}
		}
	}
	if gzip < 0 {
		gzip = rest
	}
	return gzip > 0 && gzip >= identity
}

// weight reads q=0.5 as 500; absent is 1000, malformed is 0.
func weight(parameters string) int {
	for rest := parameters; rest != ""; {
		var p string
		p, rest, _ = strings.Cut(rest, ";")
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.EqualFold(strings.TrimSpace(name), "q") {
			return thousandths(strings.TrimSpace(value))
		}
	}
	return 1000
}

// thousandths reads a weight of RFC 9110: 0 or 1 with up to three decimals.
func thousandths(s string) int {
	if s == "" || len(s) > 5 || s[0] != '0' && s[0] != '1' || len(s) > 1 && s[1] != '.' {
		return 0
	}
	n := int(s[0]-'0') * 1000
	unit := 100
	for i := 2; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n += int(s[i]-'0') * unit
		unit /= 10
	}
	return min(n, 1000)
}
