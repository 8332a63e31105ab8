"""Overrides are read strictly, and the examples of CONTRIBUTING are right."""

import re
from datetime import date
from pathlib import Path

import pytest

from pipelines.core.knowledge import Country, Forum, Organization, Override, Person, Place
from pipelines.environment import ROOT
from pipelines.reference.overrides import load_overrides, with_aliases
from pipelines.reference.strict import ReferenceDataError
from tests.rows import row

COUNTRIES = tuple(row(Country, country=code) for code in ("CN", "DE", "RU"))
PLACES = (row(Place, place_id="bonn-de"),)
FORUMS = (row(Forum, forum_id="g20"),)
WANG, LAVROV = (
    row(Person, person_id=key, name=name, country=country)
    for key, name, country in (("wang-yi", "Wang Yi", "CN"), ("sergey-lavrov", "Sergey Lavrov", "RU"))
)
ORGANIZATIONS = (row(Organization, organization_id="eu", name="EU"),)
LISTED = (COUNTRIES, PLACES, FORUMS, (WANG, LAVROV), ORGANIZATIONS)
SIGNED = "reason: a person looked, decided_on: 2024-05-01"


def load(folder: Path, *entries: str) -> tuple[Override, ...]:
    body = "\n".join(f"  {entry}" for entry in entries)
    (folder / "overrides.yaml").write_text(f"overrides:\n{body}" if entries else "overrides: {}", "utf-8")
    return load_overrides(folder, *LISTED)


def test_a_file_of_ones_own_is_read_instead_where_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "corrections.yaml"
    own.write_text(f"overrides:\n  mine: {{kind: ignore, page: a.html, {SIGNED}}}\n", "utf-8")
    monkeypatch.setenv("READOUTS_OVERRIDES", str(own))
    assert [o.override_id for o in load(tmp_path, f"theirs: {{kind: ignore, page: b.html, {SIGNED}}}")] == ["mine"]
    own.unlink()
    with pytest.raises(ReferenceDataError, match=r"corrections\.yaml: file: is not there"):
        load(tmp_path)


@pytest.mark.parametrize("given", ["place: bonn-de", "place: 'place:bonn-de'"])
def test_a_place_is_named_by_its_id_or_as_the_evidence_shows_it(tmp_path: Path, given: str) -> None:
    assert [o.value for o in load(tmp_path, f"one: {{kind: set, account: a, {given}, {SIGNED}}}")] == ["place:bonn-de"]


def test_an_entry_that_sets_several_values_is_an_override_for_each_named_after_both(tmp_path: Path) -> None:
    found = load(tmp_path, f"call: {{kind: set, account: a, date: 2024-03-12, mode: phone, {SIGNED}}}")
    assert [(o.override_id, o.targets, o.attribute, o.value) for o in found] == [
        ("call.date", ("a",), "date", "2024-03-12"),
        ("call.mode", ("a",), "mode", "phone"),
    ]


def test_participants_are_listed_persons_others_by_name_and_sides(tmp_path: Path) -> None:
    parties = "[{person: wang-yi, country: CN, office: Envoy}, {name: Anna Muster, country: DE}, {organization: EU}]"
    (found,) = load(tmp_path, f"talks: {{kind: set, account: a, participants: {parties}, {SIGNED}}}")
    assert (found.attribute, found.value) == ("participants", "Wang Yi, Envoy (CN); Anna Muster (DE); EU")
    assert [(p.participant_no, p.person_id, p.person, p.office, p.country, p.organization) for p in found.participants] == [
        (0, "wang-yi", "Wang Yi", "Envoy", "CN", None),
        (1, "~anna-muster@de", "Anna Muster", None, "DE", None),
        (2, None, None, None, None, "EU"),
    ]


def test_two_officials_of_one_country_go_by_their_offices_where_nobody_names_them(tmp_path: Path) -> None:
    parties = "[{country: CN, office: Foreign Minister}, {country: CN, office: Defence Minister}, {country: DE}]"
    (found,) = load(tmp_path, f"talks: {{kind: set, account: a, participants: {parties}, {SIGNED}}}")
    assert found.value == "Foreign Minister (CN); Defence Minister (CN); DE"


def test_no_entry_is_no_override(tmp_path: Path) -> None:
    assert load(tmp_path) == ()


def test_one_entry_of_each_kind_is_read(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        f"one: {{kind: merge, accounts: [a, https://x.example], {SIGNED}}}",
        f"two: {{kind: apart, accounts: [a, b, c], {SIGNED}}}",
        f"three: {{kind: set, account: a, date: 2024-03-12/2024-03-13, {SIGNED}}}",
        f"four: {{kind: set, account: a, place: bonn-de, {SIGNED}}}",
        f"five: {{kind: set, account: b, country: DE, {SIGNED}}}",
        f"six: {{kind: alias, name: Lavrow, person: sergey-lavrov, {SIGNED}}}",
        f"put-off: {{kind: set, account: c, realis: planned, {SIGNED}}}",
        f"seven: {{kind: ignore, page: site/1.html, {SIGNED}}}",
    )
    assert [(o.kind, o.targets, o.attribute, o.value) for o in found] == [
        ("merge", ("a", "https://x.example"), None, None),
        ("apart", ("a", "b", "c"), None, None),
        ("set", ("a",), "date", "2024-03-12/2024-03-13"),
        ("set", ("a",), "place", "place:bonn-de"),
        ("set", ("b",), "place", "country:DE"),
        ("alias", ("Lavrow",), "en", "sergey-lavrov"),
        ("set", ("c",), "realis", "planned"),
        ("ignore", ("site/1.html",), None, None),
    ]
    assert {(o.reason, o.decided_on) for o in found} == {("a person looked", date(2024, 5, 1))}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("One: {kind: ignore}", "One: the entry's name is no slug"),
        ("one: {kind: guess}", "kind must be one of merge, apart, set, alias, ignore"),
        ("one: {kind: ignore, page: x, decided_on: 2024-05-01}", "missing reason"),
        ("one: {kind: ignore, page: x, reason: y}", "missing decided_on"),
        ("one: {kind: ignore, page: x, reason: y, decided_on: yesterday}", "'yesterday' is not a day"),
        (f"one: {{kind: ignore, page: x, date: 2024-01-01, {SIGNED}}}", "unknown date"),
        (f"one: {{kind: merge, accounts: [a], {SIGNED}}}", "two or more different ones"),
        (f"one: {{kind: merge, accounts: [a, a], {SIGNED}}}", "two or more different ones"),
        (
            f"one: {{kind: set, account: a, {SIGNED}}}",
            "at least one of date, place, country, mode, forum, participants, realis, plan_status is wanted",
        ),
        (f"one: {{kind: set, account: a, place: bonn-de, country: DE, {SIGNED}}}", "one.country: a stands in one.place already"),
        (f"one: {{kind: set, account: a, date: 2024-02-31, {SIGNED}}}", "'2024-02-31' is no day, month, year or range"),
        (f"one: {{kind: set, account: a, date: 03/10/2024, {SIGNED}}}", "'03/10/2024' is no day, month, year or range"),
        (
            f"one: {{kind: set, account: a, date: 2024-10-05/2024-10-03, {SIGNED}}}",
            "is no day, month, year or range in EDTF, such as 2024-10-03",
        ),
        (f"one: {{kind: set, account: a, place: atlantis, {SIGNED}}}", "place 'atlantis' is not listed"),
        (
            f"one: {{kind: set, account: a, mode: telepathy, {SIGNED}}}",
            "mode must be one of in_person, phone, video, correspondence, not 'telepathy'",
        ),
        (
            f"one: {{kind: set, account: a, realis: cancelled, {SIGNED}}}",
            "realis must be one of held, planned, referenced, not 'cancelled'",
        ),
        (
            f"one: {{kind: set, account: a, plan_status: cancelled, {SIGNED}}}",
            "plan_status must be one of stands, called_off, postponed, not 'cancelled'",
        ),
        (f"one: {{kind: set, account: a, participants: wang-yi, {SIGNED}}}", "participants must be a list of parties"),
        (f"one: {{kind: set, account: a, participants: [{{country: CN}}], {SIGNED}}}", "participants must be of two sides or more"),
        (
            f"one: {{kind: set, account: a, participants: [{{country: CN}}, {{country: DE, organization: EU}}], {SIGNED}}}",
            "participant 2: one of country and organization is wanted",
        ),
        (
            f"one: {{kind: set, account: a, participants: [{{country: CN}}, {{person: anna, country: DE}}], {SIGNED}}}",
            "participant 2: person 'anna' is not listed",
        ),
        (
            f"one: {{kind: set, account: a, participants: [{{name: WANG Yi, country: CN}}, {{country: DE}}], {SIGNED}}}",
            "participant 1: 'WANG Yi' is on the list: person 'wang-yi'",
        ),
        (f"one: {{kind: set, account: a, participants: [{{country: CN}}, {{country: XX}}], {SIGNED}}}", "country 'XX' is not listed"),
        (f"one: {{kind: set, account: a, participants: [{{country: CN}}, {{country: DE, rank: 1}}], {SIGNED}}}", "unknown rank"),
        (
            f"one: {{kind: set, account: a, participants: [{{country: CN}}, {{country: DE}}, {{country: CN}}], {SIGNED}}}",
            "a participant stands there twice",
        ),
        (f"one: {{kind: alias, name: x, person: y, language: xx, {SIGNED}}}", "language must be one of"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_entry(tmp_path: Path, entry: str, fault: str) -> None:
    with pytest.raises(ReferenceDataError, match=re.escape(fault)):
        load(tmp_path, entry)


@pytest.mark.parametrize(
    "pair",
    [
        ("one: {kind: merge, accounts: [a, b], %s}", "two: {kind: apart, accounts: [b, c, a], %s}"),
        ("one: {kind: set, account: a, mode: phone, %s}", "two: {kind: set, account: a, mode: video, %s}"),
        ("one: {kind: ignore, page: a, %s}", "two: {kind: ignore, page: a, %s}"),
    ],
    ids=["joined and kept apart", "set twice", "ignored twice"],
)
def test_entries_that_contradict_or_repeat_each_other_are_refused(tmp_path: Path, pair: tuple[str, str]) -> None:
    with pytest.raises(ReferenceDataError, match=r"two: . stands in one already"):
        load(tmp_path, *(entry % SIGNED for entry in pair))


def test_an_alias_is_a_name_of_its_person_and_of_nobody_else(tmp_path: Path) -> None:
    def entry(name: str, person: str) -> tuple[Override, ...]:
        return load(tmp_path, f"one: {{kind: alias, name: {name}, person: {person}, {SIGNED}}}")

    found = {p.person_id: p for p in with_aliases((WANG, LAVROV), entry("S. Lavrow", "sergey-lavrov"), tmp_path)}
    assert found["sergey-lavrov"].aliases == {"en": ("S. Lavrow",)}
    assert found["wang-yi"] == WANG
    with pytest.raises(ReferenceDataError, match="person 'nobody' is not listed"):
        with_aliases((WANG,), entry("x", "nobody"), tmp_path)
    with pytest.raises(ReferenceDataError, match="'wang yi' is a name of wang-yi already"):
        with_aliases((WANG, LAVROV), entry("wang yi", "sergey-lavrov"), tmp_path)


def test_the_examples_of_the_guide_are_right(tmp_path: Path) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = next(block for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "decided_on" in block)
    (tmp_path / "overrides.yaml").write_text(f"overrides:\n{example}", "utf-8")
    found = load_overrides(tmp_path, *LISTED)
    assert [o.kind for o in found] == ["merge", "apart", *["set"] * 5, "alias", "ignore"]
    assert {o.attribute for o in found if o.kind == "set"} == {"date", "participants", "plan_status", "realis"}
    with_aliases((WANG, LAVROV), found, tmp_path)
