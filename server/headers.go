package server

import "net/http"

// The values of headers that every answer has: made once.
var (
	noSniff    = []string{"nosniff"}
	noFrame    = []string{"DENY"}
	noReferrer = []string{"no-referrer"}
)

// withSafeHeaders sets what tells browsers not to guess types, not to show an answer in a
// frame of another's page, and not to tell others where they were.
func withSafeHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h["X-Content-Type-Options"], h["X-Frame-Options"], h["Referrer-Policy"] = noSniff, noFrame, noReferrer
		next.ServeHTTP(w, r)
	})
}
