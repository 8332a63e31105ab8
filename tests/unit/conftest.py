"""What the unit tests share: curated knowledge and the extractor, made once, and the flag that lowers a golden floor."""

import pytest

from pipelines.core.knowledge import Knowledge
from pipelines.core.stages import Extractor
from pipelines.environment import without_collector
from pipelines.reference import load_knowledge
from pipelines.stages import make_extractor


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the only way to lower a floor: ``pytest tests/unit/test_golden_floor.py --allow-regression``."""
    parser.addoption("--allow-regression", action="store_true", help="rewrite tests/golden/floors.json from today's figures")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The project's own reference data."""
    with without_collector():
        return load_knowledge()


@pytest.fixture(scope="session")
def extractor(knowledge: Knowledge) -> Extractor:
    """What turns documents into facts, with the project's own reference data."""
    with without_collector():
        return make_extractor(knowledge)
