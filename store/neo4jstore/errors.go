package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/store"
)

// ErrLoading: another load is under way. The error says whose.
var ErrLoading = errors.New("another load is under way")

// ErrMemory: what was asked, or the transaction of a load, takes more memory
// than Neo4j has. It is an ErrUnavailable, too.
var ErrMemory = errors.New("Neo4j has too little memory for this")

// errUsage: the driver refuses a call as one that cannot succeed, however often it
// is tried.
var errUsage = errors.New("the Neo4j driver refuses the call: the store is closed, or the server is older than Neo4j 5.26")

// failure turns what the driver says into what may be shown: the driver's own
// words hold addresses, statements and values.
func failure(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if ownError(err) {
		return err
	}
	// After several attempts the driver returns all their errors; the last one counts.
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		return failure(ctx, limit.Errors[len(limit.Errors)-1])
	}
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return serverFailure(server)
	}
	var usage *neo4j.UsageError
	if errors.As(err, &usage) {
		return errUsage
	}
	return fmt.Errorf("%w: Neo4j cannot be reached", store.ErrUnavailable)
}

// serverFailure is what an error that the server answered with comes to, by its
// code (Neo.Classification.Category.Title). Only what another configuration or
// another moment mends is ErrUnavailable; a mistake in a statement is not.
func serverFailure(err *neo4j.Neo4jError) error {
	switch {
	case err.Category() == "Security" && err.Title() == "Forbidden":
		return fmt.Errorf("%w: the Neo4j user may not do this (%s)", store.ErrUnavailable, err.Code)
	case err.Category() == "Security":
		return fmt.Errorf("%w: Neo4j refuses the user or the password (%s)", store.ErrUnavailable, err.Code)
	case err.Title() == "DatabaseNotFound":
		return fmt.Errorf("%w: Neo4j has no such database (NEO4J_DATABASE)", store.ErrUnavailable)
	case strings.HasSuffix(err.Title(), "OutOfMemoryError"):
		return fmt.Errorf("%w: %w (%s)", store.ErrUnavailable, ErrMemory, err.Code)
	case err.Title() == "ConstraintValidationFailed":
		return fmt.Errorf("a node that is not this program's has the label Node and an id of the graph (%s)", err.Code)
	case readOnly(err):
		return fmt.Errorf("the database takes no writes (%s)", err.Code)
	case err.IsRetriable(), err.Category() == "Database", err.Category() == "Cluster":
		return fmt.Errorf("%w: Neo4j answers %s", store.ErrUnavailable, err.Code)
	}
	return fmt.Errorf("Neo4j answers %s", err.Code)
}

// readOnly says whether a write was refused because of where it went.
func readOnly(err *neo4j.Neo4jError) bool {
	return err.Title() == "WriteOnReadOnlyAccessDatabase" || err.Title() == "ForbiddenOnReadOnlyDatabase" ||
		err.Category() == "General" && strings.HasPrefix(err.Title(), "ReadOnly")
}

// ownError says whether an error is this program's own, and may be shown.
func ownError(err error) bool {
	for _, own := range []error{ErrLoading, errLost, errShape, errUsage, errForeignIndex, store.ErrUnavailable, store.ErrInvalidGraph} {
		if errors.Is(err, own) {
			return true
		}
	}
	return false
}

func code(err error) string {
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return server.Code
	}
	return ""
}
