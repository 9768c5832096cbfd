package v11

import (
	"bytes"
	"strings"
)

// delimiters are what the JSON reader passes over in names of members when it passes over their case; each becomes a
// character of the same length that no member has.
var delimiters = strings.NewReplacer("-", ",", "_", ".", `\u002d`, `\u002c`, `\u002D`, `\u002c`, `\u005f`, `\u002e`, `\u005F`, `\u002e`)

// exactNames spoils names of members with hyphens and underscores: none of the interface has one, so they are members
// that it does not know. Bytes stay where they are; the body itself is not changed.
func exactNames(body []byte) []byte {
	var out []byte
	for i := 0; i < len(body); i++ {
		if body[i] != '"' {
			continue
		}
		start := i + 1
		i = stringEnd(body, start)
		if i >= len(body) || !isName(body[i+1:]) || !bytes.ContainsAny(body[start:i], `-_\`) {
			continue
		}
		if out == nil {
			out = bytes.Clone(body)
		}
		copy(out[start:i], delimiters.Replace(string(body[start:i])))
	}
	if out == nil {
		return body
	}
	return out
}

// isName tells whether what follows a string makes it a member's name.
func isName(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return len(rest) > 0 && rest[0] == ':'
}
