// Package web is what a browser sees at the server's root: one plain page that
// works without a network, and the example queries that it shows. It knows no
// more of the API than those queries.
package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed index.html examples/*.graphql
var files embed.FS

// Example is a query with what it asks, in Chinese and English.
type Example struct {
	Name    string
	Chinese string
	English string
	Query   string
}

// Examples are the queries that the page shows, in order of their names. Their
// first two lines say what they ask.
func Examples() ([]Example, error) {
	paths, err := fs.Glob(files, "examples/*.graphql")
	if err != nil {
		return nil, err
	}
	examples := make([]Example, len(paths))
	for i, p := range paths {
		text, err := files.ReadFile(p)
		if err != nil {
			return nil, err
		}
		lines := strings.SplitN(string(text), "\n", 3)
		if len(lines) < 3 {
			return nil, fmt.Errorf("example %s: its first two lines must say what it asks", p)
		}
		examples[i] = Example{
			Name:    strings.TrimSuffix(path.Base(p), ".graphql"),
			Chinese: strings.TrimPrefix(lines[0], "# "),
			English: strings.TrimPrefix(lines[1], "# "),
			Query:   lines[2],
		}
	}
	return examples, nil
}

// Page serves the page. It loads nothing from elsewhere and may call our own
// host only.
func Page() (http.Handler, error) {
	examples, err := Examples()
	if err != nil {
		return nil, fmt.Errorf("read the page's examples: %w", err)
	}
	t, err := template.ParseFS(files, "index.html")
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	var page bytes.Buffer
	if err := t.Execute(&page, examples); err != nil {
		return nil, fmt.Errorf("write the page: %w", err)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		_, _ = w.Write(page.Bytes()) // the client is gone, or reads it
	}), nil
}
