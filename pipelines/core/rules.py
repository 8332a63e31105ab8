"""Every rule that a fact may name, gathered from the modules that apply them."""

from pipelines.core import coreference, dates, overrides, statements, topics
from pipelines.core.knowledge import Rule
from pipelines.core.meetings import rules as meetings
from pipelines.core.names import find

_WRITERS = (find, dates, meetings, topics, coreference, overrides, statements)

ALL_RULES: tuple[Rule, ...] = tuple(sorted((rule for writer in _WRITERS for rule in writer.RULES), key=lambda rule: rule.rule_id))
"""All rules by id; ids are unique over the stages (tested)."""
