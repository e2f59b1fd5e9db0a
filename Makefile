# Two commands matter: `make run` and `make test`. README.md says what they do.

SHELL := /bin/bash
PORT ?= 8000
HOST ?= 127.0.0.1
DJANGO_SETTINGS_MODULE ?= config.settings.development
export PORT HOST DJANGO_SETTINGS_MODULE
# make run EMPTY=1: no demonstration, and a folder of its own, so that the other one stays as it is.
ifdef EMPTY
export ACOMPANA_EMPTY := 1
export ACOMPANA_VAR ?= $(CURDIR)/var/empty
endif

BIN := .venv/bin
# A branch with other packages has another lock, and so another stamp.
LOCK := site/requirements/lock.txt
INSTALLED := .venv/installed-$(firstword $(shell cksum $(LOCK)))
PYTHONS := python3.11 python3.12 python3.13 python3 python

.PHONY: run setup test check bench test-postgres verify
.DEFAULT_GOAL := run

run: $(INSTALLED)
	@$(BIN)/python manage.py prepare --port $(PORT)
	@exec $(BIN)/honcho --no-prefix start --procfile site/Procfile --port $(PORT)

setup: $(INSTALLED)
	@$(BIN)/python manage.py prepare

test: $(INSTALLED)
	@chromium="$$($(BIN)/python -m tests.browser.chromium)" && \
	$(BIN)/python -m config.gates && \
	CHROMIUM="$$chromium" $(BIN)/pytest -n 2 --dist loadfile

check: $(INSTALLED)
	@$(BIN)/python -m config.gates

# On throw-away databases; e.g. make bench BENCH="--sizes 24 --only pages --json bench.json".
bench: $(INSTALLED)
	@$(BIN)/python -m tests.benchmarks $(BENCH)

# Tests that must hold on both databases, on the PostgreSQL of DATABASE_URL or of this machine.
test-postgres: $(INSTALLED)
	@url="$$($(BIN)/python -m tests.postgresql)" && \
	DATABASE_URL="$$url" $(BIN)/pytest -m "database and not verify" -n 2 --dist loadfile

# Load, soaks and simulations: minutes, bounded, on both databases where PostgreSQL answers.
verify: $(INSTALLED)
	@CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" $(BIN)/pytest -m verify

# Hashes are required, so what is installed is what was locked. The checkout itself is put on the
# path by a .pth file: nothing to build, and `site/` stays a plain folder.
$(INSTALLED): $(LOCK)
	@set -e; \
	for name in $(PYTHONS); do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python=$$name; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then echo "Python 3.11 or newer is needed." >&2; exit 1; fi; \
	[ -x $(BIN)/python ] || $$python -m venv .venv; \
	echo "Installing packages (the first time takes a minute or two) ..."; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK); \
	$(BIN)/python -c 'import pathlib, sysconfig; root = pathlib.Path.cwd(); \
	  place = pathlib.Path(sysconfig.get_path("purelib"), "acompana.pth"); \
	  place.write_text("\n".join([str(root), str(root / "site"), ""]))'; \
	rm -f .venv/installed-*; touch $@
