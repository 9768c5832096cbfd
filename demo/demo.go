// Package demo holds the demo catalogue: fictional organisations with their
// services, channels, general descriptions and service collections, one entity
// a line in the OUT shapes of PTV Open API v11. README.md tells the liberties
// the lines take with those shapes.
package demo

import "embed"

// FS holds organizations.jsonl, channels.jsonl, general-descriptions.jsonl,
// services.jsonl and service-collections.jsonl at its root.
//
//go:embed *.jsonl
var FS embed.FS
