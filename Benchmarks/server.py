"""A Guildhall server over a corpus, and the time its answers take."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import urllib.parse

from measure import percentile
from peers import Timing

WARM_UPS = 3


class LiveServer:
    def __init__(self, binary, corpus):
        self.command = [binary, "serve", "--config", corpus.config, "--data", corpus.data, "--no-sync", "--port"]
        self.log = corpus.folder / "serve.log"

    def __enter__(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [str(word) for word in [*self.command, port]], stdout=log, stderr=subprocess.STDOUT)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("/healthz")[0] == 200:
                    return self
            except OSError:
                self.connection.close()
                time.sleep(0.05)
        self.process.kill()
        sys.exit(f"error: The server did not start; see {self.log}.")

    def __exit__(self, *_):
        self.connection.close()
        self.process.terminate()
        self.process.wait(timeout=60)

    def get(self, path):
        self.connection.request("GET", path)
        response = self.connection.getresponse()
        return response.status, response.read()

    def times(self, path, repeats, warm_ups=WARM_UPS):
        """Milliseconds of the whole exchange on one kept-alive connection, and the last answer."""
        for _ in range(warm_ups):
            status, body = self.get(path)
            if status != 200:
                sys.exit(f"error: {path}: {status} {body[:500]!r}")
        milliseconds = []
        for _ in range(repeats):
            start = time.perf_counter()
            _, body = self.get(path)
            milliseconds.append((time.perf_counter() - start) * 1000)
        return milliseconds, body

    def measure(self, query, repeats, exact=False, kind=None):
        """The time of a search, the best 50 results each time; `exact` counts all matches, `kind` is the type of result
        that is asked for, all kinds where it is None."""
        options = {**({"count": "exact"} if exact else {}), **({"type": kind} if kind else {})}
        path = "/api/v1/search?" + urllib.parse.urlencode({"q": query, "limit": 50, **options})
        start = self.cpu_seconds()
        milliseconds, body = self.times(path, repeats)
        cpu = (self.cpu_seconds() - start) * 1000 / (repeats + WARM_UPS)
        reply = json.loads(body)
        note = "" if reply["complete"] else "at least"
        lines = reply["totals"]["lines"] or reply["totals"]["files"]
        return Timing(percentile(milliseconds, 50), percentile(milliseconds, 95), lines, note, cpu)

    def cpu_seconds(self):
        """What the server has used since its start; good to a hundredth of a second."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as line:
            fields = line.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_megabytes(self):
        return round(self.megabytes("VmHWM"))

    def megabytes(self, name):
        """`VmHWM` is the most it ever held in memory, mapped files included; `RssAnon` what is its own now."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as lines:
            kilobytes = next(int(line.split()[1]) for line in lines if line.startswith(name))
        return kilobytes * 1024 / 1e6
