"""What a page prints beside the talk raises no topic: visits to places, facts of long ago, and whom another meeting was with."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.test_topics import AGAIN, LAHTINEN, MET, RIVAS, topics

MEETINGS = {
    "en": MET,
    "es": "La canciller de Finlandia, Aino Lahtinen, se reunió el jueves en Helsinki con su par de Chile, Tomas Rivas.",
    "fr": "La ministre finlandaise des Affaires étrangères Aino Lahtinen a rencontré jeudi à Helsinki son homologue chilien, Tomas Rivas.",
    "ru": "Министр иностранных дел Финляндии Айно Лахтинен встретилась в Хельсинки с министром иностранных дел Чили Томасом Ривасом.",
    "zh": "外交部长王毅3月14日在北京会见芬兰外交部长艾诺·拉赫蒂宁。",
}


def raised(extractor: Extractor, language: str, *body: str) -> set[str]:
    told = topics(extractor, MEETINGS[language], *body, language=language)
    assert told, "the meeting itself is read"
    return {topic for found in told.values() for topic in found}


@pytest.mark.parametrize(
    ("language", "sentence", "topic"),
    [
        ("en", "Rivas also visited a plant for renewable energy.", "climate_change"),
        ("en", "Later Rivas gave a lecture to students.", "culture_education"),
        ("en", "It may be recalled that the embargo on arms ended in a wave of migration.", "refugees_migration"),
        ("en", "An agreement on climate change has been in force since 2015.", "climate_change"),
        ("en", "In the evening, there was a town hall meeting with students.", "culture_education"),
        ("en", "On Friday Rivas will visit a plant for renewable energy.", "climate_change"),
        ("es", "El ministro visitó el centro de energías renovables.", "climate_change"),
        ("es", "Rivas dictó una conferencia ante estudiantes.", "culture_education"),
        ("es", "El convenio sobre el cambio climático fue firmado en 2015.", "climate_change"),
        ("es", "El viernes recorrerá las plantas de energías renovables.", "climate_change"),
        ("fr", "Le ministre participera à un séminaire avec des étudiants.", "culture_education"),
        ("fr", "Le ministre participera ce mardi à un échange avec des étudiants.", "culture_education"),
        ("fr", "Le ministre visitera un parc d’énergies renouvelables.", "climate_change"),
        ("fr", "Le ministre a également visité un parc d’énergies renouvelables.", "climate_change"),
        ("fr", "Pour rappel, le changement climatique menace les deux pays.", "climate_change"),
        ("fr", "Un accord sur le changement climatique est entré en vigueur en 2015.", "climate_change"),
        ("ru", "Министр посетил университет и встретил там студентов.", "culture_education"),
        ("ru", "Министр побывал в университете.", "culture_education"),
        ("ru", "Ранее сообщалось об изменении климата в Арктике.", "climate_change"),
        ("ru", "Соглашение об изменении климата действует с 2015 года.", "climate_change"),
        ("zh", "部长参观了新能源工厂。", "climate_change"),
        ("zh", "部长还走访了新能源工厂。", "climate_change"),
        ("zh", "代表团还参观新能源工厂。", "climate_change"),
        ("zh", "据了解，该国受气候变化影响严重。", "climate_change"),
        ("zh", "两国2015年签署应对气候变化协定。", "climate_change"),
    ],
)  # fmt: skip
def test_below_a_meeting_what_tells_of_no_talk_raises_no_topic(extractor: Extractor, language: str, sentence: str, topic: str) -> None:
    assert topic in {phrase.topic_id for phrase in extractor.phrases(page(sentence, language=language))}
    assert topic not in raised(extractor, language, sentence)


@pytest.mark.parametrize(
    ("language", "sentence", "topic"),
    [
        ("en", "Rivas said that he had visited the plant for renewable energy.", "climate_change"),
        ("en", "They spoke of the agreement on climate change that has been in force since 2015.", "climate_change"),
        ("en", "An agreement on climate change will be signed.", "climate_change"),
        ("es", "Ambos valoraron el convenio sobre el cambio climático firmado en 2015.", "climate_change"),
        ("fr", "Ils ont salué l’accord sur le changement climatique signé en 2015.", "climate_change"),
        ("ru", "Стороны обсудили соглашение об изменении климата, которое действует с 2015 года.", "climate_change"),
        ("zh", "双方讨论了2015年签署的气候变化协定。", "climate_change"),
    ],
)  # fmt: skip
def test_what_was_said_of_such_a_thing_is_talk(extractor: Extractor, language: str, sentence: str, topic: str) -> None:
    assert topic in raised(extractor, language, sentence)


def test_a_title_that_lists_whom_several_meetings_were_with_raises_no_topic_for_the_others(extractor: Extractor) -> None:
    iraqi = "On Wednesday, Lahtinen met with Iraqi Foreign Minister Hasan Karimi. They spoke about Iraq."
    told = topics(extractor, MET, iraqi, title="Lahtinen meets the ministers of Chile and Iraq")
    assert "mideast_other" not in told["Tomas Rivas"] and "mideast_other" in told["Hasan Karimi"]
    alone = topics(extractor, MET, title="Lahtinen meets Rivas in the shadow of Iraq")
    assert "mideast_other" in alone["Tomas Rivas"]


def test_a_sentence_that_lists_them_raises_what_it_says_of_their_talk(extractor: Extractor) -> None:
    separately = f"{LAHTINEN} met separately with {RIVAS} and Iraqi Foreign Minister Hasan Karimi in Helsinki on Thursday"
    told = topics(extractor, f"{separately}, and spoke of climate change.", "With the Chilean side, trade was discussed.")
    assert "mideast_other" not in told["Tomas Rivas"] and "climate_change" in told["Tomas Rivas"]


def test_a_further_meeting_is_another_though_it_speaks_of_both_countries_behind_its_verb(extractor: Extractor) -> None:
    further = "In the afternoon, Lahtinen was also received by the mayor, Ana Vega, who spoke of climate change between both countries."
    assert "climate_change" not in topics(extractor, MET, further)["Tomas Rivas"]
    assert "climate_change" in topics(extractor, MET, AGAIN, "Both spoke of climate change.")["Grace Wanjala"]


def test_below_the_last_meeting_a_paragraph_of_what_was_treated_goes_on_about_it(extractor: Extractor) -> None:
    treated, background = "The reform of the port was touched upon, and climate change.", "Climate change has cost the port a summer."
    assert "climate_change" in topics(extractor, MET, AGAIN, treated)["Grace Wanjala"]
    assert "climate_change" not in topics(extractor, MET, AGAIN, background)["Grace Wanjala"]
