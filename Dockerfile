# The app and the command line, for docker-compose.yml. Nothing in it runs as root, and it needs no
# writable file system but /data (people's data sets) and /tmp.
FROM python:3.12-slim-bookworm

# Chinese in exported pictures and slides needs the fonts inside the image.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    SILKGRAPH_HOME=/data \
    HOME=/tmp

WORKDIR /app
COPY . .
RUN pip install --no-cache-dir --constraint constraints.txt --editable . \
    && python -m compileall -q . \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin silkgraph \
    && install --directory --owner silkgraph --group silkgraph /data

USER 10001
VOLUME /data
EXPOSE 8501
ENV PYTHONDONTWRITEBYTECODE=1

HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=5 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

# The graph is loaded from the seeds on the first start.
CMD ["silkgraph", "app", "--host", "0.0.0.0", "--port", "8501", "--no-browser"]
