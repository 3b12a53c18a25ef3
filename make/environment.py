"""Makes `.venv` and installs what `requirements/` pins, once for each content of the lock file.

Run by a Python with nothing installed, `python3 make/environment.py run` or `test`: standard library only.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"


def main() -> None:
    refuse_an_old_python()
    lock_file = ROOT / "requirements" / f"{sys.argv[1]}.txt"
    installed = ENVIRONMENT / f"installed-{lock_file.stem}"
    digest = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    with one_at_a_time():
        fit = is_fit()
        if fit and installed.exists() and installed.read_text() == digest:
            return
        if not fit:
            make_environment()
        install(lock_file)
        installed.write_text(digest)


def refuse_an_old_python() -> None:
    """Ends the program with one line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place that an older Python reaches
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Python 3.11 or newer is needed, this is {found}: try make PYTHON=python3.11 run")


def refuse_a_python_without_venv() -> None:
    """Ends the program with one line when a part is missing that Debian and Ubuntu leave out."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        sys.exit("This Python has no venv: on Debian and Ubuntu, apt-get install python3-venv")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Of two `make` at once the second waits here, and then finds everything done."""
    with (ROOT / ".venv.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another make is installing packages; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_fit() -> bool:
    """Whether the environment works: it may be half made, or the Python that it was made from may be gone."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0


def make_environment() -> None:
    refuse_a_python_without_venv()
    print("Making .venv")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)


def install(lock_file: Path) -> None:
    """Installs exactly what the lock file names, each package checked against its hashes."""
    total = len(re.findall(r"^[a-z0-9].*==", lock_file.read_text(), re.MULTILINE))
    pip_install = (PYTHON, "-m", "pip", "install", "--progress-bar", "off", "--no-input")
    command: list[str | Path] = [*pip_install, "--require-hashes", "-r", lock_file]
    pip = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert pip.stdout is not None
    print(f"Fetching and installing {total} Python packages", flush=True)
    said = []
    collected = 0
    for line in pip.stdout:
        said.append(line)
        collected += line.startswith("Collecting ")
        show(f"Python packages: {collected} of {total} fetched")
        if line.startswith("Installing "):
            show(f"Python packages: installing {total}", last=True)
    if pip.wait() != 0:
        sys.exit("\n" + "".join(said[-15:]) + "The Python packages could not be installed (see above)")


def show(text: str, last: bool = False) -> None:
    """A line that is written over itself on a terminal; elsewhere, such as in a log, only the last one."""
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="\n" if last else "", flush=True)
    elif last:
        print(text, flush=True)


if __name__ == "__main__":
    main()
