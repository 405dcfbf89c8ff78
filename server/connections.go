package server

import (
	"fmt"
	"net"
	"net/netip"
	"sync"
	"time"
)

// Connections bounds how many connections are open at once.
type Connections struct {
	Total     int
	PerClient int
	Proxies   Proxies // whose connections are many clients', and count in all only
}

// refusalTime is how long a refused connection may take to read why.
const refusalTime = time.Second

// Limit gives a listener that refuses connections beyond the limits: each is told
// so and closed, at once. Probes on a port of their own are not concerned.
func (c Connections) Limit(l net.Listener) net.Listener {
	return &boundedListener{Listener: l, limits: c, open: map[string]int{}}
}

type boundedListener struct {
	net.Listener
	limits Connections

	mu    sync.Mutex
	total int
	open  map[string]int // by client
}

// Accept waits for a connection that is within the limits.
func (l *boundedListener) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		client := l.clientOf(conn)
		reason := l.take(client)
		if reason == "" {
			return &boundedConn{Conn: conn, free: sync.OnceFunc(func() { l.give(client) })}, nil
		}
		go turnAway(conn, reason)
	}
}

// clientOf names the client that a connection counts for, "" for a proxy's.
func (l *boundedListener) clientOf(conn net.Conn) string {
	remote, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	if err != nil || l.limits.Proxies.contains(remote.Addr().Unmap()) {
		return ""
	}
	return network(remote.Addr().Unmap().WithZone(""))
}

// take counts a connection, or says why there is no room for it.
func (l *boundedListener) take(client string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.total >= l.limits.Total:
		return fmt.Sprintf("the open connections are %d, allowed are %d", l.total, l.limits.Total)
	case client != "" && l.open[client] >= l.limits.PerClient:
		return fmt.Sprintf("the open connections of your address are %d, allowed are %d", l.open[client], l.limits.PerClient)
	}
	l.total++
	l.open[client]++
	return ""
}

func (l *boundedListener) give(client string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.total--
	if l.open[client]--; l.open[client] == 0 {
		delete(l.open, client)
	}
}

// turnAway tells a client that does speak HTTP why it is refused.
func turnAway(conn net.Conn, reason string) {
	defer func() { _ = conn.Close() }() // nobody is told more
	if conn.SetDeadline(time.Now().Add(refusalTime)) != nil {
		return
	}
	body := fmt.Sprintf(`{"errors":[{"message":"%s: close some, or try again later","extensions":{"code":"%s","messageZh":"%s"}}]}`, reason, CodeOverloaded, inChinese(CodeOverloaded))
	fmt.Fprintf(conn, "HTTP/1.1 503 Service Unavailable\r\nContent-Type: %s\r\nContent-Length: %d\r\nRetry-After: 1\r\nConnection: close\r\n\r\n%s", jsonType, len(body), body)
}

// boundedConn gives its place back when it is closed.
type boundedConn struct {
	net.Conn
	free func()
}

// Close closes the connection.
func (c *boundedConn) Close() error {
	defer c.free()
	return c.Conn.Close()
}
