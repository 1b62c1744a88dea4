"""Measures demand with many signals over HTTP: `make bench-demand`.

Signals are written into records of their own beside a data folder that was synced before: needs are descriptions of
real projects, some asked for often and most seldom, by people of several teams over a year. Measured is when all needs
are in groups, then what pages and the API take when nothing is new, and while people go on looking for things.
"""

import argparse
import datetime
import gzip
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import types
import urllib.parse
import urllib.request

from measure import percentile
from server import LiveServer

PATHS = [
    "/api/v1/demand", "/demand", "/api/v1/demand?since=365d&limit=100", "/api/v1/demand/digest", "/demand.atom", "/"]
PEOPLE, TEAMS, DAY, PERIOD = 2_000, 60, 86_400, 30


def needs(catalogue, count):
    """Descriptions, each once."""
    with gzip.open(catalogue, "rt", encoding="utf-8") as lines:
        texts = (json.loads(line).get("description") or "" for line in lines)
        found = dict.fromkeys(text[:200] for text in texts if len(text) > 20)
    return list(found)[:count]


def fill(path, texts, count):
    """Writes signals as searches and research leave them."""
    random.seed(1)
    now = time.time()
    weights = [1 / (rank + 10) for rank in range(len(texts))]
    this_period = int(now // (PERIOD * DAY))
    marks, rows = {}, []
    for text in random.choices(texts, weights, k=count):
        at = now - random.random() * 365 * DAY
        person = random.randrange(PEOPLE)
        period = int(at // (PERIOD * DAY))
        mark = marks.setdefault((person, period), random.randrange(1, 1 << 62))
        known = period == this_period
        rows.append((
            random.choice(["search", "research"]), text, f"Team {person % TEAMS}",
            f"person{person}@example.org" if known else None, None if known else mark, at, random.choice([0, 3, 9]),
            "[]" if random.random() < 0.6 else '["acme/tools"]'))
    rows.sort(key=lambda row: row[5])
    with sqlite3.connect(path) as records:
        records.executemany(
            "INSERT INTO signal (kind, need, team, person, mark, at, results, opened) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows)


def own_records(options, folder):
    """The data folder by links, but for its records."""
    data = folder / "data"
    data.mkdir()
    for entry in pathlib.Path(options.data).resolve().iterdir():
        if not entry.name.startswith(("records.sqlite", "needs.vectors")):
            (data / entry.name).symlink_to(entry)
    # Somebody's first record makes the schema.
    subprocess.run(
        [options.binary, "research", "a first need", "--record", "--team", "Team", "--config", options.config,
         "--data", data], check=True, stdout=subprocess.DEVNULL)
    fill(data / "records.sqlite", needs(options.catalogue, options.needs), options.signals)
    return types.SimpleNamespace(config=os.path.abspath(options.config), data=data, folder=folder)


def wait_for_groups(server):
    start = time.monotonic()
    while time.monotonic() - start < 3_600:
        lacks = json.loads(server.get("/api/v1/demand")[1])["lacks"]
        if not any("not read yet" in lack for lack in lacks):
            return time.monotonic() - start
        time.sleep(1)
    sys.exit("error: needs are not put into groups within an hour.")


def look(server, texts, until):
    """Somebody looks for something twice a second, and is known."""
    base = f"http://127.0.0.1:{server.connection.port}"
    while not until.is_set():
        query = urllib.parse.urlencode({"q": random.choice(texts)})
        request = urllib.request.Request(
            f"{base}/api/v1/research?{query}",
            headers={"Guildhall-Person": f"person{random.randrange(PEOPLE)}", "Guildhall-Team": "Team 1"})
        urllib.request.urlopen(request).read()
        until.wait(0.5)


def table(server, title, repeats):
    print(f"\n| {title} | p50 ms | p95 ms | slowest ms |\n| --- | ---: | ---: | ---: |")
    for path in PATHS:
        times, _ = server.times(path, repeats, warm_ups=1)
        figures = [percentile(times, 50), percentile(times, 95), max(times)]
        print(f"| `{path}` | " + " | ".join(f"{figure:.0f}" for figure in figures) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--config", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--catalogue", required=True)
    parser.add_argument("--signals", type=int, default=100_000)
    parser.add_argument("--needs", type=int, default=15_000)
    parser.add_argument("--repeats", type=int, default=200)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="guildhall-demand-"))
    try:
        corpus = own_records(options, folder)
        texts = needs(options.catalogue, options.needs)
        today, load = datetime.date.today(), os.getloadavg()[0]
        print(f"{today}, load {load:.1f}: {options.signals} signals of {len(texts)} needs")
        with LiveServer(options.binary, corpus) as server:
            print(f"in groups after {wait_for_groups(server):.0f} s")
            table(server, "nothing is new", options.repeats)
            until = threading.Event()
            looker = threading.Thread(target=look, args=(server, texts, until))
            looker.start()
            table(server, "two needs a second", options.repeats)
            until.set()
            looker.join()
            print(f"\nmemory at most {server.peak_megabytes():.0f} MB")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
