"""Compares what a served Guildhall finds with what ripgrep finds in the same files: `make differential`.

Queries are made up out of the files' own text: pieces of lines as they stand and with a letter changed, whole words,
expressions, and expressions over several lines. Lines and files are counted; where the answer holds every file, the
lines of each file are compared too. Prints each difference and ends with 1 when there was one. Standard library only.
"""

import argparse
import base64
import collections
import http.client
import json
import pathlib
import random
import re
import subprocess
import sys
import time
import urllib.parse

# What a page of the API holds at most.
MOST_FILES = 1000
# Rust's crate takes a backslash before hardly anything else.
OPERATORS = set("\\.+*?()|[]{}^$#&-~")


def main():
    options = parse()
    rng = random.Random(options.seed)
    files, left_out = searched_files(options)
    names = {str(path.relative_to(options.folder)) for path in files}
    site = urllib.parse.urlsplit(options.site)
    connection = http.client.HTTPConnection(site.hostname, site.port or 80, timeout=120)
    differences = empty = lines = 0
    times = []
    for number in range(options.queries):
        query, pattern, flags = make_query(rng, files)
        found, milliseconds = ask_guildhall(connection, query, options)
        times.append(milliseconds)
        expected = ask_ripgrep(pattern, flags, options.folder, names)
        lines += sum(expected.values())
        empty += not expected
        for difference in compare(found, expected, names, left_out):
            differences += 1
            print(f"{query}\n    {difference}", flush=True)
    times.sort()
    print(f"{options.queries} queries, {empty} of them without a hit, {lines:,} lines; {differences} differences; "
          f"Guildhall took {times[len(times) // 2]:.1f} ms (median), {times[-1]:.0f} ms (most).")
    sys.exit(1 if differences else 0)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--site", default="http://127.0.0.1:8000", help="where Guildhall serves")
    parser.add_argument("--folder", type=pathlib.Path, required=True,
                        help="the files of one indexed repository, checked out as git has them")
    parser.add_argument("--repository", required=True, help="its name")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--largest", type=int, default=64 << 20, help="bytes of a file that is indexed: limits.fileSize")
    options = parser.parse_args()
    options.folder = options.folder.resolve()
    return options


def searched_files(options):
    """What Guildhall takes for text, and how many files of that are not compared: in those with CR LF the two see the
    ends of lines elsewhere."""
    files = []
    left_out = 0
    for path in sorted(options.folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or ".git" in path.parts or path.stat().st_size > options.largest:
            continue
        data = path.read_bytes()
        if b"\0" in data[:8000] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            continue
        if b"\r\n" in data:
            left_out += 1
        else:
            files.append(path)
    return files, left_out


# Making queries

def make_query(rng, files):
    """A query of Guildhall's, and the pattern and options of ripgrep that mean the same."""
    kind = rng.randrange(6)
    case = rng.choice(["yes", "no"])
    flags = ["--case-sensitive"] if case == "yes" else ["--ignore-case"]
    if kind <= 1:
        text = piece(rng, files, 1, 30)
        if kind == 1:
            place = rng.randrange(len(text))
            text = text[:place] + rng.choice("aZ_0 k") + text[place + 1:]
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'case:{case} content:"{quoted}"', folded(text) if case == "no" else escaped(text), []
    if kind == 2:
        expression = r"\b" + word(rng, files) + r"\b"
        return written(case, expression), expression.replace(r"\b", r"(?-u:\b)"), flags
    if kind == 3:
        expression = rng.choice(["{0}.*{1}", "{0}|{1}", "^.?{0}", "{0};?$", "{0}[a-z_]{{2,5}}", "({0}|{1})+[^a-z]",
                                 "[0-9a-f]{{8}}.?{0}", "{0} *= *{1}"])
    elif kind == 4:
        expression = rng.choice([r"{0}.*\n.*{1}", r"{0}[;{{]?\n\n", r"(?s:{0}.{{0,80}}?{1})", r"{0}\n|{1}\n"])
        flags = [*flags, "--multiline"]
    else:
        expression = rng.choice(["[{0}]{{4,}}", "[A-Z]{{3}}_{0}", "0x[0-9a-f]+.*{0}", "{0}.?{1}?"])
    expression = expression.format(word(rng, files), word(rng, files))
    return written(case, expression), expression, flags


def written(case, expression):
    return f"case:{case} content:/{expression.replace('/', chr(92) + '/')}/"


def piece(rng, files, shortest, longest):
    """Some characters of a line in a row: ASCII, since Guildhall compares the case of no other letters."""
    while True:
        data = rng.choice(files).read_bytes()
        if len(data) < 10 or b"\0" in data[:8000]:
            continue
        start = rng.randrange(len(data) - 1)
        found = re.match(rb"[\t\x20-\x7e]+", data[start:start + rng.randint(shortest, longest)])
        if found and len(found[0]) >= shortest and found[0].strip():
            return found[0].decode()


def word(rng, files):
    while True:
        words = re.findall(r"[A-Za-z_]{2,}", piece(rng, files, 4, 20))
        if words:
            return rng.choice(words)


def escaped(text):
    return "".join("\\" + letter if letter in OPERATORS else letter for letter in text)


def folded(text):
    """Letters of ASCII in both cases, and nothing else that Unicode thinks alike: so a plain text ignores case."""
    return "".join(f"[{letter.lower()}{letter.upper()}]" if letter.isalpha() else escaped(letter) for letter in text)


# Asking

def ask_guildhall(connection, query, options):
    """Totals, and for each file its number of matching lines and the lines that are shown."""
    name = re.escape(options.repository).replace("/", "\\/")
    parameters = {"q": f"type:code fork:yes archived:yes repo:^{name}$ {query}", "count": "exact",
                  "limit": str(MOST_FILES)}
    start = time.perf_counter()
    connection.request("GET", "/api/v1/search?" + urllib.parse.urlencode(parameters))
    response = connection.getresponse()
    body = response.read()
    milliseconds = (time.perf_counter() - start) * 1000
    if response.status != 200:
        sys.exit(f"error: {query}: {response.status} {body[:500]!r}")
    reply = json.loads(body)
    if not reply["complete"]:
        print(f"{query}\n    is not complete: {reply['incomplete']}", flush=True)
    return reply, milliseconds


def ask_ripgrep(pattern, flags, folder, names):
    """Matching lines of each file that is searched."""
    command = ["rg", "--json", "--no-config", "--no-ignore", "--hidden", "--glob", "!.git", "--text", "--encoding",
               "none", *flags, "-e", pattern, "--", "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if run.returncode > 1:
        sys.exit(f"error: {pattern}: {run.stderr.decode()}")
    lines = collections.defaultdict(set)
    for text in run.stdout.splitlines():
        event = json.loads(text)
        if event["type"] != "match":
            continue
        data = event["data"]
        content = bytes_of(data["lines"])
        count = max(1, content.count(b"\n") + (not content.endswith(b"\n")))
        path = bytes_of(data["path"]).decode(errors="replace")[2:]
        lines[path].update(range(data["line_number"], data["line_number"] + count))
    return {path: len(found) for path, found in lines.items() if path in names}


def bytes_of(value):
    return value["text"].encode() if "text" in value else base64.b64decode(value["bytes"])


def compare(reply, expected, names, left_out):
    totals = reply["totals"]
    if not reply["complete"]:
        return
    if not left_out and totals["files"] != len(expected):
        yield f"{totals['files']} files, ripgrep {len(expected)}"
    if not left_out and totals["lines"] != sum(expected.values()):
        yield f"{totals['lines']} lines, ripgrep {sum(expected.values())}"
    if totals["files"] > MOST_FILES:
        return
    found = {result["path"]: result["lineCount"] for result in reply["results"]
             if result["kind"] == "code" and result["path"] in names}
    for path in sorted(found.keys() | expected.keys()):
        if found.get(path) != expected.get(path):
            yield f"{path}: {found.get(path)} lines, ripgrep {expected.get(path)}"
            return


if __name__ == "__main__":
    main()
