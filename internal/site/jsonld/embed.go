package jsonld

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Graph is what a page says, ready to be written.
type Graph []any

type document struct {
	Context string `json:"@context"`
	Graph   Graph  `json:"@graph"`
}

// Embed writes a graph for the inside of a script element of type application/ld+json. Such an element holds data: it is
// never run, and a policy about scripts does not concern it. Characters that could end the element, begin a comment in
// it or break a line in a script (<, >, &, U+2028, U+2029) are escaped. An empty graph gives "".
func Embed(g Graph) (string, error) {
	if len(g) == 0 {
		return "", nil
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(true)
	if err := encoder.Encode(document{"https://schema.org", g}); err != nil {
		return "", fmt.Errorf("writing JSON-LD: %w", err)
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}
