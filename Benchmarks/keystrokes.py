#!/usr/bin/env python3
"""How long search takes as it is typed: every beginning of the judged queries, one letter more at a time.

Each is asked of a server over the synced organisation: what the search box offers (`/api/v1/suggest`), and the results
page of the half-typed query. Both are asked once for each keystroke after one round that warms the server up.

    python3 Benchmarks/keystrokes.py --binary .build/release/guildhall --config examples/swift-commons.yaml --data data
"""
import argparse
import json
import pathlib
import sys
import time
import types
import urllib.parse

import report
from measure import percentile
from server import LiveServer

HERE = pathlib.Path(__file__).resolve().parent
# The search box asks from the second letter on.
SHORTEST = 2
SURFACES = {
    "what the search box offers": "/api/v1/suggest?limit=8&q=",
    "the results page": "/search?q=",
}


def main():
    options = parse()
    beginnings = keystrokes(options.queries)
    corpus = types.SimpleNamespace(config=options.config, data=options.data, folder=options.data)
    print(report.heading(options.binary))
    print(f"{len(beginnings):,} keystrokes of {options.queries.name}\n")
    print("| | p50 ms | p95 ms | p99 ms | slowest |\n| --- | --: | --: | --: | --- |")
    with LiveServer(options.binary.resolve(), corpus) as live:
        for name, address in SURFACES.items():
            answer(live, address, beginnings)
            times = answer(live, address, beginnings)
            slowest = max(times, key=times.get)
            shares = [f"{percentile(times.values(), share):.1f}" for share in (50, 95, 99)]
            print(f"| {name} | {' | '.join(shares)} | `{slowest}`: {times[slowest]:.1f} ms |", flush=True)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", type=pathlib.Path, default=HERE.parent / ".build/release/guildhall")
    parser.add_argument("--config", type=pathlib.Path, default=HERE.parent / "examples/swift-commons.yaml")
    parser.add_argument("--data", type=pathlib.Path, default=HERE.parent / "data", help="a synced data folder")
    parser.add_argument("--queries", type=pathlib.Path, default=HERE / "searches/swift-commons.jsonl")
    return parser.parse_args()


def keystrokes(path):
    with open(path, encoding="utf-8") as lines:
        queries = [json.loads(line)["query"] for line in lines]
    return list(dict.fromkeys(query[:end] for query in queries for end in range(SHORTEST, len(query) + 1)))


def answer(live, address, beginnings):
    """Milliseconds of each exchange. A half-typed query may be refused, with an answer all the same."""
    times = {}
    for typed in beginnings:
        start = time.perf_counter()
        status, body = live.get(address + urllib.parse.quote(typed))
        times[typed] = (time.perf_counter() - start) * 1000
        if status >= 500:
            sys.exit(f"error: {address}{typed}: {status} {body[:500]!r}")
    return times


if __name__ == "__main__":
    main()
