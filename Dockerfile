# 红帆 Hongfan：两段构建，成品里没有编译工具 · two stages, no build tools in the second
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY requirements.txt ./
RUN python -m venv /opt/hongfan \
 && /opt/hongfan/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY kg ./kg
COPY search ./search
COPY ingest ./ingest
COPY web ./web
RUN /opt/hongfan/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="红帆 Hongfan" \
      org.opencontainers.image.licenses="MIT"
RUN useradd --system --uid 10001 --create-home hongfan \
 && install -d -o hongfan -g hongfan /data
COPY --from=build /opt/hongfan /opt/hongfan
ENV HONGFAN_DATA=/data \
    PATH=/opt/hongfan/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["hongfan"]
CMD ["serve", "--host", "0.0.0.0"]
