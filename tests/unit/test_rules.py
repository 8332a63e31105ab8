"""The rules that facts name are listed."""

import ast
from collections.abc import Iterator
from pathlib import Path

from pipelines import core
from pipelines.core.rules import ALL_RULES

SUBJECTS = {rule.rule_id.partition(".")[0] for rule in ALL_RULES}


def ids_in_code() -> Iterator[str]:
    """Every text in the core's code that has the form of a rule's id and begins like one."""
    for path in Path(core.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                subject, dot, name = node.value.partition(".")
                if dot and subject in SUBJECTS and name.isidentifier() and not name.endswith("_"):
                    yield node.value


def test_every_rule_that_the_code_names_is_listed() -> None:
    assert set(ids_in_code()) - {rule.rule_id for rule in ALL_RULES} == set()
