"""Script is a comfort: everything works without it."""

from playwright.sync_api import expect


def test_search_open_and_narrow(visit):
    visitor = visit(java_script_enabled=False)
    page = visitor.page
    visitor.open("/")
    page.locator("input[name=q]").first.fill("RetryPolicy")
    page.locator("input[name=q]").first.press("Enter")
    page.wait_for_url("**/search?**")
    expect(page.locator("main mark").first).to_have_text("RetryPolicy")
    page.locator(".facet a", has_text="Swift").first.click()
    page.wait_for_url("**lang**")
    page.locator("main a[href*='/-/blob/Sources/Orders/RetryPolicy.swift']").first.click()
    expect(page.locator("main")).to_contain_text("nextDelay")
    visitor.screenshot("without-script")
