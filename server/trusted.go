package server

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/internal/bilingual"
)

// TrustedQueries are the only queries that a server answers, where it has such a
// list: those that its own clients were built with. A request names one by its id or
// sends its text.
type TrustedQueries struct {
	byID   map[string]string
	byHash map[string]string // by the SHA-256 of the text
}

// manifest is the form in which Apollo's tools write such a list; Relay's and
// others write an object of texts by ids.
type manifest struct {
	Operations []struct {
		ID   string `json:"id"`
		Body string `json:"body"`
	} `json:"operations"`
}

// OpenTrustedQueries reads a manifest: {"operations": [{"id", "body"}]}, or an object of
// texts by ids. Each text must be valid by the schema.
func OpenTrustedQueries(path string) (*TrustedQueries, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the trusted queries: %w", err)
	}
	byID, err := readManifest(text)
	if err != nil {
		return nil, fmt.Errorf("read the trusted queries in %s: %w", path, err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: graph.SchemaText()})
	if err != nil {
		return nil, fmt.Errorf("read the schema: %w", err)
	}
	t := &TrustedQueries{byID: byID, byHash: map[string]string{}}
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		query := byID[id]
		if _, errs := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules()); errs != nil {
			return nil, fmt.Errorf("the query %q in %s: %w", id, path, errs)
		}
		t.byHash[hashOf(query)] = query
	}
	return t, nil
}

func readManifest(text []byte) (map[string]string, error) {
	var m manifest
	if json.Unmarshal(text, &m) == nil && len(m.Operations) > 0 {
		byID := map[string]string{}
		for _, o := range m.Operations {
			byID[o.ID] = o.Body
		}
		return byID, nil
	}
	var byID map[string]string
	if err := json.Unmarshal(text, &byID); err != nil || len(byID) == 0 {
		return nil, fmt.Errorf(`it is neither {"operations": [{"id", "body"}]} nor an object of queries by ids`)
	}
	return byID, nil
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// choose gives the text that a request asks for. Without a list that is the text it
// sends; ids are told to be unknown in the way that clients understand, which then
// send the text.
func (t *TrustedQueries) choose(r *request) (string, error) {
	id := r.id()
	if t == nil {
		if r.Query == "" && id != "" {
			return "", &httpError{http.StatusOK, CodePersistedQueryNotSupported, bilingual.Text{Message: inChinese(CodePersistedQueryNotSupported), MessageEn: "PersistedQueryNotSupported"}}
		}
		return r.Query, nil
	}
	if r.Query != "" {
		id = hashOf(r.Query)
	}
	if query, ok := t.byID[id]; ok {
		return query, nil
	}
	if query, ok := t.byHash[id]; ok {
		return query, nil
	}
	return "", &httpError{http.StatusForbidden, graph.CodeBadUserInput, bilingual.Text{
		Message: "本服务器只回答名单上的查询,这一个不在其中:请让运维者加入", MessageEn: "this server answers only the queries of its list, and this is none of them: ask whoever runs it to add it",
	}}
}
