package rule_test

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog/rule"
)

func TestMailAddresses(t *testing.T) {
	for _, s := range []string{
		"a@b.fi", "matti.meikalainen+a@esimerkki.fi", "åsa@pähkinä.fi", `"a b"@b.fi`, "a@xn--phkin-hrab3l.fi", "o'neil@b.co.uk", "a@sub-domain.b.fi",
	} {
		if !rule.IsEmail(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{
		"", "@", "a@", "@b.fi", "a@b", "a b@c.fi", "a@b c.fi", ".a@b.fi", "a.@b.fi", "a..b@c.fi", "a@-b.fi", "a@b-.fi", "a@b..fi", "a@.fi",
		"a@b.fi\n", "a,b@c.fi", "<a@b.fi>", "a@b@c", "a\xff@b.fi", "a@" + strings.Repeat("a", 64) + ".fi",
	} {
		if rule.IsEmail(s) {
			t.Errorf("%q is taken", s)
		}
	}
}

func TestWebAddresses(t *testing.T) {
	for _, s := range []string{
		"https://a.fi", "http://a.fi/", "ftp://a.fi/x", "HTTPS://A.FI", "https://a.fi:8080/x?y=z#w", "https://127.0.0.1/", "http://localhost:3000/",
		"https://[2001:db8::1]:443/a", "https://äö.fi/ä", "https://user@a.fi/", "https://a.fi?x", "https://a_b.c.fi", "https://a.fi./",
	} {
		if !rule.IsURL(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{
		"", "a.fi", "www.a.fi", "//a.fi", "https://", "https:///a", "https://a", "https://a.fi:x/", "https://a.fi:/", "https://a.fi:123456/", "mailto:a@b.fi",
		"javascript:alert(1)", "file:///etc/passwd", "https://a.fi/a b", " https://a.fi", "https://a.fi\n", "https://1.2.3.4.5/", "https://999.1.1.1/",
		"https://[::1/", "https://[a.fi]/", "https://a..fi", "https://-a.fi", "https://a.fi/\x00", "https://a.fi\\b",
	} {
		if rule.IsURL(s) {
			t.Errorf("%q is taken", s)
		}
	}
}
