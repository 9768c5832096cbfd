package page

import (
	"net/url"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/view"
)

// callTo, textTo and writeTo are links to a number, and to a mail address, whatever stands in them.
func callTo(number string) templ.SafeURL { return templ.SafeURL("tel:" + url.PathEscape(number)) }

func textTo(number string) templ.SafeURL { return templ.SafeURL("sms:" + url.PathEscape(number)) }

func writeTo(address string) templ.SafeURL { return templ.SafeURL("mailto:" + url.PathEscape(address)) }

// mailTo opens a mail with the address of a page; the reader writes to whom.
func (c *Context) mailTo(name view.Text, path string) string {
	return "mailto:?subject=" + escapePath(c.say(c.W.Take.MailSubject, straight(name.Value))) + "&body=" + escapePath(c.Base+path)
}
