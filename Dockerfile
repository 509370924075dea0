# docker build -t smartcritic . && docker run --read-only --tmpfs /tmp -p 8000:8000 -e SMARTCRITIC_API_KEY=... smartcritic
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY smartcritic smartcritic
RUN python -m venv /opt/smartcritic && /opt/smartcritic/bin/pip install --no-cache-dir '.[service,holidays]'

FROM python:3.12-slim
COPY --from=build /opt/smartcritic /opt/smartcritic
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin critic
USER 10001
ENV PATH=/opt/smartcritic/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 OPENBLAS_NUM_THREADS=1
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["smartcritic"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
