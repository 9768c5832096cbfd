package account

import (
	"context"
	"database/sql"
	"strings"
	"time"
)

// Session is one log-in of a person.
type Session struct {
	ID      string // for Revoke; not the cookie
	Began   time.Time
	Seen    time.Time // to the minute
	Browser string    // such as "Firefox, Linux"; empty when unknown
	Current bool      // the one that asks
}

// List answers the person's own sessions that go on, the last used first. The error may be ErrNoSession.
func (s *Sessions) List(ctx context.Context) ([]Session, error) {
	c := currentOf(ctx)
	if c.login == "" {
		return nil, ErrNoSession
	}
	now := s.d.Now()
	rows, err := s.d.db.Reader().QueryContext(ctx, `SELECT id, began, seen, browser FROM login
		WHERE account = ? AND began > ? AND seen > ? ORDER BY seen DESC, began DESC, id`,
		c.account.ID, micros(now.Add(-s.Lifetime)), micros(now.Add(-s.Idle)))
	if err != nil {
		return nil, wrap("list sessions", err)
	}
	defer rows.Close()
	var out []Session
	for rows.Next() {
		var one Session
		var began, seen int64
		if err := rows.Scan(&one.ID, &began, &seen, &one.Browser); err != nil {
			return nil, wrap("list sessions", err)
		}
		one.Began, one.Seen, one.Current = fromMicros(began), fromMicros(seen), one.ID == loginHash(c.login)
		out = append(out, one)
	}
	return out, wrap("list sessions", rows.Err())
}

// Revoke ends one of the person's own sessions; of others' ids nothing happens. The error may be ErrNoSession.
func (s *Sessions) Revoke(ctx context.Context, id string) error {
	return s.revoke(ctx, `DELETE FROM login WHERE account = ? AND id = ?`, id)
}

// RevokeOthers ends all of the person's sessions but this one. The error may be ErrNoSession.
func (s *Sessions) RevokeOthers(ctx context.Context) error {
	return s.revoke(ctx, `DELETE FROM login WHERE account = ? AND id <> ?`, loginHash(currentOf(ctx).login))
}

func (s *Sessions) revoke(ctx context.Context, query, id string) error {
	c := currentOf(ctx)
	if c.login == "" {
		return ErrNoSession
	}
	err := s.d.db.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, query, c.account.ID, id); err != nil {
			return err
		}
		return s.d.insertAudit(ctx, tx, about(string(c.account.ID), ActSessionsEnd, c.account, Done, ""))
	})
	return wrap("end a session", err)
}

// Marks of browsers and systems in User-Agent, the more special first: most claim to be others as well.
var (
	browsers = [][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser", "Samsung Internet"}, {"Firefox", "Firefox"},
		{"FxiOS", "Firefox"}, {"CriOS", "Chrome"}, {"Chrome", "Chrome"}, {"Safari", "Safari"}}
	systems = [][2]string{{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"},
		{"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}}
)

// browser says in two words which browser it is, for people to tell their sessions apart: no more is kept.
func browser(userAgent string) string {
	var parts []string
	for _, marks := range [][][2]string{browsers, systems} {
		for _, m := range marks {
			if strings.Contains(userAgent, m[0]) {
				parts = append(parts, m[1])
				break
			}
		}
	}
	return strings.Join(parts, ", ")
}
