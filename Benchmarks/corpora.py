"""The source texts that are searched, as trees for the peers and as git repositories."""

import csv
import dataclasses
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys

KERNEL_ARCHIVE = pathlib.Path("/usr/src/linux-source-6.1.tar.xz")


@dataclasses.dataclass
class Query:
    corpus: str
    id: str
    kind: str
    text: str
    ripgrep: str
    codesearch: str


@dataclasses.dataclass
class Corpus:
    name: str
    folder: pathlib.Path
    # Plain files, without .git.
    tree: pathlib.Path
    config: pathlib.Path
    files: int
    bytes: int

    @property
    def data(self):
        return self.folder / "data"

    @property
    def codesearch_index(self):
        return self.folder / "codesearch.index"


def read_queries(path):
    with open(path, encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Query(r["corpus"], r["id"], r["class"], r["query"], r["ripgrep"], r["codesearch"]) for r in rows]


def organisation(folder, config):
    """The repositories that a configuration names by URL."""
    tree = folder / "tree"
    # Comments and the pages of teams name no repositories; a repository has an owner and a name.
    text = re.sub(r"(#|channel:).*", "", config.read_text(encoding="utf-8"))
    urls = re.findall(r"""https://[^/\s]+/[^/\s"'\[\],{}]+/[^\s"'\[\],{}]+""", text)
    for url in dict.fromkeys(urls):
        target = tree / "/".join(url.removesuffix(".git").split("/")[-2:])
        if target.exists():
            continue
        part = target.with_name(target.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        clone = subprocess.run(["git", "clone", "--quiet", "--depth", "1", url, part], stderr=subprocess.PIPE, text=True)
        if clone.returncode != 0:
            # Guildhall's sync leaves it out as well, and says so in its log.
            print(f"warning: {url} is left out: {clone.stderr.strip()}", file=sys.stderr)
            continue
        shutil.rmtree(part / ".git")
        part.rename(target)
    return measured(Corpus("swift", folder, tree, config.resolve(), 0, 0))


def linux(folder, source):
    """Debian's kernel source; the repository holds it as one commit."""
    tree = source.resolve() if source else unpack(folder)
    repository = folder / "repositories" / "linux"
    if not repository.exists():
        part = folder / "linux.part"
        shutil.rmtree(part, ignore_errors=True)
        commit(tree, part)
        repository.parent.mkdir(parents=True, exist_ok=True)
        part.rename(repository)
    config = folder / "guildhall.yaml"
    config.write_text(f"organization: {{ name: Linux }}\nsources:\n  - folder: {repository.parent}\n", encoding="utf-8")
    return measured(Corpus("linux", folder, tree, config, 0, 0))


def unpack(folder):
    tree = folder / "tree"
    if not tree.exists():
        if not KERNEL_ARCHIVE.exists():
            sys.exit(f"error: There is no {KERNEL_ARCHIVE}; run `make bench-deps`.")
        part = folder / "tree.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        run(["tar", "--extract", "--xz", "--strip-components=1", "--file", KERNEL_ARCHIVE, "--directory", part])
        part.rename(tree)
    return tree


def commit(tree, repository, edit=lambda name, content: content):
    """Makes a bare repository with one commit of a tree; fast-import writes one pack. `edit` changes contents of files
    and gives them back."""
    run(["git", "init", "--quiet", "--bare", "--initial-branch", "main", repository])
    writer = subprocess.Popen(
        ["git", "-C", repository, "-c", "core.compression=1", "fast-import", "--quiet", "--depth=0"], stdin=subprocess.PIPE)
    out = writer.stdin
    out.write(b"commit refs/heads/main\ncommitter Linux <linux@example.org> 1700000000 +0000\ndata 6\nImport\n")
    for path in sorted(files(tree)):
        status = os.lstat(path)
        name = os.fsencode(path.relative_to(tree))
        is_link = stat.S_ISLNK(status.st_mode)
        content = os.fsencode(os.readlink(path)) if is_link else edit(name, path.read_bytes())
        mode = "120000" if is_link else "100755" if status.st_mode & 0o100 else "100644"
        out.write(b"M %s inline %s\ndata %d\n" % (mode.encode(), name, len(content)) + content + b"\n")
    out.close()
    if writer.wait() != 0:
        sys.exit(f"error: git fast-import failed for {tree}.")


def files(tree):
    for folder, folders, names in os.walk(tree):
        folders[:] = [name for name in folders if name != ".git"]
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in names + links:
            yield pathlib.Path(folder, name)


def measured(corpus):
    sizes = [os.lstat(path).st_size for path in files(corpus.tree) if not path.is_symlink()]
    return dataclasses.replace(corpus, files=len(sizes), bytes=sum(sizes))


def index_bytes(data):
    """What a search needs: shards and catalogue; the mirrors are copies of the sources."""
    parts = list((data / "shards").rglob("*")) + list(data.glob("catalog.sqlite*"))
    return sum(part.stat().st_size for part in parts if part.is_file())


def run(command):
    result = subprocess.run([str(word) for word in command], stderr=subprocess.PIPE, text=True)
    if result.returncode != 0:
        sys.exit(f"error: {' '.join(map(str, command))}: {result.stderr.strip()}")
