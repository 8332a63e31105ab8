"""Keys of unlisted persons: the same in the accounts of both sides."""

from pipelines.core.stages import Extractor
from tests.factories import page

HOST = "Foreign Minister Ilse Rautanen met Deputy Foreign Minister Pablo Quiroz of Chile in Helsinki today."
GUEST = "Deputy Foreign Minister Pablo Quiroz met Foreign Minister Ilse Rautanen of Finland in Helsinki today."


def facts_of(extractor: Extractor, *body: str):  # type: ignore[no-untyped-def]
    document = page(*body)
    return extractor.facts(document, extractor.mentions(document), extractor.dates(document))


def test_who_is_printed_without_the_own_country_has_the_key_that_the_other_side_gives(extractor: Extractor) -> None:
    host = facts_of(extractor, "Finland's diplomacy.", HOST)
    guest = facts_of(extractor, "Chile's diplomacy.", GUEST)
    keys = [{p.person_id for p in found.reports[0].participants} for found in (host, guest)]
    assert keys == [{"~ilse-rautanen@fi", "~pablo-quiroz@cl"}] * 2


def test_claims_and_speakers_have_the_keys_of_the_participants(extractor: Extractor) -> None:
    found = facts_of(extractor, "Finland's diplomacy.", HOST, "Rautanen thanked Quiroz for the support of Chile.")
    keys = {p.person_id for report in found.reports for p in report.participants}
    assert {c.value for c in found.claims if c.attribute == "participant"} == keys
    assert {s.speaker_person_id for s in found.statements} <= keys
    assert found.statements


def test_the_country_of_an_office_is_no_topic_with_or_without_a_name(extractor: Extractor) -> None:
    lead = "Finnish Foreign Minister Aino Lahtinen met the Ambassador of Mali, Tomas Rivas, in Helsinki today."
    found = facts_of(extractor, lead, "The Ambassador of Mali spoke of fisheries.")
    assert "africa_conflicts" not in {hit.topic_id for hit in found.topics}
