"""Who is told that a run failed, and what becomes of the message when nobody can be reached."""

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from pipelines.notify import NotifySettingError, notifiers, tell

Post = tuple[str, dict[str, str]]


@pytest.fixture
def posts() -> Iterator[tuple[str, list[Post]]]:
    """A web server, and what it was sent."""
    found: list[Post] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", found
    server.shutdown()


def test_the_log_is_told_unless_somebody_else_is_named(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "readouts"):
        tell(notifiers({}), "run 1 failed", "clean: no pages")
    assert caplog.messages == ["run 1 failed: clean: no pages"]


def test_a_webhook_is_sent_text_in_the_form_that_slack_reads(posts: tuple[str, list[Post]]) -> None:
    url, found = posts
    tell(notifiers({"READOUTS_NOTIFY": f"{url}/hook"}), "run 1 failed", "why")
    assert found == [("/hook", {"text": "*run 1 failed*\nwhy"})]


def test_one_who_cannot_be_reached_does_not_keep_the_others_from_being_told(
    posts: tuple[str, list[Post]], caplog: pytest.LogCaptureFixture
) -> None:
    url, found = posts
    environment = {"READOUTS_NOTIFY": f"http://127.0.0.1:1/gone, mailto:a@b.example, {url}/hook", "READOUTS_SMTP": "127.0.0.1:1"}
    tell(notifiers(environment), "run 1 failed", "why")
    assert len(found) == 1
    assert [m.partition(": ")[0] for m in caplog.messages] == ["nobody was told that run 1 failed"] * 2


def test_a_target_that_is_none_is_named() -> None:
    with pytest.raises(NotifySettingError, match="READOUTS_NOTIFY: ftp://x is neither"):
        notifiers({"READOUTS_NOTIFY": "log,ftp://x"})
