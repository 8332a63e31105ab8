"""Telling a person that a run failed: in the log, to a webhook (Slack's form, which others read too), or by e-mail."""

import json
import logging
import smtplib
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from email.message import EmailMessage
from urllib.parse import urlsplit

log = logging.getLogger("readouts")

Notifier = Callable[[str, str], None]
"""Is given a subject and a text; may raise OSError when it cannot deliver them."""

_SECONDS = 20.0


class NotifySettingError(ValueError):
    """A target of READOUTS_NOTIFY that nobody can be told by. The message names it."""


def notifiers(environment: Mapping[str, str]) -> list[Notifier]:
    """Whom ``READOUTS_NOTIFY`` names: ``log``, ``https://...`` or ``mailto:...``, parted by commas; by default the log.

    E-mail goes through ``READOUTS_SMTP`` (``host`` or ``host:port``; by default this machine).

    Raises:
        NotifySettingError: A target is none of these.
    """
    targets = [target.strip() for target in (environment.get("READOUTS_NOTIFY") or "log").split(",") if target.strip()]
    return [_notifier(target, environment.get("READOUTS_SMTP") or "localhost") for target in targets]


def tell(told: Iterable[Notifier], subject: str, text: str) -> None:
    """Tell everybody; one that cannot be reached is logged and does not keep the others from being told."""
    for notify in told:
        try:
            notify(subject, text)
        except OSError as error:
            log.error("nobody was told that %s: %s", subject, error)


def _notifier(target: str, smtp: str) -> Notifier:
    if target == "log":
        return lambda subject, text: log.error("%s: %s", subject, text)
    if target.startswith("mailto:"):
        return lambda subject, text: _mail(target.removeprefix("mailto:"), smtp, subject, text)
    if urlsplit(target).scheme in ("http", "https") and urlsplit(target).hostname:
        return lambda subject, text: _post(target, subject, text)
    raise NotifySettingError(f"READOUTS_NOTIFY: {target} is neither log, a web address nor mailto:")


def _post(url: str, subject: str, text: str) -> None:
    body = json.dumps({"text": f"*{subject}*\n{text}"}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 (http or https, by the reader's own setting)
    with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310
        pass


def _mail(address: str, smtp: str, subject: str, text: str) -> None:
    message = EmailMessage()
    message["To"], message["From"], message["Subject"] = address, "readouts@localhost", subject
    message.set_content(text)
    host, _, port = smtp.partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=_SECONDS) as server:
        server.send_message(message)
