package open

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// maxBody is how many bytes a request's body may have: a service's texts have at most some ten thousand characters.
const maxBody = 256 << 10

// readBody reads a JSON body into v. What is wrong with it is told with the member that is.
func (c *call) readBody(v any) error {
	if given := c.Header.Get("Content-Type"); given != "" {
		media, _, err := mime.ParseMediaType(given)
		if err != nil || media != "application/json" && !strings.HasSuffix(media, "+json") {
			return newProblem(http.StatusUnsupportedMediaType, "The body must be JSON: Content-Type: application/json.")
		}
	}
	body, err := io.ReadAll(http.MaxBytesReader(nil, c.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return newProblem(http.StatusRequestEntityTooLarge, "The body is larger than 256 KiB.")
	case err != nil:
		return newProblem(http.StatusBadRequest, "The body could not be read.")
	}
	if err := json.Unmarshal(body, v, json.RejectUnknownMembers(true)); err != nil {
		var f faults
		location, message := bodyFault(err)
		f.add(location, message, "")
		return f.problem()
	}
	return nil
}

// bodyFault says where and what is wrong with a body.
func bodyFault(err error) (location, message string) {
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		location := "body" + strings.ReplaceAll(string(semantic.JSONPointer), "/", ".")
		if errors.Is(err, json.ErrUnknownName) {
			return location, "There is no such member."
		}
		return location, "The value has the wrong type."
	}
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) && syntactic.JSONPointer != "" {
		return "body" + strings.ReplaceAll(string(syntactic.JSONPointer), "/", "."), "The body is not well-formed JSON in UTF-8 here."
	}
	return "body", "The body must be an object in well-formed JSON, in UTF-8."
}
