package graph

import (
	"context"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// Limits are how much one request may ask for. They hold before the store is
// asked, and each error names the actual and the allowed figure.
type Limits struct {
	// By the form of the query alone.
	Tokens   int // words and signs of the query's text
	Nesting  int // brackets in brackets
	Depth    int // levels of fields
	Fields   int // fields selected, each fragment counted where it is spread
	Aliases  int // fields that are given another name
	Compared int // pairs of fields of one name in one object of the answer
	Schemas  int // how often __schema and __type are asked for
	Text     int // bytes of one text, of variables and of literals
	Values   int // values in lists, of variables and of literals

	// By what its lists ask for.
	Rows  int // of the longest list, with all that it is below
	Total int // of all lists
	Cells int // scalars of all rows
	Seen  int // rows that its questions and searches look through

	// By what comes out.
	Answer int // bytes of an answer
	Errors int // of an answer; more are counted only
}

// DefaultLimits allow every query that the schema's page size is made for.
func DefaultLimits() Limits {
	return Limits{
		Tokens: 20_000, Nesting: 200, Depth: 20, Fields: 2_000, Aliases: 100, Compared: 20_000, Schemas: 20, Text: 1_500, Values: 2_000,
		Rows: 20_000, Total: 100_000, Cells: 1_000_000, Seen: 1_000_000,
		Answer: 16 << 20, Errors: 20,
	}
}

// unaskedShare is the part of the limits that an unasked request may come to.
const unaskedShare = 5

// of are the limits of the request of the context.
func (l Limits) of(ctx context.Context) Limits {
	if ctx.Value(unaskedKey{}) != nil {
		l.Rows, l.Total, l.Cells, l.Seen = l.Rows/unaskedShare, l.Total/unaskedShare, l.Cells/unaskedShare, l.Seen/unaskedShare
	}
	return l
}

type unaskedKey struct{}

// Unasked gives a context whose request may come to a fifth of what the limits allow:
// its client may not know that it sends it.
func Unasked(ctx context.Context) context.Context { return context.WithValue(ctx, unaskedKey{}, true) }

// firstExceeded names the first of some bounds that is passed.
func firstExceeded(bounds []bound) *gqlerror.Error {
	for _, b := range bounds {
		if b.actual > b.allowed {
			return b.refusal()
		}
	}
	return nil
}

// refusal is that the bound is exceeded, as an answer has it.
func (b bound) refusal() *gqlerror.Error { return asError(classify(b.exceeded())) }

// fewErrors keeps the first errors of an answer and says how many are left out: one
// slip can make thousands.
func (l Limits) fewErrors(errs gqlerror.List) gqlerror.List {
	if len(errs) <= l.Errors {
		return errs
	}
	last := bound{
		bilingual.Text{Message: "错误的个数", MessageEn: "the number of errors"},
		len(errs), l.Errors,
		bilingual.Text{Message: "其余从略", MessageEn: "the others are left out"},
	}.refusal()
	return append(errs[:l.Errors-1:l.Errors-1], last)
}
