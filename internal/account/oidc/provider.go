package oidc

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Config says which provider it is and what it knows this site as.
type Config struct {
	Issuer       string // as in the provider's discovery document, "https://login.example.fi"
	ClientID     string
	ClientSecret string   // empty for public clients
	RedirectURL  string   // the page of this site that the provider sends people back to
	Scopes       []string // beside openid; nil is profile and email
}

const (
	// flowTime is how long a person may take at the provider.
	flowTime = 10 * time.Minute
	// askTime bounds each request to the provider.
	askTime = 15 * time.Second
)

var (
	// ErrRefused says that the provider did not log the person in; its code follows in the text.
	ErrRefused = errors.New("the log-in provider refused")
	// ErrFlow says that the answer does not belong to a log-in that this browser began, or comes too late.
	ErrFlow = errors.New("the log-in was not begun in this browser, or too long ago")
)

// Provider is one OIDC provider. Its methods may be called by many goroutines at once.
type Provider struct {
	config Config
	client *http.Client
	now    func() time.Time

	mu    sync.Mutex
	found *oidc.Provider // nil until discovery has succeeded
}

// New makes a provider. It is asked for its addresses and keys at the first log-in, so that this site starts without it. nil as
// client is one with a time limit; nil as now is time.Now.
func New(c Config, client *http.Client, now func() time.Time) (*Provider, error) {
	for _, address := range []string{c.Issuer, c.RedirectURL} {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && isLocal(u.Hostname())) {
			return nil, fmt.Errorf("%q is no https address (http is for this very machine only)", address)
		}
	}
	if c.ClientID == "" {
		return nil, errors.New("the client id of the log-in provider is missing")
	}
	if c.Scopes == nil {
		c.Scopes = []string{"profile", "email"}
	}
	if client == nil {
		client = &http.Client{Timeout: askTime}
	}
	if now == nil {
		now = time.Now
	}
	return &Provider{config: c, client: client, now: now}, nil
}

func isLocal(host string) bool { return host == "localhost" || host == "127.0.0.1" || host == "::1" }

// Issuer is which provider it is.
func (p *Provider) Issuer() string { return p.config.Issuer }

// Flow is a log-in under way. It must be kept bound to the browser, in its session, and used once.
type Flow struct {
	State    string    `json:"state"`
	Nonce    string    `json:"nonce"`
	Verifier string    `json:"verifier"`
	Return   string    `json:"return"` // where to go on in this site
	Until    time.Time `json:"until"`
	// Since is before when the provider must not have asked the person who it is; zero for a plain log-in, where it may be long ago.
	Since time.Time `json:"since,omitzero"`
}

// Begin makes a flow and the address to which the browser is sent.
func (p *Provider) Begin(ctx context.Context, returnTo string) (Flow, string, error) {
	return p.begin(ctx, returnTo, time.Time{})
}

func (p *Provider) begin(ctx context.Context, returnTo string, since time.Time, more ...oauth2.AuthCodeOption) (Flow, string, error) {
	provider, err := p.discover(ctx)
	if err != nil {
		return Flow{}, "", err
	}
	f := Flow{
		State: oauth2.GenerateVerifier(), Nonce: oauth2.GenerateVerifier(), Verifier: oauth2.GenerateVerifier(),
		Return: returnTo, Until: p.now().Add(flowTime), Since: since,
	}
	more = append(more, oidc.Nonce(f.Nonce), oauth2.S256ChallengeOption(f.Verifier))
	return f, p.oauth(provider).AuthCodeURL(f.State, more...), nil
}

// Identity is who a provider says somebody is.
type Identity struct {
	Issuer, Subject string
	Email           string // empty when the provider does not vouch for it
	Name            string // may be empty
	// Proven is when the provider asked the person who it is, at most now; zero after Begin.
	Proven time.Time
}

// Finish turns what the provider's redirect brought into an identity. The errors are ErrFlow, ErrRefused, after BeginAgain ErrNoTime
// and ErrOld, or failures to ask the provider.
func (p *Provider) Finish(ctx context.Context, f Flow, query url.Values) (Identity, error) {
	state := query.Get("state")
	if f.State == "" || subtle.ConstantTimeCompare([]byte(state), []byte(f.State)) != 1 || !p.now().Before(f.Until) {
		return Identity{}, ErrFlow
	}
	if iss := query.Get("iss"); iss != "" && iss != p.config.Issuer { // RFC 9207: the answer of another provider
		return Identity{}, ErrFlow
	}
	if refused := query.Get("error"); refused != "" {
		return Identity{}, fmt.Errorf("%w: %q", ErrRefused, refused)
	}
	provider, err := p.discover(ctx)
	if err != nil {
		return Identity{}, err
	}
	ctx = oidc.ClientContext(ctx, p.client)
	token, err := p.oauth(provider).Exchange(ctx, query.Get("code"), oauth2.VerifierOption(f.Verifier))
	if err != nil {
		var answer *oauth2.RetrieveError
		if errors.As(err, &answer) { // its text holds the whole answer
			return Identity{}, fmt.Errorf("%w: %q", ErrRefused, answer.ErrorCode)
		}
		return Identity{}, fmt.Errorf("ask the log-in provider for a token: %w", err)
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return Identity{}, fmt.Errorf("%w: it sent no identity token", ErrRefused)
	}
	checked, err := provider.VerifierContext(ctx, &oidc.Config{ClientID: p.config.ClientID, Now: p.now}).Verify(ctx, raw)
	if err != nil {
		return Identity{}, fmt.Errorf("%w: its identity token is not valid: %w", ErrRefused, err)
	}
	if subtle.ConstantTimeCompare([]byte(checked.Nonce), []byte(f.Nonce)) != 1 {
		return Identity{}, ErrFlow
	}
	if err := p.madeForUs(checked); err != nil {
		return Identity{}, err
	}
	var proven time.Time
	if !f.Since.IsZero() {
		if proven, err = p.proven(checked, f.Since); err != nil {
			return Identity{}, err
		}
	}
	found, err := p.identity(ctx, provider, token, checked)
	found.Proven = proven
	return found, err
}

// madeForUs refuses a token of several sites that was made for another one of them (OpenID Connect Core 3.1.3.7, rules 3 to 5). The error is
// ErrRefused.
func (p *Provider) madeForUs(checked *oidc.IDToken) error {
	var c struct {
		Party string `json:"azp"`
	}
	if err := checked.Claims(&c); err != nil {
		return fmt.Errorf("%w: its identity token is not valid: %w", ErrRefused, err)
	}
	if alone := len(checked.Audience) == 1 && c.Party == ""; !alone && c.Party != p.config.ClientID {
		return fmt.Errorf("%w: its identity token was made for another site", ErrRefused)
	}
	return nil
}

type personClaims struct {
	Email    string `json:"email"`
	Verified any    `json:"email_verified"` // some providers write it as text
	Name     string `json:"name"`
}

func (c personClaims) identity(issuer, subject string) Identity {
	id := Identity{Issuer: issuer, Subject: subject, Name: c.Name}
	if c.Verified == true || c.Verified == "true" {
		id.Email = c.Email
	}
	return id
}

// identity reads the claims, from the provider's userinfo where the identity token does not have them.
func (p *Provider) identity(ctx context.Context, provider *oidc.Provider, token *oauth2.Token, checked *oidc.IDToken) (Identity, error) {
	var c personClaims
	if err := checked.Claims(&c); err != nil {
		return Identity{}, fmt.Errorf("read the identity token: %w", err)
	}
	if c.Email != "" || provider.UserInfoEndpoint() == "" || !slices.Contains(p.config.Scopes, "email") {
		return c.identity(checked.Issuer, checked.Subject), nil
	}
	info, err := provider.UserInfo(ctx, oauth2.StaticTokenSource(token))
	if err != nil {
		return Identity{}, fmt.Errorf("ask the log-in provider about the person: %w", err)
	}
	if info.Subject != checked.Subject {
		return Identity{}, fmt.Errorf("%w: it told of somebody else", ErrRefused)
	}
	if err := info.Claims(&c); err != nil {
		return Identity{}, fmt.Errorf("read what the log-in provider says: %w", err)
	}
	return c.identity(checked.Issuer, checked.Subject), nil
}

// discover reads the provider's addresses once; after a failure the next log-in tries again.
func (p *Provider) discover(ctx context.Context) (*oidc.Provider, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found != nil {
		return p.found, nil
	}
	// The context is kept for fetching keys later, so it must not end with this request; the client has a time limit.
	found, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), p.client), p.config.Issuer)
	if err != nil {
		return nil, fmt.Errorf("ask the log-in provider for its addresses: %w", err)
	}
	p.found = found
	return found, nil
}

func (p *Provider) oauth(provider *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{
		ClientID: p.config.ClientID, ClientSecret: p.config.ClientSecret, RedirectURL: p.config.RedirectURL,
		Endpoint: provider.Endpoint(), Scopes: append([]string{oidc.ScopeOpenID}, p.config.Scopes...),
	}
}

// SafeReturn answers a path of this site to go on at, or otherwise when the one that was asked for might lead elsewhere.
func SafeReturn(path, otherwise string) string {
	u, err := url.Parse(path)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(path, "/") ||
		strings.HasPrefix(path, "//") || strings.ContainsFunc(path, func(r rune) bool { return r == '\\' || r < ' ' }) {
		return otherwise
	}
	return path
}
