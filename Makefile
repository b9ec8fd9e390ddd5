# The only commands anyone needs. On a machine with Python 3.11 or later, make and git, each works in a fresh clone.

PYTHON ?= python3
BIN := .venv/bin
LIBRARIES := .venv/.libraries
INSTALLED := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: demo test check style types contracts e2e bench assets lock audit help clean

demo: $(INSTALLED) ## Prepare the demonstration and serve it; PORT=8000 chooses the port
	$(BIN)/selfassess demo $(if $(PORT),--port $(PORT))

test: $(INSTALLED) ## Run every test, on all processors; ARGS="-k word" chooses some
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: style types contracts locked ## Check style, security by static analysis, types, contracts between layers, and the list of libraries
style: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
types: $(INSTALLED)
	$(BIN)/mypy
contracts: $(INSTALLED)
	$(BIN)/lint-imports --no-cache
locked: $(INSTALLED)
	$(BIN)/python -m pytest --quiet tests/project/test_constraints.py
	$(BIN)/python -m pip check

audit: $(LIBRARIES) ## Ask which libraries have known weaknesses; needs the internet
	$(BIN)/uv tool run pip-audit --requirement constraints.txt --require-hashes --disable-pip --strict

e2e: $(INSTALLED) ## Run only the tests that drive a real browser
	$(BIN)/python -m pytest tests/e2e $(ARGS)

bench: $(INSTALLED) ## Measure side by side, and print ratios
	$(BIN)/python -m bench $(ARGS)

assets: $(LIBRARIES) ## Build the style sheet and scripts again, where their sources changed
	$(BIN)/python hatch_build.py

lock: $(LIBRARIES) ## Choose new versions of every library and write constraints.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --all-extras --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-config --custom-compile-command "make lock" --output-file constraints.txt

help: ## Show this list
	@sed -n 's/^\([a-z0-9]*\):.*## /\1	/p' Makefile | sort | awk -F '\t' '{ printf "make %-8s %s\n", $$1, $$2 }'

clean: ## Remove the environment and everything that was built
	rm -rf .venv build dist selfassess/web/static .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(LIBRARIES): constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or later, and $(PYTHON) is older. Say which to use: make PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement constraints.txt
	@touch $@

$(INSTALLED): $(LIBRARIES) pyproject.toml hatch_build.py $(wildcard selfassess/web/assets/*)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
