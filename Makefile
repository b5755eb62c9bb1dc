# Every target runs inside .venv, which is made on first use and again whenever pyproject.toml changes.
# PYTHON chooses the interpreter: `make run PYTHON=python3.12`.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

# The compiled knowledge is kept inside .venv too, so that `make clean` leaves nothing behind.
export CYBERDIPLO_CACHE := $(CURDIR)/.venv/cache

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-browser check format types layers knowledge eval eval-update snapshots bench docs clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "cyberdiplo needs Python 3.11 or newer, and '$(PYTHON)' is none; name one: make run PYTHON=python3.12" >&2; \
		exit 1; }
	@echo "Setting up .venv; this takes a minute, once." >&2
	@$(PYTHON) -m venv .venv
	@{ $(BIN)/python -m pip install --upgrade "pip>=25.1" && $(BIN)/python -m pip install --editable . --group dev; } \
		> .venv/setup.log 2>&1 || { tail -n 20 .venv/setup.log >&2; exit 1; }
	@$(BIN)/python -m compileall -q cyberdiplo
	@touch $@

run: $(READY) ## the timeline of the bundled articles
	@$(BIN)/cyberdiplo timeline

test: check types layers knowledge ## every check: style, types, layers, knowledge, tests with coverage and quality floors
	@$(BIN)/python -m pytest --cov

test-browser: $(READY) ## the HTML report in a headless Chromium, and a failure where there is none; `make test` skips it then
	@$(BIN)/python -m pytest tests/browser --require-browser

check: $(READY) ## style: ruff's rules and its formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

format: $(READY) ## rewrite the code in ruff's formatting, and mend what ruff can mend
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

types: $(READY) ## mypy, strict
	@$(BIN)/mypy

layers: $(READY) ## the import contracts between the layers
	@$(BIN)/lint-imports

knowledge: $(READY) ## the knowledge files hold their schema
	@$(BIN)/python -m cyberdiplo.knowledge

eval: $(READY) ## the quality figures on the annotated documents, beside their floors; ERRORS=1 lists what is wrong
	@$(BIN)/python -m tests.gold.quality $(if $(ERRORS),--errors)
	@$(BIN)/python -m tests.gold.timex_eval

eval-update: $(READY) ## raise the floors to the figures; to lower one: ALLOW_LOWER=1 REASON="why"
	@$(BIN)/python -m tests.gold.quality --update $(if $(ALLOW_LOWER),--allow-lower --reason "$$REASON")
	@$(BIN)/python -m tests.gold.timex_eval --update

snapshots: $(READY) ## take the outputs as they are now for the expected ones; read the diff before committing
	@$(BIN)/python -m pytest --quiet --snapshot-update

bench: $(READY) ## start-up time against a bare Typer program, MB/s by stage and of the tagger, a PDF of 10,000 events
	@$(BIN)/python benchmarks/tagger.py
	@$(BIN)/python benchmarks/report.py
	@$(BIN)/python benchmarks/startup.py; startup=$$?; $(BIN)/python benchmarks/pipeline.py && exit $$startup

docs: $(READY) ## write what the documents take from the program: shown output, the commands, the JSON Schema
	@$(BIN)/python -m tests.documents

clean: ## remove everything that make made
	@rm -rf .venv build dist htmlcov .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
