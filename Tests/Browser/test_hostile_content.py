"""Nothing that a repository holds runs in a reader's browser, or makes it call elsewhere."""

from playwright.sync_api import expect

REPOSITORY = "/repos/odd/hostile"


def test_every_page_of_the_repository(visit):
    visitor = visit()
    page = visitor.page
    visitor.open(REPOSITORY)
    links = page.locator("main a[href*='/repos/odd/hostile/-/']").evaluate_all("links => links.map(link => link.href)")
    assert any("/blob/" in link for link in links) and any("/tree/" in link for link in links)
    seen = set()
    while links:
        link = links.pop()
        if link in seen or "/raw/" in link:
            continue
        seen.add(link)
        visitor.open(link)
        links += page.locator("main a[href*='/repos/odd/hostile/-/']").evaluate_all(
            "links => links.map(link => link.href.split('#')[0])")
        # Whoever moves over the page and tabs through it sets nothing off either.
        page.mouse.move(300, 300)
        page.keyboard.press("Tab")
        assert len(seen) < 100
    assert len(seen) >= 8
    visitor.expect_harmless()


def test_results_and_suggestions(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/search?q=markerword")
    expect(page.locator("main mark").first).to_be_visible()
    visitor.screenshot("hostile-results")
    visitor.open("/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    page.locator("input[name=q]").first.fill("<img src=x onerror=alert('typed')>")
    page.locator("input[name=q]").first.press("Enter")
    page.wait_for_load_state("load")
    visitor.expect_harmless()


def test_raw_files_do_not_run(visit):
    visitor = visit()
    for name in ("page.html", "picture.svg", "README.md"):
        response = visitor.open(f"{REPOSITORY}/-/raw/{name}")
        assert response.status == 200
        assert "sandbox" in response.headers["content-security-policy"]
        assert response.headers["x-content-type-options"] == "nosniff"
    visitor.expect_harmless()


def test_pages_allow_no_inline_script(visit):
    visitor = visit()
    policy = visitor.open("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert visitor.page.locator("script:not([src])").count() == 0
    assert visitor.page.locator("[style], [onclick], [onload]").count() == 0
