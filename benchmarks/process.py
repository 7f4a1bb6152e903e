"""What one process costs, read from Linux's /proc; and room for many connections."""

import os
import resource
from dataclasses import dataclass
from pathlib import Path

FILES_WANTED = 8192
BYTES_PER_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds since the process began (user and system), memory now and at its highest, MB."""

    cpu: float
    memory: float
    peak_memory: float


def cost_of(pid: int) -> Cost:
    """Raises FileNotFoundError when the process has ended."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    sizes = dict(line.split(":", 1) for line in status.splitlines() if line.startswith("Vm"))
    # The name in brackets may hold spaces; utime and stime are the 12th and 13th fields after it.
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return Cost(
        cpu=ticks / os.sysconf("SC_CLK_TCK"),
        memory=_megabytes(sizes["VmRSS"]),
        peak_memory=_megabytes(sizes["VmHWM"]),
    )


def allow_many_files() -> None:
    """Raise this process's limit of open files, which servers started from here inherit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_WANTED if hard == resource.RLIM_INFINITY else min(FILES_WANTED, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _megabytes(size: str) -> float:
    return int(size.split(maxsplit=1)[0]) * 1024 / BYTES_PER_MB
