package v11

// Header values that every answer shares. Handing out the same slice keeps the hot path free of allocations; nobody
// may change them.
var (
	headerJSON    = []string{"application/json; charset=utf-8"}
	headerHTML    = []string{"text/html; charset=utf-8"}
	headerText    = []string{"text/plain; charset=utf-8"}
	headerGzip    = []string{"gzip"}
	headerVary    = []string{"Accept-Encoding"}
	headerBearer  = []string{"Bearer"}
	headerAny     = []string{"*"}
	headerZero    = []string{"0"}
	headerNosniff = []string{"nosniff"}
	headerExposed = []string{"ETag, Content-Length, WWW-Authenticate, Allow, Varanto-Repeated"}

	// headerFresh lets caches spare the node for a minute, so that what an organisation publishes or takes back
	// shows everywhere a minute later at most; after that they must ask, which costs a 304 only. A stale answer is
	// never shown: closed and moved services are the very thing that people must not be told of.
	headerFresh = []string{"public, max-age=60, must-revalidate"}
	// headerLasting is for what changes only with the program: code lists and the interface's description.
	headerLasting = []string{"public, max-age=3600, must-revalidate"}
	headerNoStore = []string{"no-store"}
)
