"""What is left out when rules are measured, and that only what holds it is read again."""

import pytest

from pipelines.core.knowledge import Knowledge
from tests.benchmarks.ablation import Reader, ablations
from tests.factories import page

MET = page("Foreign Minister Aino Lahtinen of Finland met Minister Tomas Rivas of Chile on 12 March 2024.")
TALKS = page("Foreign Minister Aino Lahtinen of Finland held talks with Minister Tomas Rivas of Chile on 12 March 2024.")


@pytest.mark.slow
def test_without_a_form_of_verbs_just_what_it_tells_is_missed(knowledge: Knowledge) -> None:
    reader = Reader(knowledge, [MET, TALKS])
    without = {(one.group, one.name): one for one in ablations()}
    assert {key: len(told) for key, told in reader.told().items()} == {MET.document_id: 1, TALKS.document_id: 1}
    assert {key: len(told) for key, told in reader.told(without["verbs", "past"]).items()} == {MET.document_id: 0, TALKS.document_id: 1}
    assert {key: len(told) for key, told in reader.told(without["cues", "noun"]).items()} == {MET.document_id: 1, TALKS.document_id: 0}
