"""A question is asked by buttons alone, reaches people by mail, and its answer comes back by mail."""

import email.message
import sqlite3
import subprocess
import time

import pytest
from organisation import ENVIRONMENT
from playwright.sync_api import expect
from server import Server
from test_digest import free_port, mailbox, run  # noqa: F401

QUESTION = "How is a certificate renewed?\r\nBcc: evil@example.org"


def test_a_question_is_asked_and_answered_without_script(visit):
    visitor = visit(java_script_enabled=False)
    page = visitor.page
    visitor.open("/projects/shop/orders")
    page.get_by_role("link", name="Ask a question").click()
    expect(page.locator("input[name=project]")).to_have_value("shop/orders")
    page.locator("input[name=title]").fill("How long is the <b>backoff</b>?")
    page.locator("textarea[name=words]").fill("Line one\nLine two")
    page.locator("input[name=person]").fill("Grace")
    page.locator("input[name=team]").fill("Platform")
    page.get_by_role("button", name="See what was asked before").click()
    expect(page.locator("main")).to_contain_text("Where it goes")
    visitor.screenshot("ask-preview")
    page.get_by_role("button", name="Ask in public").click()
    page.wait_for_url("**/questions/Q-*")
    expect(page.locator("h1")).to_have_text("How long is the <b>backoff</b>?")
    expect(page.locator(".said").first).to_have_text("Line one\nLine two")
    page.locator("textarea[name=words]").fill("A second, then <i>twice</i> as long.")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.wait_for_load_state("load")
    page.get_by_role("button", name="This settles it").click()
    page.wait_for_load_state("load")
    expect(page.locator("h1 + .tag")).to_have_text("solved")
    visitor.screenshot("question-solved")
    visitor.open("/search?q=type%3Aquestion+twice")
    expect(page.locator("main")).to_contain_text("How long is the <b>backoff</b>?")
    visitor.open("/inbox")
    expect(page.locator("main")).to_contain_text("What you asked")


def test_questions_are_offered_while_somebody_types(visit):
    visitor = visit()
    page = visitor.page
    page.request.post("/api/v1/questions", data={"title": "Who rotates the signing keys?"})
    visitor.open("/questions/ask")
    page.locator("input[name=title]").press_sequentially("Who rotates signing keys?")
    expect(page.locator("#similar a").first).to_contain_text("Who rotates the signing keys?")


@pytest.fixture
def organisation(tmp_path, server):
    binary = server.process.args[0]
    repository = tmp_path / "repos" / "tools"
    repository.mkdir(parents=True)
    for number in range(3):
        (repository / "tls.c").write_text(f"int certificate{number};\n")
        author = {**ENVIRONMENT, "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org"}
        for command in ([["init", "-q"]] if number == 0 else []) + [["add", "."], ["commit", "-q", "-m", "Work"]]:
            date = f"{int(time.time()) - 86400 + number} +0000"
            subprocess.run(["git", *command], cwd=repository, check=True,
                           env={**author, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date})

    def configure(port):
        (tmp_path / "guildhall.yaml").write_text(
            "organization: { name: Small }\nsources: [{ folder: repos }]\n"
            "teams: [{ name: Tools, repositories: [tools], members: [{ name: Ada, emails: [ada@example.org] }] }]\n"
            "questions:\n"
            "  channels: [{ name: list, kind: mail, to: tools@lists.example.org }]\n"
            f"  smtp: {{ host: 127.0.0.1, port: {port}, from: hall@example.org, startTLS: false }}\n"
            "  mailDomains: [example.org]\n  replyTo: questions@example.org\n")

    configure(25)
    assert run(binary, tmp_path, "sync").returncode == 0
    return binary, tmp_path, configure


def test_mail_goes_out_once_and_answers_come_back(organisation, mailbox):  # noqa: F811
    binary, folder, configure = organisation
    configure(mailbox.port)
    asked = run(binary, folder, "ask", QUESTION, "--project", "tools", "--by", "Grace")
    assert asked.returncode == 0, asked.stderr
    server = Server(binary, folder)
    time.sleep(7)
    server.stop()
    assert sorted(receivers[0] for _, receivers, _ in mailbox.messages) == ["ada@example.org", "tools@lists.example.org"]
    for sender, _, message in mailbox.messages:
        assert sender == "hall@example.org" and message["bcc"] is None and not message.defects
        assert "questions@example.org" in message["reply-to"]
        assert "How is a certificate renewed?" in message.get_content()
    parent = next(message for _, receivers, message in mailbox.messages if receivers[0] == "ada@example.org")
    assert "Why you: Changed it 3 times" in parent.get_content()

    reply = email.message.EmailMessage()
    reply["From"], reply["Message-ID"], reply["In-Reply-To"] = "Ada <ada@example.org>", "<r1@x>", parent["message-id"]
    reply["Subject"] = "Re: " + parent["subject"]
    reply.set_content("Mit dem Skript in docs/tls, für alle.\n\nOn 3 March 2026, Hall wrote:\n> How is\n", cte="base64")
    reply.add_alternative("<p>Mit dem Skript</p>", subtype="html")
    for _ in range(2):
        received = subprocess.run(
            [str(binary), "receive-mail"], cwd=folder, env=ENVIRONMENT, input=bytes(reply), capture_output=True, timeout=60)
        assert received.returncode == 0, received.stderr
    shown = run(binary, folder, "questions", "Q-1").stdout
    assert shown.count("Mit dem Skript in docs/tls, für alle.") == 1 and "by mail" in shown and "How is\n" not in shown

    # The same by a Maildir; what is no answer is flagged and kept.
    for name in ("new", "cur", "tmp"):
        (folder / "Maildir" / name).mkdir(parents=True)
    reply.replace_header("Message-ID", "<r2@x>")
    (folder / "Maildir" / "new" / "1").write_bytes(bytes(reply))
    reply.replace_header("In-Reply-To", "<other@x>")
    reply.replace_header("Message-ID", "<r3@x>")
    (folder / "Maildir" / "new" / "2").write_bytes(bytes(reply))
    assert run(binary, folder, "receive-mail", "Maildir").returncode == 0
    assert sorted(file.name for file in (folder / "Maildir" / "cur").iterdir()) == ["1:2,S", "2:2,FS"]
    with sqlite3.connect(folder / "data" / "records.sqlite") as records:
        assert records.execute("SELECT count(*) FROM answer").fetchone() == (2,)


def test_a_server_that_is_killed_mails_once(organisation, mailbox):  # noqa: F811
    binary, folder, configure = organisation
    configure(free_port())
    assert run(binary, folder, "ask", "Why?", "--project", "tools").returncode == 0
    configure(mailbox.port)
    with sqlite3.connect(folder / "data" / "records.sqlite") as records:
        assert {state for (state,) in records.execute("SELECT state FROM delivery")} == {"waiting"}
        records.execute("UPDATE delivery SET due = 0")
    for _ in range(2):
        server = Server(binary, folder)
        time.sleep(6)
        server.process.kill()
        server.process.wait()
    assert sorted(receivers[0] for _, receivers, _ in mailbox.messages) == ["ada@example.org", "tools@lists.example.org"]
