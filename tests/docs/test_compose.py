"""The compose file and the image, held to the code as far as that can be without Docker."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from indexer.commands import commands
from make.run import PROGRAMS
from search.engine.folder import VERSION
from search.engine.node import SETTINGS as LOCAL_NODE
from search.settings import Settings, variable
from search.version import VERSION as OURS_NOW

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
CLUSTER = ROOT / "docs" / "docker-compose.cluster.yml"
IMAGE = (ROOT / "Dockerfile").read_text()


def read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(file)
    return content


SERVICES: dict[str, Any] = read(COMPOSE)["services"]
OURS = ("indexer", "web")

KNOWN = {variable(name) for name in Settings.__dataclass_fields__}
NOT_IN_CONTAINERS = {
    "ENGINE_HEAP",  # of a local node; here it is the heap of the engine's own container
    "OPENSEARCH_CA",  # with a cluster over TLS, see docs/docker-compose.cluster.yml
    "TODAY",  # for tests only
}
OF_THE_PLACE = {"cluster.name", "node.name", "network.host", "http.port", "transport.port", "node.portsfile"}
"""Settings of the local node that say where it is; a container has its own."""


@pytest.mark.parametrize("file", [COMPOSE, CLUSTER], ids=lambda path: path.name)
def test_the_file_has_the_form_that_the_specification_wants(file: Path) -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(file)]
    done = subprocess.run(check, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("service", OURS)
def test_every_variable_that_a_program_is_given_is_a_setting(service: str) -> None:
    assert set(SERVICES[service]["environment"]) <= KNOWN


def test_every_setting_can_be_chosen() -> None:
    given = {name for service in OURS for name in SERVICES[service]["environment"]}
    assert given == KNOWN - NOT_IN_CONTAINERS


def test_what_is_taken_from_the_environment_bears_the_settings_own_names() -> None:
    for service in OURS:
        for name, value in SERVICES[service]["environment"].items():
            assert re.findall(r"\$\{(\w+)", value) in ([], [name])
    assert set(re.findall(r"\$\{(\w+)", COMPOSE.read_text())) <= KNOWN


@pytest.mark.parametrize("service", OURS)
def test_the_programs_start_with_the_values_that_they_are_given(service: str, tmp_path: Path) -> None:
    given = {name: _by_default(value) for name, value in SERVICES[service]["environment"].items()}
    assert given["DATA_DIR"] == "/data"
    settings = Settings.read(given | {"DATA_DIR": str(tmp_path)})
    assert settings.opensearch_url == "http://opensearch:9200"


def test_the_admins_token_is_given_to_the_web_alone() -> None:
    assert [name for name, service in SERVICES.items() if "ADMIN_TOKEN" in service["environment"]] == ["web"]


def test_the_demonstration_never_loads_by_itself() -> None:
    """`indexer watch` takes it only where PUBLIC_URL is unset."""
    given = SERVICES["indexer"]["environment"]
    settings = Settings.read({name: _by_default(given[name]) for name in ("PUBLIC_URL", "STUDIES")})
    assert settings.public_url
    assert settings.studies is None


@pytest.mark.parametrize("service", OURS)
def test_the_programs_are_those_that_make_run_starts(service: str) -> None:
    python, option, *words = SERVICES[service]["command"]
    assert (python, option) == ("python", "-m")
    assert tuple(words) in PROGRAMS
    assert importlib.util.find_spec(words[0]) is not None


def test_the_image_serves_unless_it_is_told_otherwise() -> None:
    found = re.search(r"^CMD (.*)$", IMAGE, re.MULTILINE)
    assert found is not None
    assert json.loads(found[1]) == SERVICES["web"]["command"]


def test_the_health_of_the_indexer_is_asked_by_a_command_that_it_has() -> None:
    cmd, python, option, module, command, json_option = SERVICES["indexer"]["healthcheck"]["test"]
    assert (cmd, python, option, module) == ("CMD", "python", "-m", "indexer")
    assert json_option in [name for one in commands.commands[command].params for name in one.opts]


def test_the_health_of_the_web_is_asked_where_it_listens() -> None:
    listen = Settings.read({"LISTEN": SERVICES["web"]["environment"]["LISTEN"]}).listen
    assert listen.host == "0.0.0.0"
    assert f"http://127.0.0.1:{listen.port}/healthz" in SERVICES["web"]["healthcheck"]["test"][-1]
    assert SERVICES["web"]["ports"] == [f"127.0.0.1:{listen.port}:{listen.port}"]


def test_only_the_web_is_published_and_only_on_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert list(published) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in published["web"])


def test_an_engine_without_users_has_no_way_out() -> None:
    engine = SERVICES["opensearch"]
    assert engine["environment"]["DISABLE_SECURITY_PLUGIN"] == "true"
    networks = read(COMPOSE)["networks"]
    assert [networks[name]["internal"] for name in engine["networks"]] == [True]


def test_the_engine_is_the_local_ones_version_with_the_local_ones_settings() -> None:
    engine = SERVICES["opensearch"]
    assert engine["image"] == f"opensearchproject/opensearch:{VERSION}"
    wanted = {name: _told(value) for name, value in LOCAL_NODE.items() if name not in OF_THE_PLACE}
    assert {name: engine["environment"].get(name) for name in wanted} == wanted


def test_with_a_cluster_of_its_own_each_program_has_its_own_user_over_tls() -> None:
    services = read(CLUSTER)["services"]
    addresses = [services[service]["environment"]["OPENSEARCH_URL"] for service in OURS]
    assert len(set(addresses)) == len(OURS)
    assert all(":?https://" in address for address in addresses)
    assert all("OPENSEARCH_CA" in services[service]["environment"] for service in OURS)
    assert not SERVICES["web"]["depends_on"]["opensearch"]["required"]


def test_the_image_has_every_room_and_its_packages_with_their_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    rooms = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", IMAGE, re.MULTILINE)
    assert set(rooms) <= set(copied)
    installs = re.findall(r"pip install (.*?)(?: &&|$)", IMAGE, re.MULTILINE)
    assert all("--require-hashes" in install or "--no-index" in install for install in installs)
    let_through = re.findall(r"^!(.*)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    needed = {name.partition("/")[0] for line in copied for name in line.split()}
    assert needed == set(let_through)


def test_the_image_is_named_after_the_version() -> None:
    assert {SERVICES[service]["image"] for service in OURS} == {f"trial-finder:{OURS_NOW}"}


def test_nothing_runs_as_root() -> None:
    stages = IMAGE.split("FROM ")
    assert re.search(r"^USER [1-9]\d*$", stages[-1], re.MULTILINE)


def test_the_wheel_is_built_with_the_versions_that_the_tests_have() -> None:
    pins = [_pins(ROOT / "requirements" / f"{name}.txt") for name in ("build", "test")]
    assert pins[0] <= pins[1]


def _by_default(value: str) -> str:
    """A value as Compose gives it where nothing is set."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)


def _told(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _pins(file: Path) -> set[str]:
    return set(re.findall(r"^[a-z0-9][\w.-]*==\S+", file.read_text(), re.MULTILINE))
