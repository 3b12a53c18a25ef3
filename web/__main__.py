"""`python -m web`: serves under gunicorn, and holds the local engine for as long as it runs."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from search.engine import local
from search.engine.check import check_engine
from search.engine.client import Client, EngineError, IndexMissing, connect
from search.engine.folder import NoEngine
from search.indices import ForeignIndex, LiveIndex
from search.settings import BadSetting, Settings
from web.app import create_app

THREADS = 8
READ_TIMEOUT_S = 30
LONGEST_ADDRESS = 8190


class Service(BaseApplication):  # type: ignore[misc]
    """gunicorn with our settings in place of its command line."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        host, port = self.settings.listen
        options: dict[str, Any] = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": self.settings.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": READ_TIMEOUT_S,
            "limit_request_line": LONGEST_ADDRESS,
            # No access log: an address or a Referer may hold what somebody is ill with.
            "accesslog": None,
            "loglevel": "warning",
            "preload_app": False,
            "proc_name": "trial-finder",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The app of one worker. The engine is held from there: a thread that holds a lock does not survive a fork."""
        threading.Thread(target=_hold, args=(self.settings,), name="holds the engine", daemon=True).start()
        return create_app(self.settings, lambda: local.address(self.settings))


def main() -> None:
    """Serves until it is stopped; answers 503 while the engine starts."""
    try:
        settings = Settings.read()
    except BadSetting as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    _refuse_taken_port(settings)
    host, port = settings.listen
    print(f"serving http://{host}:{port}", flush=True)
    Service(settings).run()


def _hold(settings: Settings) -> None:
    """Holds the engine from beside the server, so that the first page is answered while it starts.

    What makes the engine or its index unfit is told in one line; an unfit engine ends the program.
    """
    try:
        with local.hold(settings) as url:
            client = connect(url, ca=settings.opensearch_ca)
            check_engine(client)
            _tell_foreign_index(client, settings.index_prefix)
            threading.Event().wait()
    except (NoEngine, EngineError) as error:
        print(error, file=sys.stderr, flush=True)
        os.kill(os.getppid(), signal.SIGTERM)


def _tell_foreign_index(client: Client, prefix: str) -> None:
    try:
        LiveIndex(client, prefix).get()
    except ForeignIndex as error:
        print(error, file=sys.stderr, flush=True)
    except IndexMissing:
        return


def _refuse_taken_port(settings: Settings) -> None:
    """One clear line for a taken port, instead of a server that tries it again and again."""
    host, port = settings.listen
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            print(
                f"LISTEN={host}:{port} cannot be used ({error.strerror}): name another, such as {host}:{port + 1}",
                file=sys.stderr,
            )
            sys.exit(1)


if __name__ == "__main__":
    main()
