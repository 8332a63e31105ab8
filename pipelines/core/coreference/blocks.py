"""Which dated reports are compared: those that share two sides and lie within a day of each other.

A block is a pair of sides and a day; with the reports of the day after it is a neighbourhood. What is compared within a
neighbourhood depends on its members alone, so that a new report asks for nothing but the neighbourhoods that it lies in.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from datetime import date, timedelta
from itertools import combinations

from pipelines.core.accounts import Account
from pipelines.core.coreference.comparing import WRITTEN, likeness

Block = tuple[str, str, date]
"""Two sides, the lesser first, and a day."""

MOST_LIKE = 16
"""Accounts that tell the very same and are compared with others, so that a flood of reports of one meeting stays linear."""
_MOST_KINDS = 64
"""Kinds of them of which one each is compared with others: pages that tell of several meetings, publishers of several days."""
MOST_DAYS = 14
_LATER = [timedelta(days=number) for number in range(MOST_DAYS)]
_DAY = _LATER[1]


def blocks_of(sides: Collection[str], days: tuple[date, date] | None) -> Iterator[Block]:
    """Yield the blocks of a report: each two of its sides on each of its days, of a long range the first fortnight."""
    if days is None:
        return
    first, last = days
    pairs = list(combinations(sorted(sides), 2))
    for later in _LATER[: (last - first).days + 1]:
        day = first + later
        yield from ((one, other, day) for one, other in pairs)


def next_day(block: Block) -> Block:
    """The block of the same sides a day later."""
    return block[0], block[1], block[2] + _DAY


def day_before(block: Block) -> Block:
    """The block of the same sides a day earlier, in whose neighbourhood this one lies too."""
    return block[0], block[1], block[2] - _DAY


def pairs_of(near: Sequence[Account], ruled: Set[str]) -> Iterator[tuple[Account, Account]]:
    """Yield the pairs of a neighbourhood that are compared.

    Of many accounts who tell the very same, ``MOST_LIKE`` and one of each kind speak for the others: accounts of one class and
    kind agree with each other and are refused by the same others, so that the first is compared for them. This need not give in
    every mixture the meetings that all pairs would give. Of more than ``_MOST_KINDS`` kinds the rest is compared with its class
    and with what its page and publisher tell.

    Args:
        near: Its accounts, each once.
        ruled: Reports on which a person has ruled; each speaks for itself.
    """
    if len(near) <= MOST_LIKE:
        yield from combinations(near, 2)
        return
    kinds = _kinds(near, ruled)
    classes: dict[object, dict[object, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in sorted(near, key=lambda a: a.report.report_id):
        classes[likeness(account)][kinds.get(account.report.report_id)].append(account)
    yield from _pairs_of_classes([list(found.values()) for found in classes.values()])


def _kinds(near: Iterable[Account], ruled: Set[str]) -> dict[str, object]:
    """What may refuse an account, but not all of its class: its page tells of others, its publisher of other days."""
    pages: dict[str, int] = defaultdict(int)
    days: dict[tuple[str, ...], set[object]] = defaultdict(set)
    for account in near:
        pages[account.report.document_id] += 1
        days[account.publisher,].add(account.days)
        days[account.publisher, account.copy_of].add(account.days)
    kinds: dict[str, object] = {}
    for account in near:
        report, is_copied = account.report, len(days[account.publisher, account.copy_of]) > 1
        if pages[report.document_id] > 1 or report.report_id in ruled:
            kinds[report.report_id] = report.report_id
        elif len(days[account.publisher,]) > 1:
            kinds[report.report_id] = account.publisher, (account.copy_of, report.date_basis in WRITTEN) if is_copied else None
    return kinds


def _pairs_of_classes(classes: Sequence[Sequence[Sequence[Account]]]) -> Iterator[tuple[Account, Account]]:
    """Yield the pairs of a large neighbourhood, whose accounts are given by class and kind."""
    speaking: dict[str, Account] = {}
    pages: dict[str, list[Account]] = defaultdict(list)
    voices: dict[str, list[Account]] = defaultdict(list)
    rest: list[tuple[Account, Sequence[Account]]] = []
    for found in classes:
        alike = sorted((a for kind in found for a in kind), key=lambda a: a.report.report_id)
        first = alike[:MOST_LIKE]
        speaking |= {a.report.report_id: a for a in (*first, *(kind[0] for kind in found[:_MOST_KINDS]))}
        rest += [(a, kind[:1]) for kind in found[:_MOST_KINDS] for a in kind[1:]]
        rest += [(a, first) for kind in found[_MOST_KINDS:] for a in kind]
        for account in alike:
            pages[account.report.document_id].append(account)
        for account in {a.publisher: a for a in reversed(alike)}.values():
            voices[account.publisher].append(account)
    yield from combinations(speaking.values(), 2)
    for account, others in rest:
        if account.report.report_id not in speaking:
            own = (*others, *pages[account.report.document_id], *voices[account.publisher])
            yield from ((account, a) for a in own if a is not account)
