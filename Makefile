# Dateline. `make run` and `make test` need Python ≥ 3.11 and nothing else; both set up .venv on first use.
# Every target works from any folder: make -C path/to/dateline run

PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,$(shell command -v $(p) >/dev/null 2>&1 && $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help run test slow check bench lock clean

help: ## what there is to do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 14

run: $(VENV)/.installed ## set up, then run the main job on examples/
	@$(BIN)/dateline run examples

test: $(VENV)/.installed-dev ## set up, then the fast tests
	@$(BIN)/python -m pytest -n auto

slow: $(VENV)/.installed-dev ## the tests that take longer: Prefect's server, large files, kills
	@$(BIN)/python -m pytest -m slow -n 2

check: $(VENV)/.installed-dev ## lint, format, types, direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.installed ## words per second, end to end, beside plain nlp.pipe
	@$(BIN)/python -m benchmarks.speed

lock: ## write both lock files anew from the .in files (needs uv)
	uv pip compile --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal requirements.in -o requirements.lock
	uv pip compile --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal requirements-dev.in -o requirements-dev.lock

clean: ## remove .venv and the caches; data/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

# Stamps: set-up is done again only when a lock file or pyproject.toml has changed.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what requirements.lock names (a few minutes the first time) …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what requirements-dev.lock names …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
