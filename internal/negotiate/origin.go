package negotiate

import (
	"net/http"
	"regexp"
)

var hostName = regexp.MustCompile(`^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$`)

// Origin is scheme and host of the site as the public sees them, without a slash at the end: as configured, or where that is
// empty what the request was sent to. A host that could be none is not repeated: Origin is empty then.
func Origin(configured string, r *http.Request) string {
	switch {
	case configured != "":
		return configured
	case !hostName.MatchString(r.Host):
		return ""
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
