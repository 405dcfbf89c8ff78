package graph

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"golang.org/x/sync/semaphore"
)

// queries prepares the texts that clients send, and remembers what it made of them.
type queries struct {
	schema *ast.Schema
	limits syntaxLimits
	texts  *cache[string, askedText]
	shapes *cache[shapeKey, *preparedQuery]
	plans  plans
}

// preparedQuery is a query that is within the limits of syntax, parsed and validated,
// without its constants. Requests share it, and nothing of it is changed.
type preparedQuery struct {
	doc    *ast.QueryDocument
	text   string // that it was made of
	weight int
}

// askedText is what a text comes to.
type askedText struct {
	shape     shapeKey
	constants map[string]any
}

// What the caches of an engine hold at most, in bytes: texts, what is made of their
// shapes, and the plans of their root fields.
const (
	textsWeight  = 4 << 20
	shapesWeight = 12 << 20
	plansWeight  = 16 << 20
)

func newQueries(schema *ast.Schema, limits Limits) *queries {
	return &queries{
		schema: schema, limits: syntaxLimits{limits},
		texts: newCache[string, askedText](textsWeight), shapes: newCache[shapeKey, *preparedQuery](shapesWeight),
		plans: newPlans(),
	}
}

// asking is what a request asks: its query, the constants of its text, and the
// variables as the client sent them.
type asking struct {
	query     *preparedQuery
	constants map[string]any
	variables map[string]any
	atOnce    *semaphore.Weighted // of its root fields those at work
}

// rootFieldsAtOnce is how many root fields of one request are at work. Where a hundred
// are, the one who would notice that the client has left waits its turn behind them.
const rootFieldsAtOnce = 4

// prepare is what a request asks. The errors say why it is refused.
func (q *queries) prepare(text string) (asking, gqlerror.List) {
	if known, ok := q.texts.get(text); ok {
		if query, ok := q.shapes.get(known.shape); ok {
			return asking{query: query, constants: known.constants}, nil
		}
	}
	s := shapeOf(text, q.limits.Tokens)
	if err := q.limits.text(s); err != nil {
		return asking{}, gqlerror.List{err}
	}
	if s.readable {
		if query, ok := q.shapes.get(s.key); ok {
			return q.remember(text, s, query), nil
		}
	}
	doc, errs := q.parse(text)
	if errs != nil {
		return asking{}, errs
	}
	s.constants.takeOut(doc)
	query := &preparedQuery{doc, text, weighDocument(doc, text)}
	q.shapes.add(s.key, query, query.weight)
	return q.remember(text, s, query), nil
}

func (q *queries) remember(text string, s shape, query *preparedQuery) asking {
	a := asking{query: query, constants: s.constants.variables()}
	q.texts.add(text, askedText{s.key, a.constants}, weighText(text, s.constants))
	return a
}

// parse reads and validates a text.
func (q *queries) parse(text string) (*ast.QueryDocument, gqlerror.List) {
	doc, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		return nil, invalid(err)
	}
	if len(doc.Operations) == 0 {
		return nil, invalid(errors.New("no operation provided"))
	}
	if err := q.limits.measure(doc); err != nil {
		return nil, gqlerror.List{err}
	}
	if errs := validator.ValidateWithRules(q.schema, doc, validationRules()); len(errs) > 0 {
		for _, e := range errs {
			errcode.Set(e, CodeValidation)
		}
		return nil, errs
	}
	return doc, exactLiterals(doc)
}

func invalid(err error) gqlerror.List {
	out := gqlerror.WrapIfUnwrapped(err)
	errcode.Set(out, CodeValidation)
	return gqlerror.List{out}
}

// validationRules are those of the specification, each once: that a field or a leaf is
// wrong is said with a suggestion.
func validationRules() *rules.Rules {
	all := rules.NewDefaultRules()
	all.RemoveRule(rules.FieldsOnCorrectTypeRuleWithoutSuggestions.Name)
	all.RemoveRule(rules.ScalarLeafsRuleWithoutSuggestions.Name)
	return all
}

type askedKey struct{}

func withAsked(ctx context.Context, a asking) context.Context {
	return context.WithValue(ctx, askedKey{}, a)
}

// askedOf is what the request of the context asks.
func askedOf(ctx context.Context) asking {
	a, _ := ctx.Value(askedKey{}).(asking)
	return a
}

// preparedDocument gives the executor the document that was made for the request.
type preparedDocument struct{}

// Get implements graphql.Cache.
func (preparedDocument) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	a := askedOf(ctx)
	return a.query.doc, true
}

// Add implements graphql.Cache.
func (preparedDocument) Add(context.Context, string, *ast.QueryDocument) {}
