# 红帆 Hongfan. `make demo` 跑起来看 · `make test` 全部检查
PYTHON ?= python3
BIN := .venv/bin
LOCK = $(BIN)/python -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header
.DEFAULT_GOAL := help
.PHONY: help install browser lock lint test demo campaign bench

help:           ## 列出全部目标 · list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

install: .venv/installed ## .venv：产品与测试所需 · the product and what its tests need

.venv/installed: requirements-test.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "红帆需要 Python 3.11 或更新版本 · Hongfan needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

browser:        ## 浏览器测试所需的 Chromium · Chromium for the browser tests, where it can be had
	@command -v chromium >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; \
	else echo "没有 Chromium，浏览器测试将跳过；请安装，例如 no Chromium, browser tests will be skipped; install it, e.g.: sudo apt-get install chromium fonts-noto-cjk"; fi

lock: install   ## 重新锁定依赖 · pin the dependencies anew, with hashes: of the product, and with its tests
	$(LOCK) -o requirements.txt pyproject.toml
	$(LOCK) --extra test -o requirements-test.txt pyproject.toml

lint: install   ## 格式、静态检查、依赖方向、类型 · format, lint, direction of imports, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy

test: lint browser ## 必须成立的一切 · all that must hold; CI calls this and nothing else
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

demo: install   ## 读入示例并打开浏览服务 · read the sample and serve the explorer
	$(BIN)/hongfan demo

bench: install  ## 只给数字，不作判断 · figures, never a verdict
	for bench in tests/bench/bench_*.py; do $(BIN)/python $$bench || exit 1; done

campaign: install ## 完整的长时间测试 · the long runs in full
	HONGFANTEST_CAMPAIGN=full $(BIN)/python -m pytest -q -n 2 --dist loadgroup
