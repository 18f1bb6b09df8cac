"""A simulated week among 2,000 outlets, and the same week with a hundred kills: `python benchmarks/week.py [SOURCES [KILLS]]`.

The dearest part of `make measure`: an hour on two cores. The test suite has a short version (`tests/simulation/test_listened_week.py`).
"""

from __future__ import annotations

import subprocess
import sys

if __name__ == "__main__":
    sources, kills = (*sys.argv[1:3], *("2000", "100")[len(sys.argv) - 1 :])
    command = ["measure", "listening", "--sources", sources, "--kills", kills]
    sys.exit(subprocess.run([sys.executable, "-c", "from nightdesk.cli import main; main()", *command]).returncode)
