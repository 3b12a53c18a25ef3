# Every target has a sentence after `##`; `make help` reads them.
.DEFAULT_GOAL := help
.PHONY: help run test bench relevance lint format messages lock clean
PYTHON ?= python3
BIN := .venv/bin
CODE := search indexer web mappings make benchmarks tests

help: ## Lists what make can do, with a sentence for each
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

run: ## Starts the engine, the indexer and the web on http://127.0.0.1:8000; Ctrl-C stops all three
	@$(PYTHON) make/environment.py run
	-@$(BIN)/python -m make.frontend
	@exec $(BIN)/python -m make.run

test: ## Runs every check and every test, with a real engine and a real browser
	@$(PYTHON) make/environment.py test
	@$(BIN)/python -m make.browser
	@$(BIN)/python -m make.frontend
	@$(MAKE) --no-print-directory lint
	@$(BIN)/pytest --numprocesses=2 --dist=loadscope

bench: ## Measures speed against the bare engine, PostGIS and SQLite; SIZE=28k, 140k or 560k
	@$(PYTHON) make/environment.py test
	@exec $(BIN)/python -m benchmarks

relevance: ## Measures the order of the hits against people's judgements and two peers; wants real records
	@$(PYTHON) make/environment.py test
	@exec $(BIN)/python -m benchmarks.relevance

lint: ## Checks style, types and which room imports which
	@$(PYTHON) make/environment.py test
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m make.frontend check

format: ## Rewrites the code in the project's style
	@$(PYTHON) make/environment.py test
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

messages: ## Collects the words of the pages into the catalogues of their translations
	@$(PYTHON) make/environment.py test
	@$(BIN)/python -m make.messages

lock: ## Pins the newest versions that pyproject.toml allows, with their hashes, in requirements/
	@$(PYTHON) make/environment.py test
	@$(BIN)/python -m make.lock

clean: ## Removes what make has made, except the data: var/ holds the engine, its index and the records
	rm -rf .venv .venv.lock dist web/built web/frontend/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tests/browser/pictures
	find $(CODE) -name __pycache__ -prune -exec rm -rf {} +
