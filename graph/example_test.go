package graph_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/internal/builtin"
)

// A handler serves the graph over HTTP.
func ExampleNewHandler() {
	server := httptest.NewServer(graph.NewHandler(graph.Options{Store: builtin.Store()}))
	defer server.Close()
	query := `{"query": "{ areas(filter: {text: \"洞头\"}) { nodes { id name } } }"}`
	answer, err := http.Post(server.URL+"/graphql", "application/json", strings.NewReader(query))
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(body))
	// Output:
	// {"data":{"areas":{"nodes":[{"id":"area:330305","name":"洞头区"}]}}}
}

// An engine answers without HTTP. What is refused has a code.
func ExampleEngine_Execute() {
	engine := graph.NewEngine(builtin.Store(), nil, graph.DefaultLimits(), nil)
	answer, err := engine.Execute(context.Background(), &graphql.RawParams{Query: `{ plans(first: 1000) { totalCount } }`})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Errors[0].Extensions["code"], answer.Errors[0].Message)
	// Output:
	// LIMIT_EXCEEDED plans: first is 1000, allowed is 100: ask for the next page with after
}
