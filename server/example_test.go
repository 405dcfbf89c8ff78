package server_test

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/server"
)

// A server answers over HTTP.
func ExampleNew() {
	s := httptest.NewServer(server.New(server.Options{Store: builtin.Store()}))
	defer s.Close()
	query := `{"query": "{ areas(filter: {text: \"洞头\"}) { nodes { id name } } }"}`
	answer, err := http.Post(s.URL+"/graphql", "application/json", strings.NewReader(query))
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	var body struct{ Data json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&body); err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(body.Data))
	// Output:
	// {"areas":{"nodes":[{"id":"area:330305","name":"洞头区"}]}}
}
