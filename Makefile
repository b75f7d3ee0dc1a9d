PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
export HAYSTACK_TELEMETRY_ENABLED := False

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

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

bench: $(VENV)/test ## print the tables of benchmarks/
	$(BIN)/python benchmarks/whole_path.py
	$(BIN)/python benchmarks/embedded_speed.py
	$(BIN)/rakor ingest corpus --index build/bench-index
	$(BIN)/python benchmarks/floor.py build/bench-index corpus/judgments

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rakor needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/base: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	touch $@

$(VENV)/test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[models,test]'
	touch $@ $(VENV)/base

.PHONY: help demo serve test check bench
