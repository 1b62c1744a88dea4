#!/usr/bin/env python3
"""Measures reading histories against git itself and PyDriller, in one run on the same repositories.

  history.py --binary .build/release/guildhall REPOSITORY... [--pydriller] [--runs 3]

A REPOSITORY is a bare or other clone. Guildhall syncs it, then reads its history anew: the time is that of a sync of an
unchanged repository whose history was deleted, less that of one whose history is there. Prints seconds, ratios, and bytes
for each file change.
"""
import argparse, json, os, shutil, subprocess, sys, tempfile, time


def timed(command, **options):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return time.perf_counter() - start


def least(runs, work):
    return min(work() for _ in range(runs))


def changes(path):
    output = subprocess.run(
        ["git", "-C", path, "log", "--no-merges", "--numstat", "--format="], stdout=subprocess.PIPE, check=True).stdout
    return sum(1 for line in output.split(b"\n") if line)


DRILL = """
import sys, pydriller
n = 0
for commit in pydriller.Repository(sys.argv[1]).traverse_commits():
    for file in commit.modified_files: n += file.added_lines + file.deleted_lines
"""


def measure(path, options):
    folder = tempfile.mkdtemp(prefix="guildhall-history-")
    config, data = os.path.join(folder, "guildhall.yaml"), os.path.join(folder, "data")
    with open(config, "w", encoding="utf-8") as file:
        file.write("organization: { name: History }\nsources:\n  - git: [{ url: %s, name: thing }]\n"
                   % json.dumps("file://" + os.path.abspath(path)))
    sync = [options.binary, "sync", "--config", config, "--data", data]
    timed(sync)
    history = os.path.join(data, "history")

    def anew():
        shutil.rmtree(history)
        return timed(sync)

    mirror = next(os.path.join(data, "mirrors", name) for name in sorted(os.listdir(os.path.join(data, "mirrors")))
                  if os.path.isdir(os.path.join(data, "mirrors", name)))
    git = least(options.runs, lambda: timed(["git", "-C", mirror, "log", "--numstat", "HEAD"]))
    ours = least(options.runs, anew) - least(options.runs, lambda: timed(sync))
    size = sum(os.path.getsize(os.path.join(history, name)) for name in os.listdir(history))
    count = changes(mirror)
    print(f"{path}: {count} file changes; git log --numstat {git:.2f} s, guildhall {ours:.2f} s "
          f"({ours / git:.2f} of git), {size / max(1, count):.1f} bytes a change")
    if options.pydriller:
        # It takes a folder for a bare repository by its name alone.
        clone = os.path.join(folder, "thing.git")
        timed(["git", "clone", "--bare", mirror, clone])
        driller = timed([sys.executable, "-c", DRILL, clone])
        print(f"  PyDriller {driller:.2f} s: {driller / ours:.1f} times guildhall's")
    shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("repositories", nargs="+")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--pydriller", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    for path in options.repositories:
        measure(path, options)


if __name__ == "__main__":
    main()
