"""The same projects in other engines, in this process: their times are without HTTP and without a page.

SQLite's FTS5 is asked as one would at first: BM25 over all that match, joined with the projects for their count by
language. Tantivy is a full-text engine in Rust (the PyPI package `tantivy`), asked for the best 50 and their number.
"""

import sqlite3
import time
from pathlib import Path

from measure import percentile
from peers import Timing

try:
    import tantivy
except ImportError:
    tantivy = None


class FTS5:
    name = "SQLite FTS5"

    def __init__(self, projects, folder: Path):
        file = folder / "peer.sqlite"
        file.unlink(missing_ok=True)
        self.database = sqlite3.connect(file)
        self.database.execute("CREATE TABLE project (id INTEGER PRIMARY KEY, name, description, language, licence)")
        self.database.execute(
            "CREATE VIRTUAL TABLE words USING fts5(name, description, content='project', content_rowid='id',"
            " tokenize='porter unicode61', prefix='2 3')")
        self.database.executemany(
            "INSERT INTO project (name, description, language, licence) VALUES (?, ?, ?, ?)",
            ((p["name"], p["description"], p.get("programmingLanguage", ""), p.get("license", "")) for p in projects))
        self.database.execute("INSERT INTO words(words) VALUES ('rebuild')")
        self.database.commit()

    def ask(self, text):
        expression = " AND ".join(f'"{word}"*' for word in text.split())
        best = self.database.execute(
            "SELECT project.* FROM words JOIN project ON project.id = words.rowid WHERE words MATCH ?"
            " ORDER BY bm25(words, 10, 2) LIMIT 50", (expression,)).fetchall()
        facets = self.database.execute(
            "SELECT language, count(*) FROM words JOIN project ON project.id = words.rowid WHERE words MATCH ?"
            " GROUP BY language", (expression,)).fetchall()
        return sum(count for _, count in facets), best


class Tantivy:
    name = "Tantivy"

    def __init__(self, projects, folder: Path):
        schema = (
            tantivy.SchemaBuilder().add_text_field("name", stored=True, tokenizer_name="en_stem")
            .add_text_field("description", stored=True, tokenizer_name="en_stem").build())
        self.index = tantivy.Index(schema)
        writer = self.index.writer(200_000_000, 1)
        for project in projects:
            writer.add_document(tantivy.Document(name=project["name"], description=project["description"]))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, text):
        query = self.index.parse_query(text, ["name", "description"], conjunction_by_default=True)
        found = self.searcher.search(query, 50, count=True)
        return found.count, [self.searcher.doc(address) for _, address in found.hits]


def available():
    return [FTS5] + ([Tantivy] if tantivy else [])


def measure(peer, texts, repeats):
    milliseconds = []
    for text in texts:
        peer.ask(text)
        for _ in range(repeats):
            start = time.perf_counter()
            peer.ask(text)
            milliseconds.append((time.perf_counter() - start) * 1000)
    return Timing(percentile(milliseconds, 50), percentile(milliseconds, 95), 0)
