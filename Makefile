# La Bàn. Hai lệnh là đủ: `make run` và `make test`. `make help` kể các lệnh còn lại.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test lint check talk bench quiz-acceptance evaluate lock screenshots clean

help: ## Kể các lệnh
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

run: ## Cài đặt những gì còn thiếu rồi chạy La Bàn
	@tools/set-up gateway
	@tools/set-up rasa
	@.venv/bin/laban run

test: ## Cài đặt những gì còn thiếu rồi chạy mọi phép thử, kể cả trình duyệt thật và Rasa thật
	@tools/set-up dev
	@tools/set-up rasa
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/laban check
	@.venv/bin/pytest -ra

lint: ## Soát mã nguồn
	@tools/set-up dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .
	@.venv/bin/mypy

check: ## Soát nội dung, câu mẫu và luật
	@tools/set-up gateway
	@.venv/bin/laban check

talk: ## Trò chuyện trên dòng lệnh
	@tools/set-up gateway
	@.venv/bin/laban talk

bench: ## Đo tốc độ và bộ nhớ; ghi vào docs/benchmarks.md
	@tools/set-up dev
	@tools/set-up rasa
	@.venv/bin/python -m bench

quiz-acceptance: ## Đo bài hỏi sở thích trên người thật và người giả lập (ba phút)
	@tools/set-up gateway
	@.venv/bin/python -m bench.quiz

evaluate: ## Đo xem câu hỏi được hiểu tới đâu; báo cáo ở var/evaluation, con số ở docs/evaluation.json
	@tools/set-up gateway
	@.venv/bin/laban evaluate --figures docs/evaluation.json

screenshots: ## Chụp lại ảnh trang chat cho README
	@tools/set-up dev
	@.venv/bin/python tools/screenshots.py

lock: ## Khóa lại phiên bản của mọi thư viện
	@tools/lock

clean: ## Xóa những gì cài đặt và huấn luyện tạo ra (giữ cơ sở dữ liệu)
	@rm -rf .venv .venv-rasa .uv var/models var/rasa var/log
