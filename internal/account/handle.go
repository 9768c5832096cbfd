package account

import (
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/secure/precis"
	"golang.org/x/text/unicode/norm"
)

// Bounds of names in characters.
const (
	minUsername = 2
	maxUsername = 100
	maxEmail    = 254 // RFC 5321 leaves no more
	maxName     = 100
)

// ParseUsername answers a username as it is kept and the key under which it is found, which is the same for all ways of
// writing it (RFC 8265, UsernameCaseMapped). Letters are Latin ones, so that no name looks like another; beside them
// digits and . _ - + @ are allowed. The error is *Invalid.
func ParseUsername(s string) (username, key string, err error) {
	s = norm.NFC.String(strings.TrimSpace(s))
	n := utf8.RuneCountInString(s)
	if n < minUsername || n > maxUsername {
		return "", "", invalid("username", "username-length", minUsername, maxUsername)
	}
	key, err = precis.UsernameCaseMapped.String(s)
	if err != nil {
		return "", "", invalid("username", "username-characters")
	}
	for i, r := range key {
		letter := unicode.In(r, unicode.Latin) || r >= '0' && r <= '9'
		if !letter && (i == 0 || !strings.ContainsRune("._-+@", r)) {
			return "", "", invalid("username", "username-characters")
		}
	}
	return s, key, nil
}

// ParseEmail answers an e-mail address as it is kept and the key under which it is found. Unicode is allowed before the @
// and in the domain, which must have a dot. The error is *Invalid.
func ParseEmail(s string) (email, key string, err error) {
	wrong := invalid("email", "email-form")
	s = norm.NFC.String(strings.TrimSpace(s))
	if len(s) > maxEmail {
		return "", "", wrong
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || a.Name != "" {
		return "", "", wrong
	}
	local, domain, _ := strings.Cut(s, "@")
	if strings.ContainsFunc(s, func(r rune) bool { return r == '"' || r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r) }) ||
		len(local) > 64 || strings.Contains(domain, "@") {
		return "", "", wrong
	}
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil || !strings.Contains(strings.Trim(ascii, "."), ".") || strings.HasSuffix(ascii, ".") {
		return "", "", wrong
	}
	return s, norm.NFC.String(strings.ToLower(local)) + "@" + strings.ToLower(ascii), nil
}

// handles are the keys under which what somebody typed at log-in may be found, none when it can be nobody's.
func handles(typed string) []string {
	var keys []string
	if len(typed) > 4*maxEmail {
		return nil
	}
	if _, key, err := ParseUsername(typed); err == nil {
		keys = append(keys, key)
	}
	if strings.Contains(typed, "@") {
		if _, key, err := ParseEmail(typed); err == nil && (len(keys) == 0 || keys[0] != key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// parseName answers a display name with its blanks collapsed.
func parseName(s string) (string, error) {
	s = strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	if utf8.RuneCountInString(s) > maxName || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return "", invalid("name", "name-form", maxName)
	}
	return s, nil
}
