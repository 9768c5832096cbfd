package page

import (
	"net/url"

	"github.com/a-h/templ"
)

// callTo and writeTo are links to a number and to a mail address, whatever stands in them.
func callTo(number string) templ.SafeURL { return templ.SafeURL("tel:" + url.PathEscape(number)) }

func writeTo(address string) templ.SafeURL { return templ.SafeURL("mailto:" + url.PathEscape(address)) }
