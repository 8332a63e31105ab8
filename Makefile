# Everything a person types. Each command sets up what it needs: a private .venv from the lock, nothing global.
# Python 3.11 to 3.13 and make are enough; uv is used when it is there, for it is faster.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
MAKEFLAGS += --no-print-directory
# Empty: Python may keep its bytecode, which saves a second of every start.
export PYTHONDONTWRITEBYTECODE :=
export UV_SYSTEM_CERTS := 1
export UV_NATIVE_TLS := 1

.DEFAULT_GOAL := help
.PHONY: help run ui sql export test test-parts test-whole lint reference-check bench soak docs fuzz

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

run: $(READY) ## the whole pipeline on the raw pages; SELECT='key:"report/meetings"' for a part, COLLECTION=folder for its pages anew
	@$(BIN)/python -m pipelines run $(if $(SELECT),--select '$(SELECT)') $(if $(COLLECTION),--collection '$(COLLECTION)')

ui: $(READY) ## Dagster's UI at http://localhost:3000, with schedules and sensor; PORT=3001 elsewhere
	@$(BIN)/python -m pipelines ui $(if $(PORT),--port '$(PORT)')

sql: export READOUTS_Q := $(value Q)
sql: $(READY) ## a read-only SQL shell on the warehouse; Q="FROM report.meeting_list" for statements, MODE=csv or line
	@$(BIN)/python -m pipelines sql $(if $(MODE),--mode '$(MODE)') $${READOUTS_Q:+"$$READOUTS_Q"}

export: $(READY) ## the star, meetings, dyads and evidence as Parquet with a data dictionary, in warehouse/export; NO_TEXT=1 leaves the words of the pages out
	@$(BIN)/python -m pipelines export $(if $(NO_TEXT),--no-text)

reference-check: $(READY) ## validate the reference data; GAPS=1 lists what it does not know yet
	@$(BIN)/python -m pipelines.reference.check $(if $(GAPS),--gaps)

site: $(READY) ## draft a site rule from a saved page; PAGE=saved.html, URL=https://... where it does not say, OUT=pipelines/reference/sites/name.yaml
	@test -n '$(PAGE)' || { echo 'of which page? make site PAGE=saved.html'; exit 2; }
	@$(BIN)/python -m pipelines.reference.scaffold '$(PAGE)' $(if $(URL),--url '$(URL)') $(if $(OUT),--out '$(OUT)')

fuzz: $(READY) ## twenty thousand mutated pages through reading and cleaning
	@$(BIN)/python -m tests.benchmarks.fuzz

bench: .venv/.with-bench ## the benchmarks, beside their peers
	@$(BIN)/python -m tests.benchmarks

docs: .venv/.with-docs ## the documents, in build/docs
	@NO_MKDOCS_2_WARNING=1 PYTHONPATH=. $(BIN)/python -m mkdocs build --quiet --strict
	@echo 'build/docs/index.html made'

soak: $(READY) ## kill the pipeline 300 times, fill the disk, read while it publishes; an hour or so
	@READOUTS_SOAK=280 $(BIN)/pytest -m '' tests/integration/test_crashes.py

lint: $(READY) ## style, types and layers
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo 'ruff format would change the files above: run .venv/bin/ruff format'; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > .venv/imports.log || { cat .venv/imports.log; exit 1; }

test: lint ## style, types, layers and all tests, the small ones beside those of the whole
	@$(MAKE) -j 2 test-parts test-whole

test-parts: $(READY)
	@$(BIN)/pytest -m '' -n 2 --dist loadfile tests/sql tests/unit

test-whole: $(READY)
	@$(BIN)/pytest -m '' tests/explorer tests/integration

# Twice quiet: errors only, for pip 23 warns of the extra html_clean of lxml, which justext (asked for by trafilatura) spells unlike lxml.
$(READY): pyproject.toml uv.lock
	@test -n '$(PYTHON)' || { echo 'Python 3.11, 3.12 or 3.13 is needed, and none was found'; exit 1; }
	@echo 'Setting up .venv (once, one to four minutes)'
	@if uv --version > /dev/null 2>&1 && \
	  uv sync --quiet --locked --inexact --extra dev --no-install-project --compile-bytecode --no-python-downloads --python $(PYTHON); then :; else \
	  $(PYTHON) -m venv .venv && \
	  $(PYTHON) .ci/requirements.py wanted > .venv/wanted.txt && $(PYTHON) .ci/requirements.py locked > .venv/locked.txt && \
	  $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --compile -r .venv/wanted.txt -c .venv/locked.txt; \
	fi
	@touch $@

# pip 23 stops where two packages ask for the same extra of a third, as the peers of make bench do.
.venv/.with-%: $(READY)
	@echo 'Installing the packages of make $*'
	@$(PYTHON) .ci/requirements.py wanted $* > .venv/wanted.txt && $(PYTHON) .ci/requirements.py locked > .venv/locked.txt
	@if uv --version > /dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python -r .venv/wanted.txt -c .venv/locked.txt; \
	else $(BIN)/python -m ensurepip > /dev/null && $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24' && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -r .venv/wanted.txt -c .venv/locked.txt; fi
	@touch $@
