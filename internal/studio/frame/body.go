package frame

import (
	"errors"
	"net/http"
	"net/url"
	"unicode/utf8"
)

const (
	// MaxForm is how long a form may be, in bytes: some 200 full-length texts of a service.
	MaxForm = 2 << 20
	// maxStrangersForm is the same for who is not logged in: names, passwords and codes.
	maxStrangersForm = 64 << 10
)

// readForm reads a form, so that handlers find it in r.PostForm. Of one that says to be too long nothing is read. The errors are
// ErrTooLarge and ErrBadRequest.
func readForm(w http.ResponseWriter, r *Request) error {
	most := int64(MaxForm)
	if !r.LoggedIn() {
		most = maxStrangersForm
	}
	if r.ContentLength > most {
		return ErrTooLarge
	}
	r.Body = http.MaxBytesReader(w, r.Body, most)
	err := r.ParseForm()
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return ErrTooLarge
	case err != nil, !isText(r.PostForm):
		return ErrBadRequest
	}
	return nil
}

// isText tells whether all of it is UTF-8, as what browsers send always is.
func isText(values url.Values) bool {
	for name, all := range values {
		if !utf8.ValidString(name) {
			return false
		}
		for _, v := range all {
			if !utf8.ValidString(v) {
				return false
			}
		}
	}
	return true
}
