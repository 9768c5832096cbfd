package password

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
)

// Bounds of a password's length in characters. The least follows the advice to prefer length to kinds of characters (NIST
// SP 800-63B, Traficom), the most keeps hashing cheap.
const (
	MinLength = 12
	MaxLength = 128
)

// Rule is why a password is refused.
type Rule string

// The rules.
const (
	Fine       Rule = ""
	TooShort   Rule = "password-short"
	TooLong    Rule = "password-long"
	Characters Rule = "password-characters" // control characters and the like
	Common     Rule = "password-common"
	Named      Rule = "password-named" // has the username, name or e-mail in it
	Monotonous Rule = "password-monotonous"
)

// leastDifferent is how many different characters a password has at least.
const leastDifferent = 5

//go:embed common.txt
var commonText string

var common = func() map[string]bool {
	list := map[string]bool{}
	for line := range strings.Lines(commonText) {
		if word := strings.TrimSpace(line); word != "" && !strings.HasPrefix(word, "#") {
			list[word] = true
		}
	}
	return list
}()

// Check answers the first rule that a new password breaks, Fine for none. own are the username, e-mail and name of the
// account; parts of fewer than four characters are left aside.
func Check(password string, own ...string) Rule {
	normal, err := Normalize(password)
	n := utf8.RuneCountInString(normal)
	switch {
	case utf8.RuneCountInString(password) > MaxLength:
		return TooLong
	case password == "":
		return TooShort
	case err != nil:
		return Characters
	case n < MinLength:
		return TooShort
	}
	folded := cases.Fold().String(normal)
	different := map[rune]bool{}
	for _, r := range folded {
		different[r] = true
	}
	switch {
	case common[folded]:
		return Common
	case len(different) < leastDifferent:
		return Monotonous
	}
	for _, name := range own {
		for _, part := range strings.FieldsFunc(cases.Fold().String(name), func(r rune) bool { return r == '@' || r == ' ' }) {
			if utf8.RuneCountInString(part) >= 4 && strings.Contains(folded, part) {
				return Named
			}
		}
	}
	return Fine
}
