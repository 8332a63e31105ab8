"""The sample as a run leaves it, made once for all tests that look at it."""

from pathlib import Path

import pytest

from pipelines import cli


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that ``make run`` leaves of the sample pages."""
    folder = tmp_path_factory.mktemp("sample") / "warehouse"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("READOUTS_RAW", raising=False)
        patch.setenv("READOUTS_WAREHOUSE", str(folder))
        patch.setenv("DAGSTER_HOME", "")
        assert cli.main(["run"]) == 0
    return folder / "readouts.duckdb"
