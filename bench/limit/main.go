// Command limit is what no GraphQL server over the same database can beat: one
// statement a question, written by hand, one round trip over Bolt, and JSON
// written straight from the record. POST /Q1 with the variables as JSON.
//
// It listens on 127.0.0.1:PORT and takes the database from NEO4J_URI,
// NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strconv"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/policygraph/policygraph/bench/internal/question"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "limit:", err)
		os.Exit(1)
	}
}

func run() error {
	auth := neo4j.BasicAuth(os.Getenv("NEO4J_USERNAME"), os.Getenv("NEO4J_PASSWORD"), "")
	driver, err := neo4j.NewDriverWithContext(os.Getenv("NEO4J_URI"), auth, func(c *config.Config) {
		c.NotificationsMinSeverity = notifications.DisabledLevel
		c.TelemetryDisabled = true
	})
	if err != nil {
		return err
	}
	defer driver.Close(context.Background())
	mux := http.NewServeMux()
	for _, q := range question.All() {
		text, statement := q.Limit()
		f, err := parseForm(text)
		if err != nil {
			return fmt.Errorf("%s: %w", q.Name, err)
		}
		mux.Handle("POST /"+q.Name, &answerer{driver, os.Getenv("NEO4J_DATABASE"), statement, f})
	}
	return http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), mux)
}

// answerer answers one question.
type answerer struct {
	driver    neo4j.DriverWithContext
	database  string
	statement string
	form      form
}

func (a *answerer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var variables map[string]any
	if err := json.NewDecoder(r.Body).Decode(&variables); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	value, err := a.ask(r.Context(), variables)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	b := a.form.write([]byte(`{"data":`), value)
	b = append(b, '}')
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	_, _ = w.Write(b)
}

// ask runs the statement: auto-commit, everything fetched at once.
func (a *answerer) ask(ctx context.Context, variables map[string]any) (any, error) {
	session := a.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: a.database, AccessMode: neo4j.AccessModeRead, FetchSize: neo4j.FetchAll})
	defer session.Close(ctx)
	result, err := session.Run(ctx, a.statement, variables)
	if err != nil {
		return nil, err
	}
	if !result.Next(ctx) {
		if err := result.Err(); err != nil {
			return nil, err
		}
		return nil, errors.New("nothing was found")
	}
	return result.Record().Values[0], nil
}
