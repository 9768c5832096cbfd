package negotiate

import "strings"

// AcceptsGzip tells whether a client would rather have gzip than the plain bytes, or as gladly (RFC 9110, 12.5.3): gzip is
// named, or meant by *, with a weight above zero and not below that of identity. The header is that of all lines of
// Accept-Encoding; nil means plain bytes.
func AcceptsGzip(header []string) bool {
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
	if n > 1000 {
		return 0 // no weight is above 1
	}
	return n
}
