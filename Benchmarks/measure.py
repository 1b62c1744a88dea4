"""What a command costs."""

import dataclasses
import os
import subprocess
import sys
import time


@dataclasses.dataclass
class Cost:
    wall: float
    # User and system time of the command and of everything it waited for (git, ctags).
    cpu: float
    # Bytes of the largest of these processes.
    memory: int


def run_measured(command, environment=None, log=None):
    """Runs a command to its end; exits with its output when it fails."""
    command = [str(word) for word in command]
    output = open(log, "wb") if log else subprocess.DEVNULL
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})})
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"error: {' '.join(command)} ended with {process.returncode}; see {log}.")
    return Cost(wall=wall, cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss * 1024)


def percentile(values, share):
    """The value that `share` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]
