# `make run` opens the newsroom, `make test` runs everything that CI runs. `make help` lists the rest.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup setup-tests run test check measure screenshots lock clean

help:            ## list what can be made
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/: .*## /\t/' | column -ts '	'

setup: .venv/set-up          ## install what the newsroom needs into .venv
setup-tests: .venv/set-up-tests  ## the same, with what its tests need

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Nightdesk needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Could not make a virtual environment. On Debian: apt-get install python3-venv"; exit 1; }

.venv/set-up: .venv/bin/python requirements/run.lock pyproject.toml
	@echo "Installing packages (a minute or two the first time)"
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/set-up-tests: .venv/set-up requirements/dev.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

run: setup       ## play the sample wire and open the newsroom on http://127.0.0.1:8000
	@$(BIN)/nightdesk run --sample

test: setup-tests  ## everything that CI runs
	@$(MAKE) --no-print-directory check
	@$(BIN)/pytest

check: setup-tests ## style, types, import arrows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

measure: setup   ## the measures on the sample wire and its hand-made labels, and a simulated week of listening (an hour or more)
	@$(BIN)/python benchmarks/sample.py

screenshots: setup-tests ## take the pictures under docs/screenshots anew (while `make run` is going on)
	@$(BIN)/python -m nightdesk_site.config.screenshots

lock:            ## write the lock files anew (needs uv)
	uv pip compile pyproject.toml --group build --universal --generate-hashes --python-version 3.11 --no-header -o requirements/run.lock -q
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --python-version 3.11 --no-header -c requirements/run.lock -o requirements/dev.lock -q

clean:           ## remove the virtual environment and the record
	rm -rf .venv data
