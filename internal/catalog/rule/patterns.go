package rule

import (
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsEmail tells whether PTV would take a text for a mail address: a liberal RFC form, with letters of any script before
// the at sign and in the domain, which has a dot.
func IsEmail(s string) bool {
	at := strings.LastIndexByte(s, '@')
	if at < 1 || !utf8.ValidString(s) {
		return false
	}
	return isMailbox(s[:at]) && isHostName(s[at+1:])
}

// isMailbox takes a dot-atom (RFC 5322, RFC 6531) or a quoted text.
func isMailbox(s string) bool {
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		return !strings.ContainsFunc(s[1:len(s)-1], func(r rune) bool { return r == '"' || unicode.IsControl(r) })
	}
	if strings.HasPrefix(s, ".") || strings.HasSuffix(s, ".") || strings.Contains(s, "..") {
		return false
	}
	for _, r := range s {
		switch {
		case r >= utf8.RuneSelf:
			if unicode.IsSpace(r) || unicode.IsControl(r) {
				return false
			}
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', strings.ContainsRune("!#$%&'*+-/=?^_`{|}~.", r):
		default:
			return false
		}
	}
	return true
}

// IsURL tells whether PTV would take a text for a web address: http, https or ftp with a full host name (it has a
// dot), an IP address or localhost, an optional numeric port, and no blanks anywhere.
func IsURL(s string) bool {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return false
	}
	scheme, rest, found := strings.Cut(s, "://")
	if !found || !isScheme(scheme) {
		return false
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	host, port := rest, ""
	if i := strings.LastIndexByte(rest, ':'); i >= 0 && !strings.HasSuffix(rest, "]") {
		host, port = rest[:i], rest[i+1:]
		if len(port) > 5 || !isDigits(port) {
			return false
		}
	}
	return isHost(host)
}

func isScheme(s string) bool {
	return strings.EqualFold(s, "https") || strings.EqualFold(s, "http") || strings.EqualFold(s, "ftp")
}

func isHost(s string) bool {
	if strings.EqualFold(s, "localhost") {
		return true
	}
	if inner, found := strings.CutPrefix(s, "["); found {
		_, err := netip.ParseAddr(strings.TrimSuffix(inner, "]"))
		return err == nil && strings.HasSuffix(inner, "]")
	}
	if isNumeric(s) {
		_, err := netip.ParseAddr(s)
		return err == nil
	}
	return isHostName(s)
}

// isNumeric tells that a host can only be an IPv4 address.
func isNumeric(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.") == ""
}

// isHostName takes two or more labels of letters, digits and hyphens (letters of any script: IDN), with dots between.
func isHostName(s string) bool {
	s = strings.TrimSuffix(s, ".")
	if len(s) > 253 || !strings.Contains(s, ".") {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for _, r := range label {
			if r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) {
				return false
			}
		}
	}
	return true
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isOID takes seven numbers with full stops between them, as PTV wants the OIDs of organisations.
func isOID(s string) bool {
	n := 0
	for part := range strings.SplitSeq(s, ".") {
		if n++; !isDigits(part) {
			return false
		}
	}
	return n == 7
}

// isBusinessCode takes 1234567-1.
func isBusinessCode(s string) bool {
	return len(s) == 9 && s[7] == '-' && isDigits(s[:7]) && isDigits(s[8:])
}
