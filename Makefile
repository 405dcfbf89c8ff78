# The commands of this project. `make run` serves, `make test` tests, `make
# check` is what CI runs and what a change must pass.
.PHONY: run build test check soak neo4j generate generated-fresh format bench bench-full

run: ## serve the built-in dataset on http://127.0.0.1:8080
	go run ./cmd/policygraph serve

build:
	go build -o bin/policygraph ./cmd/policygraph

test: ## every test, with the race detector
	go test -race ./...

check: ## format, vet, static analysis, generated code, tests
	@files="$$(git ls-files '*.go' | grep -v '/generated' | xargs go tool gofumpt -l)"; \
	  test -z "$$files" || { echo "not formatted (run make format):"; echo "$$files"; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	$(MAKE) generated-fresh
	$(MAKE) test

generate: ## the GraphQL executor, from schema.graphqls and package model
	go tool gqlgen generate

generated-fresh: ## generated code is what the schema says
	@before="$$(cksum graph/generated.go)"; go tool gqlgen generate; \
	  test "$$before" = "$$(cksum graph/generated.go)" || { echo "graph/generated.go was not fresh: commit what make generate wrote"; exit 1; }

soak: ## 10,000 random queries, answered by Neo4j as from memory; store calls on 300 districts
	POLICYGRAPH_SOAK=10000 go test ./store/neo4jstore -run TestRandom -v -timeout 2h
	go test ./graph -run WhateverTheSize -districts 300 -v

bench: ## policygraph, @neo4j/graphql and Cypher by hand side by side (bench/README.md)
	go run ./bench -json bench.json

bench-full: ## the same at two sizes, each question for longer
	go run ./bench -districts 10,300 -cell 5s -warm 5s -json bench-full.json

neo4j: ## a Neo4j for development, until Ctrl-C: Java 17 and Maven, no Docker
	go run ./internal/neo4jtest/neo4j

format:
	go tool gofumpt -w $$(git ls-files '*.go')
