"""Ranges of hexadecimal keys: what is too much to be made of all keys at once is made of some at a time."""

from math import ceil

_BOUNDS = 16**4
"""Where a range may begin: at each four digits."""


def key_ranges(key: str, count: int, most: int) -> list[str]:
    """Conditions that each hold for a range of the keys, in their order; all together for every key.

    Args:
        key: The column of the key, of hexadecimal digits.
        count: How many keys there are.
        most: About how many a range may have.
    """
    ranges = max(1, ceil(count / most))
    bounds = [f"{number * _BOUNDS // ranges:04x}" for number in range(1, ranges)]
    return [
        f"{key} >= '{low}'" + (f" AND {key} < '{high}'" if high else "") for low, high in zip(["", *bounds], [*bounds, None], strict=True)
    ]
