"""Time zones by their IANA names."""

from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of a name, read from its file once: ``ZoneInfo`` by itself keeps eight, and publishers are in dozens."""
    return ZoneInfo(name)
