PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
export HAYSTACK_TELEMETRY_ENABLED := False

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/base ## set up, ingest corpus/ into the embedded engine, serve the search page
	$(BIN)/rakor ingest corpus
	$(BIN)/rakor serve

serve: $(VENV)/base ## serve the index that is there
	$(BIN)/rakor serve

test: $(VENV)/test ## set up and run the whole check: format, lint, types, tests
	$(MAKE) --no-print-directory check

check: ## the whole check in the environment that is there
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

# The core of the server as Maven Central carries it; a JDK 17 runs the 8, a JDK 21 or newer the 9.
ES_VERSIONS := 8.19.20 9.5.0
ES_CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/rakor/elasticsearch

elasticsearch: $(ES_VERSIONS:%=$(ES_CACHE)/%) ## fetch the Elasticsearch servers that the tests start (needs mvn and a JDK)

$(ES_CACHE)/%:
	mkdir -p $(ES_CACHE)
	cd $(ES_CACHE) && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
		-DoutputDirectory=$@.new -DmarkersDirectory=$@.new/.markers \
		-Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:$*:zip
	mv $@.new $@; rm -rf '$(ES_CACHE)/$${project.basedir}'

# BENCH_DATA=FOLDER brings real regulations and judged queries; the tables go to docs/ then, else to build/bench.
BENCH_DATA ?=
BENCH_SIZES ?= 10000
BENCH_SECONDS ?= 120
BENCH_OUT ?= $(if $(BENCH_DATA),docs,build/bench)

bench: $(VENV)/test ## print the tables of benchmarks/ and write them down (BENCH_DATA, BENCH_SIZES, BENCH_SECONDS)
	$(BIN)/python -m benchmarks.tables $(if $(BENCH_DATA),--data $(BENCH_DATA)) --sizes $(BENCH_SIZES) \
		--seconds $(BENCH_SECONDS) --out $(BENCH_OUT)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rakor needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/base: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	touch $@

$(VENV)/test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[models,test]'
	touch $@ $(VENV)/base

.PHONY: help demo serve test check bench elasticsearch
