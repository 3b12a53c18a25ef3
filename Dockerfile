# The image of the indexer and of the web. The engine is not in it: docker-compose.yml takes OpenSearch's own image.
# The Python is the one that the tests run with.
FROM python:3.11-slim-bookworm AS wheel
WORKDIR /source
COPY requirements/build.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/build.txt
COPY requirements/frontend.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/frontend.txt
COPY make make
COPY web/frontend web/frontend
# What the scripts share with the pages.
COPY web/static/tokens.css web/static/
COPY web/templates/status_signs.html web/templates/
RUN python -m make.frontend
COPY pyproject.toml README.md CHANGELOG.md LICENSE NOTICE ./
COPY mappings mappings
COPY search search
COPY indexer indexer
COPY web web
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheel .

FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1
COPY requirements/run.txt /tmp/run.txt
RUN pip install --no-cache-dir --require-hashes --requirement /tmp/run.txt && rm /tmp/run.txt
COPY --from=wheel /wheel /wheel
RUN pip install --no-cache-dir --no-deps --no-index /wheel/*.whl
# A volume that is mounted on /data takes over the folder's owner when it is new.
RUN useradd --uid 10001 --create-home trial-finder && install --directory --owner trial-finder /data
USER 10001
WORKDIR /home/trial-finder
ENV DATA_DIR=/data LISTEN=0.0.0.0:8000
EXPOSE 8000
CMD ["python", "-m", "web"]
