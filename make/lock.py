"""Pins every Python package, for every platform, with hashes, in `requirements/`.

What is asked for stands in `pyproject.toml`; the tests' packages are pinned on top of the program's own.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)


def main() -> None:
    for output, *more in (
        ["requirements/run.txt", "pyproject.toml"],
        ["requirements/test.txt", "pyproject.toml", "--group", "test", "--constraint", "requirements/run.txt"],
        ["requirements/build.txt", "--group", "build", "--constraint", "requirements/test.txt"],
        ["requirements/frontend.txt", "--group", "frontend"],
    ):
        subprocess.run([*LOCK, *more, "--output-file", output], cwd=ROOT, check=True)
        print(f"{output}: {(ROOT / output).read_text().count('==')} packages")


if __name__ == "__main__":
    main()
