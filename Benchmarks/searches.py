#!/usr/bin/env python3
"""How well search ranks: graded queries asked of a synced organisation.

Each line of the file of queries has a `query` and `wanted`, files as REPOSITORY:PATH with grades from 1 (of use) to 3
(what was meant). The first ten files that `guildhall search --json` gives are compared: the mean reciprocal rank of the
first one of grade 2 or 3, or of whatever is wanted where nothing has such a grade; and NDCG@10 with the gain 2^grade - 1
(Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, TOIS 2002).

    python3 Benchmarks/searches.py --config examples/swift-commons.yaml --data data
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys

DEPTH = 10


def found(binary, config, data, query):
    """Files in the order in which they were found, each once."""
    command = [binary, "search", "--json", "--limit", "50", "--config", config, "--data", data, query]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode > 1:
        sys.exit(f"error: {query}: {result.stderr.strip()}")
    files = []
    for line in result.stdout.splitlines():
        item = json.loads(line)
        if not item.get("repository") or not item.get("path") or item["kind"] == "document":
            continue
        place = f"{item['repository']}:{item['path']}"
        if place not in files:
            files.append(place)
    return files


def reciprocal_rank(files, wanted):
    good = {place for place, grade in wanted.items() if grade >= 2} or set(wanted)
    return next((1 / rank for rank, place in enumerate(files[:DEPTH], 1) if place in good), 0.0)


def gain(grades):
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


def ndcg(files, wanted):
    best = gain(sorted(wanted.values(), reverse=True)[:DEPTH])
    return gain([wanted.get(place, 0) for place in files[:DEPTH]]) / best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/guildhall")
    parser.add_argument("--config", default="examples/swift-commons.yaml")
    parser.add_argument("--data", default="data")
    parser.add_argument("--queries", default=str(pathlib.Path(__file__).parent / "searches/swift-commons.jsonl"))
    parser.add_argument("--worst", type=int, default=12, help="how many of the worst answers are shown")
    options = parser.parse_args()
    lines = pathlib.Path(options.queries).read_text().splitlines()
    scores = []
    for line in lines:
        asked = json.loads(line)
        files = found(options.binary, options.config, options.data, asked["query"])
        scores.append((ndcg(files, asked["wanted"]), reciprocal_rank(files, asked["wanted"]), asked, files))
    count = len(scores)
    print(f"{count} queries  MRR@10 {sum(score[1] for score in scores) / count:.3f}"
          f"  NDCG@10 {sum(score[0] for score in scores) / count:.3f}")
    for score, _, asked, files in sorted(scores, key=lambda item: item[0])[: options.worst]:
        print(f"  {score:.2f}  {asked['query']}")
        for place in files[:3]:
            print(f"        {place}  {asked['wanted'].get(place, '')}")


if __name__ == "__main__":
    main()
