"""The tables of docs/benchmarks.md."""

import dataclasses
import os
import platform
import subprocess


@dataclasses.dataclass
class IndexRow:
    name: str
    cost: object
    index: int | None
    source: int


@dataclasses.dataclass
class QueryRow:
    query: object
    guildhall: object = None
    # Code alone, as the peers answer: without projects, documents and people.
    code: object = None
    # With all matches counted.
    exact: object = None
    ripgrep: object = None
    codesearch: object = None


def heading(binary):
    versions = [f"guildhall {first_line([binary, '--version'])}"] if binary else []
    versions += [first_line(["rg", "--version"]), "codesearch " + debian_version("codesearch")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{os.cpu_count()} × {processor()}, {memory:.0f} GiB, {platform.system()} {platform.release()}"
    return f"Machine: {machine}\n\nPrograms: {', '.join(versions)}\n"


def corpus_heading(corpus):
    return f"## {corpus.name}: {corpus.files:,} files, {corpus.bytes / 1e6:,.0f} MB\n"


def index_table(rows):
    lines = ["| index | CPU-s | wall s | peak memory MB | index MB | index / source |", "| --- | --: | --: | --: | --: | --: |"]
    for row in rows:
        cost = row.cost
        size = f"{row.index / 1e6:,.1f} | {row.index / row.source:.3f}" if row.index is not None else " | "
        lines.append(f"| {row.name} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.memory / 1e6:,.0f} | {size} |")
    return "\n".join(lines) + "\n"


def query_table(rows):
    lines = [
        "| | query | Guildhall p50 ms | p95 ms | CPU ms | code alone p50 ms | p95 ms | lines | all counted p50 ms | lines "
        "| ripgrep p50 ms | lines | codesearch p50 ms | lines | ripgrep / Guildhall |",
        "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for row in rows:
        text = row.query.text.replace("|", "\\|")
        own, rg, cs = row.guildhall, row.ripgrep, row.codesearch
        cells = [
            row.query.id, f"{row.query.kind}: `{text}`", time(own), f"{own.p95:.2f}" if own else "",
            f"{own.cpu:.2f}" if own else "", time(row.code), f"{row.code.p95:.2f}" if row.code else "", count(own), *(["", ""] if row.exact is own else [time(row.exact), count(row.exact)]),
            time(rg), count(rg), time(cs), count(cs), f"{rg.p50 / own.p50:.1f}" if rg and own else "",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    ratios = [row.ripgrep.p50 / row.guildhall.p50 for row in rows if row.ripgrep and row.guildhall]
    if ratios:
        lines.append(f"\nSmallest ratio to ripgrep: {min(ratios):.1f}.")
    return "\n".join(lines) + "\n"


def memory(server):
    own, most = server.megabytes("RssAnon"), server.peak_megabytes()
    return f"Memory of the server after the queries: {own:.0f} MB of its own, {most:,.0f} MB at most with mapped files.\n"


def time(timing):
    if not timing:
        return ""
    return f"{timing.p50:.2f}" if timing.p50 < 10 else f"{timing.p50:.1f}"


def count(timing):
    if not timing:
        return ""
    if timing.note == "at least":
        return f"≥ {timing.lines:,}"
    return f"{timing.lines:,} {timing.note}".strip()


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def first_line(command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True).stdout.split("\n")[0]


def debian_version(package):
    return first_line(["dpkg-query", "--show", "--showformat=${Version}", package])
