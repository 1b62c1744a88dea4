"""Everything can be reached without a mouse."""

from playwright.sync_api import expect

FOCUSED = "document.activeElement.tagName + ' ' + (document.activeElement.getAttribute('name') || '')"


def test_slash_goes_to_the_search_box(visit):
    visitor = visit()
    visitor.open("/search?q=RetryPolicy")
    visitor.page.evaluate("document.activeElement.blur()")
    visitor.page.keyboard.press("/")
    visitor.page.wait_for_function(f"({FOCUSED}) === 'INPUT q'")
    # The key itself is not typed.
    expect(visitor.page.locator("input[name=q]").first).to_have_value("RetryPolicy")


def test_arrows_choose_and_enter_opens(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/search?q=RetryPolicy&type=code")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.activeElement.closest('main') && document.activeElement.href")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("first => document.activeElement.href && document.activeElement.href !== first", arg=first)
    page.keyboard.press("ArrowUp")
    page.wait_for_function("first => document.activeElement.href === first", arg=first)
    page.keyboard.press("Enter")
    page.wait_for_url(first)


def test_question_mark_shows_help(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_suggestions_come_while_typing(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/")
    page.locator("input[name=q]").first.press_sequentially("RetryPol")
    expect(page.get_by_role("option").first).to_be_visible()


def test_tab_starts_with_the_way_past_the_bar(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/search?q=RetryPolicy")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
