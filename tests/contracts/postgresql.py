"""A PostgreSQL server of the tests' own: Debian's binaries, a folder under /tmp, a free port on loopback."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nightdesk.testing.ports import free_port

INSTALL = "apt-get update && apt-get install --yes postgresql"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database on a server that runs as long as the block."""
    binaries, port = _binaries(), free_port()
    with tempfile.TemporaryDirectory(prefix="nightdesk-pg-") as folder:
        os.chmod(folder, 0o755)
        data = Path(folder, "data")
        data.mkdir()
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(data, user.pw_uid, user.pw_gid)
        _run(binaries / "initdb", "-D", data, "-A", "trust", "-U", "nightdesk", "--no-sync")
        _run(binaries / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", f"-h 127.0.0.1 -p {port} -k {data}", "start")
        try:
            _run(binaries / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "nightdesk", "nightdesk")
            yield f"postgresql://nightdesk@127.0.0.1:{port}/nightdesk"
        finally:
            _run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _binaries() -> Path:
    """Where initdb lies. As root Debian's package is installed if it is missing; otherwise the one command to run is told."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(INSTALL, shell=True, check=True, capture_output=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise RuntimeError(f"PostgreSQL is missing; run as root: {INSTALL}")
    return found[-1].parent


def _run(*command: object) -> None:
    """PostgreSQL refuses to run as root, so root lends it the user that Debian's package made."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/")
