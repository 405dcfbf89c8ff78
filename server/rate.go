package server

import (
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// Rate is how many requests one client may send: so many a second over time, and
// so many at once.
type Rate struct {
	PerSecond float64
	Burst     int
}

// rememberedClients is how many clients' rates are kept before those that have
// used nothing of theirs are forgotten.
const rememberedClients = 10_000

// rates keep one limiter a client.
type rates struct {
	mu      sync.Mutex
	clients map[string]*rate.Limiter
}

// limited refuses the requests of a client that sends more than its rate: that of
// its key or, where that has none, the one given.
func (l Rate) limited(client func(*http.Request) string, next http.Handler) http.Handler {
	r := &rates{clients: map[string]*rate.Limiter{}}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		allowed := l
		if key := keyOf(req.Context()); key != nil && key.PerSecond > 0 {
			allowed = key.rate()
		}
		if allowed.PerSecond == 0 {
			next.ServeHTTP(w, req)
			return
		}
		if wait := r.wait(client(req), allowed); wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
			refuse(w, req, http.StatusTooManyRequests, CodeRateLimited, bilingual.Sprintf("请求多于所允许的每秒 %[1]g 个、一时 %[2]d 个:请等 %[3]s", "your requests are more than %[1]g a second and %[2]d at once, which are allowed: wait %[3]s", allowed.PerSecond, allowed.Burst, wait.Round(time.Millisecond)))
			return
		}
		next.ServeHTTP(w, req)
	})
}

// wait takes one request from a client's rate. If there is none left, it says how
// long it takes until there is.
func (r *rates) wait(client string, allowed Rate) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	l := r.clients[client]
	if l == nil || l.Limit() != rate.Limit(allowed.PerSecond) || l.Burst() != allowed.Burst { // a key's quota may change
		if len(r.clients) >= rememberedClients {
			r.forget()
		}
		l = rate.NewLimiter(rate.Limit(allowed.PerSecond), allowed.Burst)
		r.clients[client] = l
	}
	taken := l.Reserve()
	wait := taken.Delay()
	if wait > 0 {
		taken.Cancel()
	}
	return wait
}

// forget drops the clients that have their whole rate, as a new one has.
func (r *rates) forget() {
	for name, l := range r.clients {
		if l.Tokens() >= float64(l.Burst()) {
			delete(r.clients, name)
		}
	}
}
