"""Measures the commit hook on a repository of 10,000 files: `make bench-hook`.

Three commits are staged in turn: one that changes a file of code, one that adds a dependency, and one that adds a package
with a README. The hook is started as git starts it, without its own time limit.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FOLDERS, FILES = 100, 100


def git(folder, *arguments):
    subprocess.run(["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments], check=True)


def write(folder, path, text):
    file = os.path.join(folder, path)
    os.makedirs(os.path.dirname(file), exist_ok=True)
    with open(file, "w", encoding="utf-8") as out:
        out.write(text)


def repository(folder):
    git(folder, "init", "-q", "-b", "main")
    for number in range(FOLDERS):
        for file in range(FILES - 1):
            write(folder, f"packages/m{number}/f{file}.js", f"// {number} {file}\n")
        write(folder, f"packages/m{number}/package.json", json.dumps({"name": f"m{number}"}))
    write(folder, "package.json", json.dumps({"name": "big"}))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "First")


def stage(folder, case):
    git(folder, "reset", "-q", "--hard")
    if case == "code":
        write(folder, "packages/m1/f1.js", "// changed\n")
    elif case == "dependency":
        write(folder, "package.json", json.dumps({"name": "big", "dependencies": {"retry-calls": "1"}}))
    else:
        write(folder, "packages/new/package.json", json.dumps({"name": "log-messages"}))
        write(folder, "packages/new/README.md", "Writes log messages with levels to standard output.\n")
    git(folder, "add", "-A")


def measure(command, folder, message, runs):
    times = []
    for _ in range(runs + 1):
        with open(message, "w", encoding="utf-8") as out:
            out.write("\n# Please enter the commit message\n")
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True)
        times.append((time.perf_counter() - start) * 1000)
    times = sorted(times[1:])
    return statistics.median(times), times[-1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--guildhall", required=True)
    parser.add_argument("--config", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--runs", type=int, default=20)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="guildhall-hook-")
    try:
        repository(folder)
        message = os.path.join(folder, ".git", "COMMIT_EDITMSG")
        hook = [
            os.path.abspath(options.guildhall), "hook", "run", "--patience", "60000",
            "--config", os.path.abspath(options.config), "--data", os.path.abspath(options.data), "--", message,
        ]  # fmt: skip
        print(f"load {os.getloadavg()[0]:.1f}")
        print("| staged | median ms | slowest ms |\n| --- | ---: | ---: |")
        for case in ["code", "dependency", "package"]:
            stage(folder, case)
            median, slowest = measure(hook, folder, message, options.runs)
            print(f"| {case} | {median:.0f} | {slowest:.0f} |")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
