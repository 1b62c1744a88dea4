"""One small organisation, one server and one browser for all tests."""

import os
import pathlib

import organisation
import pytest
from playwright.sync_api import sync_playwright
from server import Server

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / ".build-screenshots"


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    binary = pathlib.Path(os.environ.get("GUILDHALL_BINARY", ROOT / ".build/debug/guildhall"))
    assert binary.exists(), f"There is no {binary}; run `swift build --product guildhall`."
    folder = tmp_path_factory.mktemp("organisation")
    organisation.make(folder, binary)
    server = Server(binary, folder)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not work for root, as whom containers run.
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()


class Visitor:
    """A page in a fresh profile that notes what must not happen: dialogs, requests elsewhere, script errors."""

    def __init__(self, browser, server, **options):
        self.base = server.base
        self.context = browser.new_context(base_url=server.base, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.dialogs, self.strays, self.errors = [], [], []
        self.context.on("page", lambda page: self.strays.append(page.url))
        self.page.on("dialog", self.refuse)
        self.page.on("request", self.note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def refuse(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def note(self, request):
        if not request.url.startswith((self.base + "/", "data:", "about:")):
            self.strays.append(request.url)

    def open(self, path):
        response = self.page.goto(path)
        self.page.wait_for_load_state("load")
        return response

    def expect_harmless(self):
        assert not self.dialogs
        assert not self.strays
        assert not self.errors

    def screenshot(self, name):
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def visit(browser, server):
    """Makes visitors; each is closed after the test and must have been harmless."""
    visitors = []

    def make(**options):
        visitor = Visitor(browser, server, **options)
        visitors.append(visitor)
        return visitor

    yield make
    for visitor in visitors:
        visitor.context.close()
    for visitor in visitors:
        visitor.expect_harmless()
