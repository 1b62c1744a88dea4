"""The weekly digest reaches a mail server, once, and nothing in it can add a header."""

import datetime
import email
import email.policy
import socket
import sqlite3
import ssl
import subprocess
import time

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import AuthResult
from organisation import ENVIRONMENT
from server import Server

# Whoever types this tries to write headers of their own.
NEED = "retry failing calls\r\nBcc: evil@example.org"


class Mailbox(Message):
    def __init__(self):
        super().__init__()
        self.messages = []

    def prepare_message(self, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.messages.append((envelope.mail_from, envelope.rcpt_tos, message))
        return message

    def handle_message(self, message):
        pass


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def mailbox():
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    box.port = controller.port
    yield box
    controller.stop()


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """An organisation's own certificate authority, which vouches for a mail server on 127.0.0.1."""
    folder = tmp_path_factory.mktemp("authority")

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Own authority", "-days", "2",
            "-keyout", "ca-key.pem", "-out", "ca.pem")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=mail", "-keyout", "key.pem", "-out", "request.pem")
    (folder / "names").write_text("subjectAltName = IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial",
            "-days", "2", "-extfile", "names", "-out", "cert.pem")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return folder / "ca.pem", context


def run(binary, folder, *arguments):
    return subprocess.run(
        [str(binary), *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=120)


@pytest.fixture
def organisation(tmp_path, server):
    """One repository, and three people who needed the same last week."""
    binary = server.process.args[0]
    repository = tmp_path / "repos" / "tools"
    repository.mkdir(parents=True)
    (repository / "README.md").write_text("# Tools\n\nRetries calls that fail.\n")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *command], cwd=repository, env=ENVIRONMENT, check=True)

    def configure(port, **more):
        smtp = {"host": "127.0.0.1", "port": port, "from": "guildhall@example.org",
                "to": "[leads@example.org, platform@example.org]", **more}
        (tmp_path / "guildhall.yaml").write_text(
            "organization: { name: \"Small & Co\" }\nsources: [{ folder: repos }]\ndigest:\n  smtp: { "
            + ", ".join(f"{key}: {value}" for key, value in smtp.items()) + " }\n")

    configure(25)
    assert run(binary, tmp_path, "sync").returncode == 0
    assert run(binary, tmp_path, "privacy", "--opt-out", "nobody").returncode == 0
    today = datetime.datetime.now(datetime.timezone.utc).replace(hour=12)
    last_week = (today - datetime.timedelta(days=today.weekday() + 4)).timestamp()
    with sqlite3.connect(tmp_path / "data" / "records.sqlite") as records:
        for number, team in enumerate(["A", "B", "C"]):
            records.execute(
                "INSERT INTO signal (kind, need, team, person, at, results) VALUES ('search', ?, ?, ?, ?, 0)",
                (NEED, team, f"p{number}", last_week))
    return binary, tmp_path, configure


def test_a_server_mails_the_digest_once(organisation, mailbox):
    binary, folder, configure = organisation
    configure(mailbox.port, startTLS="false")
    for _ in range(2):
        server = Server(binary, folder)
        deadline = time.monotonic() + 20
        while not mailbox.messages and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(1)
        server.stop()
    assert len(mailbox.messages) == 1
    sender, receivers, message = mailbox.messages[0]
    assert sender == "guildhall@example.org"
    assert receivers == ["leads@example.org", "platform@example.org"]
    assert message["subject"].startswith("Small & Co: what is needed, week ")
    assert message["bcc"] is None and not message.defects
    text = message.get_content()
    assert "retry failing calls" in text and "at least 3 people" in text
    assert "p0" not in text


def test_the_command_mails_again(organisation, mailbox):
    binary, folder, configure = organisation
    configure(mailbox.port, startTLS="false")
    for _ in range(2):
        result = run(binary, folder, "digest", "--send")
        assert result.returncode == 0, result.stderr
    first, second = mailbox.messages
    assert first[2]["message-id"] == second[2]["message-id"]


def test_nothing_is_sent_without_the_tls_that_was_asked_for(organisation, mailbox, tmp_path):
    binary, folder, configure = organisation
    # The server offers none.
    configure(mailbox.port)
    result = run(binary, folder, "digest", "--send")
    assert result.returncode == 2 and "did not take the mail" in result.stderr
    # It offers one with a certificate that nobody trusts.
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1",
         "-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "cert.pem")], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port(), tls_context=context)
    controller.start()
    (folder / "password").write_text("secret\n")
    configure(controller.port, user="me", passwordFile="password")
    result = run(binary, folder, "digest", "--send")
    controller.stop()
    assert result.returncode == 2 and "certificate" in result.stderr
    assert "secret" not in result.stderr
    assert not mailbox.messages


def test_the_digest_goes_over_starttls_with_a_password(organisation, authority):
    binary, folder, configure = organisation
    certificates, context = authority
    box, asked = Mailbox(), []

    def authenticate(server, session, envelope, mechanism, given):
        asked.append((session.ssl is not None, given.login, given.password))
        return AuthResult(success=given.password == b"secret")

    controller = Controller(
        box, hostname="127.0.0.1", port=free_port(), tls_context=context, require_starttls=True, auth_required=True,
        authenticator=authenticate)
    controller.start()
    try:
        (folder / "password").write_text("secret\n")
        configure(controller.port, user="me", passwordFile="password", caFile=certificates)
        result = run(binary, folder, "digest", "--send")
        assert result.returncode == 0, result.stderr
        assert asked == [(True, b"me", b"secret")] and len(box.messages) == 1
        (folder / "password").write_text("wrong\n")
        result = run(binary, folder, "digest", "--send")
        assert result.returncode == 2 and "did not take the mail" in result.stderr and "wrong" not in result.stderr
        assert len(box.messages) == 1
    finally:
        controller.stop()


def test_the_digest_goes_over_tls_from_the_start(organisation, authority):
    binary, folder, configure = organisation
    certificates, context = authority
    box = Mailbox()
    # It is the port that says so.
    controller = Controller(box, hostname="127.0.0.1", port=465, ssl_context=context)
    try:
        controller.start()
    except PermissionError:
        pytest.skip("This user may not open port 465.")
    try:
        configure(465)
        result = run(binary, folder, "digest", "--send")
        assert result.returncode == 2 and "certificate" in result.stderr and not box.messages
        configure(465, caFile=certificates)
        result = run(binary, folder, "digest", "--send")
        assert result.returncode == 0, result.stderr
        assert len(box.messages) == 1
    finally:
        controller.stop()


def test_a_digest_that_was_not_taken_is_tried_again(organisation, mailbox):
    binary, folder, configure = organisation
    configure(free_port(), startTLS="false")
    server = Server(binary, folder)
    time.sleep(3)
    server.stop()
    assert "The weekly digest cannot be sent" in server.log.read_text()
    configure(mailbox.port, startTLS="false")
    server = Server(binary, folder)
    deadline = time.monotonic() + 20
    while not mailbox.messages and time.monotonic() < deadline:
        time.sleep(0.1)
    server.stop()
    assert len(mailbox.messages) == 1
