// Package negotiate reads the headers by which a client tells what it takes and what it has already: Accept,
// Accept-Encoding and If-None-Match of RFC 9110; reading these allocates no memory, for every answer of every interface asks.
// Language reads Accept-Language for pages that nobody has chosen a language of.
// Origin tells by which address it came.
package negotiate
