// Command neo4j runs a Neo4j for development until it is interrupted. What it
// keeps goes with it.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/policygraph/policygraph/internal/neo4jtest"
)

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	server, err := neo4jtest.Launch(neo4jtest.Options{Steady: true})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer server.Stop()
	fmt.Printf("export NEO4J_URI=%s NEO4J_USERNAME=%s NEO4J_PASSWORD='%s' NEO4J_DATABASE=%s\n",
		server.URI, server.User, server.Password, server.Database)
	<-stop
}
