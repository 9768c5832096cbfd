package account

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"io"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/editorial"
)

// forger stands between the site and its provider and puts another identity token into the answer.
type forger struct{ forge func(token string) string }

func (f forger) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil || !strings.HasSuffix(r.URL.Path, "/token") || answer.StatusCode != http.StatusOK {
		return answer, err
	}
	defer answer.Body.Close()
	var content map[string]any
	if err := json.NewDecoder(answer.Body).Decode(&content); err != nil {
		return nil, err
	}
	if content["id_token"] = f.forge(content["id_token"].(string)); content["id_token"] == "" {
		delete(content, "id_token")
	}
	text, err := json.Marshal(content)
	answer.Body, answer.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
	answer.Header.Del("Content-Length")
	return answer, err
}

// An identity token counts with the provider's own signature only, whatever algorithm it names and whatever else is right in it.
func TestAForgedIdentityTokenIsRefused(t *testing.T) {
	p := newProvider(t)
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	public, err := x509.MarshalPKIXPublicKey(&p.Keypair.PrivateKey.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	published := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})
	// signed is the provider's own token with other claims and another signature; its header names the provider's key.
	signed := func(method jwt.SigningMethod, key any, more jwt.MapClaims) func(string) string {
		return func(token string) string {
			claims := jwt.MapClaims{}
			own, _, err := jwt.NewParser().ParseUnverified(token, claims)
			if err != nil {
				t.Error(err)
				return ""
			}
			maps.Copy(claims, more)
			forged := jwt.NewWithClaims(method, claims)
			forged.Header["kid"] = own.Header["kid"]
			text, err := forged.SignedString(key)
			if err != nil {
				t.Error(err)
			}
			return text
		}
	}
	part := func(token string, i int) string { return strings.Split(token, ".")[i] }
	for name, c := range map[string]struct {
		forge func(string) string
		want  error
	}{
		"the provider's":                         {func(token string) string { return token }, nil},
		"the same, signed once more":             {signed(jwt.SigningMethodRS256, p.Keypair.PrivateKey, nil), nil},
		"by a key of somebody's":                 {signed(jwt.SigningMethodRS256, stranger, nil), oidc.ErrRefused},
		"by nothing":                             {signed(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, nil), oidc.ErrRefused},
		"by HMAC with the client's secret":       {signed(jwt.SigningMethodHS256, []byte(p.ClientSecret), nil), oidc.ErrRefused},
		"by HMAC with the provider's public key": {signed(jwt.SigningMethodHS256, published, nil), oidc.ErrRefused},
		"by an algorithm that nobody announced":  {signed(jwt.SigningMethodRS512, p.Keypair.PrivateKey, nil), oidc.ErrRefused},
		"by the provider, for another log-in":    {signed(jwt.SigningMethodRS256, p.Keypair.PrivateKey, jwt.MapClaims{"nonce": "x"}), oidc.ErrFlow},
		"by the provider, for no log-in":         {signed(jwt.SigningMethodRS256, p.Keypair.PrivateKey, jwt.MapClaims{"nonce": ""}), oidc.ErrFlow},
		"by the provider, over":                  {signed(jwt.SigningMethodRS256, p.Keypair.PrivateKey, jwt.MapClaims{"exp": 1}), oidc.ErrRefused},
		"with others' claims": {func(s string) string {
			return part(s, 0) + "." + part(signed(jwt.SigningMethodRS256, stranger, jwt.MapClaims{"sub": "x"})(s), 1) + "." + part(s, 2)
		}, oidc.ErrRefused},
		"cut short": {func(token string) string { return token[:len(token)-4] }, oidc.ErrRefused},
		"no token":  {func(string) string { return "x.y.z" }, oidc.ErrRefused},
		"none":      {func(string) string { return "" }, oidc.ErrRefused},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, func(o *Options) {
				client, err := oidc.New(oidc.Config{Issuer: p.Issuer(), ClientID: p.ClientID, ClientSecret: p.ClientSecret, RedirectURL: callback},
					&http.Client{Transport: forger{c.forge}}, o.Now)
				if err != nil {
					t.Fatal(err)
				}
				o.OIDC = client
			})
			invited := w.invite("maija@example.fi", editorial.Editor, office)
			v := newSite(w, SessionOptions{}).visitor()
			_, err := v.logInAt(p, someone("sub-1", "maija@example.fi", true))
			v.visit(func(ctx context.Context, _ *http.Request) {
				if _, in := v.site.sessions.Person(ctx); in != (c.want == nil) || !errors.Is(err, c.want) {
					t.Errorf("logged in %t, %v", in, err)
				}
			})
			if n := w.identities(invited); (n == 1) != (c.want == nil) {
				t.Errorf("%d identities were linked", n)
			}
		})
	}
}
