# The commands of this project. `make run` serves, `make test` tests, `make
# check` is what CI runs and what a change must pass.
.PHONY: run build test check generate format

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
	$(MAKE) test

format:
	go tool gofumpt -w $$(git ls-files '*.go')
