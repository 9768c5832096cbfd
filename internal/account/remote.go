package account

import (
	"net/http"
	"net/netip"
	"strings"
)

// Remote is the address that a request comes from, for counting failures: that of the connection, or when the connection comes
// from this machine or a private network, where proxies stand, the last one that X-Forwarded-For names. What was written there
// before it anybody may have written.
func Remote(r *http.Request) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	if a := peer.Addr().Unmap(); !a.IsPrivate() && !a.IsLoopback() {
		return r.RemoteAddr
	}
	list := r.Header.Values("X-Forwarded-For")
	if len(list) == 0 {
		return r.RemoteAddr
	}
	last := list[len(list)-1]
	return strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
}
