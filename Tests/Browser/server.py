"""The built program, serving."""

import contextlib
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request

from organisation import ENVIRONMENT


class Server:
    def __init__(self, binary, folder):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.binary, self.folder = binary, folder
        self.base = f"http://127.0.0.1:{port}"
        self.log = folder / "serve.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [str(binary), "serve", "--no-sync", "--port", str(port)], cwd=folder, env=ENVIRONMENT,
                stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 60
        while not self.answers():
            assert self.process.poll() is None and time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def answers(self):
        try:
            with urllib.request.urlopen(self.base + "/healthz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def records(self):
        """What people told, to look at."""
        path = (self.folder / "data" / "records.sqlite").as_uri()
        return contextlib.closing(sqlite3.connect(path + "?mode=ro", uri=True))

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=60)
        assert code == 0, f"The server ended with {code}.\n{self.log.read_text()}"
