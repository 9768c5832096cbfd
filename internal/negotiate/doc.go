// Package negotiate reads the headers by which a client tells what it takes and what it has already: Accept,
// Accept-Encoding and If-None-Match of RFC 9110. Nothing here allocates memory: every answer of every interface asks.
package negotiate
