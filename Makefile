# make demo       install, build the graph of examples/, draw it
# make test       install what the tests need, start the real Neo4j, run every test that takes seconds
# make test-all   the slow ones too
# make check      format, lint, import contracts, types, tests: before you push
# make lock       pin the requirements anew
# make retrain    make the language pipeline anew: CORPORA=FOLDER TEXTS=FOLDER
# make picture    draw the README's picture anew

RECENT := 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13; do \
	$$python -c $(RECENT) 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes
CODE := graphbuilder tests benchmarks training
SHIPPED_EXAMPLES := $(filter-out %.md,$(wildcard examples/*.*))

.PHONY: demo test test-all check format lint contracts types lock retrain picture wheel clean
.DELETE_ON_ERROR:

demo: .venv/installed
	@mkdir -p demo
	$(BIN)/graphbuilder build $(SHIPPED_EXAMPLES) --output demo/graph
	$(BIN)/graphbuilder view demo/graph --output demo/graph.html
	@echo
	@echo "The graph is in demo/graph. Open demo/graph.html in a browser to look at it."

test: .venv/developing
	$(BIN)/python -m pytest -m "not slow"

test-all: .venv/developing
	$(BIN)/python -m pytest

check: lint contracts types test

format: .venv/developing
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

lint: .venv/developing
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)

contracts: .venv/developing
	$(BIN)/lint-imports

types: .venv/developing
	$(BIN)/mypy

picture: .venv/installed
	$(BIN)/graphbuilder build docs/rivals.txt --output demo/rivals
	$(BIN)/graphbuilder view demo/rivals --output docs/rivals.svg

wheel: .venv/developing
	$(BIN)/python -m build --no-isolation --outdir dist .

# The environment: pinned and hashed, the project itself on top in editable form.
.venv/created:
	@$(or $(PYTHON),false) -c $(RECENT) 2>/dev/null || \
		{ echo "make: found no Python 3.11 or later; say PYTHON=/path/to/one" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/created requirements.txt requirements-build.txt pyproject.toml
	$(INSTALL) -r requirements.txt -r requirements-build.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/developing: .venv/installed requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	@touch $@

COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --allow-unsafe
GROUP = $(BIN)/python -c 'import sys, tomllib; \
	print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"][sys.argv[1]], sep="\n")'

lock: .venv/developing
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(GROUP) build | $(COMPILE) --constraint requirements.txt --output-file requirements-build.txt -
	$(GROUP) dev | $(COMPILE) --constraint requirements.txt --constraint requirements-build.txt \
		--output-file requirements-dev.txt -
	$(GROUP) training | $(COMPILE) --constraint requirements.txt --output-file requirements-training.txt -

# make retrain CORPORA=FOLDER TEXTS=FOLDER: two cores and an afternoon
retrain: .venv/installed requirements-training.txt
	$(INSTALL) -r requirements-training.txt
	$(BIN)/python training/retrain.py $(CORPORA) $(TEXTS)

clean:
	rm -rf .venv demo dist build
