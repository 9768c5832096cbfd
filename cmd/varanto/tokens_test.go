package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/hex"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account"
)

// TestTokensThatAreNoneWriteNothing sends what a right token writes with tokens that are none, through the whole program.
func TestTokensThatAreNoneWriteNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the whole program")
	}
	s := serveDemo(t)
	token, owner := s.logIn(t)
	r := &register{served: s, t: t, token: token, owner: owner}
	content := r.placeBody(1, "Sali")

	text, err := os.ReadFile(filepath.Join(s.data, account.TokenKeyFile))
	if err != nil {
		t.Fatal(err)
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	sign := func(method jwt.SigningMethod, key any, change func(jwt.MapClaims)) string {
		t.Helper()
		claims := jwt.MapClaims{}
		if _, _, err := jwt.NewParser().ParseUnverified(token, claims); err != nil {
			t.Fatal(err)
		}
		change(claims)
		signed, err := jwt.NewWithClaims(method, claims).SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return signed
	}
	ours := func(change func(jwt.MapClaims)) string { return sign(jwt.SigningMethodHS256, key, change) }
	same := func(jwt.MapClaims) {}
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	head, err := s.log.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	set := func(name string, value any) func(jwt.MapClaims) { return func(c jwt.MapClaims) { c[name] = value } }
	for name, bad := range map[string]string{
		"malformed":                       "x.y.z",
		"cut short":                       token[:len(token)-4],
		"twice":                           token + "." + token,
		"expired":                         ours(set("exp", time.Now().Add(-time.Second).Unix())),
		"without an end":                  ours(func(c jwt.MapClaims) { delete(c, "exp") }),
		"from the future":                 ours(set("iat", time.Now().Add(time.Hour).Unix())),
		"of an earlier generation":        ours(set("gen", 0)),
		"of another account":              ours(set("sub", "a:"+uuid.NewString())),
		"for an organisation of others":   ours(set("org", uuid.NewString())),
		"of another issuer":               ours(set("iss", "https://evil.example")),
		"for another audience":            ours(set("aud", "other")),
		"of a foreign installation":       sign(jwt.SigningMethodHS256, bytes.Repeat([]byte{7}, 32), same),
		"signed with nothing":             sign(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, same),
		"by another HMAC with our key":    sign(jwt.SigningMethodHS512, key, same),
		"by RSA":                          sign(jwt.SigningMethodRS256, rsaKey, same),
		"by an elliptic curve":            sign(jwt.SigningMethodES256, ecKey, same),
		"by HMAC with an empty key":       sign(jwt.SigningMethodHS256, []byte{}, same),
		"by HMAC with the key as written": sign(jwt.SigningMethodHS256, []byte(strings.TrimSpace(string(text))), same),
		"overlong":                        ours(set("x", strings.Repeat("x", 8000))),
	} {
		a := s.send(t, "POST", placePath, bad, content)
		if a.status != http.StatusUnauthorized || len(a.body) != 0 || a.header.Get("WWW-Authenticate") != "Bearer" {
			t.Errorf("%s: %d %.200s", name, a.status, a.body)
		}
	}
	if now, err := s.log.Head(t.Context()); err != nil || now != head {
		t.Errorf("something was written: %d after %d, %v", now, head, err)
	}
	if a := s.send(t, "POST", placePath, ours(same), content); a.status != http.StatusOK {
		t.Errorf("the token from which the others are made: %d %.300s", a.status, a.body)
	}
	if now, err := s.log.Head(t.Context()); err != nil || now == head {
		t.Errorf("nothing was written with a right token, so that the above proves nothing: %v", err)
	}
}

// TestLargeFormsOfTheStudioAreRefusedByTheWholeProgram sends 10 MB to forms, with what a browser sends.
func TestLargeFormsOfTheStudioAreRefusedByTheWholeProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the whole program")
	}
	s := serveDemo(t)
	for _, path := range []string{"/studio/fi/login", "/studio/fi/reset", "/studio/sv/invitation?token=x"} {
		r, err := http.NewRequestWithContext(t.Context(), "POST", s.address+path, strings.NewReader(url.Values{"username": {strings.Repeat("x", 10<<20)}}.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", s.address)
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: %d %s", path, answer.StatusCode, answer.Header.Get("Content-Type"))
		}
	}
}
