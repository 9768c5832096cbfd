package page

import (
	"net/url"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/words"
)

// OwnAccount is what the page of the own account shows.
type OwnAccount struct {
	Account       account.Account
	Organizations []string // by name
	Linked        bool     // to an identity of the provider
	Provider      *Provider
}

// Proof is how somebody who changes how the own account is logged in to shows who it is.
type Proof struct {
	HasPassword bool // it is asked for
	Proven      bool // at the provider, newly enough
}

// Languages are those of pages and letters, each by its own name.
func Languages() []form.Option {
	var out []form.Option
	for _, lang := range words.Codes() {
		w, _ := words.For(lang)
		out = append(out, form.Option{Value: lang, Label: w.Name})
	}
	return out
}

// logInAgain leads through the provider, since who has no password has nothing else to prove it by, and back to the form.
func logInAgain(w *words.Words, f *form.Form) string {
	return to(w, "/account/prove?return="+url.QueryEscape(f.Action))
}

// grouped is a secret in groups of four, as people type it.
func grouped(secret string) string {
	var b strings.Builder
	for i, c := range secret {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	return b.String()
}

func browserName(w *words.Words, s account.Session) string {
	if s.Browser == "" {
		return w.Session.Unknown
	}
	return s.Browser
}

// when is a moment in Finnish time.
func when(w *words.Words, t time.Time) string {
	layout := "2.1.2006 15.04"
	if w.Lang == "en" {
		layout = "2 Jan 2006 15:04"
	}
	return t.In(hours.Finland()).Format(layout)
}
