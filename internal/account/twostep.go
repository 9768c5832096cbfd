package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"github.com/varanto/varanto/internal/editorial"
)

const (
	// The authenticator's parameters are those that every authenticator knows (RFC 6238 with SHA-1, 30 s, six digits).
	totpPeriod = 30
	// totpSkew is how many periods a clock may be wrong, either way.
	totpSkew = 1
	// recoveryCodes are given at a time; each has 80 bits, so that a plain hash keeps it.
	recoveryCodes = 10
	recoveryBytes = 10
)

var totpOptions = totp.ValidateOpts{Period: totpPeriod, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}

// TwoStepSetup is what a person needs to set up an authenticator.
type TwoStepSetup struct {
	Secret string // base32, for typing
	URL    string // otpauth://, for a QR code
}

// BeginTwoStep makes a secret, which counts only after FinishTwoStep. It asks for the password of who has one. The errors are
// ErrCredentials, *Locked, and *Invalid when the second step is on already.
func (d *Directory) BeginTwoStep(ctx context.Context, id ID, password, remote string) (TwoStepSetup, error) {
	r, err := d.confirm(ctx, id, password, remote)
	if err != nil {
		return TwoStepSetup{}, err
	}
	if r.TwoStep {
		return TwoStepSetup{}, invalid("code", "two-step-on")
	}
	label := r.Email
	if label == "" {
		label = r.Username
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: "Varanto", AccountName: label, Period: totpPeriod})
	if err != nil {
		return TwoStepSetup{}, fmt.Errorf("make a secret: %w", err)
	}
	sealed, err := seal(d.sealKey, []byte(key.Secret()), string(id))
	if err != nil {
		return TwoStepSetup{}, fmt.Errorf("seal a secret: %w", err)
	}
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE account SET totp = ?, totp_step = 0 WHERE id = ? AND totp_on = 0`, sealed, id)
		return err
	})
	return TwoStepSetup{Secret: key.Secret(), URL: key.URL()}, wrap("begin the second step", err)
}

// FinishTwoStep takes the first code, turns the second step on and answers the recovery codes, this once. The person is told by letter. The
// errors are *Invalid (field "code") and *Locked.
func (d *Directory) FinishTwoStep(ctx context.Context, id ID, code, remote string) (recovery []string, err error) {
	var r row
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		if wait := d.codes.Check(string(id), remote); wait > 0 {
			return &Locked{After: wait}
		}
		if r, err = rowByID(ctx, tx, id); err != nil {
			return err
		}
		switch {
		case r.TwoStep:
			return invalid("code", "two-step-on")
		case r.totp == nil:
			return invalid("code", "two-step-not-begun")
		}
		if err := d.takeCode(ctx, tx, r, code); err != nil {
			if errors.Is(err, ErrCredentials) {
				d.codes.Failed(string(id), remote) // here, before the next one's turn to check
			}
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE account SET totp_on = 1 WHERE id = ?`, id); err != nil {
			return err
		}
		if recovery, err = newRecovery(ctx, tx, id); err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about(string(id), ActTwoStepOn, r.Account, Done, ""))
	})
	if errors.Is(err, ErrCredentials) {
		return nil, invalid("code", "code-wrong")
	}
	if err != nil {
		return nil, wrap("turn the second step on", err)
	}
	d.tell(r.Account, r.Email, "two-step-on")
	return recovery, nil
}

// RenewRecovery makes new recovery codes and answers them, this once; those before end, and the person is told by letter. It asks
// for the password of who has one. The errors are ErrCredentials, *Locked, ErrLogInAgain, and *Invalid (field "code") when the
// second step is off.
func (d *Directory) RenewRecovery(ctx context.Context, id ID, password, remote string) (recovery []string, err error) {
	r, err := d.confirm(ctx, id, password, remote)
	if err != nil {
		return nil, err
	}
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		if r, err = rowByID(ctx, tx, id); err != nil {
			return err
		}
		if r.State != Active || !r.TwoStep { // changed since the password was given
			return invalid("code", "two-step-off")
		}
		if recovery, err = newRecovery(ctx, tx, id); err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about(string(id), ActRecovery, r.Account, Done, ""))
	})
	if err != nil {
		return nil, wrap("renew recovery codes", err)
	}
	d.tell(r.Account, r.Email, "recovery")
	return recovery, nil
}

// EndTwoStep turns the second step off: the person with the password, or who manages the account without. The person is told by
// letter. The errors are ErrCredentials, *Locked, ErrLogInAgain, ErrForbidden and ErrNotFound.
func (d *Directory) EndTwoStep(ctx context.Context, by editorial.Caller, id ID, password, remote string) error {
	if by.Actor == string(id) {
		if _, err := d.confirm(ctx, id, password, remote); err != nil {
			return err
		}
	}
	var r row
	err := d.db.Write(ctx, func(tx *sql.Tx) (err error) {
		if r, err = rowByID(ctx, tx, id); err != nil {
			return err
		}
		if by.Actor != string(id) && !d.manages(by, r.Account) {
			return ErrForbidden
		}
		if _, err := tx.ExecContext(ctx, `UPDATE account SET totp = NULL, totp_on = 0, totp_step = 0 WHERE id = ?`, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM recovery WHERE account = ?`, id); err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about(by.Actor, ActTwoStepOff, r.Account, Done, ""))
	})
	if err == nil && r.TwoStep {
		d.tell(r.Account, r.Email, "two-step-off")
	}
	return d.refused(by, ActTwoStepOff, Account{ID: id}, wrap("turn the second step off", err))
}

// RecoveryLeft is how many recovery codes a person still has.
func (d *Directory) RecoveryLeft(ctx context.Context, id ID) (n int, err error) {
	err = d.db.Reader().QueryRowContext(ctx, `SELECT count(*) FROM recovery WHERE account = ?`, id).Scan(&n)
	return n, wrap("count recovery codes", err)
}

// takeCode takes a code of the authenticator, each once. The error is ErrCredentials.
func (d *Directory) takeCode(ctx context.Context, tx *sql.Tx, r row, code string) error {
	secret, err := unseal(d.sealKey, r.totp, string(r.ID))
	if err != nil {
		return err
	}
	code = strings.Join(strings.Fields(code), "")
	now := d.Now().Unix() / totpPeriod
	for step := now - totpSkew; step <= now+totpSkew; step++ {
		want, err := totp.GenerateCodeCustom(string(secret), time.Unix(step*totpPeriod, 0), totpOptions)
		if err != nil {
			return fmt.Errorf("reckon a code: %w", err)
		}
		if step <= r.totpStep || subtle.ConstantTimeCompare([]byte(code), []byte(want)) != 1 {
			continue
		}
		_, err = tx.ExecContext(ctx, `UPDATE account SET totp_step = ? WHERE id = ?`, step, r.ID)
		return err
	}
	return ErrCredentials
}

// takeRecovery takes a recovery code, each once. The error is ErrCredentials.
func takeRecovery(ctx context.Context, tx *sql.Tx, id ID, code string) error {
	result, err := tx.ExecContext(ctx, `DELETE FROM recovery WHERE account = ? AND hash = ?`, id, hashToken(plainRecovery(code)))
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, ErrCredentials)
	}
	return nil
}

// newRecovery makes recovery codes; earlier ones end.
func newRecovery(ctx context.Context, tx *sql.Tx, id ID) ([]string, error) {
	if _, err := tx.ExecContext(ctx, `DELETE FROM recovery WHERE account = ?`, id); err != nil {
		return nil, err
	}
	var codes []string
	for range recoveryCodes {
		b := make([]byte, recoveryBytes)
		rand.Read(b) // never fails: see its documentation
		plain := strings.ToLower(base32.StdEncoding.EncodeToString(b))
		codes = append(codes, plain[:4]+"-"+plain[4:8]+"-"+plain[8:12]+"-"+plain[12:])
		if _, err := tx.ExecContext(ctx, `INSERT INTO recovery (account, hash) VALUES (?, ?)`, id, hashToken(plain)); err != nil {
			return nil, err
		}
	}
	return codes, nil
}

// plainRecovery leaves of what was typed the letters and digits.
func plainRecovery(code string) string {
	return strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(code))
}
