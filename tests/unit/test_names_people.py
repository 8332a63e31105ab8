"""Who a name stands for: listed persons by name, country, office and day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.core.knowledge import Person, Tenure
from pipelines.core.names.people import PersonIndex, compatible, holds, name_tokens, nicknamed, same_office, similar, spelling
from tests.rows import row

DAY = date(2024, 3, 14)


def person(person_id: str, name: str, country: str, *aliases: str) -> Person:
    return row(Person, person_id=person_id, name=name, country=country, aliases={"en": aliases})


def tenure(person_id: str, office: str, country: str, start: date | None = None, end: date | None = None, rank: int = 4) -> Tenure:
    return row(Tenure, person_id=person_id, office=office, country=country, rank=rank, held_from=start, held_until=end)


@pytest.fixture(scope="module")
def index() -> PersonIndex:
    """Two ministers in a row, a namesake in another country, and a president of the same family name."""
    return PersonIndex(
        [
            person("aino-lahtinen", "Aino Lahtinen", "FI", "Aino-Maria Lahtinen"),
            person("eero-lahtinen", "Eero Lahtinen", "FI"),
            person("tomas-rivas-cl", "Tomas Rivas", "CL"),
            person("tomas-rivas-pe", "Tomas Rivas", "PE"),
        ],
        [
            tenure("aino-lahtinen", "Foreign Minister", "FI", date(2021, 6, 1), date(2024, 1, 31)),
            tenure("eero-lahtinen", "Prime Minister", "FI", date(2019, 6, 1), None, rank=2),
            tenure("tomas-rivas-cl", "President", "CL", date(2022, 3, 11), None, rank=1),
            tenure("tomas-rivas-pe", "Foreign Minister", "PE", date(2020, 1, 1), date(2022, 1, 1)),
        ],
    )


def test_a_full_name_finds_its_person(index: PersonIndex) -> None:
    assert index.link("Aino Lahtinen", None, None, None, DAY) == "aino-lahtinen"
    assert index.link("LAHTINEN Aino", "FI", None, None, DAY) == "aino-lahtinen"
    assert index.link("Aino-Maria Lahtinen", "FI", None, None, DAY) == "aino-lahtinen"


def test_the_country_tells_namesakes_apart_and_without_it_nobody_is_meant(index: PersonIndex) -> None:
    assert index.link("Tomas Rivas", "CL", None, None, DAY) == "tomas-rivas-cl"
    assert index.link("Tomas Rivas", "PE", None, None, DAY) == "tomas-rivas-pe"
    assert index.link("Tomas Rivas", None, None, None, DAY) is None
    assert index.link("Tomas Rivas", "KE", None, None, DAY) is None


def test_a_bare_family_name_is_linked_only_through_an_office_then_held(index: PersonIndex) -> None:
    assert index.link("Lahtinen", "FI", None, "Prime Minister", DAY) == "eero-lahtinen"
    assert index.link("Lahtinen", "FI", None, "Foreign Minister", date(2022, 5, 1)) == "aino-lahtinen"
    assert index.link("Lahtinen", None, None, None, DAY) is None
    assert index.link("Rivas", "CL", None, "Finance Minister", DAY) is None


def test_an_office_counts_a_month_after_its_end_and_no_longer(index: PersonIndex) -> None:
    foreign = index.tenures["aino-lahtinen"][0]
    assert holds(foreign, date(2024, 2, 29))
    assert not holds(foreign, date(2024, 3, 14))
    assert holds(foreign, date(2021, 5, 15))
    assert not holds(foreign, date(2021, 4, 15))


def test_the_holder_of_an_office_is_the_one_of_that_day_without_grace(index: PersonIndex) -> None:
    assert index.holder_of("Foreign Minister", "FI", date(2023, 1, 1)) == "aino-lahtinen"
    assert index.holder_of("Foreign Minister", "FI", date(2024, 2, 15)) is None
    assert index.holder_of("Prime Minister", "FI", date(2030, 1, 1)) == "eero-lahtinen"
    assert index.holder_of("President", "FI", DAY) is None


def test_offices_of_a_day_come_highest_first(index: PersonIndex) -> None:
    both = PersonIndex(
        [person("a-b", "A B", "FI")],
        [
            tenure("a-b", "Foreign Minister", "FI"),
            tenure("a-b", "President", "FI", rank=1),
            tenure("a-b", "Mayor", "FI", end=date(2000, 1, 1), rank=7),
        ],
    )
    assert [t.office for t in both.offices("a-b", DAY)] == ["President", "Foreign Minister"]
    assert both.offices("a-b", None) == []


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("Sergey Lavrov", "Sergei Viktorovich Lavrov", True),
        ("Kishida Fumio", "Fumio Kishida", True),
        ("Ilham Aliyev", "Ilham Aliev", True),
        ("Lavrov", "Sergey Lavrov", True),
        ("Sergey Lavrov", "Sergey Ryabkov", False),
        ("Salman bin Hamad", "Hamad bin Salman", False),
        ("Ould-Abdallah", "Ahmedou Ould-Abdallah", True),
        ("Wang Yi", "Wang Wenbin", False),
        ("Kim Jong Un", "Kim Jong Il", False),
    ],
)
def test_two_spellings_may_be_one_person_or_not(one: str, other: str, may_be: bool) -> None:
    assert compatible(spelling(one), spelling(other)) is may_be
    assert compatible(spelling(other), spelling(one)) is may_be


def test_short_names_must_be_spelt_alike() -> None:
    assert similar("sergey", "sergei")
    assert not similar("wang", "yang")
    assert not similar("li", "le")


def test_a_nickname_begins_like_the_name_and_shares_the_other() -> None:
    assert nicknamed(("joe", "biden"), ("joseph", "biden"))
    assert not nicknamed(("hunter", "biden"), ("joseph", "biden"))
    assert not nicknamed(("joe", "biden"), ("joe", "biden"))


def test_particles_and_initials_do_not_tell_a_name() -> None:
    assert name_tokens("Lars van der Berg Jr.") == ("lars", "berg")
    assert name_tokens("Antony J. Blinken") == ("antony", "blinken")
    assert name_tokens("Al") == ("al",)


@pytest.mark.parametrize(
    ("stated", "listed", "same"),
    [
        ("Minister of Foreign Affairs", "Foreign Minister", True),
        ("Federal Foreign Minister", "Foreign Minister", True),
        ("Defence Minister", "Minister of Defense", True),
        ("Finance Minister", "Foreign Minister", False),
        ("President", "Vice Premier", False),
    ],
)
def test_an_office_as_stated_is_the_listed_one_or_not(stated: str, listed: str, same: bool) -> None:
    assert same_office(stated, listed) is same


@given(st.permutations(["Aino", "Maria", "Lahtinen"]))
def test_the_order_of_given_and_family_name_does_not_matter(names: list[str]) -> None:
    assert compatible(spelling(" ".join(names)), spelling("Aino Lahtinen"))


def test_a_name_in_other_letters_is_a_listed_persons_only_while_in_an_office(index: PersonIndex) -> None:
    assert index.link("Aino Lahtiven", "FI", None, None, date(2023, 3, 14)) == "aino-lahtinen"
    assert index.link("Aino Lahtiven", "FI", None, None, date(2030, 3, 14)) is None


@pytest.fixture(scope="module")
def initialled() -> PersonIndex:
    """A minister whom the list knows by initial, one with a first name in two scripts, one with a patronymic, two of one surname."""
    ministers = [
        row(Person, person_id="d-arvandi", name="D. Arvandi", country="IN", aliases={"en": ("Darshan Arvandi",), "ru": ("Д. Арванди",)}),
        row(Person, person_id="hamit-korun", name="Hamit Korun", country="TR", aliases={"ru": ("Хамит Корун",)}),
        row(Person, person_id="saif-bin-omran", name="Saif bin Omran", country="SA", aliases={"ru": ("Сейф бен Омран",)}),
        row(Person, person_id="ilya-gromov", name="Ilya Gromov", country="BY", aliases={"ru": ("Илья Громов",)}),
        row(Person, person_id="oleg-gromov", name="Oleg Gromov", country="BY", aliases={"ru": ("Олег Громов",)}),
    ]
    held = [
        ("d-arvandi", "External Affairs Minister", "IN"),
        ("hamit-korun", "Foreign Minister", "TR"),
        ("saif-bin-omran", "Foreign Minister", "SA"),
    ]
    return PersonIndex(ministers, [tenure(who, office, country) for who, office, country in [*held, ("ilya-gromov", "Premier", "BY")]])


@pytest.mark.parametrize("printed", ["Х.Корун", "Х. Корун", "H. Korun", "H.Korun"])
def test_an_initial_with_or_without_a_blank_stands_for_the_first_name(initialled: PersonIndex, printed: str) -> None:
    assert initialled.link(printed, "TR", None, "Foreign Minister", DAY) == "hamit-korun"


def test_another_initial_is_another_person(initialled: PersonIndex) -> None:
    assert initialled.link("М.Корун", "TR", None, "Foreign Minister", DAY) is None
    assert initialled.link("M. Korun", "TR", None, "Foreign Minister", DAY) is None


def test_an_initial_in_letters_that_the_list_lacks_speaks_against_nobody(index: PersonIndex) -> None:
    assert index.link("Э.Lahtinen", "FI", None, "Prime Minister", DAY) == "eero-lahtinen"


@pytest.mark.parametrize("printed", ["Д.Арванди", "Д. Арванди"])
def test_a_listed_name_with_an_initial_is_one_name_with_and_without_a_blank(initialled: PersonIndex, printed: str) -> None:
    assert initialled.link(printed, None, None, "Minister", DAY) == "d-arvandi"
    assert initialled.link(printed, "IN", None, "Foreign Minister", DAY) == "d-arvandi"
    assert initialled.link(printed, "IN", None, "Deputy Education Minister", DAY) is None


def test_an_initial_stands_for_the_name_before_the_fathers(initialled: PersonIndex) -> None:
    assert initialled.link("С.бен Омран Аль Сейди", "SA", None, "Foreign Minister", DAY) is None
    assert initialled.link("С.бен Омран", "SA", None, "Foreign Minister", DAY) == "saif-bin-omran"


def test_one_initial_and_a_declined_surname_mean_its_only_listed_bearer_in_office(initialled: PersonIndex) -> None:
    assert initialled.by_initials("Х.Коруном", DAY) == "hamit-korun"
    assert initialled.by_initials("Х. Коруна", DAY) == "hamit-korun"
    assert initialled.by_initials("М.Коруном", DAY) is None
    assert initialled.by_initials("И.Громовым", DAY) is None
    assert initialled.by_initials("И.П.Громовым", DAY) == "ilya-gromov"


def test_the_minister_of_external_affairs_is_the_foreign_minister() -> None:
    assert same_office("Foreign Minister", "External Affairs Minister")
    assert not same_office("Foreign Minister", "Internal Affairs Minister")


def test_a_title_and_a_surname_at_home_are_its_only_holder_of_that_day(index: PersonIndex) -> None:
    assert index.at_home("Rivas", "CL", "President", DAY) == "tomas-rivas-cl"
    assert index.at_home("Rivas", "PE", "Minister", date(2021, 5, 1)) == "tomas-rivas-pe"


def test_a_title_and_a_surname_at_home_are_nobody_without_a_day_that_title_or_when_two_bear_it(index: PersonIndex) -> None:
    assert index.at_home("Rivas", "PE", "Minister", DAY) is None
    assert index.at_home("Rivas", "CL", "Minister", DAY) is None
    assert index.at_home("Rivas", "FI", "President", DAY) is None
    assert index.at_home("Rivas", "CL", "President", None) is None
    assert index.at_home("Lahtinen", "FI", "Minister", date(2022, 5, 1)) is None
    assert index.at_home("Ana Rivas", "CL", "President", DAY) is None
