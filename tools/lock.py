"""Write requirements.txt and requirements-dev.txt anew from pyproject.toml, every version pinned.

For Python 3.11 and later, on every system: one file serves all.
"""

import subprocess
import sys
from pathlib import Path

HEAD = "# Written by `make lock` from pyproject.toml; change it there.\n"
OPTIONS = [
    *("--universal", "--python-version", "3.11"),
    *("--no-header", "--no-annotate", "--quiet", "--no-emit-index-url", "--no-emit-find-links"),
]


def lock(target: str, *options: str) -> None:
    """Resolve and write one file."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS, *options]
    subprocess.run([*command, "-o", target], check=True, capture_output=True)
    path = Path(target)
    path.write_text(HEAD + path.read_text(encoding="utf-8"), encoding="utf-8")


lock("requirements.txt")
lock("requirements-dev.txt", "--extra", "dev", "--constraint", "requirements.txt")
