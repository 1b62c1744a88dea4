"""Phones and desks, light and dark."""

import pytest
from pages import PAGES, open_page

SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
# Relative luminance of the page's ground, from what the browser computed.
GROUND = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number)
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
}"""


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_window(visit, size):
    visitor = visit(viewport=SIZES[size])
    for name in PAGES:
        open_page(visitor, name)
        width, window = visitor.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        visitor.screenshot(f"{size}-{name}")
        assert width <= window, f"{name} is {width} wide in a window of {window}"


def test_dark_and_light_follow_the_system(visit):
    for scheme, is_dark in (("dark", True), ("light", False)):
        visitor = visit(color_scheme=scheme)
        for name in ("home", "results", "code-file"):
            open_page(visitor, name)
            assert (visitor.page.evaluate(GROUND) < 0.5) == is_dark, f"{name} in {scheme}"
            visitor.screenshot(f"{scheme}-{name}")


def test_every_place_of_the_bar_is_in_the_menu_of_a_phone(visit):
    visitor = visit(viewport=SIZES["phone"], java_script_enabled=False)
    for name in ("home", "projects", "docs"):
        open_page(visitor, name)
        assert visitor.page.locator(".bar").bounding_box()["height"] < 64
        visitor.page.get_by_role("button", name="Menu").click()
        places = visitor.page.locator(".places a:visible")
        names = places.all_inner_texts()
        assert {"Search", "Questions", "Who knows", "Browse", "Projects", "Repositories", "Teams", "Docs", "Status"} <= set(names), names
        for place in places.all():
            box = place.bounding_box()
            assert 0 <= box["x"] and box["x"] + box["width"] <= SIZES["phone"]["width"], place.inner_text()
        visitor.screenshot(f"phone-menu-{name}")


def test_the_graph_fits_until_its_full_size_is_asked_for(visit):
    visitor = visit(viewport=SIZES["phone"], java_script_enabled=False)
    open_page(visitor, "graph")
    picture, frame = visitor.page.locator("svg.graph"), visitor.page.locator(".picture-frame")
    assert picture.bounding_box()["width"] <= frame.bounding_box()["width"]
    visitor.page.get_by_role("checkbox").check()
    assert picture.bounding_box()["width"] > frame.bounding_box()["width"]
