"""`python -m web`: serves under gunicorn, and holds the local engine for as long as it runs."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from dataclasses import replace
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from search.engine import local
from search.engine.check import check_engine
from search.engine.client import Client, EngineError, connect
from search.engine.folder import NoEngine
from search.indices import ForeignIndex, LiveIndex
from search.settings import Address, BadSetting, Settings
from web.app import create_app

THREADS = 8
READ_TIMEOUT_S = 30
LONGEST_ADDRESS = 8190
ASK_AGAIN_S = 5.0


class Service(BaseApplication):  # type: ignore[misc]
    """gunicorn with our settings in place of its command line."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": ":".join(_bound(self.settings.listen)),
            "workers": self.settings.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": READ_TIMEOUT_S,
            "limit_request_line": LONGEST_ADDRESS,
            # Whom to believe is for TRUSTED_PROXIES to say, not for a default that believes this machine.
            "forwarded_allow_ips": "",
            # No access log: an address or a Referer may hold what somebody is ill with.
            "accesslog": None,
            # A warning of gunicorn's quotes the address of a request that it could not read.
            "loglevel": "error",
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
    settings = replace(settings, listen=_free_address(settings))
    print(f"serving http://{':'.join(_bound(settings.listen))}", flush=True)
    Service(settings).run()


def _bound(address: Address) -> tuple[str, str]:
    """Host and port as they stand in an address: an IPv6 host in brackets."""
    return f"[{address.host}]" if ":" in address.host else address.host, str(address.port)


def _hold(settings: Settings) -> None:
    """Holds the engine from beside the server, so that the first page is answered while it starts.

    What makes the engine or its index unfit is told in one line; an unfit engine ends the program.
    """
    try:
        with local.hold(settings) as url:
            client = connect(url, ca=settings.opensearch_ca)
            _wait_until_fit(client)
            _tell_foreign_index(client, settings.index_prefix)
            threading.Event().wait()
    except NoEngine as error:
        print(error, file=sys.stderr, flush=True)
        os.kill(os.getppid(), signal.SIGTERM)


def _wait_until_fit(client: Client) -> None:
    """Asks a cluster that does not answer again and again; meanwhile every search is a 503."""
    told = False
    while True:
        try:
            return check_engine(client)
        except EngineError as error:
            if not told:
                print(f"{error} Asking again until it does.", file=sys.stderr, flush=True)
            told = True
            time.sleep(ASK_AGAIN_S)


def _tell_foreign_index(client: Client, prefix: str) -> None:
    try:
        LiveIndex(client, prefix).get()
    except ForeignIndex as error:
        print(error, file=sys.stderr, flush=True)
    except EngineError:
        return


def _free_address(settings: Settings) -> Address:
    """Where to listen, port 0 made a free one. One clear line for a taken port, instead of trying it for ever."""
    host, port = settings.listen
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            other = "name another, such as LISTEN=127.0.0.1:8001"
            print(f"LISTEN={host}:{port} cannot be used ({error.strerror}): {other}", file=sys.stderr)
            sys.exit(1)
        return Address(host, int(trial.getsockname()[1]))


if __name__ == "__main__":
    main()
