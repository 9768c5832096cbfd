package record

import (
	"math"
	"net/mail"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Clean makes a text harmless wherever it is shown as text: valid UTF-8, lines ended by \n, without control characters,
// without the marks that turn the direction of what follows (U+202A to U+202E, U+2066 to U+2069), without the heading
// marks of PTV's texts, and without blanks around it. Markup stays as it was written, to be shown as text.
func Clean(s string) string {
	if plainASCII(s) {
		return strings.TrimSpace(s)
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085':
			return '\n'
		case unicode.IsControl(r), turnsDirection(r), r == '\uFEFF', noCharacter(r):
			return -1
		}
		return r
	}, s)
	if !strings.Contains(s, "#") {
		return strings.TrimSpace(s)
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = withoutHeadingMark(l)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// plainASCII tells that there is nothing to clean; most short texts are such.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '#' {
			return false
		}
	}
	return true
}

func turnsDirection(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' || r == '\u200E' || r == '\u200F' || r == '\u061C'
}

// noCharacter tells the code points that XML forbids and that stand for no character.
func noCharacter(r rune) bool { return r&0xFFFE == 0xFFFE }

// withoutHeadingMark takes "# " to "###### " from the head of a line.
func withoutHeadingMark(line string) string {
	rest := strings.TrimLeft(line, "#")
	if n := len(line) - len(rest); n == 0 || n > 6 || !strings.HasPrefix(rest, " ") {
		return line
	}
	return strings.TrimLeft(rest, " ")
}

// Line is Clean on one line.
func Line(s string) string {
	return strings.Join(strings.Fields(Clean(s)), " ")
}

// Degrees rounds a latitude or a longitude to six decimals, a tenth of a metre.
func Degrees(f float64) float64 { return math.Round(f*1e6) / 1e6 }

// Cut shortens a text to that many characters, at a blank where there is one near, and marks that it was.
func Cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	runes := []rune(s)[:most-1]
	for i := len(runes) - 1; i > most*3/4; i-- {
		if unicode.IsSpace(runes[i]) {
			runes = runes[:i]
			break
		}
	}
	return strings.TrimSpace(string(runes)) + "…"
}

// maxURL is the longest address that is passed on; longer ones are no addresses of pages.
const maxURL = 2000

// WebURL gives an address on the web the form in which programs take it; "" for what is none: other schemes than http
// and https, user names in it, control characters, no host. A missing scheme before "www." is put in.
func WebURL(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > maxURL || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || turnsDirection(r) }) {
		return ""
	}
	if len(s) > 4 && strings.EqualFold(s[:4], "www.") {
		s = "https://" + s
	}
	u, err := url.Parse(strings.ToValidUTF8(s, ""))
	if err != nil || u.Host == "" || u.User != nil || u.Opaque != "" {
		return ""
	}
	if u.Scheme = strings.ToLower(u.Scheme); u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil || host == "" {
		return ""
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	u.Host = host
	u.RawQuery = escapeRest(u.RawQuery)
	u.RawFragment, u.Fragment = "", escapeFragment(u.Fragment)
	return u.String()
}

// escapeRest escapes what url.URL leaves as it is in a query: blanks, quotes, angle brackets and all beyond ASCII.
func escapeRest(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 || c == '%' && !isEscape(s[i:]) {
			b.WriteString("%" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]))
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func isEscape(s string) bool {
	return len(s) >= 3 && isHex(s[1]) && isHex(s[2])
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// escapeFragment leaves fragments to url.URL, which escapes them; those with brackets are more trouble than use.
func escapeFragment(s string) string {
	if strings.ContainsAny(s, "[]^`{|}\"<>\\") {
		return ""
	}
	return s
}

// Email gives a mail address; "" for what is none.
func Email(s string) string {
	s = strings.TrimSpace(s)
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > 254 || !plainASCII(s) || strings.ContainsAny(s, " \"<>()") {
		return ""
	}
	return s
}
