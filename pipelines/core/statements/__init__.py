"""Statements: who said what to whom, clause by clause, read around the verbs of speech of a page."""

from pipelines.core.statements.find import RULES, StatementFinder
from pipelines.core.statements.lexicon import StatementLexicon

__all__ = ["RULES", "StatementFinder", "StatementLexicon"]
