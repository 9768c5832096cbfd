package webhook

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/open/feed"
)

// Describe adds the messages to receivers to the description of the open interface, which must have the change feed
// already: a message holds one of its changes.
func Describe(d *huma.OpenAPI) {
	text := func(doc string) *huma.Schema { return &huma.Schema{Type: huma.TypeString, Description: doc} }
	types := text("The kind and the change, or test")
	for _, kind := range feed.Kinds() {
		for _, change := range feed.AllChanges() {
			types.Enum = append(types.Enum, typeOf(&feed.Item{Kind: kind, Change: change}))
		}
	}
	types.Enum = append(types.Enum, testType)
	d.Components.Schemas.Map()["WebhookMessage"] = &huma.Schema{
		Type: huma.TypeObject, Description: "The body of a message to a receiver", Required: []string{"type", "timestamp", "data"},
		Properties: map[string]*huma.Schema{
			"type": types, "timestamp": {Type: huma.TypeString, Format: "date-time", Description: "When the change was made"},
			"data": {Description: "The change with its document or tombstone; of a test the receiver's id", AnyOf: []*huma.Schema{
				{Ref: "#/components/schemas/Change"},
				{Type: huma.TypeObject, Required: []string{"subscription"}, Properties: map[string]*huma.Schema{"subscription": text("The receiver's id")}},
			}},
		},
	}
	header := func(name, doc string) *huma.Param {
		return &huma.Param{Name: name, In: "header", Required: true, Description: doc, Schema: &huma.Schema{Type: huma.TypeString}}
	}
	if d.Webhooks == nil {
		d.Webhooks = map[string]*huma.PathItem{}
	}
	d.Webhooks["change"] = &huma.PathItem{Post: &huma.Operation{
		OperationID: "webhookChange", Method: http.MethodPost, Tags: []string{"Changes"}, Summary: "A change, sent to a receiver",
		Description: "Receivers are kept by who runs the server. Changes come in order, each until it was taken, and perhaps more than once (Standard Webhooks).",
		Parameters: []*huma.Param{
			header("Webhook-Id", "The same whenever the same change is sent to the same receiver"),
			header("Webhook-Timestamp", "When it was sent, in seconds since 1970"),
			header("Webhook-Signature", "v1, and HMAC-SHA256 of id, time and body with dots between, in base64"),
		},
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Ref: "#/components/schemas/WebhookMessage"}}}},
		Responses: map[string]*huma.Response{
			"2XX": {Description: "It was taken"}, "410": {Description: "Nothing shall come any more"},
			"default": {Description: "It was not taken, and comes again"},
		},
	}}
}
