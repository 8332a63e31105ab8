"""Persons and tenures: what the loader takes, what it refuses, and how the shipped tables are compiled."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.core.knowledge import Person, Tenure
from pipelines.reference.compile import snapshots
from pipelines.reference.compile.persons import accept, compile_people
from pipelines.reference.compile.russian_names import case_forms
from pipelines.reference.compile.spelling import slug, variants
from pipelines.reference.people import HANDOVER, PERSON_COLUMNS, SINGLE_HOLDER, TENURE_COLUMNS, load_persons, load_tenures, overlap
from pipelines.reference.strict import HERE, ReferenceDataError

WANG, QIN = "wang-yi,Wang Yi,CN,,Q701801,,,,Ван И,王毅", "qin-gang,Qin Gang,CN,,,,,,,秦刚"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write both tables from their rows and return the folder."""

    def write(persons: tuple[str, ...] = (WANG, QIN), tenures: tuple[str, ...] = ()) -> Path:
        (tmp_path / "persons.csv").write_text("\n".join((",".join(PERSON_COLUMNS), *persons, "")), encoding="utf-8")
        (tmp_path / "tenures.csv").write_text("\n".join((",".join(TENURE_COLUMNS), *tenures, "")), encoding="utf-8")
        return tmp_path

    return write


def tenure(person: str, start: str, end: str, office: str = "Foreign Minister", precision: str = "day") -> str:
    return f"{person},{office},CN,,4,{start},{end},{precision},public record"


def term(person: str, start: date, end: date | None, office: str = "Foreign Minister", precision: str = "day") -> Tenure:
    return Tenure(person, office, "CN", None, 4, start, end, precision, snapshots.SOURCE)


def load(folder: Path) -> tuple[Tenure, ...]:
    return load_tenures(folder, load_persons(folder))


def test_a_person_has_aliases_by_language(write: Write) -> None:
    wang, qin = load_persons(write())
    assert (wang.person_id, wang.name, wang.country, wang.organization, wang.wikidata_id) == ("wang-yi", "Wang Yi", "CN", None, "Q701801")
    assert wang.aliases == {"ru": ("Ван И",), "zh": ("王毅",)}
    assert qin.aliases == {"zh": ("秦刚",)}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (WANG, "second wang-yi"),
        ("Wang,Wang Yi,CN,,,,,,,", "malformed"),
        ("li-qiang,,CN,,,,,,,", "missing"),
        ("li-qiang,Li Qiang,China,,,,,,,", "'China' is malformed"),
        ("li-qiang,Li Qiang,CN,,701801,,,,,", "'701801' is malformed"),
        ("li-qiang,Li Qiang,,,,,,,,", "a country or an organization"),
        ("li-qiang,Li Qiang,CN,UN,,,,,,", "not both"),
        ("li-qiang,Li Qiang,CN,,,Li Qiang,,,,", "is the name already"),
        ("li-qiang,Li Qiang,CN,,,L. Qiang|L. Qiang,,,,", "padded or repeated alias"),
        ("li-qiang,Li Qiang,CN,,,L. Qiang||Q. Li,,,,", "empty, padded"),
        ("li-qiang,Li Qiang,CN,,,,,,,王毅", "(zh) names wang-yi and li-qiang"),
        ("li-qiang,Li Qiang,CN,,,wang yi,,,,", "(en) names wang-yi and li-qiang"),
        ("wang-yi-2,Wang Yi,CN,,,,,,,", "(en) names wang-yi and wang-yi-2"),
    ],
)
def test_a_person_who_cannot_be_right_is_refused_by_file_and_line(write: Write, row: str, fault: str) -> None:
    with pytest.raises(ReferenceDataError, match=r"persons\.csv: line 4: .*") as refusal:
        load_persons(write((WANG, QIN, row)))
    assert fault in str(refusal.value)


def test_namesakes_of_two_countries_are_two_persons(write: Write) -> None:
    namesakes = ("david-johnston,David Johnston,CA,,,,,,,", "david-johnston-au,David Johnston,AU,,,,,,,")
    assert [person.country for person in load_persons(write(namesakes))] == ["CA", "AU"]


def test_one_alias_may_serve_two_persons_in_two_languages(write: Write) -> None:
    assert len(load_persons(write(("a-b,A B,FR,,,X Y,,,,", "c-d,C D,FR,,,,,X Y,,")))) == 2


def test_a_tenure_is_read_with_its_days(write: Write) -> None:
    folder = write(tenures=(tenure("wang-yi", "2013-03-16", "2022-12-30"), tenure("qin-gang", "2022-12-30", "")))
    first, second = load(folder)
    assert (first.office, first.country, first.rank, first.held_from, first.held_until) == (
        "Foreign Minister",
        "CN",
        4,
        date(2013, 3, 16),
        date(2022, 12, 30),
    )
    assert second.held_until is None


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (tenure("li-qiang", "2023-03-11", ""), "unknown person 'li-qiang'"),
        (tenure("wang-yi", "2013-03-16", "2012-12-30"), "before the start"),
        (tenure("wang-yi", "2013-16-03", ""), "is not a day"),
        (tenure("wang-yi", "2013-03-16", "", precision="century"), "precision"),
        ("wang-yi,,CN,,4,2013-03-16,,day,public record", "office and source"),
        ("wang-yi,Foreign Minister,CN,,4,2013-03-16,,day,", "office and source"),
        ("wang-yi,Foreign Minister,CN,UN,4,2013-03-16,,day,public record", "not both"),
        ("wang-yi,Foreign Minister,,,4,2013-03-16,,day,public record", "is wanted"),
        ("wang-yi,Foreign Minister,CHN,,4,2013-03-16,,day,public record", "'CHN' is malformed"),
        ("wang-yi,Foreign Minister,CN,,8,2013-03-16,,day,public record", "rank '8'"),
    ],
)
def test_a_tenure_that_cannot_be_right_is_refused_by_file_and_line(write: Write, row: str, fault: str) -> None:
    with pytest.raises(ReferenceDataError, match=r"tenures\.csv: line 2: .*") as refusal:
        load(write(tenures=(row,)))
    assert fault in str(refusal.value)


def test_an_unknown_column_is_refused(write: Write) -> None:
    folder = write()
    (folder / "persons.csv").write_text("person_id,name,party\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="columns must be"):
        load_persons(folder)


def test_nobody_holds_an_office_twice_at_once(write: Write) -> None:
    rows = (tenure("wang-yi", "2013-03-16", "2022-12-30", "State Councilor"), tenure("wang-yi", "2018-03-19", "", "State Councilor"))
    with pytest.raises(ReferenceDataError, match=r"line 3: wang-yi is State Councilor of CN twice at once"):
        load(write(tenures=rows))


def test_a_return_to_office_is_two_tenures(write: Write) -> None:
    rows = (tenure("wang-yi", "2013-03-16", "2022-12-30"), tenure("wang-yi", "2023-07-25", ""))
    assert len(load(write(tenures=rows))) == 2


def test_two_foreign_ministers_at_once_are_refused_after_the_handover(write: Write) -> None:
    start = date(2022, 10, 1)
    within, beyond = (tenure("wang-yi", "2013-03-16", str(start + HANDOVER + timedelta(days=extra))) for extra in (0, 1))
    successor = tenure("qin-gang", str(start), "")
    assert len(load(write(tenures=(within, successor)))) == 2
    with pytest.raises(ReferenceDataError, match="wang-yi and qin-gang are Foreign Minister of CN for 61 days"):
        load(write(tenures=(beyond, successor)))


def test_of_two_open_tenures_of_one_office_the_message_says_since_when_and_what_to_do(write: Write) -> None:
    rows = (tenure("wang-yi", "2013-03-16", ""), tenure("qin-gang", "2022-12-30", ""))
    said = "wang-yi and qin-gang are Foreign Minister of CN since 2022-12-30, both open: state held_until of the one who left"
    with pytest.raises(ReferenceDataError, match=said):
        load(write(tenures=rows))
    unknown = (tenure("wang-yi", "", ""), tenure("qin-gang", "", ""))
    with pytest.raises(ReferenceDataError, match="at once, both open and of unknown start"):
        load(write(tenures=unknown))


def test_many_state_councilors_serve_at_once(write: Write) -> None:
    rows = (tenure("wang-yi", "2018-03-19", "", "State Councilor"), tenure("qin-gang", "2023-03-12", "", "State Councilor"))
    assert "State Councilor" not in SINGLE_HOLDER
    assert len(load(write(tenures=rows))) == 2


def test_a_year_alone_accuses_nobody(write: Write) -> None:
    rows = (tenure("wang-yi", "2013-03-16", "2022-12-30"), tenure("qin-gang", "2022-01-01", "", precision="year"))
    assert len(load(write(tenures=rows))) == 2


@given(*[st.dates(date(2000, 1, 1), date(2026, 1, 1))] * 2, *[st.integers(0, 4000)] * 2, st.sampled_from(["day", "month", "year"]))
def test_overlap_is_the_same_from_both_sides_and_never_grows_with_vagueness(
    a: date, b: date, long: int, short: int, precision: str
) -> None:
    one, other = term("x", a, a + timedelta(days=long)), term("y", b, b + timedelta(days=short))
    vague = term("x", a, a + timedelta(days=long), precision=precision)
    assert overlap(one, other) == overlap(other, one)
    assert overlap(vague, other) <= overlap(one, other) <= timedelta(days=min(long, short))


def test_an_editors_row_wins_over_a_snapshot() -> None:
    edited = term("qin-gang", date(2022, 12, 30), date(2023, 7, 25))
    wrong = term("wang-yi", date(2013, 3, 16), date(2024, 1, 1))
    other_office = term("wang-yi", date(2018, 3, 19), date(2023, 3, 12), "State Councilor")
    assert accept([edited], [wrong, other_office]) == [other_office]


def test_two_snapshot_rows_that_contradict_each_other_both_go() -> None:
    one, two = term("a", date(2010, 1, 2), date(2015, 1, 2)), term("b", date(2012, 1, 2), date(2016, 1, 2))
    later = term("c", date(2016, 1, 2), date(2018, 1, 2))
    assert accept([], [one, two, later]) == [later]


def test_terms_that_follow_within_a_week_are_one() -> None:
    first, second = term("a", date(2010, 1, 2), date(2014, 1, 2)), term("a", date(2014, 1, 5), date(2018, 1, 2))
    assert [(row.held_from, row.held_until) for row in accept([], [first, second])] == [(date(2010, 1, 2), date(2018, 1, 2))]


@pytest.fixture
def folder_of_snapshots(tmp_path: Path) -> Path:
    """Snapshots of which only the Chinese one has rows."""
    folder = tmp_path / "offices"
    folder.mkdir()
    files = {line.split(",")[0] for line in (HERE / "compile" / "offices.csv").read_text(encoding="utf-8").splitlines()[1:]}
    for name in files:
        (folder / f"{name}.csv").write_text("position,person,personID,start,end\n", encoding="utf-8")
    (folder / "foreign-ministers-2023.csv").write_text("person,name,country,countryLabel\n", encoding="utf-8")
    (folder / "world-leaders-2021.csv").write_text("countryid,country,officeholder,officeholderLabel\n", encoding="utf-8")
    rows = (
        "Premier of the State Council,Zhu Rongji,Q57378,1998-03-17,2003-03-16",
        "Premier of the State Council,Li Keqiang,Q57380,2013-03-15,",
        "Minister of Foreign Affairs,Qin Gang,Q1,2013-03-16,2013-04-01",
        "Minister of Railways,Sheng Guangzu,Q2,2011-02-25,2013-03-16",
    )
    path = folder / "china-ministers.csv"
    path.write_text("\n".join((path.read_text(encoding="utf-8").strip(), *rows, "")), encoding="utf-8")
    return folder


def test_compiling_adds_closed_terms_of_listed_offices_and_is_done_after_one_run(write: Write, folder_of_snapshots: Path) -> None:
    folder = write((WANG, "qin-gang,Qin Gang,CN,,,,,,Цинь Ган,秦刚"), (tenure("qin-gang", "2022-12-30", "2023-07-25"),))
    assert compile_people(folder_of_snapshots, folder) == (2, 2)
    people = {person.person_id: person for person in load_persons(folder)}
    assert set(people) == {"qin-gang", "zhu-rongji"}, "a person without a tenure is dropped"
    assert people["qin-gang"].wikidata_id == "Q1", "an item is found even where its term is left out"
    assert "Цинь Гана" in people["qin-gang"].aliases["ru"]
    assert [row.person_id for row in load(folder)] == ["zhu-rongji", "qin-gang"]
    once = [(folder / name).read_bytes() for name in ("persons.csv", "tenures.csv")]
    compile_people(folder_of_snapshots, folder)
    assert once == [(folder / name).read_bytes() for name in ("persons.csv", "tenures.csv")]


@pytest.mark.parametrize(
    ("name", "country", "spelling"),
    [
        ("Fumio Kishida", "JP", "Kishida Fumio"),
        ("Yoon Suk-yeol", "KR", "Yoon Suk Yeol"),
        ("Park Geun-hye", "KR", "Park Geunhye"),
        ("Abdel Fattah al-Sisi", "EG", "Abdel Fattah Al Sisi"),
        ("Mohammed bin Salman", "SA", "Mohammed Bin Salman"),
        ("François Hollande", "FR", "Francois Hollande"),
    ],
)
def test_regular_spellings_are_added(name: str, country: str, spelling: str) -> None:
    assert spelling in variants(name, country)
    assert name not in variants(name, country)


@pytest.mark.parametrize(("name", "country"), [("Wang Yi", "CN"), ("Al Gore", "US"), ("Kim Min", "KR"), ("Naruhito", "JP")])
def test_a_name_without_a_regular_variant_has_no_other_spelling(name: str, country: str) -> None:
    assert variants(name, country) == ()


@given(
    st.sampled_from(["JP", "KR", "SA"]),
    st.lists(st.sampled_from(["Park", "Geun-hye", "bin", "al-Sabah", "Al", "Keizō", "Abe"]), min_size=1, max_size=5),
)
def test_spellings_of_spellings_are_known_already(country: str, words: list[str]) -> None:
    name = " ".join(words)
    known = {name, *variants(name, country)}
    known |= {form for spelling in known for form in variants(spelling, country)}
    assert {form for spelling in known for form in variants(spelling, country)} <= known


def test_a_slug_is_plain() -> None:
    assert slug("Robert O'Brien") == "robert-obrien"
    assert slug("Jean-Noël Barrot") == "jean-noel-barrot"


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Сергей Лавров", ("Сергея Лаврова", "Сергею Лаврову", "Сергеем Лавровым", "Сергее Лаврове")),
        ("Мария Захарова", ("Марии Захаровой", "Марию Захарову", "Марией Захаровой")),
        ("Ангела Меркель", ("Ангелы Меркель", "Ангеле Меркель", "Ангелу Меркель", "Ангелой Меркель")),
        ("Владимир Зеленский", ("Владимира Зеленского", "Владимиру Зеленскому", "Владимиром Зеленским", "Владимире Зеленском")),
        ("Барак Обама", ("Барака Обамы", "Бараку Обаме", "Барака Обаму", "Бараком Обамой", "Бараке Обаме")),
        ("Лиз Трасс", ()),
        ("Карл III", ("Карла III", "Карлу III", "Карлом III", "Карле III")),
    ],
)
def test_russian_names_decline(name: str, forms: tuple[str, ...]) -> None:
    assert case_forms(name) == forms


def test_chinese_names_in_russian_decline_in_the_last_word_alone() -> None:
    assert case_forms("Си Цзиньпин", is_family_first=True)[0] == "Си Цзиньпина"
    assert case_forms("Ван И", is_family_first=True) == ()


@pytest.fixture(scope="module")
def shipped() -> tuple[tuple[Person, ...], tuple[Tenure, ...]]:
    """The tables of the project."""
    persons = load_persons(HERE)
    return persons, load_tenures(HERE, persons)


@pytest.mark.parametrize(
    ("office", "whose", "day", "holder"),
    [
        ("Foreign Minister", "CN", date(2023, 5, 1), "qin-gang"),
        ("Foreign Minister", "CN", date(2024, 5, 1), "wang-yi"),
        ("Foreign Minister", "TR", date(2023, 7, 1), "hakan-fidan"),
        ("Foreign Secretary", "GB", date(2024, 1, 1), "david-cameron"),
        ("Secretary of State", "US", date(2016, 5, 1), "john-kerry"),
        ("National Security Advisor", "US", date(2022, 5, 1), "jake-sullivan"),
        ("Foreign Minister", "RU", date(2017, 2, 16), "sergey-lavrov"),
        ("Prime Minister", "JP", date(2015, 8, 7), "shinzo-abe"),
        ("Secretary-General", "UN", date(2016, 6, 1), "ban-ki-moon"),
        ("Secretary-General", "NATO", date(2025, 6, 1), "mark-rutte"),
        ("High Representative", "EU", date(2021, 6, 1), "josep-borrell"),
    ],
)
def test_the_shipped_tables_know_who_held_an_office(
    office: str, whose: str, day: date, holder: str, shipped: tuple[tuple[Person, ...], tuple[Tenure, ...]]
) -> None:
    _, tenures = shipped
    series = [row for row in tenures if (row.office, row.country or row.organization) == (office, whose)]
    assert {row.person_id for row in series if (row.held_from or date.min) <= day <= (row.held_until or date.max)} == {holder}


def test_the_shipped_tables_cover_the_issue(shipped: tuple[tuple[Person, ...], tuple[Tenure, ...]]) -> None:
    persons, tenures = shipped
    assert len(persons) >= 1200
    assert len(tenures) >= 2500
    assert len({row.country for row in tenures}) >= 190
    assert {row.person_id for row in tenures} == {person.person_id for person in persons}
    chinese, russian = ([person for person in persons if code in person.aliases] for code in ("zh", "ru"))
    assert len(chinese) >= 400
    assert len(russian) >= 150
    assert all(min(alias) > "\u2e00" or "·" in alias or "-" in alias for person in chinese for alias in person.aliases["zh"])
