package feedback

import "regexp"

// Personal is a kind of personal data that a text seems to hold.
type Personal string

// The kinds that can be seen without guessing.
const (
	IdentityCode Personal = "identityCode"
	Email        Personal = "email"
	Phone        Personal = "phone"
)

var personal = []struct {
	kind Personal
	is   *regexp.Regexp
}{
	// Personal identity codes as of act 661/2009: day, month, year, a sign of the century, a number and a check.
	{IdentityCode, regexp.MustCompile(`(?i)\b[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-Y]\b`)},
	{Email, regexp.MustCompile(`\S+@\S+\.\S+`)},
	{Phone, regexp.MustCompile(`(?:\+358|\b0)[\s-]?\d{1,3}(?:[\s-]?\d){5,10}\b`)},
}

// Notice tells which personal data a text seems to hold, so that its writer can be warned before it is sent; nil when
// none is seen.
func Notice(text string) []Personal {
	var out []Personal
	for _, p := range personal {
		if p.is.MatchString(text) {
			out = append(out, p.kind)
		}
	}
	return out
}
