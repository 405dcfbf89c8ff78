//go:build linux

package attack

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// dial connects from an address of this machine's own.
func (s *target) dial(t *testing.T, from string) net.Conn {
	t.Helper()
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}, Timeout: 10 * time.Second}
	conn, err := d.DialContext(t.Context(), "tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// large is a query whose answer does not fit the buffers of a connection.
const large = `{"query":"{ tasks(first: 100) { nodes { id title key passages(first: 20) { nodes { id section opening closing } } agencies(first: 20) { edges { statedName node { id name aliases } } } } } }"}`

func (s *target) request(body string, length int) string {
	return fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", s.address, length, body)
}

// alive fails unless another client is answered soon.
func (s *target) alive(t *testing.T) {
	t.Helper()
	for _, path := range []string{"/healthz", "/readyz", "/graphql?query=%7Bplans%7BtotalCount%7D%7D"} {
		client := http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
		start := time.Now()
		answer, err := client.Get("http://" + s.address + path)
		if err != nil {
			t.Errorf("%s: %v after %s", path, err, time.Since(start))
			continue
		}
		_, err = io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %d, %v", path, answer.StatusCode, err)
		}
	}
}

// keepNobodyWaiting opens so many connections, on which each client does what is
// given and then nothing more, and checks that others are answered meanwhile.
func keepNobodyWaiting(t *testing.T, clients int, begin func(s *target, client int) string) {
	t.Helper()
	s := start(t, nil)
	before := s.holds(t)
	var slow []net.Conn
	for i := range clients {
		conn := s.dial(t, fmt.Sprintf("127.0.0.%d", 2+i%3))
		if _, err := io.WriteString(conn, begin(s, i)); err != nil {
			t.Fatal(err)
		}
		slow = append(slow, conn)
	}
	s.alive(t)
	for _, conn := range slow {
		conn.Close()
	}
	s.unharmed(t, before)
}

func TestClientsThatNeverReadKeepNobodyWaiting(t *testing.T) {
	keepNobodyWaiting(t, 60, func(s *target, _ int) string { return strings.Repeat(s.request(large, len(large)), 4) })
}

func TestClientsThatNeverFinishKeepNobodyWaiting(t *testing.T) {
	keepNobodyWaiting(t, 200, func(s *target, client int) string {
		if client%2 == 0 {
			return "POST /graphql HTTP/1.1\r\nHost: "
		}
		return s.request(`{"query":"{ plans`, 1000)
	})
}

// TestAFloodOfConnectionsIsTurnedAway: one address may hold so many, and others are
// answered.
func TestAFloodOfConnectionsIsTurnedAway(t *testing.T) {
	s := start(t, nil, "--client-connections", "50", "--connections", "100")
	refused := 0
	for range 80 {
		conn := s.dial(t, "127.0.0.2")
		if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, "GET /healthz HTTP/1.1\r\nHost: "+s.address+"\r\n\r\n"); err != nil {
			refused++
			continue
		}
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil || answer.StatusCode == http.StatusServiceUnavailable {
			refused++
		}
	}
	if refused != 30 {
		t.Errorf("%d of 80 connections were refused, want 30", refused)
	}
	s.alive(t)
}

func TestALengthThatIsTooLargeIsRefusedUnread(t *testing.T) {
	s := start(t, nil)
	conn := s.dial(t, "127.0.0.1")
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, s.request("", 1<<30)); err != nil {
		t.Fatal(err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("%v, %v", answer, err)
	}
}

// TestAQueryWithASlipIsAnsweredInWords: queries of the documentation, each with some
// bytes changed, cut or doubled.
func TestAQueryWithASlipIsAnsweredInWords(t *testing.T) {
	s := start(t, nil)
	before := s.holds(t)
	for i, query := range slips(t, slipsToTry()) {
		a, err := s.post(query, nil)
		if err = errors.Join(err, sound(a)); err != nil {
			t.Errorf("slip %d: %v\n%s", i, err, strings.ToValidUTF8(query, "?"))
		}
	}
	s.unharmed(t, before)
}
