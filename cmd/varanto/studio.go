package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/account/mail"
	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/studio"
	"github.com/varanto/varanto/internal/studio/edit"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/inbox"
	"github.com/varanto/varanto/internal/subject"
)

// studioFlags are the settings of the studio and of accounts.
type studioFlags struct {
	OIDCIssuer     string `name:"oidc-issuer" help:"Let people log in at this OIDC provider, too, such as https://login.example.fi."`
	OIDCClientID   string `name:"oidc-client-id" help:"What the OIDC provider knows this site as."`
	OIDCSecretFile string `name:"oidc-secret-file" help:"A file with the client's secret; without it the client is a public one." type:"existingfile"`
	OIDCName       string `name:"oidc-name" help:"What the button for the OIDC provider calls it; its host without this."`
	OIDCSignUp     bool   `name:"oidc-sign-up" help:"Give everybody whom the OIDC provider knows an account that may only read."`
	MailServer     string `help:"Send letters through smtp://user:password@host:587 (smtps, or smtp+plain for a relay on this machine); without it they are written into the folder mail of the data folder."`
	MailFrom       string `help:"The sender of letters, such as \"Palvelut <ei-vastausta@palvelut.example>\"." default:"varanto@localhost"`

	Proxy []string `help:"The address of a proxy before this server, or a network of such; give it again for more. X-Forwarded-For of these, and of no other, tells whose log-ins fail." default:"127.0.0.0/8,::1/128"`

	// address is where the server listens, for letters when there is no --base-url.
	address string
}

// accounts are the settings of the accounts, but for who stands above an organisation.
func (c *serveCommand) accounts(logger *slog.Logger) (account.Options, error) {
	o := account.Options{Logger: logger, Origin: c.origin(), SignUp: c.OIDCSignUp, AuditKeep: c.auditKeep()}
	if len(c.Proxy) > 0 {
		proxies, err := account.ParseProxies(c.Proxy...)
		if err != nil {
			return o, fmt.Errorf("--proxy: %w", err)
		}
		o.Proxies = proxies
	}
	if c.MailServer != "" {
		sender, err := mail.NewSMTP(c.MailServer, c.MailFrom, time.Now)
		if err != nil {
			return o, fmt.Errorf("--mail-server: %w", err)
		}
		o.Mail = sender
	}
	if c.OIDCIssuer == "" {
		if c.OIDCClientID != "" {
			return o, errors.New("--oidc-client-id: it needs --oidc-issuer")
		}
		return o, nil
	}
	config := oidc.Config{Issuer: c.OIDCIssuer, ClientID: c.OIDCClientID, RedirectURL: o.Origin + account.OIDCPath}
	if c.OIDCSecretFile != "" {
		secret, err := os.ReadFile(c.OIDCSecretFile)
		if err != nil {
			return o, fmt.Errorf("--oidc-secret-file: %w", err)
		}
		config.ClientSecret = strings.TrimSpace(string(secret))
	}
	provider, err := oidc.New(config, nil, nil)
	if err != nil {
		return o, fmt.Errorf("--oidc-issuer: %w", err)
	}
	o.OIDC = provider
	return o, nil
}

// origin is the site's address in letters and for the OIDC provider.
func (c *serveCommand) origin() string {
	if c.BaseURL != "" {
		return strings.TrimSuffix(c.BaseURL, "/")
	}
	address := c.address
	if address == "" {
		address = c.Addr
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return "http://" + address
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// provider is what the OIDC provider is called.
func (c *serveCommand) provider() string {
	if c.OIDCName != "" || c.OIDCIssuer == "" {
		return c.OIDCName
	}
	_, host, _ := strings.Cut(c.OIDCIssuer, "://")
	host, _, _ = strings.Cut(host, "/")
	return host
}

// studio makes the pages for those who keep the catalogue, in the look of the site.
func (c *serveCommand) studio(w *writing, pages *site.Site, said *feedback.Inbox, subjects func() *subject.Model, logger *slog.Logger) (http.Handler, error) {
	look := pages.Look()
	s, err := studio.New(studio.Options{
		Frame: frame.Options{
			Sessions: w.accounts.Sessions(account.SessionOptions{Secure: strings.HasPrefix(c.BaseURL, "https://")}),
			Name:     c.Name, BaseURL: c.BaseURL, Asset: look.Asset, Theme: look.Theme, Logo: look.Logo, Mark: look.Mark, Logger: logger,
		},
		Accounts: w.accounts, Register: w.desk.Register(), Provider: c.provider(),
	})
	if err != nil {
		return nil, err
	}
	edit.Mount(edit.Options{Frame: s.Frame, Desk: w.desk, Names: w.accounts.Names, Subjects: subjects})
	inbox.Mount(inbox.Options{Frame: s.Frame, Inbox: said, Names: w.accounts.Names, Public: publicPage})
	return s, nil
}
