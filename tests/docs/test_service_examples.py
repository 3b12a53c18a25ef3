"""The units for systemd and the lines for cron, held to the code as far as that can be without either."""

from __future__ import annotations

import re
import shlex
from configparser import ConfigParser
from pathlib import Path

import pytest

from indexer.commands import commands
from make.run import PROGRAMS
from search.engine.folder import EngineFolder
from search.settings import Settings, variable

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
UNITS = {path.name: path for path in sorted((EXAMPLES / "systemd").iterdir())}
SERVICES = [name for name in UNITS if name.endswith(".service")]
TIMERS = [name for name in UNITS if name.endswith(".timer")]
CRON = (EXAMPLES / "cron").read_text()

PYTHON = "/opt/trial-finder/bin/python"
"""Where the guide installs it."""
DATA_DIR = "/var/lib/trials"
KNOWN = {variable(name) for name in Settings.__dataclass_fields__}


def unit(name: str) -> ConfigParser:
    read = ConfigParser(interpolation=None, comment_prefixes=("#",), delimiters=("=",))
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read_string(UNITS[name].read_text())
    return read


def words_of(command: str) -> tuple[str, ...]:
    """What stands behind `python -m`."""
    python, option, *words = shlex.split(command)
    assert (python, option) == (PYTHON, "-m")
    return tuple(words)


def assert_is_a_command(words: tuple[str, ...]) -> None:
    module, name, *options = words
    assert module == "indexer"
    assert set(options) <= {option for one in commands.commands[name].params for option in one.opts}


def environment() -> dict[str, str]:
    lines = UNITS["trial-finder.env"].read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_three_programs_are_those_that_make_run_starts() -> None:
    started = {words_of(unit(name)["Service"]["ExecStart"]) for name in SERVICES if f"{name[:-8]}.timer" not in TIMERS}
    assert {tuple(word for word in words if not word.startswith("-")) for words in started} == set(PROGRAMS)


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_runs_what_there_is_as_nobody_special(name: str) -> None:
    service = unit(name)["Service"]
    words = words_of(service["ExecStart"])
    if words[0] == "indexer":
        assert_is_a_command(words)
    assert service["User"] not in ("", "root")
    assert (service["EnvironmentFile"], service["StateDirectory"]) == ("/etc/trial-finder.env", Path(DATA_DIR).name)


@pytest.mark.parametrize("name", SERVICES)
def test_the_token_of_the_admin_page_is_given_to_the_web_alone(name: str) -> None:
    service = unit(name)["Service"]
    is_web = words_of(service["ExecStart"]) == ("web",)
    assert service.get("UnsetEnvironment") == (None if is_web else variable("admin_token"))


@pytest.mark.parametrize("name", [*SERVICES, *TIMERS])
def test_units_name_units_that_are_there(name: str) -> None:
    told = unit(name)["Unit"]
    named = " ".join(told.get(key, "") for key in ("After", "Wants", "Requires")).split()
    assert {each for each in named if each.startswith("trial-finder")} <= set(UNITS)
    assert set(told.get("Requires", "").split()) <= set(told.get("After", "").split())


@pytest.mark.parametrize("name", TIMERS)
def test_a_timer_starts_a_command_that_ends(name: str) -> None:
    service = unit(f"{name[:-6]}.service")["Service"]
    assert service["Type"] == "oneshot"
    assert words_of(service["ExecStart"])[1] == name.removesuffix(".timer").rpartition("-")[2]
    assert re.fullmatch(r"(?:Sun )?\*-\*-\* (?:\d\d,)*\d\d:\d\d:00", unit(name)["Timer"]["OnCalendar"])


def test_the_settings_of_the_example_are_right(tmp_path: Path) -> None:
    given = environment()
    assert given["DATA_DIR"] == DATA_DIR
    assert set(given) <= KNOWN
    settings = Settings.read(given | {"DATA_DIR": str(tmp_path)})
    assert settings.admin_token is None
    assert settings.update_every == Settings.read({}).update_every
    assert settings.build_every == Settings.read({}).build_every


def test_the_others_wait_until_the_engine_says_where_it_answers() -> None:
    awaited = re.search(r'"\$\$DATA_DIR/(\S+)"', unit("trial-finder-engine.service")["Service"]["ExecStartPost"])
    assert awaited
    assert Path(DATA_DIR) / awaited[1] == EngineFolder(Path(DATA_DIR) / "engine")._note


def test_the_lines_for_cron_are_commands() -> None:
    lines = [line for line in CRON.splitlines() if line and not line.startswith("#")]
    settings = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))
    assert set(settings) <= KNOWN | {"SHELL"}
    asked = []
    for line in lines[len(settings) :]:
        *when, user, command = line.split(maxsplit=6)
        assert len(when) == 5
        assert all(re.fullmatch(r"\*|\d+(?:,\d+)*", field) for field in when)
        assert user != "root"
        words = words_of(command.partition(" 2>&1")[0])
        assert_is_a_command(words)
        asked.append(words[1])
    assert asked == ["update", "build"]


@pytest.mark.parametrize("name", [*UNITS, "cron"])
def test_nothing_is_wrapped_in_a_lock(name: str) -> None:
    """The program locks itself: a lock of somebody else's would only hide what it says."""
    text = CRON if name == "cron" else UNITS[name].read_text()
    assert not re.search(r"^[^#].*\bflock\b", text, re.MULTILINE)
