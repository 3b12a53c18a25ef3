"""`python -m search.engine`: runs the engine until Ctrl-C; with OPENSEARCH_URL it checks that cluster."""

from __future__ import annotations

import signal
import sys
import time
from types import FrameType
from urllib.parse import urlsplit

from search.engine.check import check_engine
from search.engine.client import EngineError, connect
from search.engine.folder import NoEngine
from search.engine.local import address, folder_of, hold
from search.settings import BadSetting, Settings


def main() -> int:
    """0 when it was asked to end, 1 when the engine failed, 2 when a setting is wrong."""
    # A shell that starts programs in the background has them ignore SIGINT; Ctrl-C must end this one all the same.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
    try:
        settings = Settings.read()
        with hold(settings) as url:
            check_engine(connect(url, settings.opensearch_ca))
            print(introduction(settings, url), flush=True)
            while address(settings):
                time.sleep(0.5)
    except KeyboardInterrupt:
        return 0
    except BadSetting as faults:
        return report(str(faults), 2)
    except (NoEngine, OSError) as failed:
        return report(str(failed), 1)
    except EngineError as failed:
        return report(f"{failed} {failed.detail}", 1)
    return report(f"The engine has stopped by itself; {folder_of(settings).node / 'logs'} may say why", 1)


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def introduction(settings: Settings, url: str) -> str:
    """Where the engine answers, without the password that the address may hold."""
    parts = urlsplit(url)
    where = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    running = None if settings.opensearch_url else folder_of(settings).running()
    return f"OpenSearch answers at {where}" + (f"; it runs {running.way}" if running else "")


def report(line: str, status: int) -> int:
    print(line, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
