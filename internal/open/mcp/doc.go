// Package mcp lets assistants search, read and compare services: an endpoint of the Model Context Protocol
// (https://modelcontextprotocol.io) over Streamable HTTP, with the protocol's own Go library.
//
// It holds no sessions and changes nothing. Searches, suggestions and codes are asked of the open interface within the
// process, so that they mean the same and say the same when something is wrong; single services and places are read from
// the catalogue. Every answer comes twice: as structured content with a schema, and as a short text with the addresses
// of the pages, the licence and the day of the last change. All answers are bounded.
//
// What services say of themselves is data that many people write. Tools tell assistants so, and texts are given without
// control characters and marks that turn the direction of writing.
package mcp
