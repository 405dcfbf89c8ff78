package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/sync/semaphore"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/textindex"
	"github.com/policygraph/policygraph/store"
)

// Engine answers GraphQL requests, however they came in.
type Engine struct {
	executor *executor.Executor
	schema   *ast.Schema
	queries  *queries
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
	q := newQueries(schema, limits)
	r := &resolver{schema: schema, store: s, quotes: quotes, rows: limits.Total, plans: q.plans}
	if r.texts, _ = quotes.(Texts); r.texts != nil {
		r.index = textindex.New(r.texts)
	}
	e := executor.New(NewExecutableSchema(Config{Schema: schema, Resolvers: r}))
	e.SetErrorPresenter(presenter(log))
	e.SetRecoverFunc(func(_ context.Context, cause any) error {
		return fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
	})
	e.SetQueryCache(preparedDocument{})
	e.Use(givenConstants{})
	e.Use(readableSchema{})
	e.Use(exactVariables{schema})
	e.Use(nullConditions{})
	e.Use(priceLimits{limits, &sizes{store: s}})
	e.Use(costReport{limits})
	return &Engine{e, schema, q, limits, s}
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
	ctx, versions := store.WithVersions(withRoom(graphql.StartOperationTrace(ctx), e.limits.Answer))
	defer func() {
		if cause := recover(); cause != nil {
			answer, err = e.refuse(ctx, e.executor.PresentRecoveredError(ctx, cause))
		}
		answer.Errors = e.limits.fewErrors(answer.Errors)
		tellVersion(answer, versions.Seen())
	}()
	if err := e.limits.variables(params.Variables); err != nil {
		return e.refuseAll(ctx, gqlerror.List{err})
	}
	query, errs := e.queries.prepare(params.Query)
	if errs != nil {
		return e.refuseAll(ctx, errs)
	}
	query.variables, query.atOnce = params.Variables, semaphore.NewWeighted(rootFieldsAtOnce)
	ctx = withAsked(ctx, query)
	if err := named(query.query.doc.Operations, params.OperationName); err != nil {
		return e.refuseAll(ctx, gqlerror.List{err})
	}
	defer func() { relocate(answer.Errors, query.query.text, params.Query) }()
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
	return e.refuseAll(ctx, gqlerror.List{gqlerror.Wrap(err)})
}

func (e *Engine) refuseAll(ctx context.Context, errs gqlerror.List) (*graphql.Response, error) {
	return e.executor.DispatchError(ctx, errs), errRequest
}

// named refuses a name that no operation has, or several operations of which none is
// named.
func named(operations ast.OperationList, name string) *gqlerror.Error {
	if operations.ForName(name) != nil {
		return nil
	}
	var names []string
	for _, o := range operations {
		names = append(names, cmp.Or(o.Name, "one without a name"))
	}
	all := cut(strings.Join(names, ", "))
	if name != "" {
		return asError(CodeValidation, bilingual.Sprintf("查询中没有操作 %[1]q,有的是:%[2]s", "the query has no operation %[1]q: it has %[2]s", cut(name), all))
	}
	return asError(CodeValidation, bilingual.Sprintf(
		"查询有 %[1]d 个操作(%[2]s):请用 operationName 指明一个", "the query has %[1]d operations, %[2]s: say by operationName which one is meant", len(names), all))
}
