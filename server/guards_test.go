package server

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestOnlyItsOwnHostsAreAnswered(t *testing.T) {
	for _, c := range []struct {
		hosts  []string
		host   string
		status int
	}{
		{nil, "anything.example", 200},
		{[]string{Loopback}, "127.0.0.1:8080", 200},
		{[]string{Loopback}, "[::1]:8080", 200},
		{[]string{Loopback}, "localhost:8080", 200},
		{[]string{Loopback}, "LOCALHOST.", 200},
		{[]string{Loopback}, "app.localhost", 200},
		{[]string{Loopback}, "127.0.0.1.example.org", 421},
		{[]string{Loopback}, "rebound.example", 421},
		{[]string{Loopback}, "", 421},
		{[]string{"plans.example.org"}, "Plans.example.org:443", 200},
		{[]string{"plans.example.org"}, "localhost", 421},
		{[]string{".example.org"}, "a.b.example.org", 200},
		{[]string{".example.org"}, "badexample.org", 421},
	} {
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(plansRequest))
		r.Header.Set("Content-Type", jsonType)
		r.Host = c.host
		w := httptest.NewRecorder()
		handler(t, Options{Hosts: c.hosts}).ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("hosts %v, asked as %q: %d %s", c.hosts, c.host, w.Code, w.Body)
		}
	}
}

func TestOriginsThatNoBrowserSendsAreRefused(t *testing.T) {
	for _, c := range []struct{ origin, says string }{
		{"https://example.org", ""},
		{"http://localhost:5173", ""},
		{"*", ""},
		{"https://example.org/", "write https://example.org"},
		{"https://example.org/app", "more than scheme, host and port"},
		{"example.org", "no scheme: write https://example.org"},
		{"//example.org/", "no scheme: write https://example.org"},
		{"https://Example.org", "write https://example.org"},
		{"https://example.org:443", "write https://example.org"},
		{"https://user@example.org", "more than scheme"},
		{"http://[", "no address"},
	} {
		err := CheckOrigins([]string{"https://fine.example", c.origin})
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%q: %v, want %q", c.origin, err, c.says)
		}
	}
}

func TestPagesOfOtherOriginsAreToldWhatTheyMaySend(t *testing.T) {
	h := handler(t, Options{Origins: []string{"https://example.org"}, Headers: []string{"X-Team"}})
	w := ask(h, "OPTIONS", "/graphql", "", "Origin", "https://example.org", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type,x-team")
	if w.Header().Get("Access-Control-Allow-Origin") != "https://example.org" || w.Header().Get("Access-Control-Max-Age") != "600" || w.Header().Get("Access-Control-Allow-Credentials") != "" {
		t.Error(w.Header())
	}
}

func TestWhoIsBehindAProxyIsBelievedOnlyFromAProxy(t *testing.T) {
	proxies := Proxies{netip.MustParsePrefix("10.0.0.0/8")}
	for _, c := range []struct{ remote, forwarded, want string }{
		{"192.0.2.1:5", "", "192.0.2.1"},
		{"192.0.2.1:5", "198.51.100.7", "192.0.2.1"},
		{"10.0.0.1:5", "198.51.100.7", "198.51.100.7"},
		{"10.0.0.1:5", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"},
		{"10.0.0.1:5", "203.0.113.9, nonsense", "10.0.0.1"},
		{"10.0.0.1:5", "", "10.0.0.1"},
		{"[2001:db8:1:2:3:4:5:6]:5", "", "2001:db8:1:2::/64"},
		{"[::ffff:192.0.2.1]:5", "", "192.0.2.1"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.remote
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := proxies.clientOf(r); got != c.want {
			t.Errorf("%s, forwarded for %q: %s, want %s", c.remote, c.forwarded, got, c.want)
		}
	}
}

func TestAClientHasItsRate(t *testing.T) {
	h := handler(t, Options{Rate: Rate{PerSecond: 0.001, Burst: 2}})
	for i, status := range []int{200, 200, 429} {
		w := ask(h, "POST", "/graphql", plansRequest, "Content-Type", jsonType)
		if w.Code != status {
			t.Errorf("request %d: %d %s", i+1, w.Code, w.Body)
		}
		if status == 429 && (w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), CodeRateLimited)) {
			t.Errorf("%v %s", w.Header(), w.Body)
		}
	}
	if w := ask(h, "GET", "/healthz", ""); w.Code != 200 {
		t.Errorf("a probe has no rate: %d", w.Code)
	}
}

func TestConnectionsBeyondTheLimitsAreToldSo(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &http.Server{Handler: handler(t, Options{}), ReadHeaderTimeout: time.Second}
	go func() { _ = s.Serve(Connections{Total: 3, PerClient: 2}.Limit(inner)) }()
	defer s.Close()
	dial := func(from string) net.Conn {
		t.Helper()
		d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}, Timeout: 5 * time.Second}
		conn, err := d.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
			t.Fatal(err)
		}
		return conn
	}
	status := func(conn net.Conn) int {
		t.Helper()
		fmt.Fprint(conn, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode
	}
	first := dial("127.0.0.2")
	for _, c := range []struct {
		from string
		want int
	}{{"127.0.0.2", 200}, {"127.0.0.2", 503}, {"127.0.0.3", 200}, {"127.0.0.4", 503}} {
		if c.want == 200 && c.from == "127.0.0.2" && status(first) != 200 {
			t.Error("the first connection is refused")
		}
		if got := status(dial(c.from)); got != c.want {
			t.Errorf("from %s: %d, want %d", c.from, got, c.want)
		}
	}
	first.Close()
	for deadline := time.Now().Add(5 * time.Second); status(dial("127.0.0.4")) != 200; {
		if time.Now().After(deadline) {
			t.Fatal("a place that was given back is not given out")
		}
	}
}

func TestBrowsersAreToldToBeCareful(t *testing.T) {
	w := ask(handler(t, Options{}), "GET", "/schema.graphql", "")
	if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("X-Frame-Options") != "DENY" {
		t.Error(w.Header())
	}
}
