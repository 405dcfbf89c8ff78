package graph

import (
	"context"
	"crypto/sha256"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
)

// Clients write ids and figures into their queries. Queries that differ in nothing
// else, but for white space and comments, are of one shape: it is parsed, validated and
// planned once, with variables in the places of the constants.

// shapeKey is a hash of what texts of one shape have in common.
type shapeKey [sha256.Size]byte

// shape is a query's text, read word by word.
type shape struct {
	key       shapeKey
	constants constants
	words     int  // and signs
	longest   int  // bytes of the longest constant
	nesting   int  // brackets in brackets, of any kind
	readable  bool // to its end; else the parser says what is wrong
}

// constant is a number or a text that stands in a query as an argument's value.
type constant struct {
	kind ast.ValueKind
	raw  string
}

// constants are the variables that stand in the places of constants, by these. Equal
// constants are one: the same field may be selected twice with equal arguments only.
type constants map[constant]string

// constantMark begins the names of such variables. No client can give one.
const constantMark = "#"

// value is what the executor makes of the constant; false where it may be none, which
// validation then says.
func (c constant) value() (any, bool) {
	var value any = c.raw
	var err error
	switch c.kind {
	case ast.IntValue:
		var n int64
		n, err = strconv.ParseInt(c.raw, 10, 32)
		value = n
	case ast.FloatValue:
		value, err = strconv.ParseFloat(c.raw, 64)
	}
	return value, err == nil
}

// kindsOfConstants are the values that are taken out. Names (an enum's value, true,
// null) stay: what they may be hangs on their place.
var kindsOfConstants = map[lexer.Type]ast.ValueKind{
	lexer.Int: ast.IntValue, lexer.Float: ast.FloatValue, lexer.String: ast.StringValue, lexer.BlockString: ast.BlockValue,
}

// shapeOf reads a text, for its shape no further than so many words and signs.
func shapeOf(text string, most int) shape {
	s := shape{constants: constants{}}
	var key strings.Builder
	input := lexer.New(&ast.Source{Input: text})
	open := 0
	for definitions := (definitionsOfVariables{}); ; {
		token, err := input.ReadToken()
		if err != nil {
			return s
		}
		if token.Kind == lexer.Comment {
			continue
		}
		if token.Kind == lexer.EOF {
			break
		}
		if s.words++; s.words > most { // they are counted on, to tell how many
			continue
		}
		switch token.Kind {
		case lexer.BraceL, lexer.BracketL, lexer.ParenL:
			open++
			s.nesting = max(s.nesting, open)
		case lexer.BraceR, lexer.BracketR, lexer.ParenR:
			open--
		}
		within := definitions.next(token.Kind)
		kind, isValue := kindsOfConstants[token.Kind]
		switch {
		case !isValue && token.Value != "":
			key.WriteString(token.Value)
		case !isValue:
			key.WriteString(token.Kind.String())
		default:
			s.longest = max(s.longest, len(token.Value))
			s.constant(&key, constant{kind, token.Value}, within)
		}
		key.WriteByte(' ')
	}
	s.key, s.readable = sha256.Sum256([]byte(key.String())), true
	return s
}

// constant writes a constant into the key: the variable that stands for it or, among
// the definitions of variables, where none may stand, itself.
func (s *shape) constant(key *strings.Builder, c constant, amongDefinitions bool) {
	if _, ok := c.value(); !ok || amongDefinitions {
		key.WriteString(strconv.Itoa(int(c.kind)) + strconv.Quote(c.raw))
		return
	}
	name, known := s.constants[c]
	if !known {
		name = constantMark + strconv.Itoa(int(c.kind)) + "." + strconv.Itoa(len(s.constants))
		s.constants[c] = name
	}
	key.WriteString(name)
}

// definitionsOfVariables tells the definitions of an operation's variables from all
// else: what stands in round brackets outside of any selection.
type definitionsOfVariables struct{ round, curly int }

// next says whether the next sign stands among them.
func (d *definitionsOfVariables) next(kind lexer.Type) bool {
	within := d.round > 0
	switch {
	case kind == lexer.ParenL && d.curly == 0:
		d.round++
	case kind == lexer.ParenR && within:
		d.round--
	case kind == lexer.BraceL && !within:
		d.curly++
	case kind == lexer.BraceR && !within:
		d.curly--
	}
	return within
}

// variables are the values of the constants, as the executor takes them.
func (c constants) variables() map[string]any {
	out := make(map[string]any, len(c))
	for constant, name := range c {
		out[name], _ = constant.value()
	}
	return out
}

// takeOut puts variables in the places of the constants of a document that was
// validated with them.
func (c constants) takeOut(doc *ast.QueryDocument) {
	eachValue(doc, func(v *ast.Value) {
		if name, ok := c[constant{v.Kind, v.Raw}]; ok {
			v.Kind, v.Raw = ast.Variable, name
		}
	})
}

// eachValue visits the values of all arguments of a document, and those within them.
func eachValue(doc *ast.QueryDocument, visit func(*ast.Value)) {
	v := valueVisitor(visit)
	for _, o := range doc.Operations {
		v.selection(o.SelectionSet)
	}
	for _, f := range doc.Fragments {
		v.selection(f.SelectionSet)
	}
}

type valueVisitor func(*ast.Value)

func (v valueVisitor) selection(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			v.arguments(s.Arguments)
			v.directives(s.Directives)
			v.selection(s.SelectionSet)
		case *ast.InlineFragment:
			v.directives(s.Directives)
			v.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			v.directives(s.Directives)
		}
	}
}

func (v valueVisitor) directives(list ast.DirectiveList) {
	for _, d := range list {
		v.arguments(d.Arguments)
	}
}

func (v valueVisitor) arguments(list ast.ArgumentList) {
	for _, a := range list {
		v.value(a.Value)
	}
}

func (v valueVisitor) value(of *ast.Value) {
	v(of)
	for _, child := range of.Children {
		v.value(child.Value)
	}
}

// givenConstants gives an operation the constants that its text has beside the
// variables that the client sent.
type givenConstants struct{}

// ExtensionName implements graphql.HandlerExtension.
func (givenConstants) ExtensionName() string { return "GivenConstants" }

// Validate implements graphql.HandlerExtension.
func (givenConstants) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext adds them.
func (givenConstants) MutateOperationContext(ctx context.Context, o *graphql.OperationContext) *gqlerror.Error {
	asked := askedOf(ctx)
	if len(asked.constants) > 0 && o.Variables == nil {
		o.Variables = make(map[string]any, len(asked.constants))
	}
	for name, value := range asked.constants {
		o.Variables[name] = value
	}
	return nil
}

// relocate has errors name the places of their words in the text that the client sent,
// where another of its shape was parsed.
func relocate(errs gqlerror.List, parsed, sent string) {
	if parsed == sent {
		return
	}
	var there map[gqlerror.Location]gqlerror.Location
	for _, e := range errs {
		if len(e.Locations) == 0 {
			continue
		}
		if there == nil {
			there = placesOfWords(parsed, sent)
		}
		locations := make([]gqlerror.Location, len(e.Locations))
		for i, at := range e.Locations {
			locations[i] = there[at]
		}
		e.Locations = locations
	}
}

// placesOfWords leads from the places of the words and signs of one text to those of
// another of the same shape.
func placesOfWords(from, to string) map[gqlerror.Location]gqlerror.Location {
	a, b := lexer.New(&ast.Source{Input: from}), lexer.New(&ast.Source{Input: to})
	out := map[gqlerror.Location]gqlerror.Location{}
	for {
		x, y := nextWord(&a), nextWord(&b)
		if x == nil || y == nil {
			return out
		}
		out[gqlerror.Location{Line: x.Pos.Line, Column: x.Pos.Column}] = gqlerror.Location{Line: y.Pos.Line, Column: y.Pos.Column}
	}
}

// nextWord is nil at the end.
func nextWord(text *lexer.Lexer) *lexer.Token {
	for {
		token, err := text.ReadToken()
		switch {
		case err != nil || token.Kind == lexer.EOF:
			return nil
		case token.Kind != lexer.Comment:
			return &token
		}
	}
}
