# The only list of commands; README, hooks and CI call it.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test check bench eval golden format lock clean

.venv/.done: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "hoso cần Python 3.11 trở lên."; exit 2; }
	@$(PYTHON) -m venv .venv || \
	  { echo "Thiếu gói tạo môi trường: hãy chạy 'sudo apt install python3-venv' rồi chạy lại."; exit 2; }
	@echo "Đang cài các thư viện (một lần, khoảng một phút)…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: .venv/.done
	@$(BIN)/hoso demo

test: .venv/.done
	@$(BIN)/python -m pytest -q

check: .venv/.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.done
	$(BIN)/python tests/bench/bench.py

eval: .venv/.done
	$(BIN)/hoso eval

golden: .venv/.done
	$(BIN)/python -m tests.test_golden

lock: pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --extra postgres --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --output-file requirements.lock

format: .venv/.done
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
