package in

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/ptv/v11"
)

// maxBody is how many bytes a body may have. The largest real ones, lists of some thousand connections, have less.
const maxBody = 2 << 20

// bodyOf reads a body of at most limit bytes. One that says to be longer is refused unread, one that is longer after so
// many bytes. A status other than 0 has been answered.
func bodyOf(c v11.Call, limit int64) (body []byte, status int) {
	r := c.Request()
	if !isJSON(r.Header.Get("Content-Type")) {
		return nil, c.Fail(http.StatusUnsupportedMediaType, "The body must be JSON: Content-Type application/json.")
	}
	tooLong := fmt.Sprintf("The body may have at most %d bytes. Send less at a time.", limit)
	if r.ContentLength > limit {
		c.Header()["Connection"] = []string{"close"} // the rest is not read
		return nil, c.Fail(http.StatusRequestEntityTooLarge, tooLong)
	}
	body, err := io.ReadAll(http.MaxBytesReader(c.Writer(), r.Body, limit))
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return nil, c.Fail(http.StatusRequestEntityTooLarge, tooLong)
	}
	if err != nil {
		return nil, c.Refuse(v11.Fault{Key: keyNoBody, Message: "The body ended before its announced length."})
	}
	return body, 0
}

// isJSON tells whether a media type is one that PTV takes; a missing one is taken, too.
func isJSON(contentType string) bool {
	if contentType == "" {
		return true
	}
	media, _, err := mime.ParseMediaType(contentType)
	return err == nil && (media == "application/json" || media == "text/json" ||
		strings.HasPrefix(media, "application/") && strings.HasSuffix(media, "+json"))
}

// quoted writes a text as JSON.
func quoted(s string) string {
	b, err := jsontext.AppendQuote(nil, s)
	if err != nil {
		b, _ = jsontext.AppendQuote(nil, strings.ToValidUTF8(s, "\uFFFD")) // now it is valid
	}
	return string(b)
}
