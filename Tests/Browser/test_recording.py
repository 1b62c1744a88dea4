"""From a need to a recorded verdict, by buttons alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def test_a_verdict_is_recorded_without_script(visit):
    visitor = visit(java_script_enabled=False)
    page = visitor.page
    visitor.open("/research?q=survives+failing+networks")
    page.locator("input[name=person]").fill("Grace")
    page.locator("input[name=team]").fill("Platform")
    card = page.locator("article.card", has=page.get_by_role("link", name="orders", exact=True)).first
    card.locator("summary").click()
    card.locator("select").select_option("security")
    card.locator("input[name=words]").fill("old <i>ciphers</i>")
    card.get_by_role("button", name="Dismiss", exact=True).click()
    page.wait_for_url("**/research/R-*")
    expect(page.locator("main")).to_contain_text("dismissed: security (old <i>ciphers</i>)")
    # Who it was is remembered, and a later verdict counts.
    expect(page.locator(".asker summary")).to_contain_text("Grace")
    page.locator("article.card").first.get_by_role("button", name="Adopt").click()
    page.wait_for_load_state("load")
    expect(page.locator("h1 + .tag")).to_contain_text("orders adopted")
    expect(page.locator("article.card").first).to_contain_text("dismissed: security")
    page.go_back()
    visitor.open("/projects/shop/orders")
    expect(page.locator("#decided")).to_contain_text("1 team adopted it")
    visitor.open("/teams/Platform")
    expect(page.locator("main")).to_contain_text("survives failing networks")


def test_a_dismissal_without_a_reason_is_asked_for_one(visit):
    visitor = visit(java_script_enabled=False)
    page = visitor.page
    visitor.open("/research?q=survives+failing+networks")
    page.locator("input[name=person]").fill("Grace")
    page.locator("input[name=team]").fill("Undecided")
    card = page.locator("article.card", has=page.get_by_role("link", name="orders", exact=True)).first
    card.locator("summary").click()
    card.locator("input[name=words]").fill("no \"jitter\"")
    with page.expect_response(lambda response: response.request.method == "POST") as sent:
        card.get_by_role("button", name="Dismiss", exact=True).click()
    assert sent.value.status == 422
    expect(page.get_by_role("alert")).to_contain_text("Nothing was recorded.")
    # Where to go on is open, focused and named; what was typed is there.
    expect(card.locator("select")).to_be_focused()
    expect(card.locator("#trouble")).to_be_visible()
    expect(card.locator("input[name=words]")).to_have_value("no \"jitter\"")
    expect(page.locator("input[name=team]")).to_have_value("Undecided")
    visitor.screenshot("research-refused")
    card.locator("select").select_option("missing-feature")
    card.get_by_role("button", name="Dismiss", exact=True).click()
    page.wait_for_url("**/research/R-*")
    expect(page.locator("main")).to_contain_text("dismissed: a feature is missing (no \"jitter\")")
    visitor.open("/research/records?team=Undecided")
    expect(page.locator("[role=status]")).to_contain_text("1 need of")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_refused_form_is_for_everybody(visit, scheme):
    visitor = visit(color_scheme=scheme, viewport={"width": 390, "height": 844})
    page = visitor.page
    visitor.open("/research/R-1")
    card = page.locator("article.card").first
    card.locator("summary").click()
    card.get_by_role("button", name="Dismiss", exact=True).click()
    expect(card.locator("#trouble")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = [violation["id"] for violation in Axe().run(page).response["violations"]
             if violation["impact"] in ("serious", "critical")]
    assert not found
    visitor.screenshot(f"record-refused-{scheme}")


def test_a_double_click_records_once(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/research?q=survives+failing+networks")
    page.locator("input[name=team]").fill("Twice")
    page.locator("input[name=person]").fill("Grace")
    page.get_by_role("button", name="Record the need").last.dblclick()
    page.wait_for_url("**/research/R-*")
    visitor.open("/research/records?team=Twice")
    expect(page.locator("[role=status]")).to_contain_text("1 need of")


def test_another_sites_page_records_nothing(visit, server):
    visitor = visit()
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        answer = visitor.context.request.post(
            "/research", headers=headers, form={"need": "forged", "verdict": "record"})
        assert answer.status == 403
    visitor.open("/research/records?q=forged")
    expect(visitor.page.locator("[role=status]")).to_contain_text("0 needs")
