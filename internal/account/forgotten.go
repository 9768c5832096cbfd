package account

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/varanto/varanto/internal/account/mail"
)

// forgotten tells whether nothing may be written any more about an account: it is Forgotten, or there is none.
func (d *Directory) forgotten(ctx context.Context, id ID) (bool, error) {
	r, err := rowByID(ctx, d.db.Reader(), id)
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	return err == nil && r.State == Forgotten, err
}

// forgetLetters deletes the letters about accounts: where letters are written now, and in the data folder, where they may be from a time
// without a mail server.
func (d *Directory) forgetLetters(about ...string) error {
	return errors.Join(d.Mail.Forget(about...), mail.Folder{Path: filepath.Join(d.dataDir, mailFolder)}.Forget(about...))
}

// sweepLetters deletes the letters of all Forgotten accounts: a process that was killed may have left some, and a copy of the folder may
// have brought some back.
func (d *Directory) sweepLetters(ctx context.Context) error {
	rows, err := d.db.Reader().QueryContext(ctx, `SELECT id FROM account WHERE state = ?`, Forgotten)
	if err != nil {
		return wrap("look for forgotten accounts", err)
	}
	defer rows.Close()
	var gone []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return wrap("look for forgotten accounts", err)
		}
		gone = append(gone, id)
	}
	return errors.Join(wrap("look for forgotten accounts", rows.Err()), wrap("delete the letters of forgotten accounts", d.forgetLetters(gone...)))
}
