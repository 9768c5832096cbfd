package front

import (
	"net/textproto"
	"strings"
)

// maxFields is how many header fields a plain request may have; browsers and programs send fewer.
const maxFields = 24

// head is the head of a plain request. Its strings share the memory of the text that it was read from.
type head struct {
	method string // GET or HEAD
	// target is the request target; path and query are its parts, query without the question mark.
	target, path, query string
	asked               bool // there is a question mark
	host                string
	fields              [maxFields]field
	count               int
}

// field is one header field with its name in canonical form.
type field struct{ name, value string }

// parseHead reads a request head that ends with an empty line, into h. It says no, and leaves the request to net/http,
// unless the head is of this form (RFC 9112):
//
//   - the method is GET or HEAD, the version HTTP/1.1, the target a path of letters, digits and a few signs with perhaps
//     a query;
//   - every line ends with CRLF, no field is folded, named twice or holds anything but printable ASCII, blanks and tabs;
//   - Host is there;
//   - no field tells of a body, of another protocol or of the connection, save Connection: keep-alive, and there is no
//     Authorization.
func parseHead(text string, h *head) bool {
	line, rest, ok := strings.Cut(text, "\r\n")
	if !ok || !h.requestLine(line) {
		return false
	}
	h.host, h.count = "", 0
	for {
		line, rest, ok = strings.Cut(rest, "\r\n")
		if !ok {
			return false
		}
		if line == "" {
			return rest == "" && h.host != ""
		}
		if !h.fieldLine(line) {
			return false
		}
	}
}

func (h *head) requestLine(line string) bool {
	method, rest, ok := strings.Cut(line, " ")
	if !ok || method != "GET" && method != "HEAD" {
		return false
	}
	target, version, ok := strings.Cut(rest, " ")
	if !ok || version != "HTTP/1.1" {
		return false
	}
	path, query, asked := strings.Cut(target, "?")
	if !isPlainPath(path) || !isPlainQuery(query) {
		return false
	}
	h.method, h.target, h.path, h.query, h.asked = method, target, path, query, asked
	return true
}

func (h *head) fieldLine(line string) bool {
	name, value, ok := strings.Cut(line, ":")
	if !ok || !isToken(name) || !isPlainValue(value) || h.count == maxFields {
		return false
	}
	name = textproto.CanonicalMIMEHeaderKey(name)
	value = strings.Trim(value, " \t")
	switch name {
	case "Host":
		if h.host != "" || !isPlainHost(value) {
			return false
		}
		h.host = value
		return true // as in net/http, Host is not among the fields
	case "Connection":
		if !strings.EqualFold(value, "keep-alive") {
			return false
		}
	case "Content-Length", "Transfer-Encoding", "Expect", "Upgrade", "Te", "Trailer", "Keep-Alive", "Proxy-Connection",
		"Http2-Settings", "Authorization", "Pragma":
		// Pragma is not about the connection, but net/http makes another field of it.
		return false
	}
	for i := range h.count {
		if h.fields[i].name == name {
			return false
		}
	}
	h.fields[h.count] = field{name, value}
	h.count++
	return true
}

// class tells where a byte may stand.
type class uint8

const (
	inToken class = 1 << iota
	inPath
	inQuery
	inValue
	inHost
)

var classes = func() (c [256]class) {
	each := func(s string, k class) {
		for i := range len(s) {
			c[s[i]] |= k
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	each(letters, inToken|inPath|inQuery|inValue|inHost)
	each("!#$%&'*+-.^_`|~", inToken)
	each("/-._~", inPath)
	each("/-._~%&=+,:;@!$'()*?", inQuery)
	each(".-:[]", inHost)
	for b := byte(' '); b < 0x7f; b++ {
		c[b] |= inValue
	}
	c['\t'] |= inValue
	return c
}()

func all(s string, k class) bool {
	for i := range len(s) {
		if classes[s[i]]&k == 0 {
			return false
		}
	}
	return true
}

func isToken(s string) bool      { return s != "" && all(s, inToken) }
func isPlainValue(s string) bool { return all(s, inValue) }
func isPlainHost(s string) bool  { return s != "" && all(s, inHost) }
func isPlainQuery(s string) bool { return all(s, inQuery) }

// isPlainPath wants one slash first: two would begin a host.
func isPlainPath(s string) bool {
	return len(s) > 1 && s[0] == '/' && s[1] != '/' && all(s, inPath)
}
