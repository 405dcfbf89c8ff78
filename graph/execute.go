package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/internal/textindex"
	"github.com/policygraph/policygraph/store"
)

// Engine answers GraphQL requests, however they came in.
type Engine struct {
	executor *executor.Executor
	schema   *ast.Schema
	limits   Limits
	store    store.Store
}

// NewEngine makes an engine over a store. Without quotes, Passage.quote is null.
func NewEngine(s store.Store, quotes Quotes, limits Limits, log *slog.Logger) *Engine {
	e := newTyped(s, quotes, limits, log)
	e.executor.Use(newRootWriter(e.schema, quotes))
	return e
}

// newTyped makes an engine in which the generated executor resolves every field
// of its own. It answers as the one with the writer does, only slower: tests
// hold the one against the other.
func newTyped(s store.Store, quotes Quotes, limits Limits, log *slog.Logger) *Engine {
	schema := answerable()
	r := &resolver{schema: schema, store: s, quotes: quotes, rows: limits.Total, plans: newPlans()}
	if r.texts, _ = quotes.(Texts); r.texts != nil {
		r.index = textindex.New(r.texts)
	}
	e := executor.New(NewExecutableSchema(Config{Schema: schema, Resolvers: r}))
	e.SetErrorPresenter(presenter(log))
	e.SetRecoverFunc(func(_ context.Context, cause any) error {
		return fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
	})
	parsed := queries{newCache[string, *ast.QueryDocument](queryTexts)}
	e.SetQueryCache(parsed)
	e.Use(readableSchema{})
	e.Use(exactEnums{schema})
	e.Use(nullConditions{})
	e.Use(syntaxLimits{limits, parsed})
	e.Use(priceLimits{limits, &sizes{store: s}})
	return &Engine{e, schema, limits, s}
}

// answerable is the schema without @defer, which the parser adds of itself: an
// answer comes whole, in one piece.
func answerable() *ast.Schema {
	schema := gqlparser.MustLoadSchema(sources...)
	delete(schema.Directives, "defer")
	return schema
}

// errRequest: the request was refused before any field was resolved.
var errRequest = errors.New("the request was refused")

// execute answers one request, with the ids that it names.
func (e *Engine) execute(ctx context.Context, params *graphql.RawParams) (answer *graphql.Response, err error) {
	ctx = withRoom(graphql.StartOperationTrace(ctx), e.limits.Answer)
	defer func() {
		if cause := recover(); cause != nil {
			answer, err = e.refuse(ctx, e.executor.PresentRecoveredError(ctx, cause))
		}
		answer.Errors = e.limits.fewErrors(answer.Errors)
	}()
	operation, errs := e.executor.CreateOperationContext(ctx, params)
	if errs != nil {
		errs = nameVariables(errs, params.Variables)
		return e.executor.DispatchError(graphql.WithOperationContext(ctx, operation), errs), errRequest
	}
	respond, ctx := e.executor.DispatchOperation(ctx, operation)
	if answer := respond(ctx); answer != nil {
		if n := len(answer.Data); n > e.limits.Answer {
			answer.Data, answer.Errors = nil, append(answer.Errors, bound{sizeOfAnswer, n, e.limits.Answer, lowerFirst}.refusal())
		}
		return answer, nil
	}
	return e.refuse(ctx, ctx.Err())
}

func (e *Engine) refuse(ctx context.Context, err error) (*graphql.Response, error) {
	return e.executor.DispatchError(ctx, gqlerror.List{gqlerror.Wrap(err)}), errRequest
}
