package account

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestATokenTellsWhoCalls(t *testing.T) {
	w := newWorld(t)
	robot := w.apiUser("robot", office, abroad)
	all := editorial.RightRead | editorial.RightWrite | editorial.RightASTI
	for _, c := range []struct {
		name         string
		organization catalog.ID
		want         []catalog.ID
	}{
		{"for all organisations", uuid.Nil, []catalog.ID{office, abroad}},
		{"for one", office, []catalog.ID{office}},
		{"for one below", school, []catalog.ID{school}},
	} {
		caller, err := w.VerifyToken(t.Context(), w.token(robot, c.organization))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		want := editorial.Caller{Actor: string(robot.ID), Role: editorial.MainUser, Organizations: c.want, Rights: all, API: true}
		if d := cmp.Diff(want, caller); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
	if _, _, err := w.IssueToken(t.Context(), robot, city); err == nil {
		t.Error("a token for an organisation above")
	}
	if _, expires, err := w.IssueToken(t.Context(), robot, office); err != nil || !expires.Equal(w.clock.Now().Add(24*time.Hour)) {
		t.Error(expires, err)
	}
}

func TestTokensThatAreRefused(t *testing.T) {
	w := newWorld(t)
	robot := w.apiUser("robot", office)
	ended := w.token(robot, office)
	if err := w.EndTokens(t.Context(), CommandLine(), robot.ID); err != nil { // the account's second generation begins
		t.Fatal(err)
	}
	now := w.clock.Now()
	fresh := func() claims {
		return claims{Generation: 2, RegisteredClaims: jwt.RegisteredClaims{
			Issuer: issuer, Audience: jwt.ClaimStrings{audience}, Subject: string(robot.ID), ID: uuid.NewString(),
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(time.Hour)),
		}}
	}
	sign := func(method jwt.SigningMethod, key any, change func(*claims)) string {
		c := fresh()
		change(&c)
		s, err := jwt.NewWithClaims(method, c).SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	ours := func(change func(*claims)) string { return sign(jwt.SigningMethodHS256, w.tokenKey, change) }
	if _, err := w.VerifyToken(t.Context(), ours(func(*claims) {})); err != nil {
		t.Fatalf("the token that the others are made from: %v", err)
	}
	_, edKey, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	valid := w.token(robot, office)
	parts := strings.Split(valid, ".")
	foreign := newWorld(t)
	foreigner := foreign.apiUser("robot", office)
	maija := w.person("maija", editorial.Editor, office)
	for name, token := range map[string]string{
		"none":                               "",
		"a word":                             "token",
		"dots":                               "..",
		"two parts":                          parts[0] + "." + parts[1],
		"four parts":                         valid + "." + parts[2],
		"no signature":                       parts[0] + "." + parts[1] + ".",
		"another's signature":                parts[0] + "." + parts[1] + "." + strings.Split(w.token(robot, office), ".")[2],
		"a changed letter":                   valid[:len(valid)-2] + string(valid[len(valid)-2]^1) + valid[len(valid)-1:],
		"blanks around":                      " " + valid,
		"overlong":                           valid + strings.Repeat("A", maxToken),
		"megabytes":                          strings.Repeat("A.", 5_000_000),
		"algorithm none":                     sign(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, func(*claims) {}),
		"another HMAC":                       sign(jwt.SigningMethodHS512, w.tokenKey, func(*claims) {}),
		"another algorithm":                  sign(jwt.SigningMethodEdDSA, edKey, func(*claims) {}),
		"another key":                        sign(jwt.SigningMethodHS256, make([]byte, keyBytes), func(*claims) {}),
		"an empty key":                       sign(jwt.SigningMethodHS256, []byte{}, func(*claims) {}),
		"another installation":               foreign.token(foreigner, office),
		"expired":                            ours(func(c *claims) { c.ExpiresAt = jwt.NewNumericDate(now) }),
		"without an end":                     ours(func(c *claims) { c.ExpiresAt = nil }),
		"issued in the future":               ours(func(c *claims) { c.IssuedAt = jwt.NewNumericDate(now.Add(time.Minute)) }),
		"not valid before the future":        ours(func(c *claims) { c.NotBefore = jwt.NewNumericDate(now.Add(time.Minute)) }),
		"without a time of issue":            ours(func(c *claims) { c.IssuedAt = nil }),
		"another issuer":                     ours(func(c *claims) { c.Issuer = "https://login.example.fi" }),
		"for another audience":               ours(func(c *claims) { c.Audience = jwt.ClaimStrings{"other"} }),
		"for no audience":                    ours(func(c *claims) { c.Audience = nil }),
		"without an id":                      ours(func(c *claims) { c.ID = "" }),
		"of nobody":                          ours(func(c *claims) { c.Subject = "" }),
		"of an unknown account":              ours(func(c *claims) { c.Subject = string(newID(true)) }),
		"of an earlier generation":           ours(func(c *claims) { c.Generation = 1 }),
		"of a generation to come":            ours(func(c *claims) { c.Generation = 3 }),
		"for a foreign organisation":         ours(func(c *claims) { c.Organization = city.String() }),
		"for what is no organisation":        ours(func(c *claims) { c.Organization = "x" }),
		"ended":                              ended,
		"SQL for a subject":                  ours(func(c *claims) { c.Subject = "' OR 1=1 --" }),
		"a person's, of another generation":  ours(func(c *claims) { c.Subject = string(maija.ID) }),
		"of a header with its own key (jwk)": withHeader(t, fresh(), map[string]any{"alg": "HS256", "jwk": map[string]string{"kty": "oct", "k": "AAAA"}}, []byte{0, 0, 0}),
	} {
		caller, err := w.VerifyToken(t.Context(), token)
		if !errors.Is(err, ErrToken) || caller.Actor != "" || caller.Role != "" {
			t.Errorf("%s: %+v, %v", name, caller, err)
		}
	}
	if _, err := w.VerifyToken(t.Context(), valid); err != nil {
		t.Errorf("one that was issued after the others were ended: %v", err)
	}
}

func withHeader(t *testing.T, c claims, header map[string]any, key []byte) string {
	t.Helper()
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, c)
	token.Header = header
	s, err := token.SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatEndsTokens(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*world, Account) error
		ends bool
	}{
		{"nothing", func(*world, Account) error { return nil }, false},
		{"time", func(w *world, _ Account) error { w.clock.pass(24 * time.Hour); return nil }, true},
		{"a second less", func(w *world, _ Account) error { w.clock.pass(24*time.Hour - time.Second); return nil }, false},
		{"disabling", func(w *world, a Account) error { return w.Disable(w.t.Context(), CommandLine(), a.ID) }, true},
		{"disabling and enabling", func(w *world, a Account) error {
			return errors.Join(w.Disable(w.t.Context(), CommandLine(), a.ID), w.Enable(w.t.Context(), CommandLine(), a.ID))
		}, true},
		{"a new password", func(w *world, a Account) error { return w.SetPassword(w.t.Context(), CommandLine(), a.ID, other) }, true},
		{"ending all", func(w *world, a Account) error { return w.EndTokens(w.t.Context(), CommandLine(), a.ID) }, true},
		{"forgetting", func(w *world, a Account) error { return w.Forget(w.t.Context(), CommandLine(), a.ID) }, true},
		{"another organisation", func(w *world, a Account) error {
			_, err := w.Change(w.t.Context(), CommandLine(), a.ID, Change{Organizations: &[]catalog.ID{abroad}})
			return err
		}, true},
		{"the organisation above", func(w *world, a Account) error {
			_, err := w.Change(w.t.Context(), CommandLine(), a.ID, Change{Organizations: &[]catalog.ID{city}})
			return err
		}, false},
		{"a new name", func(w *world, a Account) error {
			name := "Robotti"
			_, err := w.Change(w.t.Context(), CommandLine(), a.ID, Change{Name: &name})
			return err
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			robot := w.apiUser("robot", office)
			token := w.token(robot, office)
			if err := c.do(w, robot); err != nil {
				t.Fatal(err)
			}
			_, err := w.VerifyToken(t.Context(), token)
			if c.ends != errors.Is(err, ErrToken) || !c.ends && err != nil {
				t.Error(err)
			}
		})
	}
}

func TestRightsOfATokenAreThoseOfTheAccountNow(t *testing.T) {
	w := newWorld(t)
	robot := w.apiUser("robot", office)
	token := w.token(robot, office)
	read := editorial.RightRead
	if _, err := w.Change(t.Context(), CommandLine(), robot.ID, Change{Rights: &read}); err != nil {
		t.Fatal(err)
	}
	caller, err := w.VerifyToken(t.Context(), token)
	if err != nil || caller.Rights != read {
		t.Error(caller, err)
	}
}

func TestTokensOutliveARestartAndAreReadByAnotherProcess(t *testing.T) {
	w := newWorld(t)
	robot := w.apiUser("robot", office)
	token := w.token(robot, office)
	again, err := Open(t.Context(), w.dir, w.Options)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.VerifyToken(t.Context(), token); err != nil {
		t.Error(err)
	}
	if err := w.Disable(t.Context(), CommandLine(), robot.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := again.VerifyToken(t.Context(), token); !errors.Is(err, ErrToken) {
		t.Error(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func TestKeysAreForTheirOwnerOnly(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{TokenKeyFile, SealKeyFile, "accounts.db"} {
		info, err := os.Stat(filepath.Join(w.dir, name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	for name, spoil := range map[string]func(path string) error{
		"can be read by others": func(path string) error { return os.Chmod(path, 0o644) },
		"is damaged":            func(path string) error { return os.WriteFile(path, []byte("abc"), 0o600) },
	} {
		dir := t.TempDir()
		d, err := Open(t.Context(), dir, Options{Cost: cheap})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(d.Close(), spoil(filepath.Join(dir, TokenKeyFile))); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), dir, Options{Cost: cheap}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A token is taken exactly while it is younger than its life, not ended, and of the account's generation.
func TestTokensFollowTheirRules(t *testing.T) {
	w := newWorld(t)
	robot := w.apiUser("robot", city)
	type issued struct {
		text string
		at   time.Time
	}
	rapid.Check(t, func(rt *rapid.T) {
		var live []issued // in this generation, not ended
		var dead []string
		for range rapid.IntRange(1, 12).Draw(rt, "acts") {
			switch rapid.IntRange(0, 4).Draw(rt, "act") {
			case 0, 1:
				live = append(live, issued{w.token(robot, rapid.SampledFrom([]catalog.ID{uuid.Nil, city, school}).Draw(rt, "for")), w.clock.Now()})
			case 2:
				w.clock.pass(time.Duration(rapid.IntRange(0, 13).Draw(rt, "hours")) * time.Hour)
			case 3:
				if err := w.EndTokens(t.Context(), CommandLine(), robot.ID); err != nil {
					rt.Fatal(err)
				}
				for _, l := range live {
					dead = append(dead, l.text)
				}
				live = nil
			case 4:
				if err := w.Tidy(t.Context()); err != nil {
					rt.Fatal(err)
				}
			}
			for _, l := range live {
				_, err := w.VerifyToken(t.Context(), l.text)
				if young := w.clock.Now().Before(l.at.Add(w.TokenLife)); young != (err == nil) {
					rt.Fatalf("issued at %v, now %v: %v", l.at, w.clock.Now(), err)
				}
			}
			for _, text := range dead {
				if _, err := w.VerifyToken(t.Context(), text); !errors.Is(err, ErrToken) {
					rt.Fatalf("an ended token is taken: %v", err)
				}
			}
		}
	})
}

func FuzzTokens(f *testing.F) {
	w := newWorld(f)
	robot := w.apiUser("robot", city)
	token := w.token(robot, city)
	f.Add("")
	f.Add("a.b.c")
	f.Add(token[:len(token)-1])
	f.Add("eyJhbGciOiJub25lIn0.e30.")
	f.Add("eyJhbGciOiJIUzI1NiIsImNyaXQiOlsiYiJdLCJiIjp0cnVlfQ.e30.AAAA")
	f.Fuzz(func(t *testing.T, typed string) {
		caller, err := w.VerifyToken(t.Context(), typed)
		if err == nil && typed != token || err != nil && (!errors.Is(err, ErrToken) || caller.Actor != "") {
			t.Errorf("%q: %+v, %v", typed, caller, err)
		}
	})
}

func BenchmarkVerifyToken(b *testing.B) {
	w := newWorld(b)
	token := w.token(w.apiUser("robot", city), city)
	for b.Loop() {
		if _, err := w.VerifyToken(b.Context(), token); err != nil {
			b.Fatal(err)
		}
	}
}
