# Every target sets up what it needs in .venv on its first run, and nothing on the next.
PYTHON ?= python3
VENV_PYTHON = .venv/bin/python
BASE_URL ?=
export PYTHONUTF8 = 1

.DEFAULT_GOAL := site
.PHONY: site serve check test lint types unit lock setup setup-test browser clean

site: setup ## build content/ into output/; BASE_URL=https://… for feeds and 404
	@$(VENV_PYTHON) build.py build --base-url "$(BASE_URL)"

serve: setup ## preview with live reload
	@$(VENV_PYTHON) build.py serve

check: setup ## what an editor wants told about the content
	@$(VENV_PYTHON) build.py check

test: setup-test lint types unit ## lint, types, tests, browser tests

lint:
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .

types:
	@$(VENV_PYTHON) -m mypy

unit: browser
	@$(VENV_PYTHON) -m pytest

LOCK = $(VENV_PYTHON) -m uv pip compile --quiet --universal --generate-hashes --no-annotate \
    --custom-compile-command "make lock" --python-version 3.11

lock: setup-test ## pin every dependency with hashes, for all supported Pythons
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) --group pyproject.toml:test --constraint requirements.lock \
	    --output-file requirements-test.lock

setup:
	@$(PYTHON) bootstrap.py site

setup-test:
	@$(PYTHON) bootstrap.py test

browser:
	@$(VENV_PYTHON) -m tests.browser.install

clean:
	@rm -rf .venv .cache
