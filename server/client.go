package server

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Proxies are the addresses whose word about their clients is taken.
type Proxies []netip.Prefix

// clientOf names who sends a request: the address of the connection or, where
// that is a proxy's, the last address in X-Forwarded-For that is none. What a
// client writes there itself stands before it and is not believed.
func (p Proxies) clientOf(r *http.Request) string {
	address := addressOf(r.RemoteAddr)
	if !address.IsValid() {
		return r.RemoteAddr
	}
	if !p.contains(address) { // as most
		return network(address)
	}
	named := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(named) - 1; i >= 0 && p.contains(address); i-- {
		before, err := netip.ParseAddr(strings.TrimSpace(named[i]))
		if err != nil {
			break
		}
		address = before.Unmap()
	}
	return network(address)
}

// schemeOf is by which scheme a client asked: that of the connection, or what a proxy says
// of its own.
func (p Proxies) schemeOf(r *http.Request) string {
	if r.TLS != nil || p.contains(addressOf(r.RemoteAddr)) && r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https"
	}
	return "http"
}

func (p Proxies) contains(a netip.Addr) bool {
	for _, prefix := range p {
		if prefix.Contains(a) {
			return true
		}
	}
	return false
}

func addressOf(remote string) netip.Addr {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		return netip.Addr{}
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Addr{}
	}
	return a.Unmap().WithZone("")
}

// network is what one client holds: an address of IPv4, and of IPv6 the 64 bits
// that a provider gives to a household.
func network(a netip.Addr) string {
	if a.Is4() {
		return a.String()
	}
	prefix, err := a.Prefix(64)
	if err != nil {
		return a.String()
	}
	return prefix.String()
}
