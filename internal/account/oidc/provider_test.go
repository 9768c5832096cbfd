package oidc

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestConfigurationsThatCannotWorkAreRefused(t *testing.T) {
	fine := Config{Issuer: "https://login.example.fi", ClientID: "varanto", RedirectURL: "http://localhost:8080/studio/oidc"}
	if _, err := New(fine, nil, nil); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Config){
		"no issuer":             func(c *Config) { c.Issuer = "" },
		"an issuer without TLS": func(c *Config) { c.Issuer = "http://login.example.fi" },
		"no address of ours":    func(c *Config) { c.RedirectURL = "/studio/oidc" },
		"ours without TLS":      func(c *Config) { c.RedirectURL = "http://palvelut.example.fi/studio/oidc" },
		"no client id":          func(c *Config) { c.ClientID = "" },
	} {
		c := fine
		change(&c)
		if _, err := New(c, nil, nil); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func TestAProviderThatIsDownIsAskedAgain(t *testing.T) {
	down := true
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Write([]byte(`{"issuer":"` + server.URL + `","authorization_endpoint":"` + server.URL + `/a","token_endpoint":"` + server.URL + `/t","jwks_uri":"` + server.URL + `/k"}`))
	}))
	defer server.Close()
	p, err := New(Config{Issuer: server.URL, ClientID: "varanto", RedirectURL: "http://localhost/"}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.Begin(t.Context(), "/"); err == nil {
		t.Error("begun at a provider that is down")
	}
	down = false
	one, address, err := p.Begin(t.Context(), "/")
	if err != nil || address == "" {
		t.Fatal(err)
	}
	two, _, err := p.Begin(t.Context(), "/")
	if err != nil || one.State == two.State || one.Nonce == two.Nonce || one.Verifier == two.Verifier || one.State == one.Nonce {
		t.Error("secrets are used twice", err)
	}
}

func TestReturningLeadsToThisSiteOnly(t *testing.T) {
	for path, want := range map[string]string{
		"/studio/x?y=1#z": "/studio/x?y=1#z", "/": "/", "": "/home", "studio": "/home", "//evil.example": "/home", "/\\evil.example": "/home",
		"https://evil.example/": "/home", "javascript:alert(1)": "/home", "/\t/evil.example": "/home", "\\\\evil.example": "/home",
		"///evil.example": "/home", "/x\r\nSet-Cookie: a=b": "/home", "/%zz": "/home",
	} {
		if got := SafeReturn(path, "/home"); got != want {
			t.Errorf("%q: %q", path, got)
		}
	}
}
