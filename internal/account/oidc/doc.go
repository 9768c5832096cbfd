// Package oidc logs people in at an OpenID Connect provider: the authorization code flow with PKCE, state and nonce. Who the
// person is here is the business of package account.
package oidc
