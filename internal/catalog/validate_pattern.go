package catalog

import "strings"

// The forms of codes and numbers in PTV's Open API v11, written out so that checking costs next to nothing.

// fits tells whether s is made of the bytes of form: '0' stands for a digit, anything else for itself.
func fits(s, form string) bool {
	if len(s) != len(form) {
		return false
	}
	for i := range len(s) {
		if form[i] == '0' {
			if !isDigit(s[i]) {
				return false
			}
		} else if s[i] != form[i] {
			return false
		}
	}
	return true
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isDigits(s string, low, high int) bool {
	if len(s) < low || len(s) > high {
		return false
	}
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

func isPostalCode(s string) bool       { return fits(s, "00000") }
func isMunicipalityCode(s string) bool { return isDigits(s, 1, 3) }
func isAreaCode(s string) bool         { return isDigits(s, 1, 6) }

// isPhoneNumber also takes a leading plus: the contract knows digits only, but content in use has it.
func isPhoneNumber(s string) bool { return isDigits(strings.TrimPrefix(s, "+"), 1, 20) }

// NormalBusinessCode gives a Finnish business id the form 1234567-1: older content has it with blanks around or
// without the hyphen. It returns "" for what is no business id; check digits are not looked at.
func NormalBusinessCode(s string) string {
	s = strings.TrimSpace(s)
	if fits(s, "00000000") {
		return s[:7] + "-" + s[7:]
	}
	if fits(s, "0000000-0") {
		return s
	}
	return ""
}

func isPrefixNumber(s string) bool {
	return strings.HasPrefix(s, "+") && isDigits(s[1:], 1, 4)
}

// isTimeOfDay takes HH:mm and HH:mm:ss.
func isTimeOfDay(s string) bool {
	if len(s) == 5 {
		s += ":00"
	}
	return fits(s, "00:00:00") && s[:2] < "24" && s[3] < '6' && s[6] < '6'
}

// isCoordinate takes digits with optional decimals.
func isCoordinate(s string) bool {
	whole, decimals, _ := strings.Cut(s, ".")
	return isDigits(whole, 1, 20) && isDigits(decimals, 0, 20)
}

// isMark takes letters, digits, hyphens and full stops: source ids and OIDs.
func isMark(s string) bool {
	for i := range len(s) {
		if b := s[i]; !isDigit(b) && (b|0x20 < 'a' || b|0x20 > 'z') && b != '-' && b != '.' {
			return false
		}
	}
	return true
}

// isLanguageOfService takes the shape of a language code; which codes there are is the code list's matter.
func isLanguageOfService(s string) bool {
	code, region, more := strings.Cut(s, "-")
	return isLower(code, 2, 3) && (!more || isLower(region, 2, 8))
}

func isLower(s string, low, high int) bool {
	if len(s) < low || len(s) > high {
		return false
	}
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

func isCountry(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}
