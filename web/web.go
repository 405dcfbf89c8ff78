// Package web is what a browser sees of the server: the explorer, GraphiQL and the
// example queries. It knows no more of the API than a client does, and stands in
// front of it as a handler.
package web

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed examples/*.graphql
var exampleFiles embed.FS

// Example is a query with what it asks, in Chinese and English.
type Example struct {
	Name    string
	Chinese string
	English string
	Query   string
}

// Examples are the queries that README, GraphiQL and the tests share, in order of
// their names. Their first two lines say what they ask.
func Examples() ([]Example, error) {
	paths, err := fs.Glob(exampleFiles, "examples/*.graphql")
	if err != nil {
		return nil, err
	}
	examples := make([]Example, len(paths))
	for i, p := range paths {
		text, err := exampleFiles.ReadFile(p)
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
