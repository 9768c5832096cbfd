package mcp

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// Describe adds the endpoint for assistants to the description of the open interface: where it is and how it is talked to.
// What its tools take and give is asked of itself (tools/list).
func Describe(d *huma.OpenAPI) {
	rpc := func(doc string) map[string]*huma.MediaType {
		return map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{
			Type: huma.TypeObject, Description: doc, AdditionalProperties: true, Required: []string{"jsonrpc"},
			Properties: map[string]*huma.Schema{"jsonrpc": {Type: huma.TypeString, Enum: []any{"2.0"}}},
		}}}
	}
	d.AddOperation(&huma.Operation{
		OperationID: "mcp", Method: http.MethodPost, Path: Path, Tags: []string{"Assistants"}, Summary: "Tools for assistants",
		Description: "The Model Context Protocol over Streamable HTTP, without sessions: tools to search, read and compare services. " +
			"Accept must name application/json and text/event-stream. Web pages of other origins are refused.",
		ExternalDocs: &huma.ExternalDocs{URL: "https://modelcontextprotocol.io", Description: "The protocol"},
		RequestBody:  &huma.RequestBody{Required: true, Content: rpc("A message of JSON-RPC 2.0, such as tools/list or tools/call")},
		Responses: map[string]*huma.Response{
			"200": {Description: "The answer", Content: rpc("An answer of JSON-RPC 2.0")},
			"202": {Description: "A notification was taken"}, "400": {Description: "The message cannot be read"},
			"403": {Description: "The page's origin or the host is not served"}, "413": {Description: "The message is too large"},
		},
	})
}
