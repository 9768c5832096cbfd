# make run     installs what is missing, builds bin/varanto and serves the demo catalogue at http://127.0.0.1:8080
# make test    installs what it needs and runs all tests
# make help    lists the rest

ADDR ?= 127.0.0.1:8080
DATA ?= data
GO   ?= go
CHROMIUM ?= /usr/bin/chromium

# The same flags wherever Go compiles, in tests that build the program, too: with others everything is compiled once more.
export GOFLAGS := $(filter-out -trimpath,$(shell $(GO) env GOFLAGS)) -trimpath

.PHONY: help run build web test test-tools test-go test-web test-e2e bench relevance bench-search generate lint screenshots tools clean

help:
	@echo "make run          serve the demo catalogue at http://$(ADDR)"
	@echo "make build        build bin/varanto"
	@echo "make test         all tests: Go, front end, browser"
	@echo "make bench        the tables of docs/benchmarks.md"
	@echo "make relevance    answers to judged queries beside other engines, and suggested subjects (docs/relevance.md)"
	@echo "make bench-search the speed of search at national size (docs/relevance.md)"
	@echo "make generate     templates to Go code; with FROM=folder also the code lists (see CONTRIBUTING.md)"
	@echo "make lint         gofmt, go vet and golangci-lint where it is installed"
	@echo "make screenshots  pictures of the main pages into docs/"

run: tools build
	bin/varanto serve --demo --data $(DATA) --addr $(ADDR) --operator "Saaristolan kaupunki (kuvitteellinen / fiktiv / fictional)"

# Voikko analyses Finnish words; the binary opens it when it is there.
tools:
	@scripts/install-debian libvoikko1 voikko-fi

# All that the tests need, in one installation.
test-tools:
	@scripts/install-debian libvoikko1 voikko-fi chromium

build: web
	$(GO) build -o bin/varanto ./cmd/varanto

web: web/dist/manifest.json

web/node_modules: web/package.json web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/manifest.json: web/node_modules $(shell find web/src web/*.mjs -type f)
	cd web && npm run --silent build

test: test-tools build test-go test-web test-e2e

test-go: web
	$(GO) vet ./...
	$(GO) test -vet=off ./...

test-web: web
	cd web && npm test --silent

test-e2e: build e2e/node_modules
	@scripts/install-debian chromium
	@if [ -x "$(CHROMIUM)" ]; then cd e2e && CHROMIUM="$(CHROMIUM)" npm test --silent; \
	else echo "The browser tests are left out: there is no Chromium at $(CHROMIUM)."; fi

e2e/node_modules: e2e/package.json e2e/package-lock.json
	cd e2e && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

screenshots: build e2e/node_modules
	@scripts/install-debian chromium
	cd e2e && npm run --silent screenshots

# The pages, writing and exports at national size come after the rest. WRITE=docs/benchmarks.md also puts the tables into that page.
bench: build
	@scripts/install-debian nginx-light wrk libvoikko1 voikko-fi
	$(GO) run ./bench $(if $(WRITE),-write $(WRITE))
	$(GO) run ./bench/pages $(if $(WRITE),-write $(WRITE))
	$(GO) run ./bench/writing $(if $(WRITE),-write $(WRITE))
	$(GO) test -run '^$$' -bench 'Forms|WholeCountry' ./internal/open/export

# Both need the reference data; WRITE=docs/relevance.md also puts the tables into that page.
relevance: tools
	@scripts/install-debian postgresql
	$(GO) run ./bench/relevance $(if $(WRITE),-write $(WRITE))

bench-search: tools
	@scripts/install-debian postgresql
	$(GO) run ./bench/finding $(if $(WRITE),-write $(WRITE))

# FROM is a folder of code lists in JSON, as internal/codes/gen reads it.
generate:
	$(GO) tool templ generate -path internal/site
	$(GO) tool templ generate -path internal/studio
	@if [ -n "$(FROM)" ]; then $(GO) run ./internal/codes/gen -from "$(FROM)"; fi

lint: web
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	@if command -v golangci-lint >/dev/null; then golangci-lint run; else echo "golangci-lint is not installed"; fi

clean:
	rm -rf bin web/dist/* e2e/node_modules web/node_modules
