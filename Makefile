# Every target sets up what it needs in .venv, from a clean clone with python3 (3.11 or newer).
# `make help` lists the targets. Add options for the program behind a target with ARGS="...".

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two installs at once in one virtual environment spoil each other.
.NOTPARALLEL:

PYTHON ?= python3
PORT ?= 8000
ADDRESS ?= 127.0.0.1
# The demo tells its own address, so it needs to know the port.
export PORT
WORKERS ?= 2
ARGS ?=
LOCALES ?=
# "no" leaves the browser tests out where no browser can be had; refused when CI is set.
BROWSER_TESTS ?= yes

POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/test
MYSQL_URL ?= mysql://root@127.0.0.1:3306/test
REDIS_URL ?= redis://127.0.0.1:6379/0
# What differs between databases: how rows are written, found, sorted, locked and searched. MYSQL_TESTS=tests runs all.
MYSQL_TESTS ?= $(addprefix tests/,archive caching disclaimers gate models past_pages reviews search starter/test_back_pain.py \
	starter/test_localize.py test_queries.py test_sitemaps.py translation urgent)

VENV := .venv
STAMPS := $(VENV)/.stamps
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
MANAGE := $(PY) example_site/manage.py
PO_FILES := $(wildcard wagtail_backcare/locale/*/LC_MESSAGES/*.po example_site/locale/*/LC_MESSAGES/*.po)
PY_FOLDERS := wagtail_backcare tests example_site benchmarks scripts docs
TEMPLATE_FOLDERS := wagtail_backcare tests example_site

.PHONY: help demo demo-setup test coverage test-services matrix lint format docs bench routes lighthouse screenshots messages build clean

help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*## /\t/' | expand -t 16

demo: demo-setup ## Serve the example site on SQLite, with starter content and a login (PORT=8000)
	exec $(MANAGE) runserver --noreload $(ADDRESS):$(PORT)

demo-setup: $(STAMPS)/extra-example $(STAMPS)/messages ## Do everything for the demo but serve it
	$(MANAGE) migrate --noinput --verbosity 0
	$(MANAGE) setup_demo

ifeq ($(BROWSER_TESTS),no)
TEST_BROWSER :=
TEST_MARKERS := not services and not browser
else
TEST_BROWSER := $(STAMPS)/browser
TEST_MARKERS := not services
endif

test: $(STAMPS)/extra-testing $(STAMPS)/messages $(TEST_BROWSER) $(STAMPS)/node ## Run the tests
ifeq ($(BROWSER_TESTS),no)
	@[ -z "$${CI:-}" ] || { echo "BROWSER_TESTS=no is not for CI" >&2; exit 1; }
	@echo "Browser tests are left out: BROWSER_TESTS=no"
endif
	$(PY) -m pytest -n $(WORKERS) --dist loadgroup -m "$(TEST_MARKERS)" $(COVERAGE) $(ARGS)

coverage: COVERAGE := --cov --cov-report=term
coverage: test ## Run the tests, and fail below 90% coverage of the package (takes half as long again)

test-services: $(STAMPS)/extra-testing $(STAMPS)/extra-services $(STAMPS)/messages ## Run the tests on PostgreSQL, MariaDB and Redis
	$(PY) scripts/check_services.py "$(POSTGRES_URL)" "$(MYSQL_URL)" "$(REDIS_URL)"
	DATABASE_URL="$(POSTGRES_URL)" REDIS_URL="$(REDIS_URL)" \
		$(PY) -m pytest -n $(WORKERS) -m "not browser and not wheel" $(ARGS)
	DATABASE_URL="$(MYSQL_URL)" REDIS_URL="$(REDIS_URL)" \
		$(PY) -m pytest -n $(WORKERS) -m "not browser and not wheel" $(MYSQL_TESTS) $(ARGS)

matrix: $(STAMPS)/tox ## Run the tests on every supported Python, Django and Wagtail found on this machine
	PATH="$$PATH:$$(printf '%s:' "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/*/bin)" $(PY) -m tox run $(ARGS)

lint: $(STAMPS)/extra-lint ## Check code, templates and spelling
	$(PY) -m ruff check $(wildcard $(PY_FOLDERS))
	$(PY) -m ruff format --check $(wildcard $(PY_FOLDERS))
	$(PY) scripts/lint_templates.py $(wildcard $(TEMPLATE_FOLDERS))
	$(PY) -m codespell_lib

format: $(STAMPS)/extra-lint ## Put code and templates in order
	$(PY) -m ruff check --fix $(wildcard $(PY_FOLDERS))
	$(PY) -m ruff format $(wildcard $(PY_FOLDERS))
	$(PY) scripts/lint_templates.py --fix $(wildcard $(TEMPLATE_FOLDERS))

docs: $(STAMPS)/extra-docs ## Build the documentation into docs/_build/html; a warning fails
	$(PY) -m sphinx -W --keep-going -b html docs docs/_build/html $(ARGS)

bench: $(STAMPS)/extra-testing $(STAMPS)/extra-bench $(STAMPS)/messages ## Measure and print the performance table
	$(PY) -m benchmarks $(ARGS)

routes: $(STAMPS)/extra-testing $(STAMPS)/messages ## Walk every route by which a page goes live or reaches a reader, and print the table
	$(PY) scripts/routes.py $(ARGS)

lighthouse: $(STAMPS)/extra-example $(STAMPS)/extra-testing $(STAMPS)/messages $(STAMPS)/browser ## Ask Lighthouse about one page of each type (needs Node.js)
	$(PY) scripts/ensure_lighthouse.py
	$(PY) -m scripts.lighthouse $(ARGS)

screenshots: $(STAMPS)/extra-example $(STAMPS)/extra-testing $(STAMPS)/messages $(STAMPS)/browser ## Write pictures of every page and editor screen
	$(PY) -m scripts.screenshots $(ARGS)

messages: $(STAMPS)/extra-testing ## Collect texts for translation and compile them (needs gettext; LOCALES="es fr")
	cd wagtail_backcare && ../$(PY) -m django makemessages --no-wrap --add-location file \
		$(if $(LOCALES),$(foreach locale,$(LOCALES),-l $(locale)),--all)
	$(PY) scripts/compile_messages.py
	$(PY) scripts/check_messages.py

build: $(STAMPS)/extra-testing ## Build the wheel and the source archive into dist/
	$(PY) -m build --outdir dist

clean: ## Remove what these targets made, but for the demo's database
	rm -rf $(VENV) .tox node_modules dist docs/_build .coverage .coverage.* .pytest_cache .ruff_cache

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Python 3.11 or newer is needed. Say where: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/extra-%: $(STAMPS)/venv pyproject.toml
	$(PIP) -e ".[$*]"
	@touch $@

$(STAMPS)/tox: $(STAMPS)/venv
	$(PIP) "tox>=4.23"
	@touch $@

# An install compiles the translations too; this is for those that changed since.
$(STAMPS)/messages: $(STAMPS)/venv $(PO_FILES) scripts/compile_messages.py
	$(PIP) "polib>=1.2"
	$(PY) scripts/compile_messages.py
	@touch $@

$(STAMPS)/browser: $(STAMPS)/extra-testing scripts/ensure_browser.py
	$(PY) scripts/ensure_browser.py
	@touch $@

$(STAMPS)/node: $(STAMPS)/venv package.json package-lock.json
	$(PY) scripts/ensure_html_checker.py
	@touch $@
