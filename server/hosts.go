package server

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/internal/bilingual"
)

// A page of a stranger can point a name of its own at 127.0.0.1 and then read what
// a server there answers, as of one origin with it (DNS rebinding). The name stands
// in the Host header: a server answers only to names that are its own.

// OnlyHosts refuses a request to a host that is not named. The names come without
// ports; one that begins with a dot stands for all below it.
func OnlyHosts(names []string, next http.Handler) http.Handler {
	if len(names) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if host := hostName(r.Host); !slices.ContainsFunc(names, func(name string) bool { return isHost(host, name) }) {
			refuse(w, r, http.StatusMisdirectedRequest, graph.CodeBadUserInput, bilingual.Sprintf("本服务器不应答主机名 %[1]s:如应当应答,请用 --hosts 写明", "this server does not answer to the host %[1]s: name it with --hosts if it should", quoted(host)))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// CheckHosts says of the first of these names that no request can have what is wrong
// with it.
func CheckHosts(names []string) error {
	for _, name := range names {
		if _, err := netip.ParseAddr(name); err != nil && strings.ContainsAny(name, ":/*@ ") {
			return fmt.Errorf("the host %q is no name alone: write example.org, without scheme and port, or .example.org for all below it", name)
		}
	}
	return nil
}

// Loopback stands among the names of hosts for localhost and every loopback address.
const Loopback = "loopback"

func isHost(host, name string) bool {
	if name == Loopback {
		address, err := netip.ParseAddr(host)
		return host == "localhost" || strings.HasSuffix(host, ".localhost") || err == nil && address.Unmap().IsLoopback()
	}
	name = strings.ToLower(name)
	return host == name || strings.HasPrefix(name, ".") && strings.HasSuffix(host, name)
}

// hostName is a Host header without port, brackets and the root's dot, in small
// letters.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.TrimSuffix(strings.ToLower(host), ".")
}
