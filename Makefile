# The environment is made by uv from the hashed lock; uv itself comes by pip, into a folder of its own.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .venv/uv/bin/uv
BIN := .venv/bin

.PHONY: demo test check bench looks fuzz lock fix inspector clean

demo: .venv/voices
	$(BIN)/callsheet make - -o demo.mp4 < prompts/examples/night-market.md

test: .venv/dev .venv/torch
	$(BIN)/pytest

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

bench: .venv/bench
	$(BIN)/python -m pytest tests/benchmarks -o python_files='bench_*.py' -o python_functions='bench_*' -s
	$(BIN)/python tests/benchmarks/animatic.py

# The picture of the README. `tests/looks/draw.py SHEET.png` draws all 24 frames.
looks: .venv/dev
	$(BIN)/python tests/looks/draw.py tests/looks/looks.jpg 夜市 侍 Playa "Forest friends"

# Ten thousand arbitrary texts, of which `make test` reads a few.
fuzz: .venv/dev
	$(BIN)/python -m pytest tests/agent/director/test_fuzz.py -o python_functions='fuzz_*' -s

fix: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The locks name packages and hashes, never an address they came from. They hold no torch: which
# build is right depends on the machine, and the one that pip would take is 3 GB with CUDA.
NO_TORCH := echo "torch ; sys_platform == 'never'" |
lock: $(UV)
	$(UV) pip compile -q --universal --generate-hashes pyproject.toml -o requirements.lock
	$(UV) pip compile -q --universal --generate-hashes pyproject.toml --extra ocr -o requirements-ocr.lock
	$(UV) pip compile -q --universal --generate-hashes pyproject.toml --extra voices -o requirements-voices.lock
	$(NO_TORCH) $(UV) pip compile -q --universal --generate-hashes pyproject.toml --extra local --override - -o requirements-local.lock
	$(NO_TORCH) $(UV) pip compile -q --universal --generate-hashes pyproject.toml --extra ocr --extra voices --extra local --override - --group dev -o requirements-dev.lock
	$(NO_TORCH) $(UV) pip compile -q --universal --generate-hashes pyproject.toml --extra ocr --extra voices --extra local --override - --group dev --group bench -o requirements-bench.lock

$(UV):
	$(PYTHON) -m venv .venv/uv
	.venv/uv/bin/pip install -q uv==$(UV_VERSION)

$(BIN)/python: | $(UV)
	$(UV) venv -q --allow-existing --python $(PYTHON) .venv

.venv/runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(UV) pip install -q --no-config --python $(BIN)/python --require-hashes -r requirements.lock
	$(UV) pip install -q --no-config --python $(BIN)/python --no-deps -e .
	touch $@

.venv/voices: requirements-voices.lock .venv/runtime
	$(UV) pip install -q --no-config --python $(BIN)/python --require-hashes -r requirements-voices.lock
	touch $@

.venv/dev: requirements-dev.lock .venv/runtime
	$(UV) pip install -q --no-config --python $(BIN)/python --no-deps --require-hashes -r requirements-dev.lock
	touch $@ 

# For the tests of local models: the build of torch without CUDA, where pip finds one (on Linux it
# needs an index or a folder of wheels that has it). Without it those tests are skipped, and say so.
TORCH := torch==2.13.0$(if $(filter Linux,$(shell uname)),+cpu)
.venv/torch: .venv/dev
	.venv/uv/bin/pip --python $(BIN)/python install -q '$(TORCH)' \
		|| echo "no torch without CUDA was found: the tests of local models are skipped" >&2
	touch $@

# A second client for the MCP server's tests, which skip it where it is not: it needs Node.
inspector:
	npm install --silent --no-fund --no-audit --prefix .venv/inspector @modelcontextprotocol/inspector@0.15.0

.venv/bench: requirements-bench.lock .venv/dev
	$(UV) pip install -q --no-config --no-deps --python $(BIN)/python --require-hashes -r requirements-bench.lock
	touch $@

clean:
	rm -rf .venv build dist *.egg-info
