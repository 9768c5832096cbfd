package in

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// logInBody is what the identity service of PTV takes.
type logInBody struct {
	Username            string     `json:"username"`
	Password            string     `json:"password"`
	APIUserOrganisation catalog.ID `json:"apiUserOrganisation"`
}

// maxLogIn is how many bytes a log-in may have.
const maxLogIn = 16 << 10

// logIn answers POST /api/auth/api-login. The token comes under both names that PTV's environments use.
func (a *API) logIn(c v11.Call) int {
	text, status := bodyOf(c, maxLogIn)
	if status != 0 {
		return status
	}
	var body logInBody
	if r := read(&asked{body: text}, &body); r.unreadable != nil {
		return c.Refuse(faults(r.unreadable, paths{})...)
	}
	var missing []v11.Fault
	for _, m := range []struct{ key, value string }{{"Username", body.Username}, {"Password", body.Password}} {
		if m.value == "" {
			missing = append(missing, v11.Fault{Key: m.key, Message: "The member is required."})
		}
	}
	if missing != nil {
		return c.Refuse(missing...)
	}
	r := c.Request()
	token, err := a.Accounts.LogIn(r.Context(), body.Username, body.Password, body.APIUserOrganisation, a.Remote(r))
	if locked, ok := errors.AsType[*Locked](err); ok {
		c.Header()["Retry-After"] = []string{strconv.Itoa(int(locked.After/time.Second) + 1)}
		return c.Fail(http.StatusTooManyRequests, "Too many log-ins have failed. Wait before you try again.")
	}
	switch {
	case errors.Is(err, ErrLogIn):
		c.Header()["Www-Authenticate"] = []string{"Bearer"}
		return c.Fail(http.StatusUnauthorized, "The username or the password is wrong.")
	case errors.Is(err, ErrOrganization):
		return c.Refuse(v11.Fault{Key: "ApiUserOrganisation", Message: "The account does not serve this organisation."})
	case err != nil:
		return c.Broken(err)
	}
	return c.Send([]byte(`{"serviceToken":` + quoted(token) + `,"ptvToken":` + quoted(token) + `}`))
}
