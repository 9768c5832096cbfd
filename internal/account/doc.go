// Package account knows who may use Varanto: people, API users, their roles and rights per organisation, how they prove who
// they are (password, second step, OIDC, tokens, sessions), and the audit log of what they did.
//
// Everything lies in a database of its own, accounts.db in the data folder. The catalogue's log names only opaque ids
// ("u:<uuid>" for people, "a:<uuid>" for API users), so that a person can be forgotten without touching the log.
package account
