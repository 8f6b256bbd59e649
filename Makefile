# Recourse. `make run` starts it, `make test` tests it; a fresh clone needs no more.
GO      ?= go
BIN     := bin/recourse
PKGS    := ./...
TESTARGS ?=

.PHONY: run build test check score bench bench-read bench-search bench-go bench-deps deps clean

run: build
	./$(BIN) serve

build: deps
	$(GO) build -o $(BIN) ./cmd/recourse

# What cgo links against and what reads pages; asks for nothing once it is there.
deps:
	@sh scripts/install-deps.sh

test: deps
	$(GO) vet $(PKGS)
	$(GO) test -timeout 14m $(TESTARGS) $(PKGS)

# Everything a change must pass before it lands, beside the tests.
check: deps
	@fmt=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$fmt" || { echo "not formatted: $$fmt"; exit 1; }
	$(GO) mod tidy -diff
	$(GO) vet $(PKGS)
	$(GO) tool staticcheck $(PKGS)
	$(GO) test -run 'TestLayering|TestDocs' ./internal/layering
	$(SCORE) | diff -u testdata/score.txt -

# The accuracy over the committed letters; a change that moves it says so by the diff.
SCORE = $(GO) run ./cmd/recourse eval testdata --received 2026-11-01
score: deps
	$(SCORE) > testdata/score.txt

# Reading beside other tools, on the same files in one run (see internal/bench).
# LETTERS is a folder with pdf, scan, fax, photo, and a PDF in pdf for every letter.
LETTERS ?= testdata/letters
FORMS   ?= pdf,scan,fax,photo
ROUNDS  ?= 3

bench: bench-read bench-search

bench-read: build bench-deps
	$(GO) run ./internal/bench/readbench -recourse $(BIN) -letters '$(LETTERS)' -forms $(FORMS) -rounds $(ROUNDS)

# Search beside SQLite FTS5 on made-up denials; BENCH=large takes a million.
BENCH   ?= small
DENIALS ?= $(if $(filter large,$(BENCH)),1000000,100000)

bench-search: build bench-deps
	$(GO) run -tags 'sqlite libsqlite3 sqlite_fts5' ./internal/bench/searchbench -recourse $(BIN) -letters $(DENIALS) -work bin

# The same letters turned, at other resolutions and as a coarse fax.
VARIANTS ?= turn90,turn180,turn270,dpi150,dpi600,fax98
bench-variants: build bench-deps
	@bash scripts/bench-variants.sh '$(LETTERS)' bin/variants
	$(GO) run ./internal/bench/readbench -recourse $(BIN) -letters bin/variants -forms $(VARIANTS) -rounds 1

bench-deps:
	@sh scripts/bench-deps.sh

bench-go: deps
	$(GO) test -run '^$$' -bench . -benchmem $(PKGS)

clean:
	rm -rf bin
