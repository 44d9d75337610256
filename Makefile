# Everything a fresh machine with Python 3.11 needs; `make help` lists the targets.
PYTHON ?= $(firstword $(foreach v,3.11 3.12 3.13 3.14,$(shell command -v python$(v) >/dev/null 2>&1 && python$(v) -c '' >/dev/null 2>&1 && echo python$(v))) python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help setup app test check lint types system-packages clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

setup: $(READY) ## Make the virtual environment, with everything pinned by constraints.txt

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

app: setup ## Start the embedded engine, load the seeds, open the app (PORT=8501)
	$(BIN)/silkgraph app --port $(PORT)

test: setup system-packages ## Run the whole test suite
	$(BIN)/python -m pytest

check: setup ## The quick inner loop: linters, types, the tests that need no browser and no Neo4j
	$(MAKE) lint types
	$(BIN)/python -m pytest -q -x -m 'not browser and not neo4j'

lint: setup ## ruff, format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup ## mypy --strict
	$(BIN)/mypy .

system-packages: ## Install what the tests need of the system (Debian, as root)
	@sh tests/system-packages.sh

clean: ## Remove what was made (the environment and caches, never your data)
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
