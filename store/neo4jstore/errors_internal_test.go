package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/store"
)

// TestFailures: what the driver and the server say is told as what it is. Only what
// another moment or another configuration mends is unavailability.
func TestFailures(t *testing.T) {
	answered := func(code string) error { return &neo4j.Neo4jError{Code: code, Msg: "secret"} }
	for name, c := range map[string]struct {
		err         error
		is          error
		unavailable bool
		says        string
	}{
		"no connection":             {err: &neo4j.ConnectivityError{Inner: io.EOF}, unavailable: true, says: "cannot be reached"},
		"a call that is a mistake":  {err: &neo4j.UsageError{Message: "secret"}, is: errUsage, says: "refuses the call"},
		"a mistake, wrapped":        {err: fmt.Errorf("x: %w", &neo4j.UsageError{}), is: errUsage, says: "refuses the call"},
		"a wrong password":          {err: answered("Neo.ClientError.Security.Unauthorized"), unavailable: true, says: "user or the password"},
		"a user without rights":     {err: answered("Neo.ClientError.Security.Forbidden"), unavailable: true, says: "may not"},
		"an expired token":          {err: answered("Neo.ClientError.Security.TokenExpired"), unavailable: true, says: "refuses the user"},
		"no such database":          {err: answered("Neo.ClientError.Database.DatabaseNotFound"), unavailable: true, says: "NEO4J_DATABASE"},
		"a database that starts":    {err: answered("Neo.TransientError.Database.DatabaseUnavailable"), unavailable: true, says: "DatabaseUnavailable"},
		"a cluster without leader":  {err: answered("Neo.ClientError.Cluster.NotALeader"), unavailable: true, says: "NotALeader"},
		"a deadlock":                {err: answered("Neo.TransientError.Transaction.DeadlockDetected"), unavailable: true, says: "Deadlock"},
		"memory":                    {err: answered("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), is: ErrMemory, unavailable: true, says: "memory"},
		"a statement with an error": {err: answered("Neo.ClientError.Statement.SyntaxError"), says: "SyntaxError"},
		"a type error":              {err: answered("Neo.ClientError.Statement.TypeError"), says: "TypeError"},
		"a foreign node":            {err: answered("Neo.ClientError.Schema.ConstraintValidationFailed"), says: "not this program's"},
		"a server without writes":   {err: answered("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"), says: "takes no writes"},
		"a reader":                  {err: answered("Neo.ClientError.General.ReadOnly"), says: "takes no writes"},
		"the last of many attempts": {err: &neo4j.TransactionExecutionLimit{Errors: []error{io.EOF, answered("Neo.ClientError.Statement.TypeError")}}, says: "TypeError"},
		"an answer of another form": {err: errShape, is: errShape, says: "shape"},
		"another load":              {err: lockState{ownerName: "process 7 on x"}.refusal(lease), is: ErrLoading, says: "process 7"},
	} {
		t.Run(name, func(t *testing.T) {
			got := failure(t.Context(), c.err)
			if errors.Is(got, store.ErrUnavailable) != c.unavailable || c.is != nil && !errors.Is(got, c.is) {
				t.Errorf("%v (unavailable: want %v)", got, c.unavailable)
			}
			if !strings.Contains(got.Error(), c.says) || strings.Contains(got.Error(), "secret") {
				t.Errorf("the error says %q", got)
			}
		})
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if got := failure(ended, answered("Neo.ClientError.Transaction.Terminated")); got != context.Canceled { //nolint:errorlint // exactly that
		t.Errorf("who ended the question is told %v", got)
	}
	if got := failure(t.Context(), nil); got != nil {
		t.Errorf("no error becomes %v", got)
	}
}
