package oidc

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// skew is how much the clocks of provider and site may differ.
const skew = time.Minute

var (
	// ErrNoTime says that the provider does not tell when it asked the person, so that nothing is known of how anew the log-in is.
	ErrNoTime = errors.New("the log-in provider does not tell when it asked the person to log in")
	// ErrOld says that the provider let the person through without asking again.
	ErrOld = errors.New("the log-in provider did not ask the person to log in again")
)

// BeginAgain is Begin for who shall prove anew to be the same: the provider is told to ask even where its own session lasts (OpenID
// Connect Core 3.1.2.1: prompt=login, and max_age=0, with which the identity token must say when that was). The person can change that
// wish on the way, in the browser's address; Finish therefore looks at the answer.
func (p *Provider) BeginAgain(ctx context.Context, returnTo string) (Flow, string, error) {
	return p.begin(ctx, returnTo, p.now(), oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
}

// proven reads when the provider asked the person, and holds that against the moment before which it is too long ago (OpenID Connect
// Core 3.1.3.7, rule 13). The errors are ErrNoTime and ErrOld.
func (p *Provider) proven(checked *oidc.IDToken, since time.Time) (time.Time, error) {
	var c struct {
		Time *float64 `json:"auth_time"` // seconds since 1970
	}
	if err := checked.Claims(&c); err != nil {
		return time.Time{}, fmt.Errorf("%w: its auth_time is no number", ErrNoTime)
	}
	if c.Time == nil {
		return time.Time{}, ErrNoTime
	}
	now, at := p.now(), time.Unix(0, 0).Add(time.Duration(min(max(*c.Time, 0), maxSeconds)*float64(time.Second)))
	if at.Before(since.Add(-skew)) {
		return time.Time{}, ErrOld
	}
	if at.After(now.Add(skew)) {
		return time.Time{}, fmt.Errorf("%w: its auth_time is in the future", ErrNoTime)
	}
	if at.After(now) {
		return now, nil
	}
	return at, nil
}

// maxSeconds keeps nonsense within what a duration holds: 250 years.
const maxSeconds = 250 * 365 * 24 * 3600
