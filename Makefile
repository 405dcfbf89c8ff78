# The commands of this project. `make run` serves, `make test` runs every check
# and is what CI runs; its parts have targets of their own.
.PHONY: run build web docs web-where-possible dist vet-windows setup test test-short check format-fresh vet lint generated-fresh test-go test-web web-corpus web-times screenshots \
  schema schema-release clients exports chromium curl python soak soak-server attack load fuzz calibration resolution scale mutants neo4j generate format bench bench-full

GO_FILES = $$(git ls-files '*.go' | grep -v '/generated')
# Tools with many dependencies are built from a module of their own.
TOOL = go tool -modfile=tools/go.mod

run: web-where-possible ## serve the built-in dataset on http://127.0.0.1:8080
	go run ./cmd/policygraph serve

build: web-where-possible
	go build -o bin/policygraph ./cmd/policygraph

test: setup format-fresh vet vet-windows lint generated-fresh schema test-web clients test-go exports ## everything: what a change must pass

check: test

test-short: ## the tests that need neither Java nor a minute
	go test -short ./...

setup: ## what the tests need beside Go: Java and Maven, for a real Neo4j
	@if command -v java >/dev/null && command -v mvn >/dev/null; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -q && apt-get install -q -y --no-install-recommends openjdk-17-jdk-headless maven; \
	else echo "the tests need Java 17 and Maven (Debian: sudo apt-get install openjdk-17-jdk-headless maven); make test-short does without"; exit 1; fi

format-fresh: ## the code is formatted
	@files="$$(go tool gofumpt -l $(GO_FILES))"; \
	  test -z "$$files" || { echo "not formatted (run make format):"; echo "$$files"; exit 1; }

vet:
	go vet ./...

vet-windows: ## the program compiles for Windows and passes vet there
	GOOS=windows CGO_ENABLED=0 go vet ./cmd/policygraph

lint: ## the linters of .golangci.yml
	$(TOOL) golangci-lint run ./...

tools/schema/node_modules/.package-lock.json: tools/schema/package-lock.json
	npm ci --prefix tools/schema --no-audit --no-fund --loglevel=error

schema: tools/schema/node_modules/.package-lock.json ## the schema keeps to the rules of eslint.config.js, and to what was released
	npm run --prefix tools/schema --silent test
	npm run --prefix tools/schema --silent compare

schema-release: schema ## at a release: what clients are promised is the schema as it is
	cp schema.graphqls tools/schema/released.graphqls

GENERATED = graph/generated.go client/generated.go

generated-fresh: ## generated code is what the schema says
	@before="$$(cksum $(GENERATED))"; $(MAKE) --no-print-directory generate; \
	  test "$$before" = "$$(cksum $(GENERATED))" || { echo "$(GENERATED): not fresh; commit what make generate wrote"; exit 1; }

# The explorer, from npm's lock file: fetched again when that changes, built again
# when a source does. Nothing of it is in git.
WEB_BUILT = web/dist/explorer/licenses.html.gz
WEB_SOURCES = $(shell find web/src web/public web/build web/examples web/*.html web/*.ts web/*.json -type f ! -name '*.operations.ts' ! -name generated.ts)
NODE_WILL_DO = node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || a === 20 && b >= 19 ? 0 : 1)' 2>/dev/null

web: $(WEB_BUILT) ## the explorer, into web/dist

# The docs as pages of the program, with a reference made of the schema: from the same lock file.
DOCS_BUILT = web/dist/docs/index.html.gz
DOCS_SOURCES = $(shell find docs web/site -type f ! -name '*.test.mjs') README.md README.zh-CN.md web/build/compress.mjs

docs: $(DOCS_BUILT) ## the docs site, into web/dist; a server shows it at /docs

$(DOCS_BUILT): $(DOCS_SOURCES) schema.graphqls web/node_modules/.package-lock.json
	npm run --prefix web --silent docs

web-where-possible:
	@if $(NODE_WILL_DO); then $(MAKE) --no-print-directory web docs; \
	else echo "no Node.js 20.19 or later: the API runs without the explorer, and its page says how to build it"; fi

web/node_modules/.package-lock.json: web/package-lock.json
	npm ci --prefix web --no-audit --no-fund --loglevel=error

$(WEB_BUILT): $(WEB_SOURCES) schema.graphqls web/node_modules/.package-lock.json
	npm run --prefix web --silent build

# The systems that `make dist` builds for.
DIST = linux-amd64 linux-arm64 windows-amd64 windows-arm64 darwin-amd64 darwin-arm64

dist: web docs ## what an office installs: one static program a system, the explorer inside, with checksums
	rm -rf dist && mkdir dist
	node web/build/go-licenses.mjs > dist/go-licenses.txt
	node web/build/finish.mjs
	@set -e; for target in $(DIST); do \
	  system="$${target%-*}"; program="policygraph-$$target"; start="start-$$target.sh"; form=packaging/start.sh; \
	  case "$$system" in \
	    windows) program="$$program.exe"; start="start-$$target.cmd"; form=packaging/start.cmd;; \
	    darwin) start="start-$$target.command";; \
	  esac; \
	  echo "dist/$$program"; \
	  GOOS="$$system" GOARCH="$${target#*-}" CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o "dist/$$program" ./cmd/policygraph; \
	  sed "s/PROGRAM/$$program/" "$$form" > "dist/$$start"; chmod +x "dist/$$start"; \
	done
	cp LICENSE NOTICE dist/
	$(MAKE) --no-print-directory sbom
	cd dist && sha256sum * > SHA256SUMS

# It reads the version from .git, which it cannot where that is a linked worktree's.
sbom: ## what the program is made of (CycloneDX), into dist/sbom.json
	mkdir -p dist
	@set -e; source=.; if [ -f .git ]; then source="$$(mktemp -d)"; trap 'rm -rf "$$source"' EXIT; git clone -q . "$$source"; fi; \
	  go tool -modfile=tools/go.mod cyclonedx-gomod app -json -licenses -main cmd/policygraph -output "$$PWD/dist/sbom.json" "$$source"

vulncheck: ## known vulnerabilities in what the program calls; asks vuln.go.dev
	@curl -sfI --max-time 20 https://vuln.go.dev/index/db.json >/dev/null || { echo "vuln.go.dev cannot be reached from here: nothing was checked"; exit 1; }
	go tool -modfile=tools/go.mod govulncheck ./...

chromium: ## what the tests of pages need: a real Chromium
	@chromium="$${CHROMIUM:-/usr/bin/chromium}"; if [ -x "$$chromium" ]; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -q && apt-get install -q -y --no-install-recommends chromium fonts-wqy-microhei; \
	else echo "the tests of pages need Chromium (Debian: sudo apt-get install chromium fonts-wqy-microhei), or CHROMIUM=its path"; exit 1; fi

test-web: web docs chromium ## the explorer's tests: plain functions, then a real Chromium against the real server
	npm run --prefix web --silent unit
	go build -o bin/policygraph ./cmd/policygraph
	npm run --prefix web --silent browser

examples/node_modules/.package-lock.json: examples/package-lock.json
	npm ci --prefix examples --no-audit --no-fund --loglevel=error

# The Python packages of the examples, in an environment of their own.
PYTHON = .cache/python/installed

python:
	@if python3 -c 'import ensurepip, venv' 2>/dev/null; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -q && apt-get install -q -y --no-install-recommends python3 python3-venv; \
	else echo "the tests in Python need Python 3.11 with venv (Debian: sudo apt-get install python3 python3-venv)"; exit 1; fi

$(PYTHON): examples/python/requirements.txt | python
	python3 -m venv --clear .cache/python
	.cache/python/bin/pip install -q --disable-pip-version-check -r examples/python/requirements.txt
	@touch $@

curl: ## what the snippets of docs/clients.md ask with
	@if command -v curl >/dev/null; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -q -y --no-install-recommends curl ca-certificates; \
	else echo "the snippets of docs/clients.md need curl (Debian: sudo apt-get install curl)"; exit 1; fi

clients: chromium curl examples/node_modules/.package-lock.json $(PYTHON) ## the examples, other clients' recipes, the snippets of docs/clients.md and the audit of GraphQL over HTTP, against a running server
	go build -o bin/policygraph ./cmd/policygraph
	npm run --prefix examples --silent generate
	npm run --prefix examples --silent types
	npm run --prefix examples --silent test

# The Python packages that read exports back, in an environment of their own.
EXPORT_READERS = .cache/exports/installed

$(EXPORT_READERS): export/readers/requirements.txt | python
	python3 -m venv --clear .cache/exports
	.cache/exports/bin/pip install -q --disable-pip-version-check -r export/readers/requirements.txt
	@touch $@

exports: $(EXPORT_READERS) ## each export read back by pandas, openpyxl, networkx, rdflib and frictionless, with equal counts and names
	go build -o bin/policygraph ./cmd/policygraph
	.cache/exports/bin/python export/readers/check.py bin/policygraph

web-corpus: web ## every document of the corpus beside the checkout, put right through the review page
	go build -o bin/policygraph ./cmd/policygraph
	POLICYGRAPH_CORPUS=all npm run --prefix web --silent corpus

web-times: web ## how long the explorer takes to start and to draw, beside what is wanted
	go build -o bin/policygraph ./cmd/policygraph
	npm run --prefix web --silent times

screenshots: web ## pictures of every view into web/screenshots, from a server without documents
	go build -o bin/policygraph ./cmd/policygraph
	npm run --prefix web --silent screenshots

test-go: ## every Go test, with the race detector
	go test -race ./...

generate: ## the GraphQL executor, from schema.graphqls and the types of package view, and the Go client
	go tool gqlgen generate
	cd client && GOFLAGS= go tool -modfile=../tools/go.mod genqlient genqlient.yaml

format:
	go tool gofumpt -w $(GO_FILES)

soak: ## 10,000 random queries, answered by Neo4j as from memory; store calls on 300 districts
	POLICYGRAPH_SOAK=10000 go test ./store/neo4jstore -run TestRandom -v -timeout 2h
	go test ./graph -run WhateverTheSize -districts 300 -v

attack: ## the running program as strangers would attack it, for some minutes
	POLICYGRAPH_SLIPS=10000 go test ./internal/attack -v -count=1 -timeout 2h

load: ## the running program under more load than it can bear, as ratios: on two idle cores
	taskset -c 1 go test ./internal/attack -run '^$$' -bench Load -benchtime 1x -count 3 -v

soak-server: ## ten minutes at 0.8 of what the program can answer on each store, with reloads and ends of Neo4j: on two idle cores
	taskset -c 1 go test ./internal/attack -run '^$$' -bench Soak -benchtime 1x -timeout 1h -v

fuzz: ## requests, filters, cursors, settings and datasets that nobody thought of, ten minutes each
	@set -e; for target in paging/FuzzCursor graph/FuzzCursors graph/FuzzFilters server/FuzzHandler dataset/FuzzRead dataset/FuzzPlain cmd/policygraph/FuzzSettings; do \
	  go test "./$$(dirname $$target)" -run '^$$' -fuzz "^$$(basename $$target)$$" -fuzztime 10m -parallel 1; \
	done

calibration: build ## how often facts are right, by confidence: on the corpus beside the checkout
	bin/policygraph evaluate --calibration --documents ../shared/corpus/seeds
	python3 internal/corpus/calibration.py bin/policygraph ../shared
	POLICYGRAPH=bin/policygraph python3 ../shared/score_set.py both

resolution: ## how well documents meet in one graph: the corpus' practice documents against its gold
	go test ./cmd/policygraph -run TestOneGraphOfManyDocuments -count=1 -v

scale: ## 50, 200 and 1,000 invented text documents added, one more beside them, and a thousand plans read for serving
	go test ./cmd/policygraph -run '^$$' -bench 'Add|ThousandDocuments' -benchtime 1x

mutants: ## 300 changes of the code, one at a time: which of them does no test notice?
	go run ./internal/mutants -n 300 -seed 1 ./analysis ./graph ./store/memstore ./paging

bench: ## policygraph, @neo4j/graphql and Cypher by hand side by side (bench/README.md)
	go run ./bench -json bench.json

bench-full: ## the same at two sizes, each question for longer
	go run ./bench -districts 10,300 -cell 5s -warm 5s -json bench-full.json

neo4j: ## a Neo4j for development, until Ctrl-C: Java 17 and Maven, no Docker
	go run ./internal/neo4jtest/neo4j
