package account

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"

	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

const callback = "http://127.0.0.1/studio/oidc"

// provider is a real OIDC provider on this machine, which logs in whoever is told to come.
type provider struct {
	*mockoidc.MockOIDC
	t *testing.T
}

func newProvider(t *testing.T) provider {
	t.Helper()
	m, err := mockoidc.Run()
	if err != nil {
		t.Fatal(err)
	}
	m.AccessTTL = 24 * time.Hour // tests move the clock
	t.Cleanup(func() {
		if err := m.Shutdown(); err != nil {
			t.Error(err)
		}
	})
	return provider{m, t}
}

func (p provider) option(signUp bool) func(*Options) {
	return func(o *Options) {
		client, err := oidc.New(oidc.Config{
			Issuer: p.Issuer(), ClientID: p.ClientID, ClientSecret: p.ClientSecret, RedirectURL: callback,
		}, nil, o.Now)
		if err != nil {
			p.t.Fatal(err)
		}
		o.OIDC, o.SignUp = client, signUp
	}
}

// guest is somebody at the provider. Unlike the provider's own kind, it is told of at userinfo as the standard wants it (OpenID
// Connect Core 5.3.2).
type guest struct {
	*mockoidc.MockUser
	told string // the subject at userinfo
	shy  bool   // the identity token has no e-mail; userinfo has
	// asked is when the provider asked who it is, as its token tells: seconds, nil for nothing. It asks again where asks is set and the
	// site wants it.
	asked any
	asks  func() time.Time
	more  map[string]any // further claims of the identity token
}

func someone(subject, email string, verified bool) guest {
	return guest{MockUser: &mockoidc.MockUser{Subject: subject, Email: email, EmailVerified: verified}, told: subject}
}

func (g guest) Userinfo([]string) ([]byte, error) {
	return json.Marshal(map[string]any{"sub": g.told, "email": g.Email, "email_verified": g.EmailVerified, "name": "Maija Meikäläinen"})
}

func (g guest) Claims(scope []string, c *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	if g.shy {
		return c, nil
	}
	usual, err := g.MockUser.Claims(scope, c)
	if err != nil || g.asked == nil && g.more == nil {
		return usual, err
	}
	text, err := json.Marshal(usual)
	if err != nil {
		return nil, err
	}
	all := jwt.MapClaims{}
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, err
	}
	if g.asked != nil {
		all["auth_time"] = g.asked
	}
	maps.Copy(all, g.more)
	return all, nil
}

// ask is the provider's page of logging in, which who has a session there sees only when the site asks for it.
func (g guest) ask(address string) guest {
	u, err := url.Parse(address)
	if q := u.Query(); err == nil && g.asks != nil && q.Get("prompt") == "login" && q.Get("max_age") == "0" {
		g.asked = g.asks().Unix()
	}
	return g
}

// authorize lets the provider log somebody in and answers what its redirect brings.
func (p provider) authorize(address string, user mockoidc.User) url.Values {
	p.t.Helper()
	if g, ok := user.(guest); ok {
		user = g.ask(address)
	}
	p.QueueUser(user)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(address)
	if err != nil {
		p.t.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	back, err := answer.Location()
	if err != nil {
		p.t.Fatalf("%s: %s", answer.Status, body)
	}
	if !strings.HasPrefix(back.String(), callback) {
		p.t.Fatalf("sent back to %s", back)
	}
	return back.Query()
}

func (v *visitor) beginOIDC(returnTo string) (address string) {
	v.site.w.t.Helper()
	v.visit(func(ctx context.Context, _ *http.Request) {
		var err error
		if address, err = v.site.sessions.BeginOIDC(ctx, returnTo); err != nil {
			v.site.w.t.Error(err)
		}
	})
	return address
}

func (v *visitor) finishOIDC(query url.Values) (returnTo string, err error) {
	v.site.w.t.Helper()
	v.visit(func(ctx context.Context, r *http.Request) {
		var done FinishedOIDC
		done, err = v.site.sessions.FinishOIDC(ctx, r, query)
		returnTo = done.Return
	})
	return returnTo, err
}

func (v *visitor) logInAt(p provider, user mockoidc.User) (string, error) {
	v.site.w.t.Helper()
	return v.finishOIDC(p.authorize(v.beginOIDC("/studio/palvelut"), user))
}

func TestWhoIsInvitedLogsInElsewhere(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	invited := w.invite("maija@example.fi", editorial.Editor, office)
	token := linkIn(t, w.letters()[0])
	s := newSite(w, SessionOptions{})
	v := s.visitor()
	address := v.beginOIDC("/studio/palvelut")
	if q, err := url.Parse(address); err != nil || q.Query().Get("code_challenge_method") != "S256" || q.Query().Get("nonce") == "" || q.Query().Get("state") == "" {
		t.Errorf("%s, %v", address, err)
	}
	before := v.cookie()
	returnTo, err := v.finishOIDC(p.authorize(address, someone("sub-1", "Maija@Example.fi", true)))
	if err != nil || returnTo != "/studio/palvelut" {
		t.Fatal(returnTo, err)
	}
	v.visit(func(ctx context.Context, _ *http.Request) {
		if a, ok := s.sessions.Person(ctx); !ok || a.ID != invited.ID || a.State != Active {
			t.Error(a, ok)
		}
	})
	if v.cookie() == before {
		t.Error("the cookie stayed")
	}
	if _, err := w.Invitation(t.Context(), token); err != ErrLink {
		t.Errorf("the letter's link still works: %v", err)
	}
	again := s.visitor() // by the subject: the e-mail has changed at the provider
	if _, err := again.logInAt(p, someone("sub-1", "other@example.fi", false)); err != nil {
		t.Error(err)
	}
	if linked, err := w.Linked(t.Context(), invited.ID); !linked || err != nil {
		t.Error(linked, err)
	}
	if err := w.Disable(t.Context(), CommandLine(), invited.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.visitor().logInAt(p, someone("sub-1", "maija@example.fi", true)); err != ErrNoAccount {
		t.Errorf("disabled: %v", err)
	}
}

func TestWhomAnIdentityDoesNotReach(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	w.person("maija", editorial.Editor, office) // has a password
	w.invite("invited@example.fi", editorial.Viewer, office)
	w.add(New{API: true, Username: "robot", Email: "robot@example.fi", Password: good, Role: editorial.Viewer, Organizations: []catalog.ID{city}})
	s := newSite(w, SessionOptions{})
	for name, user := range map[string]guest{
		"nobody":                               someone("sub-2", "nobody@example.fi", true),
		"nobody without an address":            someone("sub-3", "", false),
		"a person with a password":             someone("sub-4", "maija@example.fi", true),
		"an invited one by an unproven e-mail": someone("sub-5", "invited@example.fi", false),
		"an API user":                          someone("sub-6", "robot@example.fi", true),
	} {
		v := s.visitor()
		if _, err := v.logInAt(p, user); err != ErrNoAccount || v.who() != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatTheIdentityTokenLacksIsAskedFor(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	invited := w.invite("maija@example.fi", editorial.Editor, office)
	s := newSite(w, SessionOptions{})
	liar := guest{MockUser: someone("sub-2", "maija@example.fi", true).MockUser, told: "sub-1", shy: true}
	if _, err := s.visitor().logInAt(p, liar); !errors.Is(err, oidc.ErrRefused) {
		t.Errorf("userinfo of somebody else is believed: %v", err)
	}
	v := s.visitor()
	if _, err := v.logInAt(p, guest{MockUser: someone("sub-1", "maija@example.fi", true).MockUser, told: "sub-1", shy: true}); err != nil {
		t.Fatal(err)
	}
	a, err := w.Account(t.Context(), CommandLine(), invited.ID)
	if err != nil || a.State != Active || a.Name != "Maija Meikäläinen" {
		t.Error(a, err)
	}
}

func TestAPersonWithoutAPasswordIsFoundByEmailOnce(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	w.add(New{Username: "maija", Email: "maija@example.fi", Role: editorial.Viewer, Organizations: []catalog.ID{office}})
	s := newSite(w, SessionOptions{})
	v := s.visitor()
	if _, err := v.logInAt(p, someone("sub-1", "maija@example.fi", true)); err != nil || v.who() != "maija" {
		t.Error(err)
	}
	if _, err := s.visitor().logInAt(p, someone("sub-2", "maija@example.fi", true)); err != ErrNoAccount {
		t.Errorf("another identity took the account over: %v", err)
	}
}

func TestSelfSignUpIsForWhoWantsIt(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(true))
	s := newSite(w, SessionOptions{})
	v := s.visitor()
	if _, err := v.logInAt(p, someone("sub-1", "maija@example.fi", true)); err != nil {
		t.Fatal(err)
	}
	v.visit(func(ctx context.Context, _ *http.Request) {
		a, ok := s.sessions.Person(ctx)
		if !ok || a.Role != editorial.Viewer || len(a.Organizations) != 0 || a.Email != "maija@example.fi" || a.Caller().Rights != editorial.RightRead {
			t.Errorf("%+v", a)
		}
	})
}

func TestAnswersThatThisBrowserDidNotAskFor(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	w.invite("maija@example.fi", editorial.Editor, office)
	s := newSite(w, SessionOptions{})
	attacker, victim := s.visitor(), s.visitor()
	query := p.authorize(attacker.beginOIDC("/"), someone("sub-1", "maija@example.fi", true))
	with := func(key, value string) url.Values {
		q := url.Values{}
		for k, v := range query {
			q[k] = v
		}
		q.Set(key, value)
		return q
	}
	for name, q := range map[string]url.Values{"the attacker's own answer": query, "nothing": {}, "an empty state": with("state", "")} {
		if _, err := victim.finishOIDC(q); !errors.Is(err, oidc.ErrFlow) || victim.who() != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, c := range map[string]struct {
		query url.Values
		want  error
	}{
		"another state":           {with("state", "x"), oidc.ErrFlow},
		"another provider's":      {with("iss", "https://evil.example"), oidc.ErrFlow},
		"a refusal":               {with("error", "access_denied"), oidc.ErrRefused},
		"a code that nobody gave": {with("code", "x"), oidc.ErrRefused},
	} {
		v := s.visitor()
		q := p.authorize(v.beginOIDC("/"), someone("sub-1", "maija@example.fi", true))
		for key := range c.query {
			if c.query.Get(key) != query.Get(key) {
				q.Set(key, c.query.Get(key))
			}
		}
		if _, err := v.finishOIDC(q); !errors.Is(err, c.want) || v.who() != "" {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := v.finishOIDC(q); !errors.Is(err, oidc.ErrFlow) {
			t.Errorf("%s, a second time: %v", name, err)
		}
	}
}

// The code of one log-in, with the state of another: the provider holds it to the verifier, and the nonce to this browser.
func TestAStolenCodeIsOfNoUse(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	w.invite("maija@example.fi", editorial.Editor, office)
	s := newSite(w, SessionOptions{})
	victim, thief := s.visitor(), s.visitor()
	stolen := p.authorize(victim.beginOIDC("/"), someone("sub-1", "maija@example.fi", true))
	own := p.authorize(thief.beginOIDC("/"), someone("sub-2", "thief@example.fi", true))
	own.Set("code", stolen.Get("code"))
	if _, err := thief.finishOIDC(own); err == nil || thief.who() != "" {
		t.Errorf("logged in as %q, %v", thief.who(), err)
	}
}

// A token that was made for another log-in is refused, though all else fits.
func TestAnIdentityTokenIsForOneLogIn(t *testing.T) {
	p := newProvider(t)
	var o Options
	p.option(false)(&o)
	for name, want := range map[string]error{"its own": nil, "another": oidc.ErrFlow} {
		flow, address, err := o.OIDC.Begin(t.Context(), "/")
		if err != nil {
			t.Fatal(err)
		}
		query := p.authorize(address, someone("sub-1", "maija@example.fi", true))
		if want != nil {
			flow.Nonce = "x"
		}
		got, err := o.OIDC.Finish(t.Context(), flow, query)
		if !errors.Is(err, want) || want == nil && (got.Subject != "sub-1" || got.Email != "maija@example.fi" || got.Issuer != p.Issuer()) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestALogInElsewhereMayNotTakeForEver(t *testing.T) {
	p := newProvider(t)
	var w *world
	w = newWorld(t, func(o *Options) {
		client, err := oidc.New(oidc.Config{Issuer: p.Issuer(), ClientID: p.ClientID, ClientSecret: p.ClientSecret, RedirectURL: callback}, nil, o.Now)
		if err != nil {
			t.Fatal(err)
		}
		o.OIDC = client
	})
	w.invite("maija@example.fi", editorial.Editor, office)
	v := newSite(w, SessionOptions{}).visitor()
	query := p.authorize(v.beginOIDC("/"), someone("sub-1", "maija@example.fi", true))
	w.clock.pass(10 * time.Minute)
	if _, err := v.finishOIDC(query); !errors.Is(err, oidc.ErrFlow) {
		t.Error(err)
	}
}

func TestWithoutAProviderThereIsNoLogInElsewhere(t *testing.T) {
	w := newWorld(t)
	s := newSite(w, SessionOptions{})
	s.visitor().visit(func(ctx context.Context, r *http.Request) {
		_, begin := s.sessions.BeginOIDC(ctx, "/")
		_, finish := s.sessions.FinishOIDC(ctx, r, url.Values{})
		if begin != ErrNoProvider || finish != ErrNoProvider {
			t.Error(begin, finish)
		}
	})
}

// A username may look like an e-mail address: whose address it is at the provider is not thereby who was invited.
func TestAUsernameThatLooksLikeAnAddressIsNoAddress(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	invited, err := w.Invite(t.Context(), CommandLine(), New{Username: "matti@example.fi", Email: "maija@example.fi", Role: editorial.Admin})
	if err != nil {
		t.Fatal(err)
	}
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logInAt(p, someone("sub-1", "matti@example.fi", true)); err != ErrNoAccount || v.who() != "" {
		t.Errorf("%q took the place of who was invited: %v", v.who(), err)
	}
	if _, err := v.logInAt(p, someone("sub-2", "Maija@example.fi", true)); err != nil || w.identities(invited) != 1 {
		t.Errorf("who was invited: %v", err)
	}
}

// OpenID Connect Core 3.1.3.7: a token that others have, too, may be shown by them.
func TestAnIdentityTokenForOthersIsRefused(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	w.invite("maija@example.fi", editorial.Editor, office)
	for name, c := range map[string]struct {
		more map[string]any
		want error
	}{
		"two audiences":        {map[string]any{"aud": []string{p.ClientID, "other"}}, oidc.ErrRefused},
		"two, made for us":     {map[string]any{"aud": []string{p.ClientID, "other"}, "azp": p.ClientID}, nil},
		"made for another":     {map[string]any{"azp": "other"}, oidc.ErrRefused},
		"another audience":     {map[string]any{"aud": "other"}, oidc.ErrRefused},
		"another issuer":       {map[string]any{"iss": "https://evil.example"}, oidc.ErrRefused},
		"made for us":          {map[string]any{"azp": p.ClientID}, nil},
		"a list of one":        {map[string]any{"aud": []string{p.ClientID}}, nil},
		"a token that is over": {map[string]any{"exp": w.clock.Now().Add(-time.Second).Unix()}, oidc.ErrRefused},
	} {
		user := someone("sub-1", "maija@example.fi", true)
		user.more = c.more
		v := newSite(w, SessionOptions{}).visitor()
		_, err := v.logInAt(p, user)
		v.visit(func(ctx context.Context, _ *http.Request) {
			if _, in := v.site.sessions.Person(ctx); in != (c.want == nil) || !errors.Is(err, c.want) {
				t.Errorf("%s: logged in %t, %v", name, in, err)
			}
		})
	}
}
