"""What rows were made from, held as numbers, tells what the same in words tells."""

from random import Random

import numpy as np
import pyarrow as pa
import pytest

from pipelines.stages.prints import NOTHING, are_in, column_numbers, mixed, numbers, of_words, span, words
from pipelines.store import all_buckets


@pytest.mark.parametrize("seed", range(5))
def test_keys_are_compared_as_mappings_are(seed: int) -> None:
    chance = Random(seed)

    def some() -> dict[str, str]:
        return {f"{chance.randrange(20) << 58:016x}": f"{chance.randrange(1, 4):016x}" for _ in range(chance.randrange(15))}

    one, other = some(), some()
    assert set(words(of_words(one).unlike(of_words(other)))) == {key for key in one if other.get(key) != one[key]}
    assert of_words(one).told(sorted({*one, *other})) == one
    assert of_words(one).without(numbers(other)).told(list(one)) == {key: value for key, value in one.items() if key not in other}
    assert of_words(one).with_these(of_words(other)).told(sorted({*one, *other})) == one | other


def test_of_nothing_nothing_is_told() -> None:
    one = {"0123456789abcdef": "fedcba9876543210"}
    assert (NOTHING.told(list(one)), words(NOTHING.unlike(of_words(one))), words(of_words(one).unlike(NOTHING))) == ({}, [], list(one))
    assert NOTHING.with_these(of_words(one)).told(list(one)) == one


def test_a_mixed_fingerprint_changes_with_each_column_and_their_order() -> None:
    columns = [column_numbers(pa.chunked_array([[value]], pa.string())) for value in ("0" * 15 + "1", "0" * 15 + "2", None)]
    one, two, null = columns
    found = [mixed(*row).tolist() for row in ((one, two, null), (two, one, null), (one, two, one), (one, one, null), (null, null, null))]
    assert len({value for (value,) in found}) == len(found)
    assert all(value for (value,) in found)


def test_keys_are_found_among_others() -> None:
    keys, wanted = np.array([5, 1, 9, 1], np.uint64), np.array([1, 3, 9], np.uint64)
    assert are_in(keys, wanted).tolist() == [False, True, True, True]
    assert are_in(keys, wanted[:0]).tolist() == [False] * 4


@pytest.mark.parametrize("bits", [0, 1, 3, 12])
def test_a_span_holds_the_keys_that_their_bucket_holds(bits: int) -> None:
    chance = Random(bits)
    edges = [0, 2**64 - 1, *(number << (64 - bits) for number in range(1 << bits))]
    keys = np.sort(np.array([*edges, *(chance.getrandbits(64) for _ in range(200))], np.uint64))
    for bucket in all_buckets(bits):
        assert words(keys[span(keys, bucket)]) == [key for key in words(keys) if bucket.holds(key)]
