"""The site's web server as a child process that ends with its parent, however the parent ends."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from urllib.error import URLError
from urllib.request import urlopen

from nightdesk.foundation.errors import SettingsError

_PR_SET_PDEATHSIG = 1


class WebServer:
    """Serves the site with granian: one worker, a few threads. `environment` is added to this process's own."""

    def __init__(self, host: str, port: int, environment: Mapping[str, str]) -> None:
        self.host, self.port = host, port
        self._environment = os.environ | dict(environment)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Raise SettingsError if the port is taken."""
        self._require_free_port()
        # granian is told the port here, and no wire text ever reaches this command line. It has a group of its own: a Ctrl-C in
        # the terminal would reach its supervisor and its worker beside our own word to end, and the worker outlived both.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "granian", *self._options(), "nightdesk_site.config.wsgi:application"],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            preexec_fn=_end_with_parent,
            start_new_session=True,
        )

    def wait_until_answering(self, seconds: float = 60) -> bool:
        """True as soon as the front page answers; False when the time is up or the server has ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self._process is not None and self._process.poll() is None:
            try:
                with urlopen(f"http://{self.host}:{self.port}/robots.txt", timeout=5):
                    return True
            except (URLError, OSError):
                time.sleep(0.1)
        return False

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None

    def _options(self) -> list[str]:
        return [
            *("--interface", "wsgi", "--host", self.host, "--port", str(self.port)),
            *("--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        ]

    def _require_free_port(self) -> None:
        with socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise SettingsError(
                    f"port {self.port} on {self.host} is taken ({error.strerror}); stop what uses it, or set NIGHTDESK_PORT to another"
                ) from error


def _end_with_parent() -> None:
    """Ask Linux to stop this child when its parent dies, even by signal 9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
