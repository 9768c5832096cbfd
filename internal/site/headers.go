package site

import (
	"net/http"
	"strings"
)

// contentPolicy is the Content-Security-Policy: everything from here, no inline styles or scripts, pictures also from
// the host of map tiles when there is one.
func contentPolicy(o Options) string {
	images := "img-src 'self' data:"
	if host := tileHost(o.Map.Tiles); host != "" {
		images += " " + host
	}
	policy := []string{
		"default-src 'none'", "script-src 'self'", "style-src 'self'", images, "font-src 'self'", "connect-src 'self'",
		"form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
	}
	if strings.HasPrefix(o.BaseURL, "https://") {
		policy = append(policy, "upgrade-insecure-requests")
	}
	return strings.Join(policy, "; ")
}

// tileHost is the origin of a tile URL template as a CSP source; "{s}" (Leaflet's subdomains) becomes a wildcard.
func tileHost(template string) string {
	scheme, rest, ok := strings.Cut(template, "://")
	if !ok || scheme != "https" && scheme != "http" {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	host = strings.Replace(host, "{s}", "*", 1)
	if strings.ContainsAny(host, " ;,'\"{}") {
		return ""
	}
	return scheme + "://" + host
}

func (s *Site) secure(h http.Header) {
	h.Set("Content-Security-Policy", s.policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	h.Set("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Frame-Options", "DENY")
	if strings.HasPrefix(s.options.BaseURL, "https://") {
		h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
}
