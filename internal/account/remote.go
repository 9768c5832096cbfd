package account

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
)

// Proxies are the addresses of the proxies before the server, whose X-Forwarded-For is believed.
type Proxies []netip.Prefix

// LoopbackProxies are the proxies on this machine.
func LoopbackProxies() Proxies {
	return Proxies{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
}

// ParseProxies reads addresses ("192.0.2.7") and networks ("10.20.0.0/28").
func ParseProxies(written ...string) (Proxies, error) {
	out := Proxies{}
	for _, w := range written {
		one, err := netip.ParsePrefix(w)
		if err != nil {
			a, err := netip.ParseAddr(w)
			if err != nil {
				return nil, fmt.Errorf("%q is neither an address nor a network", w)
			}
			a = a.Unmap().WithZone("")
			one = netip.PrefixFrom(a, a.BitLen())
		}
		out = append(out, one)
	}
	return out, nil
}

// Remote is the address that a request comes from, for counting failures: that of the connection or, through proxies, the last
// in X-Forwarded-For that is none of theirs. What was written there before it anybody may have written. It is empty when a
// proxy does not tell: then nobody is known to share the address.
func (p Proxies) Remote(r *http.Request) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !p.has(peer.Addr()) {
		return r.RemoteAddr
	}
	list := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(list) - 1; i >= 0; i-- {
		written := strings.TrimSpace(list[i])
		if one, ok := parseForwarded(written); !ok || !p.has(one) {
			return written
		}
	}
	return ""
}

// parseForwarded reads an address, which some proxies write with a port.
func parseForwarded(written string) (netip.Addr, bool) {
	if a, err := netip.ParseAddr(written); err == nil {
		return a, true
	}
	withPort, err := netip.ParseAddrPort(written)
	return withPort.Addr(), err == nil
}

func (p Proxies) has(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	for _, one := range p {
		if one.Contains(a) {
			return true
		}
	}
	return false
}

// Remote is the address that a request comes from, as the proxies of Options tell it.
func (d *Directory) Remote(r *http.Request) string { return d.Proxies.Remote(r) }
