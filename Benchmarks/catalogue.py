"""Measures how quickly Guildhall lists and finds projects in large imported catalogues: `make bench-catalogue`.

A real catalogue is grown to each size and imported beside the example organisation; then pages are asked for over HTTP,
as browsers do. The same words are asked of other engines that hold the same projects.

Prints Markdown tables, the form of docs/benchmarks.md. Everything is made below --work and may be deleted.
"""

import argparse
import json
import pathlib
import shutil
import types
import urllib.parse

import catalogue_peers
import catalogues
import report
import server
from measure import percentile, run_measured

HERE = pathlib.Path(__file__).resolve().parent

# One word that stands in a third of the projects, and rarer ones, alone and together.
TEXTS = ["python", "library", "client", "http client", "kafka", "data tools", "command line", "parser", "async http",
         "machine learning", "yaml", "aws sdk"]
MISSPELT = ["requets", "nmupy", "pandsa", "djagno", "kuberntes", "flaks", "sqlalchmey", "tensorfow"]
TYPED = ["requests", "numpy", "django", "kubernetes", "sqlalchemy", "swift-nio", "pytest", "boto3"]
CHOICES = ["language=Python", "language=Zig", "license=MIT", "license=ISC", "kind=website&language=Go",
           "lifecycle=deprecated", "language=-", "kind=library&license=Apache-2.0&language=Rust", "team=apple"]


def main():
    options = parse()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    print(report.heading(options.binary))
    base = work / "organisation"
    if not base.exists():
        run_measured([options.binary, "sync", "--quiet", "--config", options.config, "--data", base],
                     log=work / "sync.log", accepted=(0, 1))
    for size in options.sizes:
        measure(size, base, work, options)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", type=pathlib.Path, required=True, help="release binary of guildhall")
    parser.add_argument("--catalogue", type=pathlib.Path, required=True, help="JSON Lines to grow, gzip")
    parser.add_argument("--config", type=pathlib.Path, default=HERE.parent / "examples/swift-commons.yaml")
    parser.add_argument("--sizes", type=int, nargs="+", default=[115_000, 1_000_000])
    parser.add_argument("--work", type=pathlib.Path, default=HERE.parent / ".build-bench/catalogue")
    parser.add_argument("--repeats", type=int, default=10, help="timed requests for each address")
    options = parser.parse_args()
    options.binary = options.binary.resolve()
    return options


def measure(size, base, work, options):
    print(f"## {size:,} projects\n")
    file = catalogues.grown(options.catalogue, size, work / f"catalogue-{size}.jsonl.gz")
    data = work / f"data-{size}"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(base, data, symlinks=True)
    command = [options.binary, "import", file, "--source", "grown", "--quiet", "--config", options.config, "--data", data]
    first = run_measured(command, log=work / "import.log")
    again = run_measured(command, log=work / "import.log")
    print("| import | wall s | CPU-s | peak memory MB | catalogue MB |\n| --- | --: | --: | --: | --: |")
    for name, cost in [("first", first), ("the same again", again)]:
        print(f"| {name} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.memory / 1e6:,.0f} |"
              f" {(data / 'catalog.sqlite').stat().st_size / 1e6:,.0f} |")
    print(flush=True)
    organisation = types.SimpleNamespace(config=options.config, data=data, folder=work)
    with server.LiveServer(options.binary, organisation) as live:
        print("| page | addresses | p50 ms | p95 ms | CPU ms | slowest, p95 ms |\n| --- | --: | --: | --: | --: | --- |")
        cold, _ = live.times("/projects", 1, warm_ups=0)
        print(f"| the first list after the start | 1 | {cold[0]:.1f} | | | |", flush=True)
        texts = {}
        for name, addresses in pages(live).items():
            texts[name] = row(name, live, addresses, options.repeats)
        print(f"\nServer: {live.peak_megabytes()} MB at most.\n", flush=True)
    peers(file, work, texts["words"], options)


def row(name, live, addresses, repeats):
    """Prints the times of a kind of page; returns the p50 and p95 over all its addresses."""
    all_times = []
    slowest = (0.0, "")
    cpu = live.cpu_seconds()
    for address in addresses:
        times, _ = live.times(address, repeats, warm_ups=1)
        all_times += times
        slowest = max(slowest, (percentile(times, 95), address))
    p50, p95 = percentile(all_times, 50), percentile(all_times, 95)
    cpu = (live.cpu_seconds() - cpu) / (len(all_times) + len(addresses)) * 1000
    print(f"| {name} | {len(addresses)} | {p50:.1f} | {p95:.1f} | {cpu:.1f} | {slowest[0]:.1f} `{slowest[1][:80]}` |",
          flush=True)
    return p50, p95


def pages(live):
    def query(path, **items):
        return path + "?" + urllib.parse.urlencode(items)

    lists = ["/projects", "/projects?sort=name", "/projects?sort=readiness", "/projects?sort=activity"]
    kinds = {
        "list": lists + [deep for address in lists for deep in following(live, address)],
        "list, facets chosen": [f"/projects?{choice}{sort}" for choice in CHOICES for sort in ("", "&sort=name")],
        "words": [query("/projects", q=text) for text in TEXTS],
        "words and facets": [query("/projects", q=text) + "&" + choice for text in TEXTS[:6] for choice in CHOICES],
        "misspelt": [query("/projects", q=text) for text in MISSPELT],
        "a name while it is typed": [
            query("/projects", q=name[:length]) for name in TYPED for length in range(2, len(name) + 1)],
        "offers of the search box": [
            query("/search/suggest", q=name[:length]) for name in TYPED for length in range(2, len(name) + 1)],
        "search, projects": [query("/search", q=text, type="project") for text in TEXTS],
        "search, everything": [query("/search", q=text) for text in TEXTS],
        "browse, home": ["/browse", "/"],
    }
    imported = [project for project in json.loads(live.get("/api/v1/projects?q=client&limit=50")[1])["projects"]
                if project.get("source")][:20]
    addresses = [f"/imported/{project['source']}/{urllib.parse.quote(project['id'].split('#', 1)[1], safe='')}"
                 for project in imported]
    if addresses and live.get(addresses[0])[0] == 200:
        kinds["a project's page"] = addresses
    return kinds


def following(live, address):
    """The next two pages of a list."""
    api = address.replace("/projects", "/api/v1/projects", 1)
    separator = "&" if "?" in api else "?"
    return [f"{api}{separator}limit=50&cursor={cursor}" for cursor in cursors(live, f"{api}{separator}limit=50")]


def cursors(live, api):
    found = []
    for _ in range(2):
        reply = json.loads(live.get(api + (f"&cursor={found[-1]}" if found else ""))[1])
        if "next" not in reply:
            break
        found.append(reply["next"])
    return found


def peers(file, work, own, options):
    projects = catalogues.read(file)
    print("| the same words | p50 ms | p95 ms | its p95 / Guildhall's |\n| --- | --: | --: | --: |")
    print(f"| Guildhall, a page over HTTP | {own[0]:.1f} | {own[1]:.1f} | |")
    for peer in catalogue_peers.available():
        timing = catalogue_peers.measure(peer(projects, work), TEXTS, options.repeats)
        print(f"| {peer.name}, in process | {timing.p50:.1f} | {timing.p95:.1f} | {timing.p95 / own[1]:.1f} |", flush=True)
    print()


if __name__ == "__main__":
    main()
