package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// The codes that an error can carry in extensions.code. There are no others.
const (
	CodeBadUserInput     = "BAD_USER_INPUT"
	CodeInvalidCursor    = "INVALID_CURSOR"
	CodeValidation       = errcode.ValidationFailed
	CodeLimitExceeded    = "LIMIT_EXCEEDED"
	CodeStoreUnavailable = "STORE_UNAVAILABLE"
	CodeTimeout          = "TIMEOUT"
	CodeInternal         = "INTERNAL"
)

// codedError is an error that a client is meant to read.
type codedError struct{ code, message string }

func (e *codedError) Error() string { return e.message }

func badInput(format string, args ...any) error {
	return &codedError{CodeBadUserInput, fmt.Sprintf(format, args...)}
}

// limit says which limit was exceeded, by how much, and what to do.
func limit(what string, actual, allowed int, advice string) error {
	return &codedError{CodeLimitExceeded, fmt.Sprintf("%s is %d, allowed is %d: %s", what, actual, allowed, advice)}
}

// presenter turns any error into one that a client may see. What is not known
// to be fit for clients is logged and becomes INTERNAL.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var shown *gqlerror.Error
		if errors.As(err, &shown) && shown.Extensions["code"] != nil {
			if shown.Extensions["code"] == errcode.ParseFailed {
				errcode.Set(shown, CodeValidation)
			}
			return shown
		}
		if shown != nil && shown.Err != nil {
			err = shown.Err // without the place, which has a field of its own
		}
		if errors.Is(err, analysis.ErrMoved) {
			noteMovedID(ctx)
		}
		code, message := classify(err)
		if code == CodeInternal {
			log.ErrorContext(ctx, "query failed", "path", graphql.GetPath(ctx).String(), "error", err)
		}
		out := &gqlerror.Error{Message: message, Path: graphql.GetPath(ctx), Extensions: map[string]any{"code": code}}
		if shown != nil {
			out.Locations = shown.Locations
			if shown.Path != nil {
				out.Path = shown.Path
			}
		}
		return out
	}
}

func classify(err error) (code, message string) {
	var coded *codedError
	var refusal *analysis.Refusal
	switch {
	case errors.As(err, &coded):
		return coded.code, coded.message
	case errors.Is(err, paging.ErrInvalidCursor):
		return CodeInvalidCursor, err.Error()
	case errors.As(err, &refusal) && errors.Is(refusal, analysis.ErrTooMuch):
		return CodeLimitExceeded, refusal.Message
	case errors.As(err, &refusal):
		return CodeBadUserInput, refusal.Message
	case errors.Is(err, store.ErrUnavailable):
		return CodeStoreUnavailable, "the graph store does not answer: try again later"
	case errors.Is(err, context.DeadlineExceeded):
		return CodeTimeout, "the query took too long: ask for less at once"
	case errors.Is(err, context.Canceled):
		return CodeTimeout, "the query was cancelled"
	}
	return CodeInternal, "something went wrong in the server; it has been logged"
}
