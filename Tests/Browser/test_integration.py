"""What `/help/everywhere` gives for continuous integration works: its commands are run as each host runs them."""

import http.server
import json
import os
import re
import subprocess
import threading
import urllib.parse

import pytest
import yaml
from organisation import ENVIRONMENT, commit, repository

MANIFEST = '{"name": "basket", "dependencies": {"@small/core": "^1.0.0"%s}}\n'


@pytest.fixture(scope="module")
def snippets(browser, server):
    """The files of the page, by what tells them apart."""
    page = browser.new_page(base_url=server.base)
    page.goto("/help/everywhere")
    texts = page.locator("#ci pre").all_inner_texts()
    page.close()
    return {
        host: next(text for text in texts if mark in text)
        for host, mark in (("github", "runs-on"), ("gitlab", "CI_PIPELINE_SOURCE"), ("jenkins", "pipeline {"))}


@pytest.fixture
def change(tmp_path):
    """A bare repository with a branch that takes a dependency which wraps something of the organisation's."""
    work, bare = tmp_path / "work", tmp_path / "host/basket.git"
    repository(work, {"package.json": MANIFEST % "", "src/a.js": "1\n"})
    git = ["git", "-C", str(work)]
    subprocess.run([*git, "checkout", "--quiet", "-b", "feature"], check=True, env=ENVIRONMENT)
    commit(work, {"package.json": MANIFEST % ', "left-pad": "^1.3.0"', "lib/client/package.json":
           '{"name": "client", "description": "Asks the services."}\n'}, message="Ask the services")
    subprocess.run(["git", "clone", "--quiet", "--bare", str(work), str(bare)], check=True, env=ENVIRONMENT)
    return bare


@pytest.fixture
def environment(server, tmp_path):
    """A machine of a host: `guildhall` on the path, nobody's git settings, no data folder."""
    programs = tmp_path / "bin"
    programs.mkdir()
    os.symlink(server.binary, programs / "guildhall")
    return {**ENVIRONMENT, "PATH": f"{programs}:{os.environ['PATH']}", "CI": "true"}


def clone(bare, folder, environment, *options):
    subprocess.run(["git", "clone", "--quiet", *options, bare.as_uri(), str(folder)], check=True, env=environment)


def run(script, folder, environment, shell=("bash", "-e")):
    """One shell for all lines, as the hosts' runners have it."""
    path = folder.parent / "script.sh"
    path.write_text(script)
    result = subprocess.run(
        [*shell, str(path)], cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def check_sarif(path):
    """As the standard has it (2.1.0), and as code hosts need it; `SARIF_SCHEMA` names the schema itself."""
    log = json.loads(path.read_text())
    if schema := os.environ.get("SARIF_SCHEMA"):
        import jsonschema

        jsonschema.validate(log, json.loads(open(schema, encoding="utf-8").read()))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert one["tool"]["driver"]["name"] == "Guildhall" and one["results"]
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("warning", "note") and result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert not place["artifactLocation"]["uri"].startswith("/")
        assert place.get("region", {"startLine": 1})["startLine"] >= 1
        assert result["partialFingerprints"]["guildhallThing/v1"]
    assert any("client" in result["message"]["text"] for result in one["results"])


def test_github(snippets, server, change, environment, tmp_path):
    workflow = yaml.safe_load(snippets["github"])
    # YAML 1.1 reads the key `on` as a truth value; GitHub does not.
    assert workflow[True] == "pull_request" and workflow["permissions"]["security-events"] == "write"
    steps = workflow["jobs"]["research"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    folder = tmp_path / "checkout"
    clone(change, folder, environment)
    # It checks a merge out, by its commit.
    subprocess.run(
        ["git", "checkout", "--quiet", "--detach", "origin/feature"], cwd=folder, check=True, env=environment)
    run(steps[1]["run"], folder, {**environment, "GITHUB_BASE_REF": "main"})
    assert steps[2]["with"]["sarif_file"] == "research.sarif"
    check_sarif(folder / "research.sarif")


def test_gitlab(snippets, change, environment, tmp_path):
    job = yaml.safe_load(snippets["gitlab"])["research"]
    folder = tmp_path / "checkout"
    # A merge request's branch alone, with all of its history, and no other branch.
    assert job["variables"]["GIT_DEPTH"] == 0
    clone(change, folder, environment, "--branch", "feature", "--single-branch")
    notes = []

    class Host(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            notes.append((self.path, self.headers["PRIVATE-TOKEN"], urllib.parse.parse_qs(body)))
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_):
            pass

    host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        run("\n".join(job["script"]), folder, {
            **environment, **{name: str(value) for name, value in job["variables"].items()},
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "GUILDHALL_COMMENT_TOKEN": "secret",
            "CI_API_V4_URL": f"http://127.0.0.1:{host.server_port}/api/v4", "CI_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": "12"}, shell=("bash", "-e", "-o", "pipefail"))
    finally:
        host.shutdown()
    ((path, token, fields),) = notes
    assert path == "/api/v4/projects/7/merge_requests/12/notes" and token == "secret"
    assert fields["body"] == [(folder / "research.md").read_text()] and "@small/client" in fields["body"][0]
    assert job["artifacts"]["paths"] == ["research.sarif", "research.md"]
    check_sarif(folder / "research.sarif")


def test_jenkins(snippets, change, environment, tmp_path):
    text = snippets["jenkins"]
    assert text.count("{") == text.count("}")
    (script,) = re.findall(r"sh '''\n(.*?)'''", text, re.S)
    variables = dict(re.findall(r"environment { (\w+) = '([^']*)' }", text))
    folder = tmp_path / "checkout"
    clone(change, folder, environment, "--branch", "feature", "--single-branch")
    said = run(script, folder, {**environment, **variables, "CHANGE_TARGET": "main"}, shell=("sh", "-x", "-e"))
    assert "@small/client" in said
    check_sarif(folder / "research.sarif")


def test_json(server, change, environment, tmp_path):
    folder = tmp_path / "checkout"
    clone(change, folder, environment)
    subprocess.run(["git", "checkout", "--quiet", "feature"], cwd=folder, check=True, env=environment)
    report = json.loads(run(
        f"guildhall check --research --server {server.base} --base origin/main --json", folder, environment))
    names = {finding["name"]: finding for finding in report["findings"]}
    assert set(names) == {"client", "left-pad"}, names
    assert "@small/client" in {candidate["project"]["name"] for candidate in names["client"]["candidates"]}
