"""Who speaks independently of whom: copies of one text are one voice, and so are the pages of one publisher."""

from collections.abc import Mapping, Sequence

from pipelines.core.accounts import Account


def voices_of(members: Sequence[Account]) -> Mapping[str, str]:
    """The independent voice behind each report of a meeting.

    A ministry that tells of a meeting in two languages, or on two days, is one witness; so is an agency's text in ten papers.

    Args:
        members: The accounts of one meeting.

    Returns:
        Report id to voice; the voice is named by the least key of all that belongs to it, so order does not matter.
    """
    voice: dict[str, str] = {}
    for account in members:
        keys = [f"copy {account.copy_of}", f"publisher {account.publisher}"]
        known = {voice[key] for key in keys if key in voice}
        least = min(known | set(keys))
        voice.update({key: least for key, name in voice.items() if name in known})
        voice.update(dict.fromkeys(keys, least))
    return {a.report.report_id: voice[f"copy {a.copy_of}"] for a in members}
