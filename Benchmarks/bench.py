"""Measures Guildhall, ripgrep and Debian's codesearch side by side: `make bench`.

Two corpora: the example organisation, and the Linux kernel source of Debian's
package linux-source-6.1. Each becomes a plain tree for the peers and git
repositories for Guildhall. Everything is made below --work and may be deleted.

Prints Markdown tables, the form of docs/benchmarks.md. Standard library only.
"""

import argparse
import pathlib
import shutil
import sys

import corpora
import peers
import report
import server
from measure import run_measured

HERE = pathlib.Path(__file__).resolve().parent


def main():
    options = parse()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    queries = corpora.read_queries(HERE / "queries.tsv")
    print(report.heading(options.binary))
    for name in options.corpus:
        corpus = prepare(name, options, work)
        print(report.corpus_heading(corpus), flush=True)
        print(report.index_table(index_rows(corpus, options)), flush=True)
        rows = query_rows(corpus, [query for query in queries if query.corpus == name], options)
        print(report.query_table(rows), flush=True)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", type=pathlib.Path, help="release binary of guildhall; left out: only the peers run")
    parser.add_argument("--corpus", nargs="+", choices=["swift", "linux"], default=["swift", "linux"])
    parser.add_argument("--config", type=pathlib.Path, default=HERE.parent / "examples/swift-commons.yaml")
    parser.add_argument("--linux-source", type=pathlib.Path, help="an unpacked kernel tree, instead of Debian's archive")
    parser.add_argument("--work", type=pathlib.Path, default=HERE.parent / ".build-bench")
    parser.add_argument("--repeats", type=int, default=50, help="timed runs of each query over HTTP")
    parser.add_argument("--peer-repeats", type=int, default=10, help="timed runs of each query of the peers")
    parser.add_argument("--keep-index", action="store_true", help="sync onto the index of the last run")
    options = parser.parse_args()
    if options.binary:
        options.binary = options.binary.resolve()
        if not options.binary.exists():
            sys.exit(f"error: There is no {options.binary}; run `make build`.")
    return options


def prepare(name, options, work):
    print(f"Preparing the corpus {name} in {work}", file=sys.stderr)
    if name == "linux":
        return corpora.linux(work / "linux", options.linux_source)
    return corpora.organisation(work / "swift", options.config)


def index_rows(corpus, options):
    """Build of each index: name, cost, bytes of the index."""
    rows = []
    if options.binary:
        if not options.keep_index:
            shutil.rmtree(corpus.data, ignore_errors=True)
        sync = [options.binary, "sync", "--config", corpus.config, "--data", corpus.data]
        # 1: some repositories could not be read; the log names them.
        first = run_measured(sync, log=corpus.folder / "sync.log", accepted=(0, 1))
        size = corpora.index_bytes(corpus.data)
        rows.append(report.IndexRow("Guildhall: first sync", first, size, corpus.bytes))
        again = run_measured(sync, log=corpus.folder / "sync-again.log", accepted=(0, 1))
        rows.append(report.IndexRow("Guildhall: sync with nothing new", again, None, corpus.bytes))
    built = run_measured(["cindex", corpus.tree], environment={"CSEARCHINDEX": str(corpus.codesearch_index)},
                         log=corpus.folder / "cindex.log")
    rows.append(report.IndexRow("codesearch: cindex", built, corpus.codesearch_index.stat().st_size, corpus.bytes))
    return rows


def query_rows(corpus, queries, options):
    rows = [report.QueryRow(query) for query in queries]
    if options.binary:
        with server.LiveServer(options.binary, corpus) as live:
            for row in rows:
                row.guildhall = live.measure(row.query.text, options.repeats)
                row.code = live.measure(row.query.text, options.repeats, kind="code")
                row.exact = row.guildhall
                if row.guildhall.note:
                    row.exact = live.measure(row.query.text, max(5, options.repeats // 5), exact=True)
            print(report.memory(live), flush=True)
    for row in rows:
        row.ripgrep = peers.ripgrep(row.query, corpus, options.peer_repeats)
        row.codesearch = peers.codesearch(row.query, corpus, options.peer_repeats)
    return rows


if __name__ == "__main__":
    main()
