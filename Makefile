# One command for each thing that people do with this repository; `make` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -e -o pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# What `make bench-catalogue` grows.
CATALOGUE ?= ../shared/quality/research/catalog-15k.jsonl.gz

# What `make run` serves. DATA is made by it; all in it but the records may be deleted at any time.
CONFIG ?= examples/swift-commons.yaml
DATA ?= data/$(basename $(notdir $(CONFIG)))
HOST ?= 127.0.0.1
# What `make differential` compares: the site, a repository's name, its files.
SITE ?= http://127.0.0.1:8000
REPOSITORY ?=
FOLDER ?=
PORT ?= 8000
# Where every data folder beside it finds the sentence model.
MODEL ?= $(patsubst %/,%,$(dir $(patsubst %/,%,$(DATA))))/models/all-MiniLM-L6-v2

# What `make quality` asks; the repositories of experts stand below HISTORIES, those with decision records below DECISIONS.
RESEARCH ?= ../shared/quality/research
EXPERTS ?= ../shared/quality/experts
HISTORIES ?=
DECISIONS ?=

BUILD_PACKAGES := git pkg-config libsqlite3-dev libre2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
  liblz4-dev zlib1g-dev universal-ctags
SWIFT_TEST_PACKAGES := ripgrep
TEST_PACKAGES := python3-venv chromium fonts-liberation
BENCH_PACKAGES := python3 ripgrep codesearch linux-source-6.1 xz-utils

# As many tests at a time as may wait for programs and files; without a bound a thousand hold theirs open at once.
SWIFT_TEST := --experimental-maximum-parallelization-width 32

# No debug information in release builds: it costs time and five times the size,
# and crashes still name their functions.
RELEASE := -c release --product guildhall -debug-info-format none
BINARY := .build/release/guildhall
VENV := .build-venv
SWIFT_SOURCES := Package.swift Sources Tests Fuzz/Package.swift Fuzz/Harness Fuzz/Sources

.PHONY: help deps test-deps bench-deps build model run test test-swift test-browser lint format bench \
  bench-catalogue bench-change bench-growth bench-history bench-hook bench-typing bench-demand differential quality \
  quality-search fuzz clean

help:  ## Say what there is (this list).
	@echo "Usage: make TARGET"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps:  ## Install the Debian packages that building needs; asks for nothing when all are there.
	@scripts/install-packages $(BUILD_PACKAGES)
	@command -v swift >/dev/null || { echo "error: There is no swift in the PATH." >&2; \
	  echo "hint:  Guildhall is built with Swift 6.3: https://www.swift.org/install/linux/" >&2; exit 1; }

build: deps  ## Build the release binary .build/release/guildhall; the first time takes about 8 minutes on 2 cores.
	@[ -x $(BINARY) ] || echo "Building Guildhall and what it stands on; the first time takes about 8 minutes on 2 cores."
	swift build $(RELEASE)

model:  ## Fetch the sentence model for research, 84 MB, into MODEL=data/models/all-MiniLM-L6-v2.
	@scripts/install-packages python3-venv
	@scripts/sentence-model "$(MODEL)"

run: build  ## Build, sync and serve the example organisation, or yours: CONFIG=my.yaml DATA=folder PORT=8000.
	@[ -f "$(CONFIG)" ] || { echo "error: There is no configuration file $(CONFIG)." >&2; \
	  echo "hint:  Write one with: $(BINARY) init FOLDER-OR-URL... --config $(CONFIG)" >&2; exit 1; }
	@code=0; $(BINARY) sync --config "$(CONFIG)" --data "$(DATA)" || code=$$?; \
	  [ $$code -le 1 ] || exit $$code  # 1: some repositories failed and were named; the others are there.
	@[ -d "$(MODEL)" ] || echo "Research compares words only: \`make model\` fetches what it needs for meanings."
	@echo "Serving on http://$(HOST):$(PORT) (Ctrl-C stops it)"
	@exec $(BINARY) serve --config "$(CONFIG)" --data "$(DATA)" --host "$(HOST)" --port "$(PORT)"

test: test-swift test-browser  ## Install what tests need and run every test: unit, end-to-end, browser, API, fuzz.
	@$(MAKE) fuzz FUZZ_SECONDS=40 FUZZ_OPTIONS="-seed=1 -runs=20000"
	@echo
	@grep -E 'Test run with' .build/test-swift.log | tail -1
	@tail -1 .build/test-browser.log

test-swift: deps  ## Run the Swift tests only, end-to-end ones included.
	@scripts/install-packages $(SWIFT_TEST_PACKAGES)
	@mkdir -p .build
	swift test $(SWIFT_TEST) 2>&1 | tee .build/test-swift.log
	@grep --quiet -E 'Test run with [1-9][0-9]* tests' .build/test-swift.log || \
	  { echo "error: swift test ended without running a test." >&2; exit 1; }

test-browser: test-deps  ## Run the browser and API tests only, against the debug binary.
	@mkdir -p .build
	swift build --product guildhall
	$(VENV)/bin/python -m pytest Tests/Browser 2>&1 | tee .build/test-browser.log

test-deps: deps  ## Install what the browser tests need: chromium, and Python packages into .build-venv.
	@scripts/install-packages $(TEST_PACKAGES)
	@scripts/python-tools $(VENV) Tests/Browser/requirements.txt

lint:  ## Check the style of Swift, shell and Python sources; changes nothing.
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)
	@for script in .ci/run scripts/*; do bash -n "$$script"; done
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run scripts/*; fi
	@if command -v python3 >/dev/null; then \
	  for file in Tests/Browser/*.py Benchmarks/*.py; do \
	    python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read(), sys.argv[1])' "$$file"; done; fi

format:  ## Rewrite the Swift sources in the project's style.
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

bench: bench-deps build  ## Measure against ripgrep and codesearch on the example organisation and the Linux kernel.
	python3 Benchmarks/bench.py --binary $(BINARY) $(BENCH)

bench-catalogue: build  ## Measure lists and searches of projects with CATALOGUE=file.jsonl.gz grown to 115,000 and 1,000,000.
	@[ -f "$(CATALOGUE)" ] || { echo "error: There is no catalogue $(CATALOGUE)." >&2; \
	  echo "hint:  Name a file of JSON Lines, gzip: make bench-catalogue CATALOGUE=file.jsonl.gz" >&2; exit 1; }
	@scripts/python-tools .build-bench/venv Benchmarks/requirements.txt
	.build-bench/venv/bin/python Benchmarks/catalogue.py --binary $(BINARY) --catalogue $(CATALOGUE) $(BENCH)

bench-growth: bench-deps build  ## Measure how cost grows with the kernel once, twice and four times.
	python3 Benchmarks/growth.py --binary $(BINARY) $(BENCH)

bench-history:  ## Measure reading the history of a million commits against git; BENCH="--commits 100000" for fewer.
	swift build -c release --product HistoryBenchmark -debug-info-format none
	python3 Benchmarks/long_history.py --reader .build/release/HistoryBenchmark $(BENCH)

bench-change: build  ## Measure what a changed file and what many small repositories cost; BENCH="--files 0" for the latter.
	python3 Benchmarks/change.py --guildhall $(BINARY) $(BENCH)

bench-typing: build  ## Measure search as it is typed, a letter at a time, with the example organisation in DATA.
	python3 Benchmarks/keystrokes.py --binary $(BINARY) --config $(CONFIG) --data $(DATA) $(BENCH)

bench-hook: build  ## Measure the commit hook on a repository of 10,000 files, with DATA synced before.
	python3 Benchmarks/hook.py --guildhall $(BINARY) --config $(CONFIG) --data $(DATA) $(BENCH)

differential:  ## Compare what Guildhall on SITE finds in REPOSITORY with what ripgrep finds in its files below FOLDER.
	@test -n "$(FOLDER)" -a -n "$(REPOSITORY)" || { echo "error: No files to compare with." >&2; \
	  echo "hint:  make differential SITE=http://127.0.0.1:8000 REPOSITORY=apple/swift-nio FOLDER=clone" >&2; exit 1; }
	@scripts/install-packages ripgrep
	python3 Benchmarks/differential.py --site $(SITE) --repository $(REPOSITORY) --folder $(FOLDER) $(BENCH)

bench-demand: build  ## Measure demand with 100,000 signals, with DATA synced before and needs out of CATALOGUE.
	@[ -f "$(CATALOGUE)" ] || { echo "error: There is no catalogue $(CATALOGUE)." >&2; \
	  echo "hint:  Name a file of JSON Lines, gzip: make bench-demand CATALOGUE=file.jsonl.gz" >&2; exit 1; }
	python3 Benchmarks/demand.py --binary $(BINARY) --config $(CONFIG) --data $(DATA) --catalogue $(CATALOGUE) $(BENCH)

quality-search: build  ## Measure how well search ranks the graded queries, on CONFIG synced into DATA.
	$(BINARY) sync --quiet --config $(CONFIG) --data $(DATA)
	python3 Benchmarks/searches.py --binary $(BINARY) --config $(CONFIG) --data $(DATA)

quality: build model  ## Measure how well research answers the graded needs of RESEARCH=folder, and how fast.
	@[ -f "$(RESEARCH)/dev-queries.jsonl" ] || { echo "error: There are no graded needs in $(RESEARCH)." >&2; \
	  echo "hint:  Name their folder: make quality RESEARCH=folder" >&2; exit 1; }
	swift build -c release --product ResearchAblations -debug-info-format none
	python3 Benchmarks/research.py --binary $(BINARY) --needs $(RESEARCH) --model $(MODEL) \
	  $(if $(DECISIONS),--decisions $(DECISIONS)) $(BENCH)
	@if [ -n "$(HISTORIES)" ]; then \
	  python3 Benchmarks/experts.py --binary $(BINARY) --tasks $(EXPERTS) --repositories $(HISTORIES); \
	else echo "Who knows is measured when HISTORIES= names a folder with clones of its repositories."; fi

bench-deps:  ## Install what the benchmarks compare with, and the Linux source they search.
	@scripts/install-packages $(BENCH_PACKAGES)

FUZZ_SECONDS ?= 300
fuzz: deps  ## Feed parsers and readers hostile inputs under AddressSanitizer, FUZZ_SECONDS=300 for each target.
	swift build --package-path Fuzz -c release
	@for target in $(notdir $(wildcard Fuzz/Sources/*)); do \
	  scripts/fuzz $$target -max_total_time=$(FUZZ_SECONDS) $(FUZZ_OPTIONS); done

clean:  ## Delete what was built; the synced data stays.
	rm -rf .build Fuzz/.build $(VENV) .build-screenshots .build-bench
