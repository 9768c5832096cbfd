// Package contract holds the wire contract of PTV Open API v11 as an OpenAPI 3.0 document: paths, parameters, member
// names and their order, types, fixed values, patterns and lengths. These are facts of the interface; the words are ours.
package contract

import (
	_ "embed"
	"slices"
)

// go run ./gen FACTS OUT makes the document from a description of the interface, keeping its facts and none of its prose.

//go:embed v11-openapi.json
var document []byte

// Document returns the OpenAPI document. The bytes are the caller's.
func Document() []byte { return slices.Clone(document) }
