"""Who is who within one document."""

from datetime import date

import pytest

from pipelines.core.knowledge import Person, Tenure
from pipelines.core.names.bearers import bearer_key
from pipelines.core.names.candidate import Candidate
from pipelines.core.names.entity import Entity
from pipelines.core.names.people import PersonIndex
from pipelines.core.names.resolve import resolve
from tests.rows import row

DAY = date(2024, 3, 14)
INDEX = PersonIndex(
    [row(Person, person_id="aino-lahtinen", name="Aino Lahtinen", country="FI")],
    [row(Tenure, person_id="aino-lahtinen", office="Foreign Minister", country="FI", held_from=date(2021, 6, 1), rank=4)],
)


def named(name: str, office: str | None = None, country: str | None = None, rule: str | None = None, **more: object) -> Candidate:
    """A name as one sentence prints it; titled ones are sure to be persons, bare ones are not."""
    stated = {
        "name": (0, len(name)), "name_text": name, "title": (0, 1) if office else None, "office": office, "country": country,
        "rule": rule or ("title.name" if office else "name.bare"),
    }  # fmt: skip
    return row(Candidate, **(stated | more))


def office(title: str, country: str | None = None) -> Candidate:
    return row(Candidate, name=None, title=(0, 1), office=title, country=country, rule="title.alone")


GENERAL = {"head of state": frozenset(["president", "king"]), "president": frozenset(["president"]), "minister": frozenset(["minister"])}


def read(*candidates: Candidate, home: str | None = None) -> list[Entity | None]:
    return resolve(candidates, INDEX, DAY, home, GENERAL)


def test_a_listed_person_gets_the_listed_name_and_key() -> None:
    (entity,) = read(named("Aino Q. Lahtinen", "Foreign Minister", "FI"))
    assert entity is not None
    assert (entity.person_id, entity.name, entity.country) == ("aino-lahtinen", "Aino Lahtinen", "FI")


def test_a_listed_name_of_another_country_is_another_person() -> None:
    (entity,) = read(named("Aino Lahtinen", "Foreign Minister", "EE"))
    assert entity is not None
    assert (entity.person_id, entity.country) == (None, "EE")


def test_a_bare_family_name_joins_the_one_who_was_named_in_full() -> None:
    full, bare = read(named("Tomas Rivas", "President", "CL"), named("Rivas"))
    assert full is bare


def test_a_bare_name_before_the_full_one_joins_it_too() -> None:
    bare, full = read(named("Rivas"), named("Tomas Rivas", "President", "CL"))
    assert bare is full


def test_a_bare_name_that_nobody_bears_is_nobody() -> None:
    assert read(named("Tomas Rivas", "President", "CL"), named("Copper Street"))[1] is None


def test_another_country_parts_two_of_one_name() -> None:
    one, other = read(named("Rivas", "President", "CL"), named("Rivas", "President", "PE"))
    assert one is not None
    assert other is not None
    assert one is not other


def test_a_bare_name_goes_to_the_namesake_of_its_office() -> None:
    eero, aino, bare = read(
        named("Eero Korpela", "President", "FI"), named("Aino Korpela", "Finance Minister", "FI"), named("Korpela", "President")
    )
    assert bare is eero
    assert bare is not aino


def test_the_president_is_the_one_named_before_with_that_head_of_title() -> None:
    rivas, _, president = read(named("Tomas Rivas", "President", "CL"), named("Eero Korpela", "Prime Minister", "FI"), office("President"))
    assert president is rivas


def test_of_two_presidents_the_one_of_the_publishers_country_is_meant_and_else_nobody() -> None:
    two = (named("Tomas Rivas", "President", "CL"), named("Eero Korpela", "President", "FI"), office("President"))
    assert read(*two)[2] is None
    _, korpela, president = read(*two, home="FI")
    assert president is korpela


def test_the_president_of_a_country_is_that_countrys() -> None:
    _, korpela, president = read(
        named("Tomas Rivas", "President", "CL"), named("Eero Korpela", "President", "FI"), office("President", "FI")
    )
    assert president is korpela


def test_the_head_of_state_is_the_president_of_the_publishers_country_named_before_or_behind() -> None:
    head, rivas, _ = read(
        office("Head of State"), named("Tomas Rivas", "President", "CL"), named("Eero Korpela", "President", "FI"), home="CL"
    )
    assert head is rivas


def test_the_head_of_state_of_a_country_is_that_countrys() -> None:
    _, korpela, head = read(named("Tomas Rivas", "President", "CL"), named("Eero Korpela", "King", "FI"), office("Head of State", "FI"))
    assert head is korpela


def test_on_a_page_of_nobodys_the_head_of_state_is_the_president_without_a_country() -> None:
    rivas, _, head = read(
        named("Tomas Rivas", "President"), named("Eero Korpela", "President", "FI"), office("Head of State")._replace(sentence=1)
    )
    assert head is rivas


def test_on_a_page_of_nobodys_who_stands_beside_the_head_of_state_is_somebody_else() -> None:
    head, _ = read(office("Head of State"), named("Tomas Rivas", "President"))
    assert head is None


def test_the_head_of_state_is_nobody_where_two_presidents_have_no_country() -> None:
    later = office("Head of State")._replace(sentence=1)
    assert read(named("Tomas Rivas", "President"), named("Eero Korpela", "President"), later)[2] is None


def test_on_a_page_of_nobodys_the_president_is_the_one_without_a_country_though_another_was_named_last() -> None:
    president, rivas, _, again = read(
        office("President"),
        named("Tomas Rivas", "President")._replace(sentence=1),
        named("Eero Korpela", "President", "FI")._replace(sentence=1),
        office("President")._replace(sentence=2),
    )
    assert president is rivas
    assert again is rivas


def test_the_minister_is_the_one_without_a_country_whatever_the_department() -> None:
    *_, minister = read(
        named("Tomas Rivas", "Minister of Trade and Tourism"),
        named("Eero Korpela", "Foreign Minister", "FI")._replace(sentence=1),
        named("Nils Ekdahl", "Deputy Minister")._replace(sentence=1),
        office("Minister")._replace(sentence=2),
    )
    assert minister is not None
    assert minister.name == "Tomas Rivas"


def test_the_minister_is_not_whoever_is_named_without_a_country_behind_a_minister_of_one() -> None:
    *_, minister = read(
        named("Tomas Rivas", "Foreign Minister", "CL"),
        named("Nils Ekdahl", "Defense Minister")._replace(sentence=1),
        office("Minister")._replace(sentence=2),
    )
    assert minister is None


def test_on_a_page_of_nobodys_a_counterpart_is_no_president_of_its_own() -> None:
    rivas, *_, head = read(
        named("Tomas Rivas", "President"),
        named("Eero Korpela", None, "FI", "title.counterpart", is_counterpart=True)._replace(sentence=1),
        named("Korpela", "President")._replace(sentence=2),
        office("Head of State")._replace(sentence=3),
    )
    assert head is rivas


def test_an_office_that_nobody_is_named_with_stays_an_office() -> None:
    assert read(named("Tomas Rivas", "President", "CL"), office("Finance Minister"))[1] is None


def test_a_plural_title_is_shared_by_the_second_name() -> None:
    first, second = read(named("Wang Yi", "Foreign Ministers", "CN", is_group=True), named("Aino Lahtinen", person_ids=("aino-lahtinen",)))
    assert first is not None
    assert second is not None
    assert second.offices == ["Foreign Ministers"]


@pytest.mark.parametrize("names", [("Aino Lahtinen", "Lahtinen Aino"), ("Sergey Lavrov", "Sergei Lavrov"), ("Joe Biden", "Joseph Biden")])
def test_spellings_of_one_name_are_one_person_of_the_document(names: tuple[str, str]) -> None:
    one, other = read(*(named(name, "Foreign Minister", "FI") for name in names))
    assert one is other


def test_a_full_name_without_a_title_is_who_was_told_by_title_and_surname() -> None:
    minister, full, other = read(named("Vega", "Minister", "PE"), named("Ana Vega"), named("Ana Street"))
    assert minister is full
    assert minister is not None
    assert minister.name == "Ana Vega"
    assert other is None


def test_the_minister_on_a_ministrys_page_is_the_one_without_a_country() -> None:
    own, _, minister = read(named("Tomas Rivas", "Minister"), named("Eero Korpela", "Minister", "FI"), office("Minister"), home="CL")
    assert minister is own


def test_the_minister_is_the_publishers_own_whom_the_list_knows_as_one() -> None:
    stated = (named("Aino Lahtinen", person_ids=("aino-lahtinen",)), named("Tomas Rivas", "Foreign Minister", "CL"), office("Minister"))
    assert [e.name for e in read(*stated, home="FI") if e] == ["Aino Lahtinen", "Tomas Rivas", "Aino Lahtinen"]
    assert [e.name for e in read(*stated) if e] == ["Aino Lahtinen", "Tomas Rivas", "Tomas Rivas"]


@pytest.mark.parametrize(("home", "is_rivas"), [("FI", False), (None, True), ("CL", True)])
def test_a_title_that_stood_for_the_publishers_own_is_later_no_other_countrys(home: str | None, is_rivas: bool) -> None:
    _, rivas, president = read(office("President of the Republic"), named("Tomas Rivas", "President", "CL"), office("President"), home=home)
    assert (president is rivas) == is_rivas


@pytest.mark.parametrize(("home", "key"), [("FI", "aino-lahtinen"), ("CL", "~lahtinen"), (None, "~lahtinen")])
def test_a_minister_with_a_bare_surname_is_the_publishers_own(home: str | None, key: str) -> None:
    (entity,) = read(named("Lahtinen", "Minister"), home=home)
    assert entity is not None
    assert entity.key == key


def test_a_minister_of_another_country_or_name_is_not_the_publishers_own() -> None:
    for other in (named("Lahtinen", "Minister", "EE"), named("Mika Lahtinen", "Minister"), named("Lahtinen", "Ambassador")):
        (entity,) = read(other, home="FI")
        assert entity is not None
        assert entity.person_id is None


def test_a_title_of_a_body_brings_in_who_is_named_next_and_again_by_surname() -> None:
    title = office("vice-président")._replace(organization="world-bank")
    found = resolve([title, named("Awa Diallo", sentence=1), named("Diallo", sentence=3)], INDEX, DAY, None)
    assert [e.name if e else None for e in found] == ["Awa Diallo"] * 3


@pytest.mark.parametrize("later", ["Diallo", "Sarr"])
def test_a_title_without_a_side_or_a_name_not_said_again_brings_in_nobody(later: str) -> None:
    title = office("vice-président")._replace(organization="world-bank" if later == "Sarr" else None)
    found = resolve([title, named("Awa Diallo", sentence=1), named(later, sentence=3)], INDEX, DAY, None)
    assert found == [None, None, None]


def test_the_secretary_general_is_the_listed_one_whom_the_page_named_without_a_title() -> None:
    index = PersonIndex(
        [row(Person, person_id="awa-diallo", name="Awa Diallo", organization="Body")],
        [row(Tenure, person_id="awa-diallo", office="Secretary-General", organization="Body", held_from=date(2021, 6, 1), rank=4)],
    )
    title = office("Secrétaire générale")._replace(english="Secretary-General")
    name = named("Awa Diallo", rule="name.honorific", person_ids=("awa-diallo",))
    assert [e.name if e else None for e in resolve([name, title], index, DAY, None)] == ["Awa Diallo", "Awa Diallo"]
    assert resolve([title, name], index, DAY, None)[0] is None


def test_the_director_general_of_a_body_is_its_listed_one_whom_the_page_named_without_a_title() -> None:
    index = PersonIndex(
        [row(Person, person_id="awa-diallo", name="Awa Diallo", organization="World Bank")],
        [row(Tenure, person_id="awa-diallo", office="Director General", organization="World Bank", held_from=date(2021, 6, 1), rank=4)],
    )
    name = named("Awa Diallo", rule="name.honorific", person_ids=("awa-diallo",))
    for body, bearer in (("world-bank", "Awa Diallo"), ("fao", None)):
        title = office("Directrice générale")._replace(english="Director-General", organization=body)
        assert [e.name if e else None for e in resolve([name, title], index, DAY, None)] == ["Awa Diallo", bearer]


def test_the_speaker_is_no_deputy_speaker_where_both_are_named() -> None:
    both = [named("Aino Lahtinen", "Speaker of the Seimas", "LT"), named("Jussi Salo", "Deputy Speaker of the Seimas", "LT", sentence=1)]
    found = resolve([*both, office("Speaker of the Seimas", "LT")], INDEX, DAY, None)
    assert found[2] is found[0]


def bearer(title: Candidate, *named: Candidate, body: str | None = None) -> str | None:
    people = {entity.number: entity for entity in read(*named) if entity}
    return bearer_key(title, body, list(people.values()), INDEX, GENERAL, DAY)


def test_a_title_that_tells_its_country_is_borne_by_whom_the_page_names_with_it_before_or_behind() -> None:
    assert bearer(office("Minister", "CL"), named("Tomas Rivas", "Finance Minister", "CL")) == "~tomas-rivas@cl"
    assert bearer(office("Finance Minister", "CL"), named("Tomas Rivas", "Minister", "PE")) is None
    assert bearer(office("Minister", "CL"), named("Tomas Rivas", "Deputy Minister", "CL")) is None


def test_a_title_that_two_of_its_country_bear_is_nobodys() -> None:
    two = named("Tomas Rivas", "Finance Minister", "CL"), named("Ana Soto", "Health Minister", "CL")
    assert bearer(office("Minister", "CL"), *two) is None


def test_a_title_of_which_the_page_names_nobody_is_borne_by_its_listed_holder() -> None:
    assert bearer(office("Foreign Minister", "FI")) == "aino-lahtinen"
    assert bearer(office("Foreign Minister", "EE")) is None


def test_a_title_of_no_side_and_a_plural_one_have_no_bearer() -> None:
    rivas = named("Tomas Rivas", "Finance Minister", "CL")
    assert bearer(office("Finance Minister"), rivas) is None
    assert bearer(office("Finance Ministers", "CL")._replace(is_group=True), rivas) is None


def test_a_title_of_an_organization_is_borne_by_whom_the_page_names_of_it() -> None:
    chief = named("Ana Soto", "Secretary-General", organization="oas")
    assert bearer(office("Secretary-General")._replace(organization="oas"), chief, body="OAS") == "~ana-soto@oas"
    assert bearer(office("Secretary-General")._replace(organization="un"), chief, body="UN") is None


def test_who_shares_no_more_than_a_surname_with_a_listed_person_is_another() -> None:
    full, bare = named("Osman Lahtinen Kibet", "Second Minister"), named("Lahtinen", "Second Minister", person_ids=("aino-lahtinen",))
    assert {found.person_id for found in read(full, bare) if found} == {None}


def test_who_begins_like_a_listed_person_may_be_that_one() -> None:
    full, bare = named("Ainno Lahtinen", "Minister"), named("Lahtinen", "Foreign Minister", person_ids=("aino-lahtinen",))
    assert {found.person_id for found in read(full, bare) if found} == {"aino-lahtinen"}
