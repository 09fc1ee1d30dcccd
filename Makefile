# `make help` lists everything. Only git, make and Python 3.11–3.14 (with venv) are needed.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test env env-dev run check fix bench coverage lock

PORT ?= 8080
WORKERS ?= 2
BIN := .venv/bin
# Hypothesis: no deadlines on a busy machine and the same examples every time; run pytest by hand for new ones.
PYTEST := $(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --hypothesis-profile=ci

help:             ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: env         ## the whole product at http://127.0.0.1:8080 (PORT=), no token, no network
	@PORT=$(PORT) $(BIN)/python -m bot demo

run: env          ## the bot itself, settings from .env
	@$(BIN)/python -m bot run

check: env        ## settings, forms, texts, templates, database: one line for each fault
	@$(BIN)/python -m bot check

# The static checks come first, so that pytest's own summary is the last line.
test: env-dev     ## every check and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers $(WORKERS)
	$(BIN)/lint-imports --no-logo
	$(PYTEST)

coverage: env-dev ## tests with coverage, handlers included
	$(PYTEST) --cov --cov-report=term

fix: env-dev      ## format and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: env-dev    ## the table of speed ratios
	@$(BIN)/python -m benchmarks

env: .venv/run.stamp        ## the environment in .venv, from requirements.txt
env-dev: .venv/dev.stamp    ## the same with the tools of development

# A venv whose Python has gone (an upgraded system) is made and filled anew.
$(shell [ -x .venv/bin/python ] || rm -f .venv/*.stamp)

.venv/bin/python:
	@.ci/venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo "Installing into .venv (once; a minute or two)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt | .venv/bin/python
	@echo "Installing into .venv (once; a minute or two)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run.stamp

# For maintainers: needs uv. One set of pins for Python 3.11–3.14, hashes, no index address.
UV ?= uv
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml
lock:             ## renew both lock files from pyproject.toml (UPGRADE=--upgrade for newer pins)
	$(LOCK) $(UPGRADE) --group dev --output-file requirements-dev.txt
	$(LOCK) $(UPGRADE) --constraint requirements-dev.txt --output-file requirements.txt
