"""The whole way of one need: candidates, a verdict, a decision record in a repository, found again, demand, agents."""

import os
import re
import subprocess
import time

import pytest
from agents import call, text
from conftest import ROOT, Visitor
from mcp import StdioServerParameters
from organisation import ENVIRONMENT, commit, repository
from playwright.sync_api import expect
from server import Server

CONFIGURATION = """organization: { name: Chain }
sources: [{ folder: repos }]
teams:
  - { name: Platform, repositories: ["platform/*"], channel: "#platform" }
  - { name: Payments, repositories: ["shop/payments"], channel: "#payments" }
  - { name: Checkout, repositories: ["shop/checkout"], channel: "#checkout" }
  - { name: Search, repositories: ["shop/search"], channel: "#search" }
"""

RETRY_KIT = {
    "README.md": "# retry-kit\n\nRetries calls that fail, waiting longer each time.\n\n"
                 "## Use\n\nA flaky HTTP call is made again.\n",
    "package.json": '{"name": "retry-kit", "version": "1.4.0", '
                    '"description": "Retries HTTP calls that fail, waiting longer each time."}\n',
}

# The same in three people's words; they share enough of them to be put together without the sentence model too.
NEEDS = ["retry a flaky HTTP call", "retry flaky HTTP calls", "an HTTP call that is flaky: retry it"]
WORDS = "Waits without <i>jitter</i>."


def run(server, *arguments):
    result = subprocess.run(
        [str(server.binary), *arguments], cwd=server.folder, env=ENVIRONMENT, capture_output=True, text=True,
        timeout=300)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def chain(server, tmp_path_factory):
    """A server of its own: what happens here would show in other tests' lists."""
    folder = tmp_path_factory.mktemp("chain")
    repository(folder / "repos/platform/retry-kit", RETRY_KIT, days_ago=30)
    for name in ("payments", "checkout", "search"):
        repository(folder / "repos/shop" / name, {"README.md": f"# {name.title()}\n\nThe shop's {name}.\n"})
    (folder / "guildhall.yaml").write_text(CONFIGURATION)
    model = ROOT / ".build/models"
    if model.exists():
        (folder / "data").mkdir()
        os.symlink(model, folder / "data/models")
    subprocess.run(
        [str(server.binary), "sync"], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, timeout=300)
    own = Server(server.binary, folder)
    yield own
    own.stop()


@pytest.fixture(scope="module")
def people(browser, chain):
    """Makes somebody's own browser; nothing harmful may have happened in any of them."""
    visitors = []

    def make():
        visitors.append(Visitor(browser, chain))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.context.close()
        visitor.expect_harmless()


def research(visitor, need):
    """Asks as people do: types the need and presses the button."""
    visitor.open("/research")
    visitor.page.locator("main input[name=q]").fill(need)
    visitor.page.get_by_role("button", name="Research", exact=True).click()
    visitor.page.wait_for_url("**/research?q=*")


def introduce(visitor, person, team):
    visitor.page.locator("input[name=person]").fill(person)
    visitor.page.locator("input[name=team]").fill(team)


def candidate(page):
    return page.locator("article.card", has=page.get_by_role("link", name="retry-kit", exact=True)).first


def agents(chain):
    """Both transports: each person's own, and the server's."""
    return [
        chain.base + "/mcp",
        StdioServerParameters(command=str(chain.binary), args=["mcp"], cwd=str(chain.folder), env=ENVIRONMENT),
    ]


def test_from_a_need_to_what_agents_are_told(chain, people):
    # Nobody has decided anything: an agent hears that it exists, and whose it is.
    for transport in agents(chain):
        first = text(call(transport, "research", need=NEEDS[0])).split("\n")[3]
        assert re.match(r"1\. retry-kit exists, .*owned by Platform", first) and "dismissed" not in first, first

    # The need, its candidates, and the verdict.
    ada = people()
    research(ada, NEEDS[0])
    card = candidate(ada.page)
    expect(card).to_contain_text("waiting longer each time")
    expect(card).to_contain_text("#platform")
    introduce(ada, "Ada", "Payments")
    ada.page.locator("input[name=project]").fill("shop/payments")
    card.locator("summary").click()
    card.locator("select").select_option("missing-feature")
    card.locator("input[name=words]").fill(WORDS)
    card.get_by_role("button", name="Dismiss", exact=True).click()
    ada.page.wait_for_url("**/research/R-*")
    label = ada.page.url.rsplit("/", 1)[1]
    ada.page.locator("input[name=about]").fill("Ours waits with jitter.")
    ada.page.get_by_role("button", name="Build it anew").click()
    expect(ada.page.locator("h1 + .tag")).to_contain_text("built anew")

    # Its decision record goes into the repository that asked.
    with ada.page.expect_download() as download:
        ada.page.get_by_role("link", name="download it").click()
    name = download.value.suggested_filename
    written = download.value.path().read_text()
    assert f"research: {label}" in written and "retry-kit" in written
    payments = chain.folder / "repos/shop/payments"
    commit(payments, {f"docs/decisions/{name}": written}, message=f"Retry calls ourselves\n\nResearch: {label}")
    # The command writes the same.
    run(chain, "decide", label, "--export", "elsewhere")
    assert (chain.folder / "elsewhere" / name).read_text() == written
    run(chain, "sync")

    # It is found again: by research, by search, in the list, at its own page.
    grace = people()
    research(grace, NEEDS[1])
    found = grace.page.locator("main").get_by_role("link", name=re.compile("flaky HTTP call")).first
    expect(found).to_be_visible()
    expect(candidate(grace.page)).to_contain_text("1 team dismissed it: a feature is missing")
    grace.open("/search?q=type:decision+flaky")
    expect(grace.page.locator("main")).to_contain_text("shop/payments")
    grace.page.locator("main").get_by_role("link", name=re.compile("flaky HTTP call")).first.click()
    expect(grace.page.locator("main")).to_contain_text(label)
    assert run(chain, "decisions", "flaky").count("shop/payments") == 1
    # Among everything it stands once, as the decision that it is.
    grace.open("/search?q=flaky")
    expect(grace.page.locator("main").get_by_text(name)).to_have_count(1)

    # Three people of three teams make demand; two do not.
    grace.open("/demand")
    expect(grace.page.locator("[role=status]")).to_contain_text("0 needs")
    research(grace, NEEDS[1])
    introduce(grace, "Grace", "Checkout")
    grace.page.get_by_role("button", name="Record the need").last.click()
    grace.page.wait_for_url("**/research/R-*")
    linus = people()
    research(linus, "draw a map of stars")
    introduce(linus, "Linus", "Search")
    linus.page.get_by_role("button", name="Record the need").last.click()
    linus.page.wait_for_url("**/research/R-*")
    linus.open("/demand")
    expect(linus.page.locator("[role=status]")).to_contain_text("0 needs")
    # His browser knows him by now: he only looks.
    research(linus, NEEDS[2])
    group = linus.page.locator("article.card", has=linus.page.get_by_role("link", name=re.compile("HTTP call")))
    deadline = time.monotonic() + 30
    while True:
        linus.open("/demand")
        if group.count() or time.monotonic() > deadline:
            break
        time.sleep(0.2)
    expect(group).to_have_count(1)
    expect(group).to_contain_text("at least 3 people")
    for team in ("Payments", "Checkout", "Search"):
        expect(group).to_contain_text(team)
    expect(group).to_contain_text("1 team dismissed it: a feature is missing")
    group.get_by_role("link").first.click()
    page = linus.page.locator("main")
    for channel in ("#payments", "#checkout", "#search"):
        expect(page).to_contain_text(channel)
    expect(page).to_contain_text("Ours waits with jitter.")
    linus.screenshot("chain-demand")
    assert "at least 3 people" in run(chain, "demand")

    # The next agent reads off the first lines that it exists, who refused it and why, and what was written down.
    for transport in agents(chain):
        answer = call(transport, "research", need=NEEDS[2], limit=3)
        first = text(answer).split("\n")[3]
        assert first.startswith("1. retry-kit exists, ") and "owned by Platform" in first
        assert f"dismissed by Payments ({label}) because a feature is missing: “{WORDS}”" in first
        decisions = answer.structured_content["decisions"]
        assert any(found["decision"]["repository"] == "shop/payments" for found in decisions)
        assert label in {earlier["record"]["id"] for earlier in answer.structured_content["earlier"]}
        assert "Decision: " in text(answer)
