"""Find or install a Chromium for the browser tests, and say which.

Debian's package through apt where this account may install it; Playwright's own otherwise. Fails
with a clear sentence when neither works: the browser tests are never skipped.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def system_chromium() -> str | None:
    """The path of an installed Chromium; None when there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install_with_apt() -> bool:
    """Whether Debian's Chromium was installed; needs root, or sudo without a passphrase."""
    if shutil.which("apt-get") is None:
        return False
    may_install = os.geteuid() == 0
    prefix = [] if may_install else ["sudo", "-n"]
    if not may_install and shutil.which("sudo") is None:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        done = subprocess.run([*prefix, "apt-get", *arguments], env=environment, check=False)
        if done.returncode != 0:
            return False
    return system_chromium() is not None


def install_with_playwright() -> bool:
    """Whether Playwright fetched its own Chromium."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, check=False).returncode == 0


def main() -> int:
    """Exit code 0 when a browser is there, 1 when none could be had."""
    if system_chromium() or install_with_apt():
        print(f"Browser for the tests: {system_chromium()}")
        return 0
    if install_with_playwright():
        print("Browser for the tests: Playwright's own Chromium")
        return 0
    print(
        "The browser tests need Chromium: neither apt nor Playwright could install it.\n"
        "Install it by hand (Debian: apt-get install chromium) and run make test again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
