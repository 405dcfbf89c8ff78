package graph

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// priceLimits refuses an operation whose answer may be too large, before the store
// is asked. The price is an upper bound: what the lists ask for, and no more than
// the store has.
type priceLimits struct {
	Limits
	sizes *sizes
}

// ExtensionName implements graphql.HandlerExtension.
func (priceLimits) ExtensionName() string { return "PriceLimits" }

// Validate implements graphql.HandlerExtension.
func (priceLimits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext prices the operation: by its lists' lengths and, only where
// that is too much or the client wants to know, by what the store has.
func (l priceLimits) MutateOperationContext(ctx context.Context, o *graphql.OperationContext) *gqlerror.Error {
	p := pricer{lookahead: &lookahead{fragments: o.Doc.Fragments, vars: o.Variables}}
	limits := l.of(ctx)
	price := p.operation(o.Operation)
	refusal := limits.refusal(price)
	if refusal != nil || wantsCost(o.Headers) {
		p.stats = l.sizes.now(ctx)
		price = p.operation(o.Operation)
		refusal = limits.refusal(price)
		o.Stats.SetExtension(costExtension, price)
	}
	notePrice(ctx, price.total)
	return refusal
}

// Price is what a request was priced at: the rows of all its lists, at most.
type Price struct{ rows atomic.Int64 }

// Rows is 0 where nothing was priced.
func (p *Price) Rows() int64 { return p.rows.Load() }

type priceKey struct{}

// WithPrice gives a context whose request's price is noted.
func WithPrice(ctx context.Context) (context.Context, *Price) {
	p := new(Price)
	return context.WithValue(ctx, priceKey{}, p), p
}

func notePrice(ctx context.Context, rows int) {
	if p, ok := ctx.Value(priceKey{}).(*Price); ok {
		p.rows.Store(int64(rows))
	}
}

// refusal names the first limit that a price is above.
func (l Limits) refusal(e extent) *gqlerror.Error {
	return firstExceeded([]bound{
		{
			bilingual.Text{Message: "查询至多涉及的行数", MessageEn: "the cost of the query in rows"},
			e.rows, l.Rows,
			bilingual.Text{Message: "请减小 first,各级列表的行数相乘", MessageEn: "lower first; nested lists multiply"},
		},
		{
			bilingual.Text{Message: "各列表至多涉及的行数之和", MessageEn: "the cost of all lists together in rows"},
			e.total, l.Total,
			bilingual.Text{Message: "请减小 first,或一次少查几个列表", MessageEn: "lower first, or ask for fewer lists at once"},
		},
		{bilingual.Text{Message: "查询至多涉及的值的个数", MessageEn: "the cost of the query in values"}, e.values, l.Cells, lowerFirst},
		{bilingual.Text{Message: "各问题和搜索至多查看的行数", MessageEn: "the number of rows that questions and searches look through"}, e.seen, l.Seen, fewerFields},
	})
}

// extent is how much a selection may come to.
type extent struct {
	rows   int // of its longest list
	total  int // of all its lists
	values int // scalars of all its rows
	seen   int // rows that its questions and searches look through
}

func (e extent) beside(o extent) extent {
	return extent{max(e.rows, o.rows), plus(e.total, o.total), plus(e.values, o.values), plus(e.seen, o.seen)}
}

// parents are the objects that a selection is of: how many at most, and whether
// each is there once.
type parents struct {
	n        int
	distinct bool
}

// pricer prices selections. Fragments are priced where they are spread: how many
// fields that may come to is limited before.
type pricer struct {
	*lookahead
	stats *store.Stats // nil: not known
}

func (p *pricer) operation(o *ast.OperationDefinition) extent {
	return p.set(o.SelectionSet, parents{n: 1, distinct: true})
}

func (p *pricer) set(set ast.SelectionSet, of parents) (sum extent) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if p.included(s.Directives) {
				sum = sum.beside(p.field(s, of))
			}
		case *ast.InlineFragment:
			if p.included(s.Directives) {
				sum = sum.beside(p.set(s.SelectionSet, of))
			}
		case *ast.FragmentSpread:
			if p.included(s.Directives) {
				sum = sum.beside(p.set(p.fragments.ForName(s.Name).SelectionSet, of))
			}
		}
	}
	return sum
}

func (p *pricer) field(f *ast.Field, of parents) extent {
	if len(f.SelectionSet) == 0 {
		return extent{values: of.n}
	}
	seen := p.seen(f)
	first, isList := p.first(f)
	if !isList {
		e := p.set(f.SelectionSet, parents{n: of.n, distinct: of.distinct && isShape(f)})
		e.seen = plus(e.seen, seen)
		return e
	}
	rows := p.rows(f, first, of)
	e := p.set(f.SelectionSet, parents{n: rows, distinct: of.n <= 1})
	e.rows, e.total, e.seen = max(e.rows, rows), plus(e.total, rows), plus(e.seen, seen)
	return e
}

// wordShare is how many rows a search looks through for one that it looks at: an index
// leads it from its words to these.
const wordShare = 1_000

// seen is how many rows a field looks through that are not its own: a question all that
// there are, a search a share of them for each of its words.
func (p *pricer) seen(f *ast.Field) int {
	all := analysis.MaxRows // no question goes through more
	if p.stats != nil {
		n := 0
		for kind, nodes := range p.stats.Nodes {
			if kind != ontology.KindPassage { // of a fact that is looked at, only what is shown
				n = plus(n, nodes)
			}
		}
		all = min(all, n)
	}
	seen := times(p.words(f), 1+all/wordShare)
	if isQuestion(f) {
		seen = plus(seen, all)
	}
	return seen
}

// isQuestion says of a field that it is one of those that look through the graph
// (compare, matrix, facets): what stands at the root and is neither a list of nodes nor
// one of them.
func isQuestion(f *ast.Field) bool {
	if f.Definition == nil || f.ObjectDefinition == nil || f.ObjectDefinition.Name != "Query" || strings.HasPrefix(f.Name, "__") {
		return false
	}
	switch name := strings.TrimSuffix(f.Definition.Type.Name(), "Connection"); name {
	case "Node", "Search", "Stats":
		return false
	default:
		return !slices.Contains(ontology.Kinds(), name)
	}
}

// words are those that a field searches, in its own text or that of a filter.
func (p *pricer) words(f *ast.Field) int {
	n := 0
	for _, a := range f.Arguments {
		if text, ok := p.text(a).(string); ok {
			n += len(strings.Fields(text))
		}
	}
	return n
}

// text is what an argument, or the filter that it is, has as its text.
func (p *pricer) text(a *ast.Argument) any {
	value := a.Value
	if value.Kind == ast.ObjectValue {
		if value = value.Children.ForName("text"); value == nil {
			return nil
		}
	} else if a.Name != "text" && value.Kind != ast.Variable {
		return nil
	}
	v, err := value.Value(p.vars)
	if err != nil {
		return nil
	}
	if filter, ok := v.(map[string]any); ok {
		return filter["text"]
	}
	if a.Name != "text" && value == a.Value {
		return nil
	}
	return v
}

// isShape says of an object that it has its parent to itself: the edges of a list,
// a page's state, an answer's parts. An object with an id may be that of many.
func isShape(f *ast.Field) bool {
	return f.Definition == nil || f.Definition.Directives.ForName("relationship") == nil
}

// rows is how many rows a list may have below so many parents: for each as many as
// it asks for, but all together, where each parent is there once, no more than the
// relation has, and for none more than there are nodes of the kind.
func (p *pricer) rows(f *ast.Field, first int, of parents) int {
	if p.stats == nil {
		return times(first, of.n)
	}
	related, isRelation := p.related(f)
	if isRelation {
		first = min(first, related)
	}
	if kinds, ok := p.stats.Nodes[strings.TrimSuffix(f.Definition.Type.Name(), "Connection")]; ok {
		first = min(first, kinds)
	}
	rows := times(first, of.n)
	if isRelation && of.distinct {
		rows = min(rows, related)
	}
	return rows
}

// related is how many edges the relation of a list has, each counted for each end
// that the list is taken from.
func (p *pricer) related(f *ast.Field) (int, bool) {
	relationship := f.Definition.Directives.ForName("relationship")
	if relationship == nil {
		return 0, false
	}
	n := 0
	for _, child := range relationship.Arguments.ForName("type").Value.Children {
		n = plus(n, p.stats.Edges[child.Value.Raw])
	}
	if relationship.Arguments.ForName("type").Value.Kind != ast.ListValue {
		n = p.stats.Edges[relationship.Arguments.ForName("type").Value.Raw]
	}
	if relationship.Arguments.ForName("direction").Value.Raw == string(view.Both) {
		n = times(2, n)
	}
	return n, true
}

// first is how many rows a list or nodes(ids) asks for. A figure that is not
// allowed is left to the look-ahead, which names the field.
func (p *pricer) first(f *ast.Field) (int, bool) {
	if f.Definition == nil {
		return 0, false
	}
	switch {
	case f.Definition.Arguments.ForName("first") != nil:
		n := view.DefaultFirst
		if value := p.argument(f, "first"); value != nil {
			n = wholeNumber(value, n)
		}
		return min(max(n, 0), view.MaxFirst), true
	case f.Definition.Arguments.ForName("ids") != nil:
		ids, _ := p.argument(f, "ids").([]any)
		return min(len(ids), view.MaxFirst), true
	}
	return 0, false
}

// argument is the value that a field's argument is given; nil where it is not.
func (p *pricer) argument(f *ast.Field, name string) any {
	a := f.Arguments.ForName(name)
	if a == nil {
		return nil
	}
	v, err := a.Value.Value(p.vars)
	if err != nil {
		return nil
	}
	return v
}

// wholeNumber reads a whole number as literals and variables hold it, or else what the
// executor will not take either.
func wholeNumber(v any, otherwise int) int {
	switch v := v.(type) {
	case int64:
		return int(v)
	case json.Number:
		n, err := strconv.Atoi(v.String())
		if err != nil {
			return otherwise
		}
		return n
	}
	var n int
	if remarshal(v, &n) != nil {
		return otherwise
	}
	return n
}

// plus and times stop at the largest number.
func plus(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func times(a, b int) int {
	if a > 0 && b > math.MaxInt/a {
		return math.MaxInt
	}
	return a * b
}
