#!/usr/bin/env python3
"""Measures what a change and what many small repositories cost: `make bench-change`.

  change.py --guildhall .build/release/guildhall [--files 1000] [--repositories 2000] [--runs 9] [--keep FOLDER]

One changed file: a repository of `--files` files is synced, and one of them is changed again and again. The time is that
from the end of a fetch until the change answers (`visibleSeconds` of `guildhall sync --json`); beside it the time of all
the sync, of reading everything anew, and of what peers need to find the change: cindex reads its folder anew, ripgrep
reads all of it for each question.

Many small repositories: the same texts are synced as `--repositories` repositories and as one, and both are asked the
same over HTTP. What is compared is the processor time of a question.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import types
import urllib.parse

from measure import run_measured
from server import LiveServer

WORDS = """alloc buffer cache channel client close connect count create decode delete encode entry error event fetch file
filter flush handle header index insert limit line list lock merge message next node offset open packet page parse path
peer pool push queue read record release request reset result retry route scan send server session size socket start
state status stop store stream string sum table task thread token total trace tree update value version wait worker write
zone""".split()


def source(dice, lines):
    """A file of code-like text, some 40 bytes a line."""
    rows = []
    for number in range(lines):
        first, second, third = (dice.choice(WORDS) for _ in range(3))
        if number % 12 == 0:
            rows.append(f"func {first}{second.title()}{dice.randrange(1000)}(_ {third}: Int) -> Int {{")
        else:
            rows.append(f"  let {first}{dice.randrange(100)} = {second}({third}, {dice.randrange(10_000)})")
    return "\n".join(rows) + "\n"


class Repository:
    """A bare repository that is written by git fast-import."""

    def __init__(self, path):
        self.path, self.commits = path, 0
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", path], check=True)

    def commit(self, files):
        script = [b"commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 1\nx\n"
                  % (1_700_000_000 + self.commits)]
        if self.commits:
            script.append(b"from refs/heads/main^0\n")
        for path, text in files.items():
            data = text.encode()
            script.append(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))
        subprocess.run(["git", "-C", self.path, "fast-import", "--quiet"], input=b"".join(script), check=True)
        self.commits += 1


def place(folder, name, addresses):
    """A configuration and a data folder of their own."""
    config = folder / f"{name}.yaml"
    sources = "\n".join(f"      - {{ url: {json.dumps('file://' + path)}, name: {key} }}" for key, path in addresses)
    config.write_text(f"organization: {{ name: Change }}\nsources:\n  - git:\n{sources}\n", encoding="utf-8")
    return types.SimpleNamespace(config=config, data=folder / f"{name}-data", folder=folder)


def sync(binary, corpus):
    command = [binary, "sync", "--json", "--config", corpus.config, "--data", corpus.data]
    output = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=True).stdout
    report = json.loads(output)
    if report["failed"]:
        sys.exit(f"error: {report['problems']}")
    return report


def found(binary, corpus, word):
    command = [binary, "search", word, "--json", "--config", corpus.config, "--data", corpus.data]
    output = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=False).stdout
    return len(output.splitlines())


def measure_change(options, folder, dice):
    repository = Repository(str(folder / "big.git"))
    files = {f"src/m{n % 40}/{WORDS[n % len(WORDS)]}{n}.swift": source(dice, 200) for n in range(options.files)}
    repository.commit(files)
    size = sum(len(text) for text in files.values())
    tree = folder / "tree"
    subprocess.run(["git", "clone", "-q", repository.path, str(tree)], check=True)
    corpus = place(folder, "big", [("big", repository.path)])
    whole = run_measured([options.guildhall, "sync", "--json", "--config", corpus.config, "--data", corpus.data])
    index = {"CSEARCHINDEX": str(folder / "csearchindex")}
    run_measured(["cindex", str(tree)], index) if shutil.which("cindex") else None

    visible, all_of_it, cpu, cindex, ripgrep = [], [], [], [], []
    for run in range(options.runs):
        path, word = sorted(files)[run * 7 % len(files)], f"changedword{run}x"
        files[path] += f"let {word} = 1\n"
        repository.commit({path: files[path]})
        log = folder / "sync.json"
        cost = run_measured(
            [options.guildhall, "sync", "--json", "--config", corpus.config, "--data", corpus.data], log=log)
        visible.append(json.loads(log.read_text(encoding="utf-8").splitlines()[-1])["visibleSeconds"])
        all_of_it.append(cost.wall)
        cpu.append(cost.cpu)
        if found(options.guildhall, corpus, word) != 1:
            sys.exit(f"error: {word} is not found after the sync.")
        (tree / path).write_text(files[path], encoding="utf-8")
        if shutil.which("cindex"):
            cindex.append(run_measured(["cindex", str(tree)], index).wall)
        if shutil.which("rg"):
            ripgrep.append(run_measured(["rg", "-c", word, str(tree)]).wall)

    def row(name, seconds):
        if seconds:
            print(f"| {name} | {statistics.median(seconds) * 1000:.0f} | {max(seconds) * 1000:.0f} |")

    print(f"One changed file of {options.files}, {size / 1e6:.1f} MB; milliseconds, median and largest of {options.runs}\n")
    print("| | median | largest |\n| --- | --- | --- |")
    row("from the end of the fetch until it answers", visible)
    row("all of the sync, fetch and start of the program included", all_of_it)
    row("its processor time", cpu)
    row("reading everything anew", [whole.wall])
    row("cindex of the folder", cindex)
    row("ripgrep over the folder, one question", ripgrep)
    print()


def measure_reopening(options, server, corpus, repositories, dice):
    """Milliseconds of the first question that a running server answers from a new generation, less those of the next."""
    times = []
    for run in range(options.runs):
        repositories[run].commit({"Sources/new.swift": source(dice, 60) + f"let reopened{run}x = 1\n"})
        sync(options.guildhall, corpus)
        time.sleep(0.3)
        path = "/api/v1/search?" + urllib.parse.urlencode({"q": f"reopened{run}x"})
        (first,), body = server.times(path, 1, warm_ups=0)
        if json.loads(body)["totals"]["files"] != 1:
            sys.exit(f"error: reopened{run}x is not found by the running server.")
        times.append(first - server.times(path, 1, warm_ups=0)[0][0])
    return statistics.median(times)


def measure_small(options, folder, dice):
    repositories, addresses, everything = [], [], {}
    for number in range(options.repositories):
        name = f"small{number}"
        files = {f"Sources/{WORDS[(number + n) % len(WORDS)]}{number}x{n}.swift": source(dice, 60) for n in range(6)}
        files["README.md"] = f"# {name}\n\n{source(dice, 4)}"
        path = str(folder / f"{name}.git")
        repositories.append(Repository(path))
        repositories[-1].commit(files)
        addresses.append((name, path))
        everything.update({f"{name}/{file}": text for file, text in files.items()})
    one = Repository(str(folder / "one.git"))
    one.commit(everything)
    many, single = place(folder, "many", addresses), place(folder, "one", [("one", one.path)])
    times = {}
    for corpus, title in [(many, "many"), (single, "one")]:
        times[title] = run_measured(
            [options.guildhall, "sync", "--json", "--config", corpus.config, "--data", corpus.data])
    rare = sorted(everything.items())[len(everything) // 3]
    word = rare[1].split("func ", 1)[1].split("(", 1)[0] if "func " in rare[1] else "allocBuffer1"
    queries = [("rare word", word), ("file name", "file:" + rare[0].rsplit("/", 1)[1]),
               ("nothing matches", "zonezonezonezqx"), ("common word", "connect"), ("expression", "/retry[0-9]+ = peer/")]
    results = {}
    for corpus, title in [(many, "many"), (single, "one")]:
        with LiveServer(options.guildhall, corpus) as server:
            results[title] = [server.measure(query, options.queries) for _, query in queries]
            results[title + " shards"] = json.loads(server.get("/api/v1/status")[1])["index"]["shards"]
            if title == "many":
                reopening = measure_reopening(options, server, corpus, repositories, dice)
    size = sum(len(text) for text in everything.values())
    print(f"{options.repositories} repositories of 7 files, {size / 1e6:.1f} MB, in {results['many shards']} shards, "
          f"against one repository of the same text in {results['one shards']}\n")
    print("| question | many: ms p50 | CPU ms | one: ms p50 | CPU ms | ratio of CPU |\n| --- | --- | --- | --- | --- | --- |")
    for (title, _), left, right in zip(queries, results["many"], results["one"]):
        print(f"| {title} | {left.p50:.2f} | {left.cpu:.2f} | {right.p50:.2f} | {right.cpu:.2f} "
              f"| {left.cpu / max(right.cpu, 1e-9):.2f} |")
    print(f"\nThe first question after one of them changed: {reopening:.0f} ms. Sync of all: many {times['many'].wall:.1f} s, one {times['one'].wall:.1f} s.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guildhall", default=".build/release/guildhall")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--repositories", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--keep", help="work in this folder and leave it")
    options = parser.parse_args()
    options.guildhall = os.path.abspath(options.guildhall)
    folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="guildhall-change-")).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if options.files:
            measure_change(options, folder, random.Random(1))
        if options.repositories:
            measure_small(options, folder, random.Random(2))
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
