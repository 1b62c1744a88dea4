#!/usr/bin/env python3
"""Measures `who` through the API on real histories: who is the next to change a file or folder?

  experts.py --binary .build/release/guildhall --tasks FOLDER --repositories FOLDER [--limit 20] [--port 8019]

FOLDER of the tasks holds dev-tasks.csv, build_pairs.py and score_experts.py; below that of the repositories stands a
clone of each, bare or not, in a folder that ends with its name (or NAME.git, or OWNER+NAME/repo). Syncs them, serves them,
asks for each task as of its date, and prints what the scorer says and how long the questions took.
"""
import argparse, csv, hashlib, json, os, pathlib, shutil, subprocess, sys, tempfile, time
import urllib.error, urllib.parse, urllib.request


def clones(folder, names):
    found = {}
    for name in names:
        for pattern in (name, name + ".git", "*+" + name + "/repo", "*/" + name, "*/" + name + ".git"):
            for path in sorted(pathlib.Path(folder).glob(pattern)):
                found.setdefault(name, str(path.resolve()))
    return found


def wait(port):
    for _ in range(600):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/status", timeout=5).read()
        except OSError:
            time.sleep(0.2)
    sys.exit("error: the server does not answer")


def known_addresses(folder, repository):
    lines = open(os.path.join(folder, f"people_{repository}.tsv"), encoding="utf-8")
    return {line.split()[1] for line in lines}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--tasks", required=True)
    parser.add_argument("--repositories", required=True)
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--port", type=int, default=8019)
    parser.add_argument("--keep", help="a folder for the data, to be used again")
    options = parser.parse_args()
    tasks = list(csv.DictReader(open(os.path.join(options.tasks, "dev-tasks.csv"), encoding="utf-8")))
    found = clones(options.repositories, sorted({task["repo"] for task in tasks}))
    tasks = [task for task in tasks if task["repo"] in found]
    if not tasks:
        sys.exit(f"error: none of the tasks' repositories is below {options.repositories}")
    folder = options.keep or tempfile.mkdtemp(prefix="guildhall-experts-")
    os.makedirs(folder, exist_ok=True)
    pairs = [f"{name}={path}" for name, path in sorted(found.items())]
    subprocess.run(
        [sys.executable, os.path.join(options.tasks, "build_pairs.py"), "--out", folder] + pairs, check=True,
        stderr=subprocess.DEVNULL)
    shutil.copyfile(os.path.join(options.tasks, "dev-tasks.csv"), os.path.join(folder, "tasks.csv"))
    config = os.path.join(folder, "guildhall.yaml")
    with open(config, "w", encoding="utf-8") as file:
        file.write("organization: { name: Experts }\nsources:\n  - git:\n")
        for name, path in sorted(found.items()):
            file.write(f"      - {{ url: {json.dumps('file://' + path)}, name: {name} }}\n")
    data = os.path.join(folder, "data")
    start = time.time()
    synced = subprocess.run(
        [options.binary, "sync", "--config", config, "--data", data], stdout=subprocess.DEVNULL).returncode
    if synced > 1:
        sys.exit("error: nothing was synced")
    print(f"{len(found)} repositories synced in {time.time() - start:.0f} s")
    server = subprocess.Popen(
        [options.binary, "serve", "--config", config, "--data", data, "--port", str(options.port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(options.port)
        ask(answerable(tasks, folder, options.port), folder, options)
    finally:
        server.terminate()
        server.wait()
    scorer = os.path.join(options.tasks, "score_experts.py")
    subprocess.run(
        [sys.executable, scorer, "--data", folder, "--run", os.path.join(folder, "run.jsonl"), "--split", "dev", "--by",
         "repo"], check=True)
    if not options.keep:
        shutil.rmtree(folder)


def answerable(tasks, folder, port):
    """Those of repositories that could be read; the scorer sees no others."""
    left = []
    for name in {task["repo"] for task in tasks}:
        try:
            reply = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/who?subject={name}&limit=1"))
        except urllib.error.HTTPError:
            reply = {"places": []}
        # A name that no repository has is a topic, about which others may know something.
        if not any(place["repository"] == name for place in reply["places"]):
            left.append(name)
    if left:
        print(f"left out, since they could not be read: {', '.join(sorted(left))}")
    tasks = [task for task in tasks if task["repo"] not in left]
    with open(os.path.join(folder, "tasks.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(tasks[0]))
        writer.writeheader()
        writer.writerows(tasks)
    return tasks


def ask(tasks, folder, options):
    known = {name: known_addresses(folder, name) for name in {task["repo"] for task in tasks}}
    times, failed = [], 0
    with open(os.path.join(folder, "run.jsonl"), "w", encoding="utf-8") as run:
        for turn in range(2):  # The first turn reads histories into memory, and is not timed.
            for task in tasks if turn else {task["repo"]: task for task in tasks}.values():
                query = urllib.parse.urlencode(
                    {"subject": f"{task['repo']}:{task['path']}", "asOf": task["cut_epoch"], "limit": options.limit})
                start = time.perf_counter()
                try:
                    reply = json.load(urllib.request.urlopen(f"http://127.0.0.1:{options.port}/api/v1/who?{query}"))
                except urllib.error.HTTPError:
                    reply = {"people": []}
                    failed += turn
                if not turn:
                    continue
                times.append((time.perf_counter() - start) * 1000)
                ranking = []
                for person in reply["people"]:
                    mapped = [e for e in person["emails"]
                              if hashlib.sha256(e.lower().encode()).hexdigest()[:16] in known[task["repo"]]]
                    ranking += mapped[:1] or person["emails"][:1]
                run.write(json.dumps({"id": task["task_id"], "ranking": ranking, "ms": times[-1]}) + "\n")
    times.sort()
    print(f"{len(times)} questions over HTTP: p50 {times[len(times) // 2]:.1f} ms, "
          f"p95 {times[int(len(times) * .95)]:.1f} ms, {failed} without an answer")


if __name__ == "__main__":
    main()
