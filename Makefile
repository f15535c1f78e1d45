# Two commands do everything: make demo, make test.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO_QUESTION := What was the hazard ratio for PFS in NETTER-1?

.PHONY: demo test lint types layers check bench fuzz load reader ranker clean help
.DEFAULT_GOAL := help

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

demo: .venv/.runtime ## Install, add the bundled corpus, answer a question with citations
	@$(BIN)/citewell add corpus --library library
	@$(BIN)/citewell ask "$(DEMO_QUESTION)" --library library
	@printf '\n%s\n' 'Try next:' \
	  '  $(BIN)/citewell ask "What was the median OS in the Bad Berka series?"' \
	  '  $(BIN)/citewell ask "What was the hazard ratio for OS in NETTER-1?"   (not reported, and said so)' \
	  '  $(BIN)/citewell add PATH/TO/YOUR/PAPERS' \
	  '  $(BIN)/citewell --help'

test: check ## Install what is missing and run every check
	$(BIN)/pytest --numprocesses 2 --dist loadfile --cov --cov-report=term:skip-covered

check: lint types layers ## The checks that run no code

lint: .venv/.development
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/.development
	$(BIN)/mypy

layers: .venv/.development
	$(BIN)/lint-imports

bench: .venv/.development ## Compare with a plain LlamaIndex index (ARTICLES=folder QUESTIONS=file)
	$(BIN)/python -m bench.peers "$(ARTICLES)" "$(QUESTIONS)"

fuzz: .venv/.development ## Try every route with 10,000 requests (LIBRARY=dir)
	$(BIN)/python -m bench.fuzz "$(LIBRARY)"

load: .venv/.development ## 16 users ask while articles are added (LIBRARY=dir QUESTIONS=file ARTICLES=folder)
	$(BIN)/python -m bench.load "$(LIBRARY)" "$(QUESTIONS)" "$(ARTICLES)"

reader: .venv/.development ## How often the evidence reaches a model, and passes (LIBRARY=dir QUESTIONS=file)
	$(BIN)/python -m bench.reader "$(LIBRARY)=$(QUESTIONS)"

ranker: .venv/.development ## Train the evidence ranker (LIBRARY=dir PROMPTS="csv …" QUESTIONS=LIBRARY=file WORK=dir)
	$(BIN)/python -m bench.ranker "$(LIBRARY)" --prompts $(PROMPTS) --questions "$(QUESTIONS)" \
	  --work "$(WORK)" --ship retrieval/ranker_model

clean: ## Remove the environment and the demo library
	rm -rf .venv library

# One pip command each: installed step by step, chromadb's dependencies disagree.
.venv/.runtime: pyproject.toml | .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.development: pyproject.toml | .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	@touch $@ .venv/.runtime

.venv:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info[:2] == (3, 11) else "Citewell needs Python 3.11; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
