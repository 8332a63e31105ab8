"""Which reports tell of one meeting.

Reports are blocked by a pair of sides and a day, so that only those are compared which may agree; every compared
pair and what decided it is kept. A cluster never holds a pair that was refused, unless a person joined it. The result
does not depend on the order of the reports, and an id does not depend on other meetings, but for those that are alike in
all that ids are made of.
"""

from collections.abc import Iterable

from pipelines.core.accounts import Account
from pipelines.core.coreference.earlier import Earlier, Nothing
from pipelines.core.coreference.regrouping import Regrouped, regroup
from pipelines.core.decisions import CoreferenceDecision, MeetingGroup
from pipelines.core.knowledge import Rule
from pipelines.core.overrides import NO_RULINGS, Rulings

RULES = (
    Rule(
        "meeting.same",
        1,
        "meeting_groups",
        "Same sides, agreeing persons, same day (one day apart between publishers), no veto by mode, place or forum",
    ),
)

__all__ = ["RULES", "Earlier", "Nothing", "Regrouped", "group_reports", "regroup"]


def group_reports(told: Iterable[Account], rulings: Rulings = NO_RULINGS) -> tuple[list[MeetingGroup], list[CoreferenceDecision]]:
    """Group accounts into meetings.

    Args:
        told: All accounts (``accounts``). Those that are not of realis ``held`` stay single.
        rulings: Pairs of accounts that a person has joined or kept apart.

    Returns:
        One group row per report, and every compared pair with its decision.
    """
    made = regroup(told, Nothing(), rulings)
    return sorted(made.groups), sorted(made.decisions)
