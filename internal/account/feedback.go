package account

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// FeedbackPath is the page to which letters about feedback lead, below /studio/ and the language.
const FeedbackPath = "/feedback"

// Keepers are the organisations for which an active person has one of the roles, directly: those below are kept, too.
func (d *Directory) Keepers(ctx context.Context, roles ...editorial.Role) ([]catalog.ID, error) {
	var out []catalog.ID
	for _, role := range roles {
		rows, err := d.db.Reader().QueryContext(ctx, `SELECT DISTINCT m.organization FROM membership m JOIN account a ON a.id = m.account
			WHERE a.state = ? AND a.role = ? AND a.id LIKE 'u:%'`, Active, role)
		if err != nil {
			return nil, fmt.Errorf("list organisations with people: %w", err)
		}
		for rows.Next() {
			var b []byte
			err = rows.Scan(&b)
			if id, wrong := uuid.FromBytes(b); err == nil && wrong == nil {
				out = append(out, id)
			}
		}
		if err := errors.Join(err, rows.Err(), rows.Close()); err != nil {
			return nil, fmt.Errorf("list organisations with people: %w", err)
		}
	}
	return out, nil
}

// TellOfFeedback sends a person a letter that so many messages of readers are new, and returns when it is sent. It holds how
// many, and a link to the studio. The error is ErrNotFound for who cannot have letters.
func (d *Directory) TellOfFeedback(ctx context.Context, id ID, messages int) error {
	r, err := rowByID(ctx, d.db.Reader(), id)
	if err != nil {
		return err
	}
	if r.State != Active || r.Email == "" {
		return ErrNotFound
	}
	page := d.Origin + "/studio/" + r.Language + FeedbackPath
	defer d.post.forgetIfGone(ctx, r.Account)
	return d.post.send(ctx, r.Account, r.Email, "feedback", messages, page)
}
