package workbench

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// Guard lets only those in who have the token, under names that are the server's own,
// and from pages of its own. It stands in front of everything that the review serves.
type Guard struct {
	token  string
	cookie string // its name has the port: browsers give cookies to all ports of a host
	names  []string
	log    *slog.Logger
}

// NewGuard makes a guard with a token of its own for a server that listens at an
// address. Names are further hosts that it answers to.
func NewGuard(at net.Addr, names []string, log *slog.Logger) *Guard {
	_, port, err := net.SplitHostPort(at.String())
	if err != nil {
		port = "0"
	}
	return &Guard{token: rand.Text(), cookie: "policygraph-review-" + port, names: names, log: log}
}

// Token is what a client sends to be let in: in the address of the first page, or as
// Authorization: Bearer.
func (g *Guard) Token() string { return g.token }

// InFrontOf guards a handler.
func (g *Guard) InFrontOf(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		switch {
		case !g.isOurs(r.Host):
			writeError(w, g.log, refuse(CodeForbidden, "本服务不以此名称应答", "this server does not answer to that host"))
		case g.comesIn(w, r):
		case !g.hasToken(r):
			g.keepOut(w, r)
		case !g.isOwnPage(r):
			writeError(w, g.log, refuse(CodeForbidden, "请求来自其他网页", "another page sent the request"))
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// comesIn answers the first page's address, which has the token: a cookie takes its
// place, so that it stands in no history and no Referer.
func (g *Guard) comesIn(w http.ResponseWriter, r *http.Request) bool {
	query := r.URL.Query()
	if r.Method != http.MethodGet || r.URL.Path != "/review" || !g.isToken(query.Get("token")) {
		return false
	}
	http.SetCookie(w, &http.Cookie{Name: g.cookie, Value: g.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	w.Header().Set("Cache-Control", "no-store")
	query.Del("token")
	to := url.URL{Path: "/review", RawQuery: query.Encode()}
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
	return true
}

// outside is what a person without the token sees.
const outside = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>policygraph</title>
<h1>请用命令行里打印的完整网址打开</h1><p>核对工作台每次启动都有新的网址(问号后面的一段是钥匙)。请从运行 policygraph review 的窗口复制整个网址,粘贴到浏览器。没有保存的内容还在,进入后接着保存。</p>
<p lang="en">Open the whole address that policygraph review printed when it was started last. What was not saved is still here.</p></html>
`

// keepOut answers who has no token: a person in words, a program as the API does.
func (g *Guard) keepOut(w http.ResponseWriter, r *http.Request) {
	if !strings.Contains(r.Header.Get("Accept"), "text/html") {
		writeError(w, g.log, refuse(CodeUnauthorized, "请用命令行里打印的完整地址打开", "open the whole address that the command printed"))
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusUnauthorized)
	_, _ = io.WriteString(w, outside) // the browser is gone, or shows it
}

func (g *Guard) hasToken(r *http.Request) bool {
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return g.isToken(bearer)
	}
	c, err := r.Cookie(g.cookie)
	return err == nil && g.isToken(c.Value)
}

// isToken takes as long for a token that is nearly right.
func (g *Guard) isToken(token string) bool {
	one, other := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(g.token))
	return subtle.ConstantTimeCompare(one[:], other[:]) == 1
}

// isOwnPage says whether a request that may change something comes from a page of ours:
// a browser says where from. A program that has the token in a header says nothing.
func (g *Guard) isOwnPage(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return r.Method == http.MethodGet || r.Method == http.MethodHead || r.Header.Get("Authorization") != ""
	}
	u, err := url.Parse(origin)
	return err == nil && u.Scheme == "http" && strings.EqualFold(u.Host, r.Host)
}

// isOurs says whether a host is this machine's own: a page of a stranger can point a
// name of its own at 127.0.0.1.
func (g *Guard) isOurs(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	name = strings.ToLower(strings.TrimSuffix(strings.Trim(name, "[]"), "."))
	if name == "localhost" {
		return true
	}
	if a, err := netip.ParseAddr(name); err == nil && a.Unmap().IsLoopback() {
		return true
	}
	for _, ours := range g.names {
		if name == strings.ToLower(ours) {
			return true
		}
	}
	return false
}
