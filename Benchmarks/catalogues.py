"""Catalogues to import: a real one, and larger ones grown out of it.

A grown catalogue begins with the real one. What follows is made of its names and descriptions, so that words are as
frequent as they are in life; facets, which the real one lacks, are dealt out unevenly. The same size is always the
same file.
"""

import gzip
import json
import random
import re
from pathlib import Path

LANGUAGES = ["Python"] * 40 + ["Go"] * 15 + ["TypeScript"] * 12 + ["Rust"] * 8 + ["C++"] * 6 + ["Java"] * 5 + [
    "Kotlin", "Swift", "Ruby", "Zig"] + [""] * 10
LICENCES = ["MIT"] * 40 + ["Apache-2.0"] * 25 + ["BSD-3-Clause"] * 10 + ["GPL-3.0-only"] * 4 + ["ISC"] + [""] * 20
KINDS = ["library"] * 60 + ["tool"] * 20 + ["service"] * 8 + ["website"] + [""] * 11
STATES = ["production"] * 30 + ["experimental"] * 15 + ["deprecated"] * 3 + [""] * 52


def read(source: Path) -> list[dict]:
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def grown(source: Path, size: int, target: Path) -> Path:
    """Writes a catalogue of `size` projects, unless it is there."""
    if target.exists():
        return target
    real = read(source)
    words = sorted({word for project in real for word in re.findall(r"[a-z]{4,12}", project["name"].lower())})
    chance = random.Random(20260101)
    partial = target.with_suffix(".partial")
    with gzip.open(partial, "wt", encoding="utf-8", compresslevel=3) as lines:
        for number in range(size):
            project = dict(real[number % len(real)])
            if number >= len(real):
                other = real[chance.randrange(len(real))]
                name = f"{project['name']}-{words[chance.randrange(len(words))]}"
                first, second = project["description"].split(), other["description"].split()
                project.update(
                    identifier=f"{name}-{number}", name=name, popularityRank=number + 1,
                    description=" ".join(first[: len(first) // 2 + 1] + second[len(second) // 2 :]))
            details = {
                "programmingLanguage": chance.choice(LANGUAGES), "license": chance.choice(LICENCES),
                "applicationCategory": chance.choice(KINDS), "developmentStatus": chance.choice(STATES),
                "maintainer": {"@type": "Organization", "name": f"Team {min(int(chance.expovariate(1 / 60)), 399)}"},
            }
            project.update({key: value for key, value in details.items() if value})
            lines.write(json.dumps(project, ensure_ascii=False) + "\n")
    partial.rename(target)
    return target
