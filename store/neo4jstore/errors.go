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

// failure turns what the driver says into what may be shown: the driver's own
// words hold addresses, statements and values.
func failure(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if known(err) {
		return err
	}
	var server *neo4j.Neo4jError
	if !errors.As(err, &server) {
		return fmt.Errorf("%w: Neo4j cannot be reached", store.ErrUnavailable)
	}

	switch {
	case strings.Contains(server.Code, ".Security."):
		return fmt.Errorf("%w: Neo4j refuses the user or the password, or the user may not do this (%s)", store.ErrUnavailable, server.Code)
	case strings.HasSuffix(server.Code, ".DatabaseNotFound"):
		return fmt.Errorf("%w: Neo4j has no such database (NEO4J_DATABASE)", store.ErrUnavailable)
	case strings.HasSuffix(server.Code, "OutOfMemoryError"):
		return fmt.Errorf("%w: %w (%s)", store.ErrUnavailable, ErrMemory, server.Code)
	case strings.HasSuffix(server.Code, ".ConstraintValidationFailed"):
		return fmt.Errorf("a node that is not this program's has the label Node and an id of the graph (%s)", server.Code)
	case strings.HasSuffix(server.Code, ".WriteOnReadOnlyAccessDatabase"), strings.Contains(server.Code, ".General.ReadOnly"), strings.HasSuffix(server.Code, ".ForbiddenOnReadOnlyDatabase"):
		return fmt.Errorf("the database takes no writes (%s)", server.Code)
	case neo4j.IsRetryable(err), strings.Contains(server.Code, ".Database."), strings.Contains(server.Code, ".Cluster."):
		return fmt.Errorf("%w: Neo4j answers %s", store.ErrUnavailable, server.Code)
	}
	return fmt.Errorf("Neo4j answers %s", server.Code)
}

// known are errors of this program's own words.
func known(err error) bool {
	return errors.Is(err, ErrLoading) || errors.Is(err, store.ErrUnavailable) || errors.Is(err, store.ErrInvalidGraph) ||
		errors.Is(err, errLost)
}

func code(err error) string {
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return server.Code
	}
	return ""
}
