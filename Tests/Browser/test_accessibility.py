"""axe-core finds nothing serious on any kind of page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import PAGES, open_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_finding(visit, scheme):
    visitor = visit(color_scheme=scheme)
    findings = []
    for name in PAGES:
        open_page(visitor, name)
        for violation in Axe().run(visitor.page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                places = [node["target"] for node in violation["nodes"][:3]]
                findings.append(f"{name}: {violation['id']} ({violation['help']}) at {places}")
    assert not findings, "\n".join(findings)


def test_every_page_has_a_title_and_one_heading(visit):
    visitor = visit()
    titles = {}
    for name in PAGES:
        open_page(visitor, name)
        # Documents bring headings of their own.
        assert visitor.page.locator("h1:not(.prose h1)").count() == 1, name
        assert visitor.page.locator("html[lang]").count() == 1, name
        titles.setdefault(visitor.page.title(), []).append(name)
    same = {title: names for title, names in titles.items() if len(names) > 1}
    # What may not be seen is told as what does not exist.
    assert set(map(tuple, same.values())) <= {("results", "results-of-one-kind"), ("hidden", "not-found")}, same
