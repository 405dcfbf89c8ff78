package graph_test

import (
	"context"
	"fmt"
	"log"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/internal/builtin"
)

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
