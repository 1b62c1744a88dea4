"""Queries of the programs that Guildhall is compared with.

ripgrep gets the same files as Guildhall: hidden and git-ignored ones too.
All run warm: one untimed run comes first.
"""

import dataclasses
import os
import shlex
import subprocess
import time

from measure import percentile


@dataclasses.dataclass
class Timing:
    # Milliseconds.
    p50: float
    p95: float
    lines: int
    note: str = ""
    # Processor time of the server, milliseconds.
    cpu: float = 0


RIPGREP = ["rg", "--no-config", "--hidden", "--no-ignore", "--color=never"]


def ripgrep(query, corpus, repeats):
    if not query.ripgrep:
        return None
    words = shlex.split(query.ripgrep)
    if words[0] == "AND":
        # Files with all words: each search reads the files that the one before it named.
        first, *others = [shlex.join([*RIPGREP, "-lF0", "-e", word]) for word in words[1:]]
        pipeline = " | ".join([first + " ."] + ["xargs -0 -r " + other for other in others])
        return timed(["sh", "-c", pipeline], corpus.tree, repeats, separator=b"\0", note="files")
    if words[0] == "--files":
        return timed([*RIPGREP, *words, "."], corpus.tree, repeats, note="files")
    return timed([*RIPGREP, "--no-heading", "--with-filename", *words, "."], corpus.tree, repeats)


def codesearch(query, corpus, repeats):
    if not query.codesearch:
        return None
    environment = {**os.environ, "CSEARCHINDEX": str(corpus.codesearch_index)}
    words = shlex.split(query.codesearch)
    return timed(["csearch", *words], corpus.tree, repeats, environment=environment)


def timed(command, folder, repeats, separator=b"\n", note="", environment=None):
    output = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    milliseconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        # Read and thrown away: writing to /dev/null would let a program stop at the first match.
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while process.stdout.read(1 << 20):
            pass
        process.stdout.close()
        process.wait()
        milliseconds.append((time.perf_counter() - start) * 1000)
    return Timing(percentile(milliseconds, 50), percentile(milliseconds, 95), output.count(separator), note)
