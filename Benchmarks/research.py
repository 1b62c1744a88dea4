"""Measures how well and how quickly research answers graded needs: `make quality`.

The catalogue of the needs is imported into a fresh data folder, read by the sentence model, and each need is asked of the
binary's own API, as a sentence and as keywords. The scorer beside the needs gives the figures. The same is done with the
needs beside this file over the example organisation, whose READMEs, documents, functions and types answer them. Then each
signal of the ranking is left out once, to see what it adds; with --held-out other weights are tried (weights.py).

Prints Markdown tables, the form of docs/benchmarks.md. Everything is made below --work and may be deleted.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import types
import urllib.parse

import catalogues
import needs as graded
import report
import server
import weights
from measure import percentile, run_measured

HERE = pathlib.Path(__file__).resolve().parent
SPLIT = "dev"
# MRR@10 of others for sentences and keywords, measured on the needs that are kept aside.
PEERS = [("SQLite FTS5, bm25", .256, .835), ("tantivy", .239, .752), ("static table from MiniLM, with FTS5", .332, .866),
         ("all-MiniLM-L6-v2 int8", .546, .904), ("FTS5 and MiniLM, ranks fused alike", .396, .895)]


def main():
    options = parse()
    work = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    (work / "none").mkdir(parents=True)
    (work / "guildhall.yaml").write_text("organization: { name: Quality }\nsources: [{ folder: none }]\n")
    print(report.heading(options.binary))
    catalogue = options.needs / "catalog-15k.jsonl.gz"
    print("| on the development set | sentences MRR@10 | keywords MRR@10 | CPU ms | p50 ms | p95 ms |")
    print("| --- | --: | --: | --: | --: | --: |", flush=True)
    words = prepared("words", catalogue, work, options)
    row("words only, without the model", words, work, options)
    (work / "models").mkdir()
    (work / "models/all-MiniLM-L6-v2").symlink_to(options.model.resolve())
    data = prepared("meaning", catalogue, work, options)
    cost = read(data, work, options)
    fits = row("**Guildhall**", data, work, options)
    print("\n| others, on needs kept aside | sentences MRR@10 | keywords MRR@10 |\n| --- | --: | --: |")
    for name, sentences, keywords in PEERS:
        print(f"| {name} | {sentences:.3f} | {keywords:.3f} |")
    print("\n| read by the model | projects | wall s | CPU-s | peak memory MB | catalogue MB |")
    print("| --- | --: | --: | --: | --: | --: |")
    size = len(catalogues.read(catalogue))
    print(cost_row("the catalogue", size, data, cost))
    fit_table(fits)
    organisation(options, work)
    nothing_fits(data, work, options)
    sets = need_sets(data, work, options)
    weights.ablations(options.ablations, sets, work)
    if options.held_out:
        weights.held_out(options.ablations, sets, work)
        dev = graded.read(options.needs / "dev-queries.jsonl", SPLIT)
        weights.same_needs(options.ablations, options.model.resolve(), options.needs / "dev-queries.jsonl",
                           {need["id"] for need in dev})
    if options.decisions:
        decided(options, work)
    if options.grown:
        grown(options, work)


def fit_table(fits):
    print("\n| graded | called good | partial | weak |\n| --- | --: | --: | --: |")
    for grade, name in [(3, "does the job"), (2, "an alternative"), (1, "in part"), (0, "not judged, or wrong")]:
        counts = [fits.get((grade, word), 0) for word in ("good", "partial", "weak")]
        print(f"| {name} | " + " | ".join(str(count) for count in counts) + " |")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", type=pathlib.Path, required=True, help="release binary of guildhall")
    parser.add_argument("--needs", type=pathlib.Path, required=True, help="folder of needs, catalogue and scorer")
    parser.add_argument("--model", type=pathlib.Path, required=True, help="folder of the sentence model")
    parser.add_argument("--work", type=pathlib.Path, default=HERE.parent / ".build-bench/research")
    parser.add_argument("--ablations", type=pathlib.Path, help="binary ResearchAblations; beside the other when not given")
    parser.add_argument("--config", type=pathlib.Path, default=HERE.parent / "examples/swift-commons.yaml",
                        help="the organisation whose needs stand beside this file")
    parser.add_argument("--grown", type=int, default=0, help="also time a catalogue grown to so many projects")
    parser.add_argument("--decisions", type=pathlib.Path, help="folder of clones of the repositories with the decisions")
    parser.add_argument("--held-out", action="store_true",
                        help="also choose the weights on halves of the needs, and say what they reach on the others")
    parser.add_argument("--repeats", type=int, default=5, help="timed requests for each need")
    options = parser.parse_args()
    options.binary = options.binary.resolve()
    options.ablations = options.ablations or options.binary.parent / "ResearchAblations"
    return options


def prepared(name, catalogue, work, options):
    data = work / name
    run_measured([options.binary, "import", catalogue, "--source", "needs", "--quiet", "--config",
                  work / "guildhall.yaml", "--data", data], log=work / "import.log")
    return data


def read(data, work, options):
    """Lets the model read what was imported; there is nothing else to sync."""
    return run_measured([options.binary, "sync", "--quiet", "--config", work / "guildhall.yaml", "--data", data],
                        log=work / "sync.log", accepted=(0, 1))


def cost_row(name, projects, data, cost):
    megabytes = (data / "catalog.sqlite").stat().st_size / 1e6
    return f"| {name} | {projects:,} | {cost.wall:.0f} | {cost.cpu:.0f} | {cost.memory / 1e6:,.0f} | {megabytes:,.0f} |"


def row(name, data, work, options):
    """Asks every need both ways and prints a line of the table; returns how often each grade was called what."""
    needs = [json.loads(line) for line in open(options.needs / "dev-queries.jsonl", encoding="utf-8")]
    needs = [need for need in needs if need["split"] == SPLIT]
    place = types.SimpleNamespace(config=work / "guildhall.yaml", data=data, folder=work)
    scores, milliseconds, fits = [], [], {}
    with server.LiveServer(options.binary, place) as live:
        # The first answer waits until all vectors are in memory.
        ask(live, needs[0]["query"], 1)
        cpu = live.cpu_seconds()
        for field in ("query", "keywords"):
            run = work / f"{data.name}-{field}.jsonl"
            with open(run, "w", encoding="utf-8") as lines:
                for need in needs:
                    times, candidates = ask(live, need[field], options.repeats)
                    milliseconds += times
                    for candidate in candidates:
                        key = need["answers"].get(candidate["identifier"], 0), candidate["fit"]
                        fits[key] = fits.get(key, 0) + 1
                    ranking = [candidate["identifier"] for candidate in candidates]
                    lines.write(json.dumps({"id": need["id"], "ranking": ranking}) + "\n")
            scores.append(mrr(run, options))
        cpu = (live.cpu_seconds() - cpu) / (2 * len(needs) * (options.repeats + 1)) * 1000
    print(f"| {name} | {scores[0]:.3f} | {scores[1]:.3f} | {cpu:.1f} | {percentile(milliseconds, 50):.1f} |"
          f" {percentile(milliseconds, 95):.1f} |", flush=True)
    return fits


def organisation(options, work):
    """Syncs the example organisation and asks what its projects answer."""
    data = work / "organisation"
    cost = run_measured([options.binary, "sync", "--quiet", "--config", options.config, "--data", data],
                        log=work / "organisation.log", accepted=(0, 1))
    place = types.SimpleNamespace(config=options.config, data=data, folder=work)
    needs, rankings, milliseconds, inside, fits = graded.read(graded.ORGANISATION), {}, [], [], {}
    with server.LiveServer(options.binary, place) as live:
        for need in needs:
            times, reply = reply_to(live, need["query"], options.repeats)
            milliseconds += times
            rankings[need["id"]] = [candidate["project"].get("repository") for candidate in reply["candidates"]]
            for candidate in reply["candidates"]:
                key = need["answers"].get(candidate["project"].get("repository"), 0), candidate["fit"]
                fits[key] = fits.get(key, 0) + 1
            if "inside" in need:
                inside.append(graded.names_inside(need, reply["candidates"], reply["code"]))
    print("\n| example organisation | needs | MRR@10 | function or type named | p50 ms | p95 ms |")
    print("| --- | --: | --: | --: | --: | --: |")
    print(f"| **Guildhall** | {len(needs)} | {graded.mean_reciprocal_rank(needs, rankings):.3f} |"
          f" {sum(inside)} of {len(inside)} | {percentile(milliseconds, 50):.1f} | {percentile(milliseconds, 95):.1f} |")
    fit_table(fits)
    print("\n| synced and read | wall s | CPU-s | peak memory MB | catalogue MB |\n| --- | --: | --: | --: | --: |")
    megabytes = (data / "catalog.sqlite").stat().st_size / 1e6
    print(f"| example organisation | {cost.wall:.0f} | {cost.cpu:.0f} | {cost.memory / 1e6:,.0f} | {megabytes:,.1f} |")


def nothing_fits(data, work, options):
    """Needs that nobody can meet: how often is something said to fit?"""
    print("\n| needs that cannot be met | needs | nothing fits | something fits well |\n| --- | --: | --: | --: |")
    for name, folder, config in [("imported catalogue", data, work / "guildhall.yaml"),
                                 ("example organisation", work / "organisation", options.config)]:
        place = types.SimpleNamespace(config=config, data=folder, folder=work)
        needs, nothing, good = graded.read(graded.LACKING), 0, 0
        with server.LiveServer(options.binary, place) as live:
            for need in needs:
                reply = reply_to(live, need["query"], 1)[1]
                nothing += not reply["fits"]
                good += any(candidate["fit"] == "good" for candidate in reply["candidates"])
        print(f"| {name} | {len(needs)} | {nothing} | {good} |", flush=True)


def decided(options, work):
    """Syncs repositories that hold decision records, and asks what was decided."""
    data, config = work / "decided", work / "decided.yaml"
    sources = "".join(f"  - git: [{json.dumps(path.resolve().as_uri())}]\n"
                      for path in sorted(options.decisions.iterdir()) if path.is_dir())
    config.write_text(f"organization: {{ name: Decided }}\nsources:\n{sources}")
    run_measured([options.binary, "sync", "--quiet", "--config", config, "--data", data], log=work / "decided.log",
                 accepted=(0, 1))
    needs = weights.NeedSet("decisions", graded.read(graded.DECISIONS), graded.DECISIONS, "query", data, config, [])
    dev = options.needs / "dev-queries.jsonl"
    weights.decisions(options.ablations, needs, [
        (graded.read(graded.LACKING), graded.LACKING), (graded.read(dev, SPLIT), dev),
        (graded.read(graded.ORGANISATION), graded.ORGANISATION)], work)


def need_sets(data, work, options):
    """The needs whose ranking the weights decide; a small catalogue teaches no words, and a large one of descriptions
    has neither sections nor functions."""
    dev = options.needs / "dev-queries.jsonl"
    imported = graded.read(dev, SPLIT), dev
    config = work / "guildhall.yaml"
    return [weights.NeedSet("sentences", *imported, "query", data, config, ["use", "learnt"]),
            weights.NeedSet("keywords", *imported, "keywords", data, config, ["use", "learnt", "words"]),
            weights.NeedSet("example organisation", graded.read(graded.ORGANISATION), graded.ORGANISATION, "query",
                            work / "organisation", options.config, ["use", "symbols", "sections"])]


def reply_to(live, need, repeats):
    path = "/api/v1/research?" + urllib.parse.urlencode({"q": need, "limit": 10})
    times, body = live.times(path, repeats, warm_ups=1)
    return times, json.loads(body)


def ask(live, need, repeats):
    times, reply = reply_to(live, need, repeats)
    return times, reply["candidates"]


def mrr(run, options):
    scorer = [sys.executable, options.needs / "score_retrieval.py", "--truth", options.needs / "dev-queries.jsonl",
              "--run", run, "--split", SPLIT]
    text = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    return float(re.search(r"MRR@10=([0-9.]+)", text).group(1))


def grown(options, work):
    catalogue = catalogues.grown(options.needs / "catalog-15k.jsonl.gz", options.grown, work / "grown.jsonl.gz")
    data = prepared("grown", catalogue, work, options)
    print("\n| grown | projects | wall s | CPU-s | peak memory MB | catalogue MB |\n| --- | --: | --: | --: | --: | --: |")
    print(cost_row("read by the model", options.grown, data, read(data, work, options)))
    print("\n| on the grown catalogue | sentences MRR@10 | keywords MRR@10 | CPU ms | p50 ms | p95 ms |")
    print("| --- | --: | --: | --: | --: | --: |", flush=True)
    row("grown", data, work, options)


if __name__ == "__main__":
    main()
