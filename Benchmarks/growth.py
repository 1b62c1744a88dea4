"""Measures how cost grows with the corpus: `make bench-growth`.

The Linux kernel source as one repository, as two and as four; each further one is the same tree with every tenth line
of every fifth file changed, as another version would have it. Each size is synced anew and asked the queries of
queries.tsv over HTTP. Everything is made below --work and may be deleted.

Prints Markdown tables, the form of docs/benchmarks.md. Standard library only.
"""

import argparse
import dataclasses
import pathlib
import re
import shutil
import sys
import zlib

import corpora
import report
import server
from measure import run_measured

HERE = pathlib.Path(__file__).resolve().parent
WORD = re.compile(rb"[A-Za-z_]{4,}")


def main():
    options = parse()
    work = options.work.resolve()
    linux = corpora.linux(work / "linux", options.linux_source)
    queries = [query for query in corpora.read_queries(HERE / "queries.tsv") if query.corpus == "linux"]
    sizes = [measured(linux, times, work, queries, options) for times in options.times]
    print(index_table(sizes), query_table(queries, sizes), sep="\n")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", type=pathlib.Path, required=True, help="release binary of guildhall")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 2, 4], help="how often the kernel is there")
    parser.add_argument("--linux-source", type=pathlib.Path, help="an unpacked kernel tree, instead of Debian's archive")
    parser.add_argument("--work", type=pathlib.Path, default=HERE.parent / ".build-bench")
    parser.add_argument("--repeats", type=int, default=20, help="timed runs of each query over HTTP")
    options = parser.parse_args()
    options.binary = options.binary.resolve()
    if not options.binary.exists():
        sys.exit(f"error: There is no {options.binary}; run `make build`.")
    return options


@dataclasses.dataclass
class Size:
    times: int
    source: int
    index: int
    sync: object
    memory: float
    answers: dict


def measured(linux, times, work, queries, options):
    print(f"Preparing the kernel {times} times", file=sys.stderr)
    folders = [linux.folder / "repositories", *(copy_of(linux, number, work) for number in range(2, times + 1))]
    folder = work / f"growth-{times}"
    folder.mkdir(parents=True, exist_ok=True)
    sources = "".join(f"  - folder: {path}\n" for path in folders)
    config = folder / "guildhall.yaml"
    config.write_text(f"organization: {{ name: Growth }}\nsources:\n{sources}", encoding="utf-8")
    corpus = dataclasses.replace(linux, folder=folder, config=config)
    shutil.rmtree(corpus.data, ignore_errors=True)
    sync = run_measured([options.binary, "sync", "--config", config, "--data", corpus.data], log=folder / "sync.log")
    with server.LiveServer(options.binary, corpus) as live:
        answers = {query.id: answer(live, query, options.repeats) for query in queries}
        memory = live.megabytes("RssAnon")
    size = Size(times, linux.bytes * times, corpora.index_bytes(corpus.data), sync, memory, answers)
    shutil.rmtree(corpus.data)
    return size


def answer(live, query, repeats):
    top = live.measure(query.text, repeats, kind="code")
    return top, live.measure(query.text, max(5, repeats // 4), exact=True, kind="code") if top.note else top


def copy_of(linux, number, work):
    """A folder with one repository."""
    folder = work / "growth" / str(number)
    if not folder.exists():
        part = folder.with_name(folder.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        corpora.commit(linux.tree, part / f"linux-{number}", lambda name, content: edited(name, content, number))
        part.rename(folder)
    return folder


def edited(name, content, number):
    """Every fifth file is changed, in each copy other ones: a word in every tenth line."""
    hash = zlib.crc32(name, number)
    if hash % 5 or b"\0" in content[:8000]:
        return content
    lines = content.split(b"\n")
    for line in range(hash // 5 % 10, len(lines), 10):
        lines[line] = WORD.sub(lambda word: word[0] + b"_v%d" % number, lines[line], count=1)
    return b"\n".join(lines)


def index_table(sizes):
    lines = ["| kernel | source MB | sync CPU-s | wall s | peak memory MB | index / source | server's own memory MB |",
             "| --- | --: | --: | --: | --: | --: | --: |"]
    for size in sizes:
        lines.append(
            f"| {size.times} × | {size.source / 1e6:,.0f} | {size.sync.cpu:.1f} | {size.sync.wall:.1f} "
            f"| {size.sync.memory / 1e6:,.0f} | {size.index / size.source:.3f} | {size.memory:.0f} |")
    return "\n".join(lines) + "\n"


def query_table(queries, sizes):
    lines = ["| | query | " + " | ".join(f"{size.times} × p50 ms | all counted | lines" for size in sizes) + " |",
             "| --- | --- |" + " --: |" * (3 * len(sizes))]
    for query in queries:
        cells = [query.id, "`" + query.text.replace("|", "\\|") + "`"]
        for size in sizes:
            top, exact = size.answers[query.id]
            cells += [report.time(top), "" if exact is top else report.time(exact), report.count(exact)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
