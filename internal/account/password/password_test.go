package password

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

var cheap = Cost{Memory: 64, Time: 1, Threads: 1}

func TestAPasswordIsKnownAgainHoweverItsLettersAreComposed(t *testing.T) {
	hash, err := Hash("kesäillan valssi", cheap)
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]bool{
		"kesäillan valssi":       true,
		"kesa\u0308illan valssi": true, // a and a combining diaeresis
		"kesäillan\u00a0valssi":  true, // a space that does not break
		"kesäillan valss":        false,
		"Kesäillan valssi":       false,
		"kesäillan valssi ":      false,
		"":                       false,
		"kesäillan\x00valssi":    false,
	} {
		ok, stale, err := Verify(hash, typed, cheap)
		if err != nil || ok != want || stale {
			t.Errorf("%q: %t, stale %t, %v", typed, ok, stale, err)
		}
	}
}

func TestAHashOfAnotherCostIsStale(t *testing.T) {
	hash, err := Hash("kesäillan valssi", Cost{Memory: 128, Time: 1, Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	if ok, stale, err := Verify(hash, "kesäillan valssi", cheap); !ok || !stale || err != nil {
		t.Error(ok, stale, err)
	}
}

func TestEachHashHasASaltOfItsOwn(t *testing.T) {
	a, errA := Hash("kesäillan valssi", cheap)
	b, errB := Hash("kesäillan valssi", cheap)
	if errA != nil || errB != nil || a == b || !strings.HasPrefix(a, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Error(a, b, errA, errB)
	}
}

// The vector is the one of the reference implementation's test suite for argon2id, version 19.
func TestHashesOfTheReferenceImplementationAreUnderstood(t *testing.T) {
	const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if ok, _, err := Verify(hash, "password", cheap); !ok || err != nil {
		t.Error(ok, err)
	}
}

func TestDamagedHashesAreErrors(t *testing.T) {
	const fine = "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	if _, _, err := Verify(fine, "x", cheap); err != nil {
		t.Fatal(err)
	}
	for _, hash := range []string{
		"", "$", "x" + fine, strings.Replace(fine, "argon2id", "argon2i", 1), strings.Replace(fine, "v=19", "v=16", 1),
		strings.Replace(fine, "m=64", "m=4194304", 1), strings.Replace(fine, "t=1", "t=0", 1), strings.Replace(fine, "p=1", "p=0", 1),
		strings.Replace(fine, "t=1", "t=1000000", 1), strings.Replace(fine, "p=1", "p=256", 1), strings.Replace(fine, "m=64", "m=-1", 1),
		strings.Replace(fine, "m=64", "m= 64", 1), fine + "$", fine[:60], strings.Replace(fine, "$AAAAAAAAAAAAAAAAAAAAAA$", "$AA$", 1),
	} {
		if _, _, err := Verify(hash, "x", cheap); err == nil {
			t.Errorf("%q is taken", hash)
		}
	}
}

func FuzzParsingHashesNeverPanics(f *testing.F) {
	f.Add("$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
	f.Fuzz(func(t *testing.T, hash string) {
		c, salt, key, err := parse(hash)
		if err == nil && (c.Memory > maxMemory || c.Time > maxTime || c.Threads == 0 || len(salt) < 8 || len(key) < 16) {
			t.Errorf("%q gives %+v", hash, c)
		}
	})
}

func TestPolicy(t *testing.T) {
	for _, c := range []struct {
		name, password string
		own            []string
		want           Rule
	}{
		{"a sentence", "kolme sinistä lintua", nil, Fine},
		{"twelve characters", "aBc3eFgH!jkL", nil, Fine},
		{"eleven characters", "aBc3eFgH!jk", nil, TooShort},
		{"eleven characters of more bytes", "äöåäöåäöåäö", nil, TooShort},
		{"twelve that compose to eleven", "a\u0308Bc3eFgH!jk", nil, TooShort},
		{"none", "", nil, TooShort},
		{"128 characters", strings.Repeat("abcdefgh", 16), nil, Fine},
		{"129 characters", strings.Repeat("abcdefgh", 16) + "x", nil, TooLong},
		{"a million", strings.Repeat("x", 1_000_000), nil, TooLong},
		{"a control character", "kolme\x00sinistä lintua", nil, Characters},
		{"a line break", "kolme sinistä\nlintua", nil, Characters},
		{"broken UTF-8", "kolme sinist\xff lintua", nil, Characters},
		{"common", "salasana1234", nil, Common},
		{"common in capitals", "SalaSana1234", nil, Common},
		{"one character", "aaaaaaaaaaaaaa", nil, Monotonous},
		{"four characters", "abcdabcdabcd", nil, Monotonous},
		{"the username", "lintumaija-2x", []string{"maija"}, Named},
		{"the username in capitals", "lintuMAIJA-2x", []string{"maija"}, Named},
		{"part of the e-mail", "xy-virtanen-z9", []string{"virtanen@example.fi"}, Named},
		{"part of the name", "xy-virtanen-z9", []string{"", "", "Maija Virtanen"}, Named},
		{"a short part", "xy-bo-abcdefg", []string{"bo@x.fi"}, Fine},
	} {
		if got := Check(c.password, c.own...); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestEveryCommonPasswordIsLongEnoughToNeedTheList(t *testing.T) {
	if len(common) < 100 {
		t.Errorf("only %d", len(common))
	}
	for word := range common {
		if n := len([]rune(word)); n < MinLength {
			t.Errorf("%q has %d characters and is too short anyway", word, n)
		}
		if got := Check(word); got != Common {
			t.Errorf("%q: %q", word, got)
		}
	}
}

func TestWhatThePolicyTakesCanBeHashedAndVerified(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringOfN(rapid.RuneFrom([]rune(" -!"), unicode.Latin, unicode.Nd, unicode.Mn), 12, 128, -1).Draw(t, "password")
		if Check(typed) != Fine {
			t.Skip("not a password")
		}
		hash, err := Hash(typed, cheap)
		if err != nil {
			t.Fatal(err)
		}
		if ok, _, err := Verify(hash, typed, cheap); !ok || err != nil {
			t.Fatal(ok, err)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	hash, err := Hash("kolme sinistä lintua", DefaultCost)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if ok, _, err := Verify(hash, "kolme sinistä lintua", DefaultCost); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
