# Everything a person or a machine does with this project, one target each.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check format lock messages browser clean

run: $(VENV)/.run  ## install what is needed, then serve on port $(PORT)
	$(BIN)/python -m cimpact serve --port $(PORT)

test: check browser  ## everything: quality, then all tests, the browser's included
	$(BIN)/python -m pytest -n auto --dist loadfile --ignore tests/faults --ignore tests/browser
	$(BIN)/python -m pytest -n auto --maxprocesses 2 --dist loadfile tests/faults tests/browser

messages: $(VENV)/.dev  ## bring the catalogues up to date with the sentences in the code
	$(BIN)/python tools/messages.py

check: $(VENV)/.dev  ## format, lint, types, import contracts, questionnaires
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m cimpact check

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.dev  ## write the pinned requirements anew from pyproject.toml
	$(BIN)/python tools/lock.py

browser: $(VENV)/.dev  ## a Chromium for the tests: Debian's through apt, else Playwright's own
	$(BIN)/python tests/browser/install.py

$(VENV)/.run: requirements.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or later is needed; set PYTHON=...')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
