"""Parts of ``sql/``: a test that looks at a few tables need not build them all."""

from dataclasses import replace

from pipelines.environment import ROOT
from pipelines.warehouse import Sql, load_sql


def part_of_sql(*wanted: str) -> Sql:
    """The models and macros called so, or of a schema called so, what they read, and the checks that this suffices for."""
    whole = load_sql(ROOT / "sql")
    macros = tuple(m for m in whole.macros if m.name in wanted)
    names = {m.name for m in whole.models if m.name in wanted or m.schema in wanted}.union(*(m.reads for m in macros))
    for model in reversed(whole.models):
        if model.name in names:
            names.update(model.reads)
    models = tuple(m for m in whole.models if m.name in names)
    made = {m.name for m in models}
    checks = tuple(c for c in whole.checks if all(name in made or name.startswith("stage.") for name in {c.model, *c.reads}))
    return replace(whole, models=models, macros=macros, checks=checks)
