"""Ranges of keys."""

import duckdb
import pytest

from pipelines.ranges import key_ranges


@pytest.mark.parametrize(("count", "most", "ranges"), [(0, 5, 1), (5, 5, 1), (6, 5, 2), (1_000, 7, 143)])
def test_every_key_is_in_one_range_and_the_ranges_follow_each_other(count: int, most: int, ranges: int) -> None:
    conditions = key_ranges("key", count, most)
    with duckdb.connect() as db:
        db.execute(
            "CREATE TABLE keys AS SELECT md5(n::VARCHAR) AS key FROM range(2000) AS r (n) UNION ALL VALUES (''), ('0000'), ('ffffffff')"
        )
        parts = [db.execute(f"SELECT key FROM keys WHERE {condition} ORDER BY key").fetchall() for condition in conditions]
        whole = db.execute("SELECT key FROM keys ORDER BY key").fetchall()
    assert len(conditions) == ranges
    assert [row for part in parts for row in part] == whole
