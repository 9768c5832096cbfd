package studio

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
)

func queryEscape(s string) string { return url.QueryEscape(s) }

// require notes a field that is empty and must not be.
func require(r *frame.Request, f *form.Form, name, label string) bool {
	if f.Get(name) != "" || f.Raw(name) != "" && name == "password" {
		return true
	}
	f.Fail(name, fmt.Sprintf(r.W.Form.Missing, label))
	return false
}

// note says at a form what accounts did not take, and answers the status of the page; 0 for an error that is not the form's.
// A wrong password is said at the field "password".
func (s *Studio) note(w http.ResponseWriter, r *frame.Request, f *form.Form, err error) int {
	var wrong *account.Invalid
	var locked *account.Locked
	switch {
	case errors.As(err, &wrong):
		f.Fail(fieldOf(f, wrong.Field), wrong.Text(r.Lang))
	case errors.As(err, &locked):
		w.Header().Set("Retry-After", strconv.Itoa(locked.Seconds()))
		f.Fail("", fmt.Sprintf(r.W.Form.TooMany, locked.Seconds()))
		return http.StatusTooManyRequests
	case errors.Is(err, account.ErrCredentials):
		f.Fail("password", r.W.Own.PasswordWrong)
	case errors.Is(err, account.ErrLogInAgain):
		f.Fail("", r.W.Own.LogInAgain)
	case errors.Is(err, account.ErrLastAdmin):
		f.Fail("", r.W.Own.LastAdmin)
	default:
		return 0
	}
	return http.StatusUnprocessableEntity
}

// fieldOf is the field at which a broken rule is said: forms that ask for the old password as "password" have the new one as
// "new".
func fieldOf(f *form.Form, field string) string {
	if field == "password" && f.Values.Has("new") {
		return "new"
	}
	return field
}
