package server

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/rs/cors"

	"github.com/policygraph/policygraph/graph"
)

// preflightSeconds is how long a browser may remember what a preflight allowed.
const preflightSeconds = 600

// requestHeaders are what pages of other origins may send; exposedHeaders what they
// may read of the answer.
var (
	requestHeaders = []string{"Accept", "Authorization", "Content-Type", graph.CostHeader, "If-None-Match", "Traceparent", "X-Api-Key", "X-Request-Id", "X-Requested-With"}
	exposedHeaders = []string{"Etag", "Retry-After", "X-Request-Id"}
)

// CheckOrigins says of the first of these origins that no browser can send, since
// no request would ever match it, what is wrong with it.
func CheckOrigins(origins []string) error {
	for _, origin := range origins {
		if origin == "*" {
			continue
		}
		u, err := url.Parse(origin)
		switch {
		case err != nil:
			return fmt.Errorf("the origin %q is no address: write https://example.org", origin)
		case u.Scheme == "" || u.Host == "":
			return fmt.Errorf("the origin %q has no scheme: write https://%s", origin, strings.TrimRight(strings.TrimPrefix(origin, "//"), "/"))
		case u.User != nil || u.Path != "" || u.RawQuery != "" || u.Fragment != "":
			return fmt.Errorf("the origin %q has more than scheme, host and port: write %s://%s", origin, u.Scheme, u.Host)
		case strings.ToLower(origin) != origin:
			return fmt.Errorf("the origin %q has capitals, which browsers send small: write %s", origin, strings.ToLower(origin))
		case u.Scheme == "https" && u.Port() == "443", u.Scheme == "http" && u.Port() == "80":
			return fmt.Errorf("the origin %q has its scheme's own port, which browsers leave out: write %s://%s", origin, u.Scheme, u.Hostname())
		}
	}
	return nil
}

// fromOrigins lets pages of these origins call. Credentials are never asked for:
// a token stands in a header that the page itself sets.
func fromOrigins(origins, headers []string, next http.Handler) http.Handler {
	if len(origins) == 0 {
		return next
	}
	return cors.New(cors.Options{
		AllowedOrigins: origins,
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost},
		AllowedHeaders: slices.Concat(requestHeaders, headers),
		ExposedHeaders: exposedHeaders,
		MaxAge:         preflightSeconds,
	}).Handler(next)
}
