"""Every rule that a fact may name, gathered from the modules that apply them."""

from pipelines.core import coreference, dates, statements, topics
from pipelines.core.knowledge import Rule
from pipelines.core.meetings import rules as meetings
from pipelines.core.names import find

ALL_RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*find.RULES, *dates.RULES, *meetings.RULES, *topics.RULES, *coreference.RULES, *statements.RULES), key=lambda rule: rule.rule_id
    )
)
"""All rules by id; ids are unique over the stages (tested)."""
