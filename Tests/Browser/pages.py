"""One address for every kind of page."""

from organisation import LONG

ORDERS = "/repos/shop/orders"

PAGES = {
    "home": "/",
    "results": "/search?q=RetryPolicy",
    "results-of-one-kind": "/search?q=RetryPolicy&type=code",
    "nothing-found": "/search?q=nowhere_to_be_found",
    "bad-query": "/search?q=%2F(%2F",
    "repositories": "/repositories",
    "results-projects": "/search?q=libraries&type=project",
    "results-docs": "/search?q=reviewing&type=doc",
    "results-teams": "/search?q=shop",
    "results-people": "/search?q=Grace",
    "research": "/research",
    "research-answer": "/research?q=survives+failing+networks",
    "research-recorded": "/research/records",
    "research-record": "/research/R-1",
    "questions": "/questions",
    "questions-none": "/questions?q=nowhere_to_be_found",
    "question": "/questions/Q-1",
    "ask": "/questions/ask?project=shop%2Forders",
    "inbox": "/inbox",
    "inbox-of-somebody": "/inbox?person=Ada",
    "browse": "/browse",
    "projects": "/projects",
    "projects-with-hidden": "/projects?q=client&hidden=show",
    "projects-misspelt": "/projects?q=plaform",
    "projects-none": "/projects?q=nowhere_to_be_found",
    "project": "/projects/platform/platform",
    "project-in-folder": "/projects/platform/platform/-/client",
    "project-with-a-long-name": f"/projects/platform/platform/-/tools/{LONG}",
    "project-bare": "/projects/odd/hostile",
    "project-imported": "/imported/elsewhere/requests",
    "graph": "/graph",
    "graph-of-cycles": "/graph?only=cycles",
    "graph-nothing": "/graph?q=nowhere_to_be_found",
    "teams": "/teams",
    "team": "/teams/Shop",
    "team-without-members": "/teams/Checkout",
    "people": "/people",
    "people-none": "/people?q=nowhere_to_be_found",
    "person": "/people/Ada",
    "person-guessed": "/people/Linus",
    "status": "/status",
    "repository": ORDERS,
    "tree": f"{ORDERS}/-/tree/Sources",
    "code-file": f"{ORDERS}/-/blob/Sources/Orders/RetryPolicy.swift",
    "long-file": f"{ORDERS}/-/blob/Sources/Orders/Long.swift",
    "document": f"{ORDERS}/-/blob/README.md",
    "history": f"{ORDERS}/-/history/README.md",
    "docs": "/docs",
    "docs-of-repository": "/docs/shop/orders",
    "docs-page": "/docs/shop/orders/-/README.md",
    "docs-in-navigation": "/docs/shop/web/-/docs/guides/themes.md",
    "handbook": "/book/",
    "handbook-search": "/book/?q=reviewer",
    "chapter": "/book/reviewing/",
    "hidden": "/repos/secret/vault",
    "not-found": "/repos/no/such/repository",
}

STATUS = {"bad-query": 400, "not-found": 404, "hidden": 404}


def open_page(visitor, name):
    """Opens a page of `PAGES`, and is sure that it is that page and not an error's."""
    response = visitor.open(PAGES[name])
    assert response.status == STATUS.get(name, 200), f"{name} answers {response.status}"
