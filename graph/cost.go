package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
)

// CostHeader is the header by which a client asks, with the value report, for the price
// of its query beside the answer.
const CostHeader = "Graphql-Cost"

// costExtension names the price in an answer's extensions.
const costExtension = "cost"

func wantsCost(h http.Header) bool { return h.Get(CostHeader) == "report" }

// cost is a query's price as a client reads it, beside what is allowed.
type cost struct {
	Rows    costFigure `json:"rows"`    // of its longest list
	AllRows costFigure `json:"allRows"` // of all its lists
	Values  costFigure `json:"values"`  // scalars of all rows
	Seen    costFigure `json:"seen"`    // rows that questions and searches look through
}

type costFigure struct {
	Asked   int `json:"asked"`
	Allowed int `json:"allowed"`
}

// costReport puts the price of a query into its answer, also into one that refuses it.
type costReport struct{ limits Limits }

// ExtensionName implements graphql.HandlerExtension.
func (costReport) ExtensionName() string { return "CostReport" }

// Validate implements graphql.HandlerExtension.
func (costReport) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse implements graphql.ResponseInterceptor.
func (c costReport) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if !graphql.HasOperationContext(ctx) {
		return next(ctx) // refused before it could be priced
	}
	o := graphql.GetOperationContext(ctx)
	if price, ok := o.Stats.GetExtension(costExtension).(extent); ok && wantsCost(o.Headers) {
		limits := c.limits.of(ctx)
		graphql.RegisterExtension(ctx, costExtension, cost{
			Rows:    costFigure{price.rows, limits.Rows},
			AllRows: costFigure{price.total, limits.Total},
			Values:  costFigure{price.values, limits.Cells},
			Seen:    costFigure{price.seen, limits.Seen},
		})
	}
	return next(ctx)
}
