"""One address for every kind of page."""

ORDERS = "/repos/shop/orders"

PAGES = {
    "home": "/",
    "results": "/search?q=RetryPolicy",
    "results-of-one-kind": "/search?q=RetryPolicy&type=code",
    "nothing-found": "/search?q=nowhere_to_be_found",
    "bad-query": "/search?q=%2F(%2F",
    "repositories": "/repositories",
    "projects": "/projects",
    "teams": "/teams",
    "people": "/people",
    "person": "/people/Ada",
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
    "no-handbook": "/book/",
    "not-found": "/repos/no/such/repository",
}

STATUS = {"bad-query": 400, "not-found": 404}


def open_page(visitor, name):
    """Opens a page of `PAGES`, and is sure that it is that page and not an error's."""
    response = visitor.open(PAGES[name])
    assert response.status == STATUS.get(name, 200), f"{name} answers {response.status}"
