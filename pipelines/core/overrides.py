"""What a person decided against what was read: reports joined or kept apart, values set, pages left out.

An override names an account by its report id or by its page (document id, address or raw path), where that page tells of
one held meeting; one that says that a meeting was held, where it tells of one that was announced or referred to. Values are
set of planned meetings too: a page then means its one held meeting, or its one planned one where it tells of none held. One
that names nothing, or a page of several meetings, is not applied; ``report.overrides`` says so. Whether a meeting was held
is settled first: the other decisions are on the accounts as it leaves them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain, combinations, product, starmap

from pipelines.core.accounts import Account
from pipelines.core.decisions import OverrideClaim
from pipelines.core.knowledge import Override, Rule

RULES = (Rule("override.set", 2, "override_claims", "A person set this value; it outranks every claim that was read"),)

OVERRIDE = "override"
"""Reason of a decision, status of a value, method of a group and source of a claim that a person made."""

Pair = tuple[str, str]
"""Two report ids, the lesser first."""

Rulings = Mapping[Pair, bool]
"""Pairs of reports on which a person has ruled: whether they tell of one meeting."""

NO_RULINGS: Rulings = {}

_REALIS, _HELD, _PLANNED = "realis", "held", "planned"
_PLAN = "plan_status"


def paired(one: Account, other: Account) -> Pair:
    """The key of a pair."""
    left, right = sorted((one.report.report_id, other.report.report_id))
    return left, right


def rulings(overrides: Sequence[Override], told: Sequence[Account]) -> Rulings:
    """The pairs of accounts that overrides join or keep apart; only entries of which every target is found count."""
    named = _by_name(_held(told), overrides)
    found: dict[Pair, bool] = {}
    for override in overrides:
        meant = [_meant(named, target) for target in override.targets]
        if override.kind == "merge" and all(meant):
            found |= dict.fromkeys(starmap(paired, combinations(chain.from_iterable(meant), 2)), True)
        if override.kind == "apart" and all(meant):
            found |= dict.fromkeys((paired(*pair) for left, right in combinations(meant, 2) for pair in product(left, right)), False)
    return {pair: is_same for pair, is_same in found.items() if pair[0] != pair[1]}


def override_claims(overrides: Sequence[Override], told: Sequence[Account]) -> list[OverrideClaim]:
    """The claims of the values that a person set, realis apart, made for the accounts that the override names."""
    found = [o for o in overrides if o.kind == "set" and o.attribute != _REALIS]
    planned = [account for account in told if account.report.realis == _PLANNED]
    of_plans = _claims([o for o in found if o.attribute == _PLAN], planned)
    return [*_claims([o for o in found if o.attribute != _PLAN], _held_or_planned(told, planned)), *of_plans]


def realis_claims(overrides: Iterable[Override], told: Sequence[Account]) -> list[OverrideClaim]:
    """A claim for each account, as it was read, of which a person says that its meeting was held, or that it was not."""
    found = [o for o in overrides if o.kind == "set" and o.attribute == _REALIS]
    others = [account for account in told if account.report.realis != _HELD]
    return [*_claims([o for o in found if o.value != _HELD], _held(told)), *_claims([o for o in found if o.value == _HELD], others)]


def realis_of(claims: Iterable[OverrideClaim]) -> dict[str, str]:
    """Report to the realis that a person set; those for which two entries set different ones stay as they were read."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.attribute == _REALIS:
            found[claim.report_id].add(claim.value)
    return {report_id: values.pop() for report_id, values in found.items() if len(values) == 1}


def as_decided(account: Account, realis: Mapping[str, str]) -> Account:
    """The account with the realis that a person set, if one did."""
    report = account.report
    value = realis.get(report.report_id, report.realis)
    return account if value == report.realis else replace(account, report=report._replace(realis=value))


def ignored(overrides: Iterable[Override], places: Iterable[tuple[str, str | None, str]]) -> dict[str, Override]:
    """The documents that a person chose to leave out, each with the override that says so.

    Args:
        overrides: All overrides.
        places: Document id, address and raw path of every place of every document, by any of which an override may name it.
    """
    named = {target: override for override in overrides if override.kind == "ignore" for target in override.targets}
    return {place[0]: named[name] for place in places for name in place if name in named} if named else {}


def entry(override_id: str) -> str:
    """How a claim names the entry that made it."""
    return f"overrides.yaml: {override_id}"


def _held(told: Iterable[Account]) -> list[Account]:
    return [account for account in told if account.report.realis == _HELD]


def _held_or_planned(told: Iterable[Account], planned: Iterable[Account]) -> list[Account]:
    """The held accounts and the planned ones; these by their report alone where their document tells of a held meeting too."""
    held = _held(told)
    documents = {account.report.document_id for account in held}
    return [*held, *(replace(a, names=frozenset({a.report.report_id})) if a.report.document_id in documents else a for a in planned)]


def _by_name(told: Iterable[Account], overrides: Iterable[Override]) -> Mapping[str, Sequence[Account]]:
    """The accounts that some override names, by that name."""
    wanted = frozenset(target for override in overrides for target in override.targets)
    found: dict[str, list[Account]] = defaultdict(list)
    for account in told if wanted else ():
        for name in account.names & wanted:
            found[name].append(account)
    return found


def _meant(named: Mapping[str, Sequence[Account]], target: str) -> Sequence[Account]:
    """The accounts that a target names: one a page, though an address may have had several contents."""
    found = named.get(target, ())
    return found if len({a.report.document_id for a in found}) == len(found) else ()


def _claims(overrides: Sequence[Override], told: Iterable[Account]) -> list[OverrideClaim]:
    named = _by_name(told, overrides)
    return [claim for o in overrides for account in _meant(named, o.targets[0]) for claim in _claims_on(account, o)]


def _claims_on(account: Account, override: Override) -> list[OverrideClaim]:
    """What an override claims of an account: a value; of participants each party with its side, and its office where one is set."""
    if not override.participants:
        return [_claim(override, account, override.attribute or "", override.value or "")]
    found = []
    for party in override.participants:
        kind, side = ("country", party.country) if party.country else ("organization", party.organization or "")
        told = {"participant": party.person_id or side, "office": party.office, "side": f"{kind}:{side}"}
        found += [_claim(override, account, name, value, party.participant_no) for name, value in told.items() if value]
    return found


def _claim(override: Override, account: Account, attribute: str, value: str, number: int | None = None) -> OverrideClaim:
    report, marks = account.report, () if number is None else (str(number),)
    return OverrideClaim(
        claim_id=sha256("\x1f".join((override.override_id, report.report_id, attribute, value, *marks)).encode()).hexdigest()[:16],
        report_id=report.report_id,
        document_id=report.document_id,
        attribute=attribute,
        value=value,
        participant_no=number,
        source=OVERRIDE,
        char_start=None,
        char_end=None,
        surface=entry(override.override_id),
        zone="reference",
        basis=OVERRIDE,
        rule="override.set",
        confidence=1.0,
    )
