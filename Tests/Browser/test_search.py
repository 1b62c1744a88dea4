"""The way from a question to a line of code."""

import re

from playwright.sync_api import expect
from pages import ORDERS


def search_box(page):
    return page.locator("input[name=q]").first


def test_from_home_to_a_result_and_back(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/")
    expect(page).to_have_title(re.compile("Small & Co"))
    search_box(page).fill("RetryPolicy")
    search_box(page).press("Enter")
    page.wait_for_url("**/search?**q=RetryPolicy**")
    expect(page.locator("main mark").first).to_have_text("RetryPolicy")

    page.locator("main a[href*='/-/blob/Sources/Orders/RetryPolicy.swift']").first.click()
    page.wait_for_url("**/-/blob/Sources/Orders/RetryPolicy.swift**")
    expect(page.locator("main")).to_contain_text("public struct RetryPolicy")
    expect(page.locator("#L2")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/search?**q=RetryPolicy**")
    expect(search_box(page)).to_have_value("RetryPolicy")


def test_a_facet_narrows_and_its_chip_widens(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/search?q=RetryPolicy&type=code")
    files = page.locator("main article")
    before = files.count()
    assert before >= 3
    page.locator(".facet a", has_text="Python").click()
    page.wait_for_url("**lang**")
    expect(files).to_have_count(1)
    expect(page.locator("main")).to_contain_text("retry_policy.py")
    page.go_back()
    expect(files).to_have_count(before)


def test_lines_can_be_linked(visit):
    visitor = visit()
    page = visitor.page
    visitor.open(f"{ORDERS}/-/blob/Sources/Orders/RetryPolicy.swift")
    page.locator("a[href$='#L5']").first.click()
    expect(page).to_have_url(re.compile("#L5$"))


def test_a_repository_shows_what_it_is(visit):
    visitor = visit()
    page = visitor.page
    visitor.open(ORDERS)
    main = page.locator("main")
    expect(main).to_contain_text("survives failing networks")
    expect(main).to_contain_text("MIT")
    main.locator("a[href*='/-/tree/Sources']").first.click()
    page.wait_for_url("**/-/tree/Sources**")
    page.locator("main a[href*='/-/tree/Sources/Orders']").first.click()
    page.locator("main a[href*='/-/blob/Sources/Orders/RetryPolicy.swift']").first.click()
    expect(page.locator("main")).to_contain_text("nextDelay")


def test_links_in_a_document_lead_to_the_repositorys_files(visit):
    visitor = visit()
    page = visitor.page
    visitor.open(f"{ORDERS}/-/blob/README.md")
    page.get_by_role("link", name="the policy").click()
    page.wait_for_url("**/-/blob/Sources/Orders/RetryPolicy.swift")


def test_a_bad_query_is_explained_and_stays(visit):
    visitor = visit()
    page = visitor.page
    response = visitor.open("/search?q=%2F(%2F")
    assert response.status == 400
    expect(search_box(page)).to_have_value("/(/")
    expect(page.locator("main")).to_contain_text(re.compile("expression|parenthes", re.IGNORECASE))
