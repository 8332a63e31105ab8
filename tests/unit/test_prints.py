"""What rows were made from, held as numbers, tells what the same in words tells."""

from random import Random

import pyarrow as pa
import pytest

from pipelines.stages.prints import NOTHING, Prints, column_numbers, mixed, numbers


def made(words: dict[str, str]) -> Prints:
    return Prints.of(numbers(words), numbers(words.values()))


@pytest.mark.parametrize("seed", range(5))
def test_keys_are_compared_as_mappings_are(seed: int) -> None:
    chance = Random(seed)

    def some() -> dict[str, str]:
        return {f"{chance.randrange(20) << 58:016x}": f"{chance.randrange(1, 4):016x}" for _ in range(chance.randrange(15))}

    one, other = some(), some()
    assert made(one).unlike(made(other)) == {key for key in one if other.get(key) != one[key]}
    assert made(one).told(sorted({*one, *other})) == one
    assert made(one).without(other.keys()).told(list(one)) == {key: value for key, value in one.items() if key not in other}
    assert made(one).with_these(other).told(sorted({*one, *other})) == one | other


def test_of_nothing_nothing_is_told() -> None:
    one = {"0123456789abcdef": "fedcba9876543210"}
    assert (NOTHING.told(list(one)), NOTHING.unlike(made(one)), made(one).unlike(NOTHING)) == ({}, set(), {*one})
    assert NOTHING.with_these(one).told(list(one)) == one


def test_a_mixed_fingerprint_changes_with_each_column_and_their_order() -> None:
    columns = [column_numbers(pa.chunked_array([[value]], pa.string())) for value in ("0" * 15 + "1", "0" * 15 + "2", None)]
    one, two, null = columns
    found = [mixed(*row).tolist() for row in ((one, two, null), (two, one, null), (one, two, one), (one, one, null), (null, null, null))]
    assert len({value for (value,) in found}) == len(found)
    assert all(value for (value,) in found)
