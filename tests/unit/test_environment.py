"""What surrounds a process: how much memory the database may take."""

from pathlib import Path

import pytest

from pipelines import environment


@pytest.mark.parametrize(
    ("cores", "pages", "limit", "memory"),
    [
        (2, 6_000_000, "max", "2048MB"),
        (16, 6_000_000, "max", "4096MB"),
        (2, 1_000_000, "max", "1953MB"),
        (2, 6_000_000, str(2 * 2**30), "1024MB"),
        (2, 100_000, "max", "512MB"),
    ],
)
def test_the_database_takes_what_its_cores_need_up_to_half_of_what_there_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cores: int, pages: int, limit: str, memory: str
) -> None:
    (tmp_path / "memory.max").write_text(f"{limit}\n", encoding="ascii")
    monkeypatch.setattr(environment, "_LIMITS", (tmp_path / "memory.max", tmp_path / "none"))
    monkeypatch.setattr(environment.os, "cpu_count", lambda: cores)
    monkeypatch.setattr(environment.os, "sysconf", {"SC_PAGE_SIZE": 4_096, "SC_PHYS_PAGES": pages}.__getitem__)
    assert environment.database_memory() == memory


def test_a_part_of_the_memory_is_never_less_than_a_small_folder_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(environment, "_machine_megabytes", lambda: 24_000)
    assert environment.database_memory(2) == "1024MB"
    monkeypatch.setattr(environment, "_machine_megabytes", lambda: 1_200)
    assert environment.database_memory(2) == "512MB"
